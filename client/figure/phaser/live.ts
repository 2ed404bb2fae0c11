/**
 * The live figure: takes a seat's view, lays it out, and keeps canvas and labels in step. Knows nothing about the
 * rules.
 */

import { symbolsFor } from '../../../shared/duel/symbols.ts';
import type { FigureEntry } from '../../../shared/duel/vocabulary/figure.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import { type LiveFigure, layoutLive, tailY } from '../layout/figure-live.ts';
import { FOG_WORDS_FROM, figureMetrics } from '../layout/figure-metrics.ts';
import { segmentSymbols } from '../layout/figure-symbols.ts';
import { FigureCanvas, type Pen } from './canvas.ts';
import { reducedMotion } from '../../kit/motion.ts';
import { element, watchTheme } from './dom.ts';
import { FogBanks } from './fog-banks.ts';
import { showHeads } from './head.ts';
import { LabelList } from './label-list.ts';
import { figureLabels, type FigureLabels, roleWords } from '../layout/figure-labels.ts';
import type { Locale } from '../../../shared/lib/language.ts';
import { LineEnd } from './line-end.ts';
import { liveLabels } from './live-labels.ts';
import { endColor, paintLive } from './paint-live.ts';
import { type Palette, readPalette } from './palette.ts';
import { BLOCK_PX, Ring, ringPlace, stripHeight } from './ring.ts';
import { Stage } from './stage.ts';

export interface LiveDeps {
  locale(): Locale;
  serverNow(): number;
}

const GROW_MS = 360;
const RING_GROW_MS = 400;
/** By how much the figure grows at once: whenever it scrolls, all of it is drawn. */
const SCROLL_STEP_PX = 16;
/** How often a still figure follows the clock: with a running ring, and without. */
const RING_BEAT_MS = 200;
const BEAT_MS = 500;

export class LiveView {
  readonly #deps: LiveDeps;
  readonly #stage: Stage;
  readonly #canvas: FigureCanvas;
  readonly #fog: FogBanks;
  readonly #labels: LabelList;
  readonly #ring: Ring;
  readonly #lineEnd: LineEnd;
  readonly #fogWords = element('p', 'fig-fog');
  readonly #unwatch: () => void;
  #palette: Palette;
  #view: SeatView | null = null;
  #figure: LiveFigure | null = null;
  /** When entries were first seen, performance.now(); those of the first view count as old. */
  #born = new Map<number, number>();
  #half = '';
  /** The words around the figure as they are shown: what places them makes the browser lay out the page. */
  #shownWords = '';
  #ringBorn: { startedAt: number; at: number } | null = null;
  #lastFrame = 0;
  /** How far your line is on the canvas. */
  #drawnTail = 0;
  #beat: number | undefined;
  #still = reducedMotion();

