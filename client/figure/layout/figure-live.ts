/**
 * The layout of the live figure: everything one end saw, as arrows, bars, marks and labels with a place each. Pure;
 * things keep their place when later ones come. y runs down from 0 at the top of the figure (px). Knows no DOM, no
 * Phaser.
 */

import type { FigureEntry } from '../../../shared/duel/vocabulary/figure.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import { type Band, clearance, lineBand, shifted, textBand } from './figure-band.ts';
import type { PlacedLabel } from './figure-label.ts';
import { type FigureMetrics, pauseHeight } from './figure-metrics.ts';
import { type Group, groups } from './live-groups.ts';
import { type ArrowAim, draftOf, type LiveInput, pauseDraft } from './live-words.ts';

/** A thing on the line; what the canvas draws of an entry. */
export interface LiveRow {
  readonly entry: FigureEntry;
  readonly y: number;
  /** By how much an arrow falls from line to line, px; 0 without an arrow. */
  readonly drop: number;
  /** It is among the latest things. */
  readonly newest: boolean;
}

/** A stretch of your line in one state; `to` is null while it lasts. */
export interface LiveBar {
  readonly entryId: number;
  readonly state: State | null;
  readonly from: number;
  readonly to: number | null;
}

export interface LiveFigure {
  readonly metrics: FigureMetrics;
  readonly rows: readonly LiveRow[];
  readonly bars: readonly LiveBar[];
  readonly labels: readonly PlacedLabel[];
  /** Where a long pause was compressed: y of the sign on the line. */
  readonly breaks: readonly number[];
  /** y and time of the last thing, from which the line runs on. */
  readonly last: { readonly y: number; readonly at: number } | null;
  /** Below this the gutter on the outer side of the line is empty. */
  readonly gutterEnd: number;
  /** Below this nothing has been placed at all. */
  readonly end: number;
}

/** Pauses from this length on are labelled in seconds. */
const LONG_PAUSE_MS = 5_000;
/** The line runs on at least this far past the last thing. */
const TAIL_PX = 26;
const MARGIN_PX = 4;
/** Minimum distance of two arrows at your line. */
const APART_PX = 10;
/** An arrow that cannot have been an answer to an arrival begins this far above its landing. */
const CROSSED_PX = 6;
/** The steepest slope of an arrow that crosses another. */
const STEEPEST = 0.35;

/** The start of every half: the connection is established, or unknown. Its id is 0. */
function beginning({ at, state }: NonNullable<LiveInput['start']>): FigureEntry {
  return { kind: 'state', id: 0, at, state };
}

/** The layout of these entries. */
export function layoutLive(input: LiveInput): LiveFigure {
  const placer = new Placer(input);
  const start = input.start === null ? [] : [beginning(input.start)];
  for (const group of groups([...start, ...input.entries])) placer.place(group);
  return placer.figure();
}

/** Where your line ends at the time `now` (server clock). */
export function tailY(figure: LiveFigure, now: number, tripMs: number): number {
  if (figure.last === null) return figure.metrics.top + TAIL_PX;
  const run = pauseHeight(now - figure.last.at, tripMs, figure.metrics.pauseUnit);
  return Math.max(figure.last.y + TAIL_PX, figure.last.y + run);
}

/** Places groups from the top down. */
class Placer {
  readonly #input: LiveInput;
  readonly #bands: Band[] = [];
  readonly #rows: LiveRow[] = [];
  readonly #bars: LiveBar[] = [];
  readonly #labels: PlacedLabel[] = [];
  readonly #breaks: number[] = [];
  #last: { y: number; at: number } | null = null;
  #gutterEnd = 0;
  #end = 0;
  /** The earliest time at which a segment sent can reach the peer's line, and where it is drawn to do so. */
  readonly #landed: { readonly at: number; readonly y: number }[] = [];
  /** Where the latest arrow begins on the peer's line. */
  #leftAt = Number.NEGATIVE_INFINITY;
  #lastArrow = Number.NEGATIVE_INFINITY;

  constructor(input: LiveInput) {
    this.#input = input;
  }

