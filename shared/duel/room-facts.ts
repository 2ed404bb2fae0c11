/** What the room knows of its players and the duel does not: names, who is there, who is a bot. */

import type { BotProfile } from './options.ts';

/** What the room knows of a player and the duel does not. */
export interface PlayerFacts {
  readonly name: string;
  readonly kind: 'person' | 'bot';
  readonly bot: BotProfile | null;
  readonly presence: 'here' | 'away' | 'bot-plays';
}

export interface RoomFacts {
  readonly code: string;
  /** By seat; null: the seat is free. */
  readonly players: readonly [PlayerFacts | null, PlayerFacts | null];
}
