/** The current names of a duel's players in their class. */

import type { Seat } from '../../shared/duel/options.ts';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import type { PlayerFacts, RoomFacts } from '../../shared/duel/vocabulary/room-facts.ts';

/**
 * The facts of a duel with its students' current names in the class: a teacher may have renamed a student with an
 * offensive name.
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