  constructor(parent: HTMLElement, deps: LiveDeps) {
    this.#deps = deps;
    this.#stage = new Stage(
      parent,
      () => this.#relayout(),
      () => this.#canvas?.wake(),
    );
    this.#labels = new LabelList(this.#stage.list);
    this.#lineEnd = new LineEnd(this.#stage.overlay);
    this.#ring = new Ring(this.#stage.overlay);
    this.#stage.overlay.append(this.#fogWords);
    this.#palette = readPalette(this.#stage.root);
    this.#fog = new FogBanks(this.#stage.fogHost, this.#stage.canvasHost);
    this.#canvas = FigureCanvas.take(this.#stage.canvasHost, (pen, time) => this.#draw(pen, time));
    this.#unwatch = watchTheme(() => this.#retheme());
  }

  update(view: SeatView): void {
    const half = `${view.code} ${view.half}`;
    const fresh = half !== this.#half;
    if (fresh) this.#born = new Map();
    this.#still = reducedMotion();
    const now = fresh && this.#view === null ? Number.NEGATIVE_INFINITY : performance.now();
    for (const entry of view.figure) if (!this.#born.has(entry.id)) this.#born.set(entry.id, now);
    this.#noteRing(view);
    this.#half = half;
    this.#view = view;
    this.#relayout();
  }

  destroy(): void {
    window.clearTimeout(this.#beat);
    this.#unwatch();
    this.#canvas.giveBack();
    this.#stage.destroy();
  }

  /** A restarted ring grows again. */
  #noteRing(view: SeatView): void {
    const startedAt = view.timeWait?.startedAt ?? null;
    if (startedAt === null) this.#ringBorn = null;
    else if (this.#ringBorn?.startedAt !== startedAt) {
      const at = this.#view === null ? Number.NEGATIVE_INFINITY : performance.now();
      this.#ringBorn = { startedAt, at };
    }
  }

  #retheme(): void {
    this.#palette = readPalette(this.#stage.root);
    this.#layFog();
  }

  #layFog(): void {
    if (this.#figure === null) return;
    this.#fog.lay(this.#figure.metrics, this.#palette);
    this.#canvas.wake();
  }

  #relayout(): void {
    const view = this.#view;
    if (view === null) return;
    const { width, height } = this.#stage.size;
    const words = figureLabels(this.#deps.locale());
    const before = this.#figure?.metrics;
    const metrics = figureMetrics(width, height);
    this.#figure = layoutLive({
      start: startOf(view),
      entries: view.figure,
      metrics,
      words,
      tripMs: view.tripMs,
      port: view.you.address.port,
      symbols: (entry) => symbolsOf(entry, view),
    });
    this.#labels.show(liveLabels(this.#figure, words, view.judgements));
    this.#showWords(view, words, this.#figure);
    if (before?.width !== width || before.height !== height) {
      this.#canvas.resize(width, height, this.#stage.scale);
      this.#layFog();
    }
    this.#canvas.wake();
  }

  #showWords(view: SeatView, words: FigureLabels, figure: LiveFigure): void {
    const { metrics } = figure;
    const you = {
      name: words.you,
      role: roleWords(view.you.role, view.peer.role, view.notation, words),
      address: addressOf(view.you.address),
    };
    const peer = {
      name: view.peer.name ?? words.nobodyYet,
      role: roleWords(view.peer.role, view.you.role, view.notation, words),
      address: addressOf(view.peer.address),
    };
    const heads = [
      { ...you, side: 'mine', x: metrics.lineX },
      { ...peer, side: 'peer', x: metrics.peerX },
    ] as const;
    const shown = JSON.stringify([heads, words.fog, metrics.width]);
    if (shown === this.#shownWords) return;
    this.#shownWords = shown;
    this.#stage.root.classList.toggle('compact', metrics.compact);
    this.#stage.setNames(words.history, words.newest);
    this.#ring.setLabels(words, view.you.address.port);
    showHeads(this.#stage.head, heads, metrics.compact);
    this.#fogWords.replaceChildren(element('b', '', words.fog), element('span', '', words.fogHint));
    this.#fogWords.hidden = metrics.width < FOG_WORDS_FROM;
    this.#fogWords.style.left = `${Math.round(metrics.fogTo + 12)}px`;
  }

  /**
   * Draws one frame.
   * @returns whether the next one would differ
   */
  #draw(pen: Pen, time: number): boolean {
    const { view: seat, figure } = { view: this.#view, figure: this.#figure };
    if (seat === null || figure === null) return false;
    const now = this.#deps.serverNow();
    const gliding = this.#followClock(seat, figure, now, time, true);
    paintLive(pen, figure, {
      palette: this.#palette,
      scroll: this.#stage.scroll,
      tail: this.#drawnTail,
      growth: (id) => this.#growth(id, time),
      flight: (entry) => (this.#still ? 1 : Math.min(1, Math.max(0, (now - entry.at) / seat.tripMs))),
    });
    const moving = gliding || this.#moves(seat, now, time);
    if (!moving) this.#schedule(seat, figure);
    return moving;
  }

  /** While only the clock moves, the canvas stays as it is until the figure scrolls. */
  #tick(): void {
    const { view: seat, figure } = { view: this.#view, figure: this.#figure };
    if (seat === null || figure === null) return;
    const { scroll } = this.#stage;
    const gliding = this.#followClock(seat, figure, this.#deps.serverNow(), performance.now(), false);
    if (gliding || this.#stage.scroll !== scroll) this.#canvas.wake();
    else this.#schedule(seat, figure);
  }

  /**
   * Moves everything that moves with the clock and is not on the canvas; `drawn`: the canvas is drawn at the same time.
   * @returns whether the figure glides
   */
  #followClock(seat: SeatView, figure: LiveFigure, now: number, time: number, drawn: boolean): boolean {
    const elapsed = Math.min(100, time - this.#lastFrame);
    this.#lastFrame = time;
    const ended = isEnded(seat, figure);
    const tail = ended ? figure.end + 20 : tailY(figure, now, seat.tripMs);
    if (drawn) this.#drawnTail = tail;
    this.#setContent(figure, tail, seat.timeWait !== null && !ended);
    const gliding = this.#stage.glide(this.#still ? null : elapsed);
    this.#fog.move(this.#stage.scroll, time);
    this.#showLineEnd(figure, tail, ended);
    if (seat.timeWait === null || ended) this.#ring.hide();
    else this.#showRing(figure, seat.timeWait, now, time, tail);
    return gliding;
  }

  #showLineEnd(figure: LiveFigure, tail: number, ended: boolean): void {
    const color = ended ? null : endColor(figure, this.#palette);
    const { scroll } = this.#stage;
    const { lineX: x, barWidth: width } = figure.metrics;
    if (color === null) this.#lineEnd.hide();
    else this.#lineEnd.show({ x, width, drawn: this.#drawnTail - scroll, end: tail - scroll, color });
  }

  #setContent(figure: LiveFigure, tail: number, ringShown: boolean): void {
    const { metrics, gutterEnd } = figure;
    const foot = ringShown && metrics.compact ? stripHeight(metrics) : 0;
    const block = ringShown && !metrics.compact ? gutterEnd + BLOCK_PX : 0;
    const height = Math.max(figure.end, tail, block) + metrics.bottom;
    this.#stage.setContent(Math.ceil(height / SCROLL_STEP_PX) * SCROLL_STEP_PX, foot);
  }

  #showRing(
    { metrics, gutterEnd }: LiveFigure,
    times: { startedAt: number; endsAt: number },
    now: number,
    time: number,
    tail: number,
  ): void {
    const { scroll } = this.#stage;
    const growth = this.#still ? 1 : Math.min(1, (time - (this.#ringBorn?.at ?? 0)) / RING_GROW_MS);
    this.#ring.show({ place: ringPlace(metrics, gutterEnd, scroll), times, now, growth, tail: tail - scroll, metrics });
  }

  #growth(id: number, time: number): number {
    if (this.#still) return 1;
    const t = Math.min(1, (time - (this.#born.get(id) ?? Number.NEGATIVE_INFINITY)) / GROW_MS);
    return 1 - (1 - t) ** 2;
  }

  #moves(view: SeatView, now: number, time: number): boolean {
    if (this.#still) return false;
    if (this.#ringBorn !== null && time - this.#ringBorn.at < RING_GROW_MS) return true;
    return view.figure.some((entry) => {
      const flies = entry.kind === 'sent' && now >= entry.at && now - entry.at < view.tripMs;
      return flies || time - (this.#born.get(entry.id) ?? 0) < GROW_MS;
    });
  }

  #schedule(seat: SeatView, figure: LiveFigure): void {
    window.clearTimeout(this.#beat);
    if (isEnded(seat, figure)) return;
    this.#beat = window.setTimeout(() => this.#tick(), seat.timeWait === null ? BEAT_MS : RING_BEAT_MS);
  }
}

/** The state in which the half began, and when. */
function startOf({ halfStartedAt: at, start }: SeatView): { at: number; state: State } | null {
  return at === null || start === null ? null : { at, state: start.state };
}

/** Whether the line ends here: the connection is gone. An end that never had one waits on. */
function isGone({ bars }: LiveFigure): boolean {
  return bars.length > 1 && bars.at(-1)?.state === 'CLOSED';
}

/** Whether no line runs on. */
function isEnded({ phase }: SeatView, figure: LiveFigure): boolean {
  return phase !== 'playing' || isGone(figure);
}

function symbolsOf(entry: FigureEntry, view: SeatView): { seq: string | null; ack: string | null } {
  if (entry.kind !== 'sent' && entry.kind !== 'arrived' && entry.kind !== 'stopped') return { seq: null, ack: null };
  const symbols = symbolsFor(entry.id, view.figure, view.symbols);
  return segmentSymbols(entry.segment, entry.kind === 'arrived' ? view.peer.end : view.you.end, symbols);
}

function addressOf(address: { readonly ip: string; readonly port: number }): string {
  return `${address.ip}:${address.port}`;
}
