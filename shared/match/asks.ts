/** What a player asks of the match that they sit in, and how each of it is carried out. */

import type { TimeFactor, Seat } from '../duel/options.ts';
import type { Guess } from '../duel/vocabulary/bet.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Move } from '../referee/verdict.ts';
import type { Match, Outcome } from './match.ts';

type Nothing = Record<string, never>;

/** By name: the message that comes with it. */
export interface PlayerAsks {
  ready: Nothing;
  move: { readonly positionId: number | null; readonly move: Move };
  /** Buys the next hint of the position; the page derives its text from the view. */
  hint: { readonly positionId: number };
  /** Live mode: challenges an arrival, by its id in the seat's figure; `name` then names the mistake. The view has the rest. */
  challenge: { readonly entryId: number };
  name: { readonly entryId: number; readonly mistake: MistakeId };
  /** A bet in the fog, on the last segment by its id in the seat's figure or on the state of the peer. */
  bet: Guess & { readonly entryId: number };
  'time-factor': { readonly factor: TimeFactor };
  /** Ends a match without an end of its own; only between two rounds. */
  finish: Nothing;
  /** A sign of life: a player found idle in a class duel takes their seat back from the bot. */
  here: Nothing;
}
export type PlayerAsk = keyof PlayerAsks;

type Handlers = {
  readonly [N in PlayerAsk]: (match: Match, seat: Seat, message: PlayerAsks[N], lagMs: number) => Promise<Outcome>;
};

const HANDLERS: Handlers = {
  ready: (match, seat) => match.command({ kind: 'ready', seat }),
  move: (match, seat, { positionId, move }, lagMs) =>
    match.command({ kind: 'move', seat, positionId, move, by: 'player', lagMs }),
  hint: (match, seat, { positionId }) => match.commandBeside({ kind: 'hint', seat, positionId }),
  challenge: (match, seat, { entryId }) => match.commandBeside({ kind: 'challenge', seat, entryId }),
  name: (match, seat, { entryId, mistake }) => match.commandBeside({ kind: 'name', seat, entryId, mistake }),
  bet: (match, seat, bet) => match.commandBeside({ kind: 'bet', seat, ...bet }),
  'time-factor': (match, seat, { factor }) => match.command({ kind: 'time-factor', seat, factor }),
  finish: (match, seat) => match.command({ kind: 'finish', seat }),
  here: (match, seat) => match.here(seat),
};

/**
 * Carries out what the player in `seat` asks.
 * @param lagMs how long a message is on its way to the match and back, which the duel grants the player; 0 in their own page
 */
export function askMatch<N extends PlayerAsk>(
  match: Match,
  seat: Seat,
  name: N,
  message: PlayerAsks[N],
  lagMs: number,
): Promise<Outcome> {
  return HANDLERS[name](match, seat, message, lagMs);
}
