/** The fog lifted: both halves of a finished match seen from above. */

import { Remembered } from '../../lib/remembered.ts';
import { endOfConnection } from '../state/give-up.ts';
import { allSymbols } from '../state/letters.ts';
import { ENDS } from '../level.ts';
import { roleOf } from '../role.ts';
import type { RoomFacts } from '../vocabulary/room-facts.ts';
import { type DuelState, endOf, type HalfState, type JournalEntry } from '../state/state.ts';
import type { HalfReview, Review, ReviewEntry } from '../vocabulary/review.ts';
import { shownBet } from './bet-view.ts';

type Way = Extract<ReviewEntry, { kind: 'segment' }>;

/** When the copies of a segment were processed, in order, and how each had arrived. */
function arrivalsOf(half: HalfState, segmentId: number): Pick<Way, 'arrivals' | 'landings'> {
  const taken = half.journal.flatMap((entry) =>
    entry.kind === 'arrived' && entry.segmentId === segmentId ? [entry] : [],
  );
  return { arrivals: taken.map(({ at }) => at), landings: taken.map(({ id, reachedAt }) => ({ at: reachedAt, id })) };
}

function reviewEntry(half: HalfState, entry: JournalEntry): ReviewEntry[] {
  const { id, at, end } = entry;
  switch (entry.kind) {
    case 'sent': {
      const { segment, again, by, lost, wrong, order } = entry;
      const way = { from: end, sentAt: at, ...arrivalsOf(half, id), lost };
      return [{ kind: 'segment', id, ...way, again, segment, by, wrong, order }];
    }
    case 'state':
      return [{ kind: 'state', id, end, at, state: entry.state }];
    case 'call':
      return [{ kind: 'call', id, end, at, call: entry.call, bytes: entry.bytes, full: entry.full }];
    case 'timer':
      return [{ kind: 'timer', id, end, at, timer: entry.timer }];
    case 'bind':
      return [{ kind: 'bind', id, end, at, ok: entry.ok }];
    case 'opened':
      return [{ kind: 'opened', id, end, at, sndNxt: entry.sndNxt, rcvNxt: entry.rcvNxt }];
    case 'corrupted':
      return [{ kind: 'corrupted', id, end, at, bytes: entry.bytes }];
    case 'arrived':
    case 'stayed':
    case 'stopped':
      return [];
  }
}

/** The segment that an arrival was. */
function segmentOf(half: HalfState, arrivalId: number): number {
  const arrival = half.journal.find(({ id }) => id === arrivalId);
  return arrival?.kind === 'arrived' ? arrival.segmentId : arrivalId;
}

function reviewHalf(state: DuelState, half: HalfState): HalfReview {
  const [a, b] = ENDS.map((end) => endOfConnection(half, half.ends[end]));
  return {
    half: half.half,
    endOf: [endOf(0, half.half), endOf(1, half.half)],
    roles: { A: roleOf(half.level, 'A'), B: roleOf(half.level, 'B') },
    ports: { A: half.level.ends.A.address, B: half.level.ends.B.address },
    start: { A: half.level.ends.A.sndNxt, B: half.level.ends.B.sndNxt },
    symbols: allSymbols(half),
    startedAt: half.startedAt,
    endedAt: half.endedAt ?? state.at,
    entries: half.journal.flatMap((entry) => reviewEntry(half, entry)),
    outcome: { A: a ?? null, B: b ?? null },
    judgements: half.judgements,
    hints: half.hints,
    challenges: half.challenges.map((one) => ({ ...one, cards: [], entryId: segmentOf(half, one.entryId) })),
    bets: half.endedAt === null ? [] : half.bets.map((bet) => shownBet(bet, bet.entryId, true)),
  };
}

/** The last review of each match: everybody in it is shown the same one, made once. */
const reviews = new WeakMap<DuelState['halves'], Remembered<Review>>();

/** The review of a match; names are those of the room, by seat. */
export function reviewOf(state: DuelState, room: RoomFacts): Review {
  const names = [room.players[0]?.name ?? '', room.players[1]?.name ?? ''] as const;
  const wire = room.wire?.name ?? null;
  const remembered = reviews.get(state.halves) ?? new Remembered<Review>();
  reviews.set(state.halves, remembered);
  return remembered.of([state.at, state.scores, room.matchId, ...names, wire], () => ({
    matchId: room.matchId,
    halves: state.halves.map((half) => reviewHalf(state, half)),
    scores: state.scores,
    names,
    seed: state.seed,
    wire,
  }));
}
