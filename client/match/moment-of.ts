/** Which moment of a match a view shows: a pure function, of nothing but what this end knows. */

import type { FigureEntry } from '../../shared/duel/vocabulary/figure.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { Cause } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { TornFog } from '../../shared/duel/vocabulary/torn.ts';
import { has, type Segment } from '../../shared/tcp/segment.ts';
import type { Moment } from '../kit/moment-player.ts';
import { idleKey } from './situation.ts';

/** The FIN has come again in TIME-WAIT: ring and answers are all that matters. Times of the match's clock, ms. */
export interface Showdown extends Moment {
  readonly kind: 'showdown';
  readonly fin: Segment;
  readonly startedAt: number;
  readonly endsAt: number;
}

/** It has been answered, and the ring runs again. */
export interface Answered extends Moment {
  readonly kind: 'answered';
  /** What was left of the ring, ms. */
  readonly leftMs: number;
  readonly startedAt: number;
  readonly endsAt: number;
}

export type MatchMoment =
  | Showdown
  | Answered
  /** The fog is torn: what is seen there. */
  | (Moment & { readonly kind: 'torn'; readonly torn: TornFog })
  /** The ring ran out over it. */
  | (Moment & { readonly kind: 'missed' })
  /** The port was asked for while TIME-WAIT held it; or reused, so long after the ring ran out (ms; null: it never ran). */
  | (Moment & { readonly kind: 'port-early' })
  | (Moment & { readonly kind: 'port-won'; readonly afterMs: number | null })
  /** Octets of an earlier connection were taken for this one's. */
  | (Moment & { readonly kind: 'ghost'; readonly bytes: number })
  /** The connection was broken off: by this end's application or stack, or by a RST that came. */
  | (Moment & { readonly kind: 'aborted'; readonly by: 'own' | 'peer' })
  /** This end has closed as it should. */
  | (Moment & { readonly kind: 'closed' });

/** The moment of a view; null: nothing of the kind. */
export function momentOf(view: SeatView): MatchMoment | null {
  if (view.phase !== 'playing') return null;
  return tornIn(view) ?? showdownOf(view) ?? answeredIn(view) ?? byLastEntry(view) ?? byEnd(view);
}

function tornIn({ torn, figure }: SeatView): MatchMoment | null {
  // It tears as the RST leaves, which is the last that this end sends.
  const at = figure.findLast(({ kind }) => kind === 'sent')?.at ?? 0;
  return torn === null ? null : { kind: 'torn', at, torn };
}

function isFinAgain(cause: Cause | null): cause is Extract<Cause, { kind: 'arrival' }> {
  return cause?.kind === 'arrival' && cause.again && has(cause.segment, 'FIN');
}

/** The showdown that a view is in, or null. */
export function showdownOf({ position, tcp, timeWait }: SeatView): Showdown | null {
  if (position === null || timeWait === null || tcp?.state !== 'TIME-WAIT' || !isFinAgain(position.cause)) return null;
  return { kind: 'showdown', at: position.openedAt, fin: position.cause.segment, ...timeWait };
}

function isAnswer({ cause, verdict, move, numbers, by }: Judgement): boolean {
  const right = verdict === 'correct' && move.kind === 'send' && by !== 'stack';
  return right && isFinAgain(cause) && numbers.twoMslEndsAt !== null;
}

function answeredIn({ position, timeWait, judgements }: SeatView): Answered | null {
  const last = judgements.at(-1);
  if (position !== null || timeWait === null || last === undefined || !isAnswer(last)) return null;
  const leftMs = Math.max(0, (last.numbers.twoMslEndsAt ?? last.at) - last.at);
  return { kind: 'answered', at: last.at, leftMs, ...timeWait };
}

/** What the newest entry of the figure is, whatever is asked beside it. */
function byLastEntry({ figure }: SeatView): MatchMoment | null {
  const last = figure.findLast(({ kind }) => kind !== 'state');
  if (last?.kind === 'corrupted') return { kind: 'ghost', at: last.at, bytes: last.bytes };
  if (last?.kind !== 'bind') return null;
  if (!last.ok) return { kind: 'port-early', at: last.at };
  return { kind: 'port-won', at: last.at, afterMs: sinceRing(figure, last.at) };
}

function sinceRing(figure: readonly FigureEntry[], at: number): number | null {
  const rang = figure.findLast((entry) => entry.kind === 'timer' && entry.timer === 'time-wait');
  return rang === undefined ? null : at - rang.at;
}

/** How a connection came to its end, once nothing about that is asked. */
function byEnd(view: SeatView): MatchMoment | null {
  if (view.position !== null) return null;
  const at = view.figure.findLast((entry) => entry.kind === 'state' && entry.state === 'CLOSED')?.at;
  if (at === undefined) return null;
  switch (idleKey(view)) {
    case 'port-free-late':
      return { kind: 'missed', at };
    case 'aborted':
    case 'reset-sent':
      return { kind: 'aborted', at, by: 'own' };
    case 'reset':
      return { kind: 'aborted', at, by: 'peer' };
    case 'port-free':
    case 'closed-second':
      return { kind: 'closed', at };
    default:
      return null;
  }
}