  place({ at, entries }: Group): void {
    this.#placePause(at);
    const arrival = entries.some(({ kind }) => kind === 'arrived');
    const { y, drop, drafts, bands } = arrival ? this.#landing(at, entries) : this.#free(at, entries, this.#drop());
    this.#bands.push(...bands.map((band) => shifted(band, y)));
    for (const draft of drafts) this.#add({ ...draft, box: { ...draft.box, y: draft.box.y + y } });
    for (const entry of entries) this.#row(entry, y, isArrow(entry) ? drop : 0);
    if (entries.some(({ kind }) => kind === 'sent')) this.#landed.push({ at: at + this.#input.tripMs, y: y + drop });
    if (arrival) this.#leftAt = y - drop;
    if (entries.some(isArrow)) this.#lastArrow = y;
    this.#last = { y, at };
  }

  figure(): LiveFigure {
    const newestAt = Math.max(...this.#rows.map(({ entry }) => entry.at));
    return {
      metrics: this.#input.metrics,
      rows: this.#rows.map((row) => ({ ...row, newest: row.entry.at === newestAt })),
      bars: this.#bars,
      labels: this.#labels,
      breaks: this.#breaks,
      last: this.#last,
      gutterEnd: this.#gutterEnd,
      end: this.#end,
    };
  }

  /** Time never runs up, and a pause is visible. */
  #earliest(at: number): number {
    const { metrics, tripMs } = this.#input;
    if (this.#last === null) return metrics.top;
    return this.#last.y + pauseHeight(at - this.#last.at, tripMs, metrics.pauseUnit);
  }

  /** By how much an arrow usually falls between the lines. */
  #drop(): number {
    const { lineX, peerX, slope } = this.#input.metrics;
    return (peerX - lineX) * slope;
  }

