/** What a room would say of its players if it were still there, told from the log alone. */

import type { Seat } from '../../shared/duel/options.ts';
import type { ClassEvent } from '../../shared/lesson/class-event.ts';
import { replayClass } from '../../shared/lesson/evolve-class.ts';
import type { PlayerFacts, RoomFacts } from '../../shared/duel/room-facts.ts';
import type { Place, StoredMatch } from '../store/match-store.ts';

/** The facts of a match of the log; nobody of it is there. */
export function factsOfStored({ id, code, against, seats }: StoredMatch): RoomFacts {
  const inSeat = (place: Place) => seats.find(({ seat }) => seat === place);
  const player = (seat: 0 | 1): PlayerFacts | null => {
    const who = inSeat(seat);
    if (who === undefined) return null;
    const { name, kind, bot } = who;
    return { name, kind, bot, presence: kind === 'bot' ? 'here' : 'away' };
  };
  const wire = inSeat('wire');
  return {
    matchId: id,
    code,
    against,
    players: [player(0), player(1)],
    wire: wire === undefined ? null : { name: wire.name },
  };
}

/**
 * The facts of a duel with the names that its class has for its students by now: a teacher has given another to whoever
 * had chosen one that nobody should read.
 */
export function asNamedInClass(facts: RoomFacts, events: readonly ClassEvent[]): RoomFacts {
  if (events.length === 0) return facts;
  const { rounds, students } = replayClass(events);
  const plan = rounds.flatMap(({ duels }) => duels).find(({ matchId }) => matchId === facts.matchId);
  const player = (seat: Seat): PlayerFacts | null => {
    const who = facts.players[seat];
    const student = students.find(({ id }) => id === plan?.seats[seat]);
    return who === null || student === undefined ? who : { ...who, name: student.name };
  };
  return { ...facts, players: [player(0), player(1)] };
}
