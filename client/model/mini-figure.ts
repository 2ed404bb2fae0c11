/** The small figure of a duel, as places: two lines, the last arrows between them, whose move it is. Pure. */

import type { End } from '../../shared/duel/level.ts';
import { SEATS, type Seat } from '../../shared/duel/options.ts';
import type { MiniArrow, MiniDuel } from '../../shared/lesson/class-view.ts';
import type { State } from '../../shared/tcp/state.ts';

export interface MiniLine {
  readonly id: number;
  readonly from: Seat;
  readonly y0: number;
  readonly y1: number;
  /** FIN, ACK, RST, or data, as written on it. */
  readonly flags: readonly string[];
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

/** What is written on an arrow. */
export function miniFlags({ segment }: Pick<MiniArrow, 'segment'>): string[] {
  const flags: string[] = SHOWN.filter((flag) => segment.flags.some((set) => set === flag));
  return segment.len > 0 ? [`${segment.len} B`, ...flags] : flags;
}

/**
 * The small figure in a room of this size, with words of `em` px.
 * @param fog only what has arrived is shown: what is on its way, or lost, neither player knows
 */
export function layoutMini(duel: MiniDuel, width: number, height: number, em: number, fog: boolean): MiniFigure {
  const pitch = em * 1.55;
  // Where there is room for one line alone, whose move it is says more than the last arrow.
  const room = Math.max(saysNow(duel) ? 0 : 1, Math.floor((height - em * 1.7) / pitch));
  const known = duel.arrows.filter(({ arrivedAt }) => !fog || arrivedAt !== null);
  const shown = room === 0 ? [] : known.slice(-room);
  const edge = em * 0.5;
  return {
    left: edge,
    right: width - edge,
    height,
    lines: shown.map((arrow, index) => {
      const y0 = em * 0.95 + index * pitch;
      return {
        id: arrow.id,
        from: seatOf(duel, arrow.from),
        y0,
        y1: y0 + em * 0.4,
        flags: miniFlags(arrow),
        arrived: arrow.arrivedAt !== null,
      };
    }),
    nowY: Math.min(height - em * 0.85, em * 1.2 + shown.length * pitch),
  };
}

/** Whether something stands below the arrows: who is asked, or that nobody plays. */
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

/** A state in few letters, for figures that have no room for its name. */
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

/** How long somebody has been asked: nothing to speak of, long, or so long that somebody should go and help. */
export function patience(seconds: number): 'new' | 'long' | 'stuck' {
  if (seconds < 15) return 'new';
  return seconds < 30 ? 'long' : 'stuck';
}

/** What is left of the 2MSL of the end that a seat plays; null: none runs. `now` is the match's clock, ms. */
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

/** The duels in an order that stays: as they were drawn. */
export function inOrder(duels: Readonly<Record<string, MiniDuel>>): readonly MiniDuel[] {
  return Object.values(duels).sort((a, b) => place(a) - place(b) || (a.matchId < b.matchId ? -1 : 1));
}

/** The smallest number of a student in it: whoever came first stands first. */
function place(duel: MiniDuel): number {
  return Math.min(...SEATS.map((seat) => duel.seats[seat].student ?? Number.POSITIVE_INFINITY));
}
