/**
 * Five positions for a player without mistakes so far: those in which most people err, from levels that two perfect
 * players play.
 */

import { viewIn } from '../../../shared/bot/play-out.ts';
import { levelById } from '../../../shared/content/levels.ts';
import type { Seat } from '../../../shared/duel/options.ts';
import type { Cause } from '../../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';
import { has } from '../../../shared/tcp/segment.ts';
import { newSchedule, starterOf } from './drill.ts';
import type { Drill, Progress } from '../../context/progress.ts';

interface Pick {
  readonly level: string;
  readonly seat: Seat;
  readonly mistake: MistakeId;
  readonly asks: (cause: Cause, view: SeatView) => boolean;
}

const finArrives = (cause: Cause) => cause.kind === 'arrival' && has(cause.segment, 'FIN');
const finComesAgain = (cause: Cause) => cause.kind === 'arrival' && cause.again && has(cause.segment, 'FIN');
const closes = (cause: Cause) => cause.kind === 'call' && cause.call === 'CLOSE';
const rings = (cause: Cause) => cause.kind === 'timer' && cause.timer === 'retransmission';

const PICKS: readonly Pick[] = [
  // The peer's FIN takes a number: the last ACK is its number plus one.
  { level: 'four-waves', seat: 0, mistake: 'ack-fin-not-counted', asks: finArrives },
  // The FIN after the last words comes after their numbers: w, not v.
  { level: 'last-words', seat: 1, mistake: 'seq-stale-data', asks: closes },
  // A lost FIN is sent again unchanged.
  { level: 'lost-fin', seat: 0, mistake: 'seq-new-for-retransmission', asks: rings },
  // An ACK takes no number.
  { level: 'four-waves', seat: 1, mistake: 'seq-ack-counted', asks: closes },
  // The last ACK was lost: the FIN is repeated.
  { level: 'lost-last-ack', seat: 0, mistake: 'no-reack-in-time-wait', asks: finComesAgain },
];

/** The progress including the starter set, due at `now` (epoch ms). */
export function withStarters(progress: Progress, now: number): Progress {
  const known = new Set(progress.drills.map(({ id }) => id));
  return { ...progress, drills: [...progress.drills, ...starters(now).filter(({ id }) => !known.has(id))] };
}

function starters(now: number): readonly Drill[] {
  return PICKS.flatMap((pick) => {
    const view = viewWhere(pick);
    const missed = view === null ? null : starterOf(view, pick.mistake);
    return missed === null ? [] : [{ ...missed, addedAt: now, schedule: newSchedule(now) }];
  });
}

/** Nobody's time is short: each question is answered after a second. */
const PLAY = { speed: false, thinkMs: 1_000 } as const;

/** The seat's view when it was asked that; null: it never was. */
function viewWhere({ level, seat, asks }: Pick): SeatView | null {
  const found = levelById(level);
  const isAsked = (view: SeatView) => view.position !== null && asks(view.position.cause, view);
  return found === null ? null : viewIn(found, seat, PLAY, isAsked);
}
