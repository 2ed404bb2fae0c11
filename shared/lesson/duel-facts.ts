/** What a class knows of one of its duels: who has scored what himself, how he was judged, and the duel in small. */

import { isPortHidden, twoMslEndsAt } from '../duel/end-state.ts';
import { ENDS, type End } from '../duel/level.ts';
import type { Seat } from '../duel/options.ts';
import { reviewOf } from '../duel/review.ts';
import type { RoomFacts } from '../duel/room-facts.ts';
import { veiled } from '../duel/seat-view.ts';
import { currentHalf, type DuelState, endOf, type EndState, type HalfState } from '../duel/state.ts';
import { timingOf } from '../duel/timing.ts';
import type { JudgedMove, Review } from '../duel/view.ts';
import type { State } from '../tcp/state.ts';
import type { PlannedDuel } from './class-event.ts';
import type { DuelFacts } from './class-facts.ts';
import { MINI_ARROWS, type MiniArrow, type MiniDuel, type MiniEnd, type WatchedDuel } from './class-view.ts';
import { isOwnMove, ownPoints, sidePointsOf } from './own-move.ts';

/** The moves that students made themselves, as they may be seen while the duel is on. */
function ownMoves(duel: DuelState, plan: PlannedDuel): JudgedMove[] {
  return duel.halves.flatMap((half) =>
    half.judgements.flatMap((judgement) => {
      return isOwnMove(plan, judgement) ? [veiled(judgement, half.ends[judgement.end])] : [];
    }),
  );
}

function pointsOf({ halves }: DuelState, plan: PlannedDuel, moves: readonly JudgedMove[]): DuelFacts['points'] {
  return ownPoints(plan, moves, sidePointsOf(halves));
}

/** The last segments of a half that were sent, with the time at which a first copy came, once it has been taken in. */
function arrowsOf({ journal }: HalfState): MiniArrow[] {
  const arrivals = new Map<number, number>();
  for (const entry of journal) {
    if (entry.kind === 'arrived' && !arrivals.has(entry.segmentId)) arrivals.set(entry.segmentId, entry.reachedAt);
  }
  const sent = journal.filter((entry) => entry.kind === 'sent').slice(-MINI_ARROWS);
  return sent.map(({ id, end, at, segment: { flags, len } }) => ({
    id,
    from: end,
    segment: { flags, len },
    sentAt: at,
    arrivedAt: arrivals.get(id) ?? null,
  }));
}

/** The 2MSL timer of an end, unless it would name the state that its player may still name. */
function timeWaitOf(end: EndState): MiniDuel['timeWait'][End] {
  const endsAt = isPortHidden(end) ? null : twoMslEndsAt(end);
  return endsAt === null ? null : { startedAt: endsAt - end.endpoint.tcb.config.timeWaitMs, endsAt };
}

/** Once a duel is over its players have left it for their class, and nobody is missed in it. */
function presenceOf(room: RoomFacts, seat: Seat, over: boolean): MiniEnd['presence'] {
  const player = room.players[seat];
  if (player?.kind !== 'bot' && over) return 'here';
  if (player === null) return 'away';
  return player.kind === 'bot' ? 'bot' : player.presence;
}

/**
 * The state as the arrows above it show it. A stack enters FIN-WAIT-1 or LAST-ACK at the call of close(), with its FIN
 * still to be sent (3.10.4); where the duel was stopped in between, that FIN is never drawn.
 */
function stateBeside({ endpoint: { tcb } }: EndState, stopped: boolean): State {
  if (!stopped || tcb.finSeq !== null) return tcb.state;
  if (tcb.state === 'FIN-WAIT-1') return 'ESTABLISHED';
  return tcb.state === 'LAST-ACK' ? 'CLOSE-WAIT' : tcb.state;
}

function miniEnd(duel: DuelState, room: RoomFacts, plan: PlannedDuel, seat: Seat, own: number): MiniEnd {
  const half = currentHalf(duel);
  const end = half === null ? null : half.ends[endOf(seat, half.half)];
  const student = plan.seats[seat];
  return {
    student,
    name: room.players[seat]?.name ?? '',
    score: student === null ? duel.scores[seat] : own,
    state: end === null || end.stateHidden ? null : stateBeside(end, duel.stopped),
    askedSince: end?.position?.openedAt ?? null,
    wrongTries: end?.position == null ? 0 : end.position.attempt - 1,
    presence: presenceOf(room, seat, duel.phase === 'over'),
    ready: duel.ready[seat],
  };
}

/** The duel in small as the board shows it at time `now` of its own clock (ms): of a state no more than its player sees. */
function miniOf(
  duel: DuelState,
  room: RoomFacts,
  plan: PlannedDuel,
  now: number,
  points: DuelFacts['points'],
): MiniDuel {
  const half = currentHalf(duel);
  const number = half?.half ?? 1;
  const running = duel.phase === 'over' ? null : half;
  const [a, b] = ENDS;
  return {
    matchId: plan.matchId,
    code: plan.code,
    levelId: duel.level.id,
    now,
    phase: duel.phase,
    stopped: duel.stopped,
    half: number,
    seats: [miniEnd(duel, room, plan, 0, points[0]), miniEnd(duel, room, plan, 1, points[1])],
    left: endOf(0, number),
    arrows: half === null ? [] : arrowsOf(half),
    timeWait: {
      A: running === null ? null : timeWaitOf(running.ends[a]),
      B: running === null ? null : timeWaitOf(running.ends[b]),
    },
  };
}

/** A duel of the class as it stands; `now` is its own clock (ms), null where no board shows it. */
export function duelFacts(
  matchId: string,
  duel: DuelState,
  room: RoomFacts,
  plan: PlannedDuel,
  now: number | null,
): DuelFacts {
  const moves = ownMoves(duel, plan);
  const points = pointsOf(duel, plan, moves);
  const mini = now === null ? null : miniOf(duel, room, plan, now, points);
  return { matchId, over: duel.phase === 'over', stopped: duel.stopped, points, moves, mini };
}

/** The review up to now: the half in play has no end yet. */
function reviewUpTo(duel: DuelState, room: RoomFacts, now: number): Review {
  const review = reviewOf(duel, room);
  const halves = review.halves.map((half, i) => (duel.halves[i]?.endedAt == null ? { ...half, endedAt: now } : half));
  return { ...review, halves };
}

/** The duel that the teacher has opened large: the fog is lifted for him. */
export function watchedDuel(duel: DuelState, room: RoomFacts, plan: PlannedDuel, now: number): WatchedDuel {
  const { matchId, seats } = plan;
  const { tripMs } = timingOf(duel.options, duel.level);
  return {
    matchId,
    now,
    tripMs,
    mini: miniOf(duel, room, plan, now, pointsOf(duel, plan, ownMoves(duel, plan))),
    review: reviewUpTo(duel, room, now),
    seats,
  };
}
