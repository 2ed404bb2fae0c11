/** The small figure of a duel, as places: two lines, the last arrows between them, whose move it is. Pure. */

import { NO_SYMBOLS } from '../../../shared/duel/symbols.ts';
import type { End } from '../../../shared/duel/level.ts';
import { SEATS, type Seat } from '../../../shared/duel/options.ts';
import type { ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';
import type { MiniArrow, MiniDuel } from '../../../shared/class/class-view.ts';
import type { Segment } from '../../../shared/tcp/segment.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { Box } from './figure-band.ts';
import { figureLabels } from './figure-labels.ts';
import { layoutReview } from './figure-review.ts';
import type { TextPart } from './figure-text.ts';
import type { ReviewMetrics } from './review-metrics.ts';

export interface MiniLine {
  readonly id: number;
  readonly from: Seat;
  readonly y0: number;
  readonly y1: number;
  /** Where it ends: at the other line, or on the way. */
  readonly x1: number;
  /** FIN, ACK, RST, or data, as written on it, and where; null: there is no room. */
  readonly flags: readonly string[];
  readonly label: Box | null;
  /** Whether the arrow has come to the other line. */
  readonly arrived: boolean;
}

export interface MiniFigure {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly lines: readonly MiniLine[];
  /** Where the next arrow would begin. */
  readonly nowY: number;
}

/** Written on an arrow: PSH and URG change nothing in a teardown and would only be noise. */
const SHOWN: readonly string[] = ['SYN', 'FIN', 'RST', 'ACK'];

/** The text on an arrow. */
export function miniFlags({ segment }: Pick<MiniArrow, 'segment'>): string[] {
  const flags: string[] = SHOWN.filter((flag) => segment.flags.some((set) => set === flag));
  return segment.len > 0 ? [`${segment.len} B`, ...flags] : flags;
}

/** The room below the arrows, in em: for who is asked, and if nobody is. */
const FOOT = { asked: 1.85, free: 0.35 } as const;

/**
 * The small figure at this size, with words of `em` px: the last arrows that fit, as the review draws them.
 * @param fog shows only what has arrived: neither player knows what is in flight or lost
 */
export function layoutMini(duel: MiniDuel, width: number, height: number, em: number, fog: boolean): MiniFigure {
  const known = duel.arrows.filter(({ arrivedAt }) => !fog || arrivedAt !== null);
  const foot = (saysNow(duel) ? FOOT.asked : FOOT.free) * em;
  // With room for a single line, whose move it is says more than the last arrow.
  const least = saysNow(duel) ? 0 : 1;
  for (let count = known.length; ; count -= 1) {
    const lines = count === 0 ? [] : linesOf(duel, known.slice(-count), width, em);
    const end = Math.max(em * 0.3, ...lines.flatMap(({ y0, y1 }) => [y0, y1]));
    if (count > least && end + foot > height) continue;
    const edge = em * EDGE;
    return { left: edge, right: width - edge, height, lines, nowY: Math.min(height - em * 0.85, end + em * 1.1) };
  }
}

/** The distance of the lines from the edge, in em. */
const EDGE = 0.5;

function linesOf(duel: MiniDuel, arrows: readonly MiniArrow[], width: number, em: number): MiniLine[] {
  const metrics: ReviewMetrics = {
    compact: true,
    width,
    height: 0,
    x: { left: em * EDGE, right: width - em * EDGE },
    barWidth: 0,
    fontSize: em,
    lineHeight: em * 1.05,
    wordSize: em,
    pauseUnit: em * 0.2,
    leastGap: em * 0.4,
    top: em * 1.05,
  };
  const half = {
    entries: arrows.map(asEntry),
    ports: NOWHERE,
    symbols: NO_SYMBOLS,
    startedAt: null,
  };
  const onArrow = (segment: Segment) => miniFlags({ segment }).map((text): TextPart => ({ text, tone: 'flag' }));
  const { flights, labels } = layoutReview({
    half,
    left: duel.left,
    metrics,
    words: figureLabels('en'),
    wire: null,
    onArrow,
  });
  return flights.map(({ entry, from, arrivals, openAt }): MiniLine => {
    const label = labels.find(({ entryId, kind }) => entryId === entry.id && kind !== 'unplaced');
    const [x1, y1] = arrivals[0] ?? openAt ?? from;
    return {
      id: entry.id,
      from: seatOf(duel, entry.from),
      y0: from[1],
      y1,
      x1,
      flags: miniFlags(entry),
      label: label?.box ?? null,
      arrived: arrivals.length > 0,
    };
  });
}

const NOWHERE = { A: { ip: '', port: 0 }, B: { ip: '', port: 0 } };

/** A segment that has not arrived is not shown as lost here. */
function asEntry({ id, from, segment, sentAt, arrivedAt }: MiniArrow): ReviewEntry {
  const arrivals = arrivedAt === null ? [] : [arrivedAt];
  // Within a millisecond the ends answer before they process anything else that arrived.
  const landings = arrivals.map((at) => ({ at, id: Number.MAX_SAFE_INTEGER }));
  const way = { id, from, sentAt, arrivals, landings, lost: false };
  return {
    kind: 'segment',
    ...way,
    again: false,
    segment: { ...segment, seq: 0 },
    by: 'player',
    wrong: false,
    order: null,
  };
}

/** Whether there is text below the arrows: who is asked, or that nobody plays. */
function saysNow({ phase, seats }: MiniDuel): boolean {
  return phase !== 'playing' || seats.some(({ askedSince }) => askedSince !== null);
}

/** The end that a seat plays in this half. */
function endOfSeat(duel: Pick<MiniDuel, 'left'>, seat: Seat): End {
  return (seat === 0) === (duel.left === 'A') ? 'A' : 'B';
}

function seatOf(duel: MiniDuel, end: End): Seat {
  return duel.left === end ? 0 : 1;
}

/** A short form of a state, for figures without room for its name. */
export const SHORT_STATES: Readonly<Record<State, string>> = {
  ESTABLISHED: 'ESTAB',
  'FIN-WAIT-1': 'FIN-W1',
  'FIN-WAIT-2': 'FIN-W2',
  'CLOSE-WAIT': 'CLOSE-W',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST-ACK',
  'TIME-WAIT': 'TIME-W',
  CLOSED: 'CLOSED',
};

/** How long a player has been asked: not long, long, or so long that the teacher should help. */
export function patience(seconds: number): 'new' | 'long' | 'stuck' {
  if (seconds < 15) return 'new';
  return seconds < 30 ? 'long' : 'stuck';
}

/** The remaining 2MSL of the end that a seat plays; null: none runs. `now` is the match's clock, ms. */
export function waitLeft(
  duel: MiniDuel,
  seat: Seat,
  now: number,
): { readonly ms: number; readonly share: number } | null {
  const timer = duel.timeWait[endOfSeat(duel, seat)];
  if (timer === null) return null;
  const ms = Math.max(0, timer.endsAt - now);
  return { ms, share: Math.min(1, ms / Math.max(1, timer.endsAt - timer.startedAt)) };
}

/** For how long a seat has been asked, in whole seconds; null: it is not. */
export function askedFor(duel: MiniDuel, seat: Seat, now: number): number | null {
  const { askedSince } = duel.seats[seat];
  return askedSince === null || duel.phase !== 'playing' ? null : Math.max(0, Math.floor((now - askedSince) / 1000));
}

/** The duels in a stable order: as they were drawn. */
export function inOrder(duels: Readonly<Record<string, MiniDuel>>): readonly MiniDuel[] {
  return Object.values(duels).sort((a, b) => place(a) - place(b) || (a.matchId < b.matchId ? -1 : 1));
}

/** The smallest number of a student in it: the earliest student comes first. */
function place(duel: MiniDuel): number {
  return Math.min(...SEATS.map((seat) => duel.seats[seat].student ?? Number.POSITIVE_INFINITY));
}
