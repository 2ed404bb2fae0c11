/** What the room knows of its players and the duel does not: names, who is there, who is a bot. */

import type { BotProfile } from './options.ts';

/** Whom a match was made to play against: a friend with the link, whoever comes, or a bot. */
export const OPPONENTS = ['friend', 'anyone', 'bot'] as const;
export type Opponent = (typeof OPPONENTS)[number];

/** What a match was made for: to play against somebody, or as a duel of a class, which no player makes. */
export type Purpose = Opponent | 'class';

/** What the room knows of a player and the duel does not. */
export interface PlayerFacts {
  readonly name: string;
  readonly kind: 'person' | 'bot';
  readonly bot: BotProfile | null;
  readonly presence: 'here' | 'away' | 'bot-plays';
}

export interface RoomFacts {
  /** Told to the players when the match is over: the link of its review. */
  readonly matchId: string;
  readonly code: string;
  readonly against: Purpose;
  /** By seat; null: the seat is free. */
  readonly players: readonly [PlayerFacts | null, PlayerFacts | null];
  /** The third player, who is the wire, by name while he has come; null: the match has no third seat. */
  readonly wire: { readonly name: string | null } | null;
}
