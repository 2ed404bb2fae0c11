/** What the room knows about its players and the duel does not: names, who is present, who is a bot. */

import type { BotProfile } from '../options.ts';

/** The opponent that a match was created for: a friend with the link, anybody, or a bot. */
export const OPPONENTS = ['friend', 'anyone', 'bot'] as const;
export type Opponent = (typeof OPPONENTS)[number];

/** What a match was created for: an opponent, or a class, whose duels no player creates. */
export type Purpose = Opponent | 'class';

/** What the room knows about a player and the duel does not. */
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
  /** The third player, who is the wire: their name once they have come; null: the match has no third seat. */
  readonly wire: { readonly name: string | null } | null;
}