  /**
   * The first free place for a group whose arrow falls by `drop`.
   * @param below its label is under the arrow
   */
  #free(at: number, entries: readonly FigureEntry[], drop: number, below = false): Place {
    const { lineX, peerX } = this.#input.metrics;
    const aim: ArrowAim = { slope: drop / (peerX - lineX), below };
    const drafts = this.#drafts(entries, aim);
    const bands = [
      ...drafts.map((draft) => textBand(draft.box)),
      ...entries.flatMap((entry) => this.#lines(entry, aim)),
    ];
    const apart = entries.some(isArrow) ? this.#lastArrow + APART_PX : 0;
    const y = Math.ceil(Math.max(this.#earliest(at), clearance(this.#bands, bands, MARGIN_PX), apart));
    return { y, drop, drafts, bands };
  }

  /**
   * The place of an arrival. Its sending time is unknown here, but it took a trip at least: on the peer's line it
   * begins below everything that had reached that line by then, and above what cannot have been there yet. If it
   * crossed so many that it cannot begin above them all, it begins above as many as it can.
   */
  #landing(at: number, entries: readonly FigureEntry[]): Place {
    const leftBy = at - this.#input.tripMs;
    const known = this.#landed.filter((landed) => landed.at <= leftBy).map(({ y }) => y);
    const low = Math.max(this.#leftAt, ...known);
    const crossed = this.#landed.filter((landed) => landed.at > leftBy).map(({ y }) => y - CROSSED_PX);
    const highs = crossed.filter((y) => y >= low).sort((a, b) => a - b);
    const drop = this.#drop();
    const usual = this.#free(at, entries, drop);
    const place = { ...usual, y: Math.max(usual.y, Math.ceil(low + drop)) };
    for (const high of highs) {
      if (place.y - drop <= high) return place;
      const between = [low, high] as const;
      const steep = this.#steep(at, entries, between, false) ?? this.#steep(at, entries, between, true);
      if (steep !== null) return steep;
    }
    return place;
  }

  /** The place of an arrival that has to begin between two places on the peer's line; null: it would be too steep. */
  #steep(
    at: number,
    entries: readonly FigureEntry[],
    [low, high]: readonly [number, number],
    below: boolean,
  ): Place | null {
    const most = (this.#input.metrics.peerX - this.#input.metrics.lineX) * STEEPEST;
    for (let drop = this.#drop(); drop <= most; ) {
      const free = this.#free(at, entries, drop, below);
      const place = { ...free, y: Math.max(free.y, Math.ceil(low + drop)) };
      if (place.y - drop <= high) return place;
      drop = Math.max(drop + 1, place.y - high);
    }
    return null;
  }

  #row(entry: FigureEntry, y: number, drop: number): void {
    this.#rows.push({ entry, y, drop, newest: false });
    this.#end = Math.max(this.#end, y);
    if (entry.kind !== 'state' && entry.kind !== 'opened') return;
    const open = this.#bars.at(-1);
    if (open !== undefined) this.#bars[this.#bars.length - 1] = { ...open, to: y };
    const state = entry.kind === 'state' ? entry.state : 'ESTABLISHED';
    this.#bars.push({ entryId: entry.id, state, from: y, to: null });
  }

  #add(label: PlacedLabel): void {
    this.#labels.push(label);
    const { x, y, width, angle } = label.box;
    this.#end = Math.max(this.#end, y, y + Math.sin(angle) * width);
    if (x < this.#input.metrics.lineX) this.#gutterEnd = Math.max(this.#gutterEnd, y);
  }

  /** The seconds of a long pause, half-way down it, on the outer side of the line. */
  #placePause(at: number): void {
    const last = this.#last;
    if (last === null || at - last.at < LONG_PAUSE_MS) return;
    const { metrics, tripMs } = this.#input;
    const middle = last.y + pauseHeight(at - last.at, tripMs, metrics.pauseUnit) / 2;
    if (metrics.compact) {
      this.#breaks.push(middle);
      return;
    }
    const draft = pauseDraft(last.at, at - last.at, this.#input);
    const band = textBand(draft.box);
    const y = Math.ceil(Math.max(middle, clearance(this.#bands, [band], MARGIN_PX)));
    this.#bands.push(shifted(band, y));
    this.#breaks.push(y);
    this.#add({ ...draft, box: { ...draft.box, y: draft.box.y + y } });
  }

  /** The labels of a group, at y 0; in one column each below the one before. */
  #drafts(group: readonly FigureEntry[], aim: ArrowAim): PlacedLabel[] {
    const drafts: PlacedLabel[] = [];
    const ordered = [...group].sort((a, b) => Number(a.kind === 'state') - Number(b.kind === 'state'));
    for (const entry of ordered) {
      const draft = draftOf(entry, this.#input, aim);
      const placed = drafts.map((other) => textBand(other.box));
      const lines = group.flatMap((other) => this.#lines(other, aim));
      const free = clearance([...placed, ...lines], [textBand(draft.box)], 2);
      const slides = entry.kind === 'state' || entry.kind === 'corrupted';
      const dy = slides ? Math.max(0, free) : 0;
      drafts.push({ ...draft, box: { ...draft.box, y: draft.box.y + dy } });
    }
    return drafts;
  }

  /** The lines that the canvas draws for an entry, at y 0. */
  #lines(entry: FigureEntry, { slope }: ArrowAim): Band[] {
    const { lineX, fogTo, width } = this.#input.metrics;
    const run = fogTo - lineX;
    if (entry.kind === 'sent') return [lineBand(lineX, 0, fogTo, run * slope, 4)];
    if (entry.kind === 'arrived') return [lineBand(lineX, 0, fogTo, -run * slope, 4)];
    if (entry.kind === 'opened') return [lineBand(lineX, 0, width, 0, 3)];
    if (entry.kind === 'stopped') return [lineBand(lineX, 0, lineX + 30, 30 * slope, 12)];
    return [];
  }
}

/** Where a group goes, and what it occupies there, relative to its place. */
interface Place {
  readonly y: number;
  readonly drop: number;
  readonly drafts: readonly PlacedLabel[];
  readonly bands: readonly Band[];
}

function isArrow({ kind }: FigureEntry): boolean {
  return kind === 'sent' || kind === 'arrived';
}
