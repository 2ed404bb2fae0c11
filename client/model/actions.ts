/** What the page can ask for. client/net carries it out. */

import type { BotProfile, MatchOptions, TimeFactor } from '../../shared/duel/options.ts';
import type { Opponent } from '../../shared/duel/room-facts.ts';
import type { Judgement } from '../../shared/duel/view.ts';
import type { Invitation } from '../../shared/protocol.ts';
import type { Move } from '../../shared/referee/verdict.ts';

export interface NewMatch {
  readonly name: string;
  readonly against: Opponent;
  readonly bot: BotProfile;
  readonly options: MatchOptions;
}

/** Nothing here rejects: what does not work is in `session.problem`. */
export interface Actions {
  create(match: NewMatch): Promise<void>;
  join(name: string, code: string): Promise<void>;
  /** Back into the seat of that match, if this tab ever held one; false if it did not, or the seat is gone. */
  resume(code: string): Promise<boolean>;
  ready(): Promise<void>;
  /** @returns what was said of the move; null if it was refused or not answered. */
  move(positionId: number | null, move: Move): Promise<Judgement | null>;
  setTimeFactor(factor: TimeFactor): Promise<void>;
  leave(): Promise<void>;
  /** What a link leads to; null if nobody waits there. */
  lookUp(code: string): Promise<Invitation | null>;
  /** The address under which others reach this server, for links; null if the page's own will do. */
  publicOrigin(): Promise<string | null>;
}
