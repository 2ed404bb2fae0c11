/** What a room would say of its players if it were still there, told from the log alone. */

import type { PlayerFacts, RoomFacts } from '../duel/vocabulary/room-facts.ts';
import type { Place, StoredMatch } from './log.ts';

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
