/**
 * The figure of a captured close: the layout of the review, fed from a capture. It keeps the order of events; their
 * timing shows only if a pause is longer than a trip. Pure.
 */

import { NO_SYMBOLS } from '../../shared/duel/symbols.ts';
import { otherSide, type Side } from '../../shared/capture/read/connection.ts';
import type { CloseExplanation, ExplainedSegment, Moment } from '../../shared/capture/explain/explanation.ts';
import type { Change } from '../../shared/capture/explain/follower.ts';
import type { End } from '../../shared/duel/level.ts';
import type { Landing, ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import { has } from '../../shared/tcp/segment.ts';
import { layoutReview } from '../figure/layout/figure-review.ts';
import type { ReviewFigure } from '../figure/layout/review-figure.ts';
import type { FigureWords } from '../figure/layout/figure-words.ts';
import { reviewMetrics } from '../figure/layout/review-metrics.ts';

/** With more segments the figure is illegible: mere text is left out then. */
const MOST_SEGMENTS = 48;
/** A trip in the figure, ms of its own clock; two things at one end are far closer. */
const TRIP_MS = 1_000;
const AT_ONCE_MS = 1;
/** The shortest trip for measuring pauses, ms: for captures at both ends, and at one place, where no trip shows. */
const LEAST_TRIP_MS = { known: 1, unknown: 20 } as const;

/** A figure, and how many segments of the close are not in it. */
export interface CaptureFigure {
  readonly figure: ReviewFigure;
  readonly leftOut: number;
  /** The segment of the close behind each segment entry of the figure, by its id. */
  readonly rows: ReadonlyMap<number, ExplainedSegment>;
}

/**
 * The layout for a figure `width` px wide, the end that closed first on the left. Numbers are relative, as in tools.
 */
export function layoutCapture(close: CloseExplanation, width: number, words: FigureWords): CaptureFigure {
  const rows = shownOf(close.segments);
  const clock = clockOf(close);
  const entries = rows.flatMap((row, index) => entriesOf(row, index, close.first, clock));
  const startedAt = close.states.every((states) => states.length === 0) ? null : 0;
  const half = { entries, startedAt, ports: portsOf(close), symbols: NO_SYMBOLS };
  const named = { ...words, lost: close.certain ? words.lost : words.lostGuess };
  const figure = layoutReview({ half, left: 'A', metrics: reviewMetrics(width, 0), words: named, wire: null });
  const byEntry = new Map(rows.map((row, index) => [entryIdOf(row, index), row]));
  return { figure, leftOut: close.segments.length - rows.length, rows: byEntry };
}

/** A is the end that closed first, as in the game. */
function endOf(side: Side, first: Side): End {
  return side === first ? 'A' : 'B';
}

function portsOf({ ends, first }: CloseExplanation): Record<End, { ip: string; port: number }> {
  return { A: ends[first], B: ends[otherSide(first)] };
}

/** The segments drawn of very many: those that begin or end something, and the first of the others. */
function shownOf(rows: readonly ExplainedSegment[]): readonly ExplainedSegment[] {
  if (rows.length <= MOST_SEGMENTS) return rows;
  const telling = rows.filter(isTelling).slice(0, MOST_SEGMENTS);
  const others = rows.filter((row) => !isTelling(row)).slice(0, MOST_SEGMENTS - telling.length);
  const shown = new Set([...telling, ...others]);
  return rows.filter((row) => shown.has(row));
}

function isTelling({ segment, sender, arrivals }: ExplainedSegment): boolean {
  const changes = [sender, ...arrivals].some((change) => change !== null && change.before !== change.after);
  return changes || has(segment, 'FIN') || has(segment, 'RST') || has(segment, 'SYN');
}

/** Maps a moment's place in the overall order to the figure's own time, ms. */
type Clock = ReadonlyMap<number, number>;

/**
 * Every arrival comes a trip after the event before it, whatever the capture's clock says: seen from one place it says
 * nothing about the other end, and clocks jump. What took longer than a few trips takes longer here as well.
 */
function clockOf({ segments: rows, certain }: Pick<CloseExplanation, 'segments' | 'certain'>): Clock {
  const moments = rows.flatMap(({ moments: { left, came } }) => [
    ...(left === null ? [] : [{ ...left, arrives: false }]),
    ...came.map((moment) => ({ ...moment, arrives: true })),
  ]);
  moments.sort((a, b) => a.step - b.step);
  const tripMs = Math.max(LEAST_TRIP_MS[certain ? 'known' : 'unknown'], tripOf(rows));
  const clock = new Map<number, number>();
  let [now, before] = [0, moments[0]?.at ?? 0];
  for (const { step, at, arrives } of moments) {
    const pause = Math.max(0, at - before) / tripMs;
    now += Math.max(arrives ? TRIP_MS : AT_ONCE_MS, pause > 2 ? pause * TRIP_MS : 0);
    clock.set(step, now);
    before = Math.max(before, at);
  }
  return clock;
}

/** How long a segment usually takes, ms. */
function tripOf(rows: readonly ExplainedSegment[]): number {
  const trips = rows.flatMap(({ moments: { left, came } }) =>
    left === null || came[0] === undefined ? [] : [came[0].at - left.at],
  );
  return trips.sort((a, b) => a - b)[Math.floor(trips.length / 2)] ?? 0;
}

/** A segment with the state changes at its departure and arrival. Ids give the order within one moment. */
function entriesOf(row: ExplainedSegment, index: number, first: Side, clock: Clock): ReviewEntry[] {
  const [from, to] = [endOf(row.from, first), endOf(otherSide(row.from), first)];
  const time = ({ step }: Moment) => clock.get(step) ?? 0;
  const { left, came } = row.moments;
  const sentAt = left === null ? Math.max(0, Math.min(...came.map(time)) - TRIP_MS) : time(left);
  const landings = came.map((moment): Landing => ({ at: time(moment), id: idOf(moment.step) }));
  const state = (change: Change | null | undefined, end: End, moment: Moment | null): ReviewEntry[] =>
    moment === null || change == null || change.before === change.after
      ? []
      : [{ kind: 'state', id: idOf(moment.step) + 1, end, at: time(moment), state: change.after }];
  return [
    {
      kind: 'segment',
      id: entryIdOf(row, index),
      from,
      sentAt,
      arrivals: landings.map(({ at }) => at),
      landings,
      lost: row.moments.came.length === 0 && row.oddities.some((oddity) => oddity.startsWith('lost')),
      again: row.oddities.includes('fin-again') || row.oddities.includes('retransmission'),
      segment: withRelative(row),
      by: 'player',
      wrong: false,
      order: null,
    },
    ...state(row.sender, from, left),
    ...came.flatMap((moment, i) => state(row.arrivals[i], to, moment)),
  ];
}

/** An id of its own, whichever moment the segment left in. */
function entryIdOf({ moments: { left } }: ExplainedSegment, index: number): number {
  return left === null ? -10 - index : idOf(left.step);
}

function idOf(step: number): number {
  return 2 * step;
}

/** With the numbers that tools show. */
function withRelative({ segment, relative }: ExplainedSegment): ExplainedSegment['segment'] {
  const numbered = { ...segment, seq: relative.seq };
  return relative.ack === null ? numbered : { ...numbered, ack: relative.ack };
}
