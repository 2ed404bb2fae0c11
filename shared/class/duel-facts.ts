/** What a class knows about one of its duels: the students' own scores and judgements, and the miniature duel. */

import { isPortHidden, twoMslEndsAt } from '../duel/state/end-state.ts';
import { ENDS, type End } from '../duel/level.ts';
import type { Seat } from '../duel/options.ts';
import { reviewOf } from '../duel/views/make-review.ts';
import type { RoomFacts } from '../duel/vocabulary/room-facts.ts';
import { veiled } from '../duel/views/judgement-view.ts';
import { currentHalf, type DuelState, endOf, type EndState, type HalfState } from '../duel/state/state.ts';
import { timingOf } from '../duel/timing.ts';
import type { JudgedMove } from '../duel/vocabulary/judgement.ts';
import type { Review } from '../duel/vocabulary/review.ts';
import type { State } from '../tcp/connection-state.ts';
import type { PlannedDuel } from './class-event.ts';
import type { DuelFacts } from './class-facts.ts';
import { featsOf } from './feats.ts';
import { MINI_ARROWS, type MiniArrow, type MiniDuel, type MiniEnd, type WatchedDuel } from './class-view.ts';
import { isOwnMove, ownPoints, sidePointsOf } from './own-move.ts';

/** The students' own moves, as far as they may be seen while the duel is running. */
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

/** The latest segments sent in a half, with the arrival time of a first copy once it has been processed. */
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

/** The 2MSL timer of an end, unless it would reveal the state that its player may still name. */
function timeWaitOf(end: EndState): MiniDuel['timeWait'][End] {
  const endsAt = isPortHidden(end) ? null : twoMslEndsAt(end);
  return endsAt === null ? null : { startedAt: endsAt - end.endpoint.tcb.config.timeWaitMs, endsAt };
}

/** Once a duel is over its players have left it for their class, and nobody counts as away. */
function presenceOf(room: RoomFacts, seat: Seat, over: boolean): MiniEnd['presence'] {
  const player = room.players[seat];
  if (player?.kind !== 'bot' && over) return 'here';
  if (player === null) return 'away';
  return player.kind === 'bot' ? 'bot' : player.presence;
}

/**
 * The state as the arrows above it show it. A stack enters FIN-WAIT-1 or LAST-ACK on the call of close(), before its FIN
 * is sent (3.10.4); if the duel was stopped in between, that FIN is never drawn.
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

/** The miniature duel for the board at time `now` of the duel's clock (ms): no more of a state than its player sees. */
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

/** The current state of a class duel; `now` is its own clock (ms), null if no board shows it. */
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
  const facts = { matchId, over: duel.phase === 'over', stopped: duel.stopped, points, moves, mini };
  return facts.over ? { ...facts, feats: featsOf(duel, plan) } : facts;
}

/** The review up to now: the half in play has no end yet. */
function reviewUpTo(duel: DuelState, room: RoomFacts, now: number): Review {
  const review = reviewOf(duel, room);
  const halves = review.halves.map((half, i) => (duel.halves[i]?.endedAt == null ? { ...half, endedAt: now } : half));
  return { ...review, halves };
}

/** The duel that the teacher has opened large, without fog. */
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
