/** Bets in the fog: when one can be placed, and which. Looks at nothing but the end that bets. */

import type { End } from '../level.ts';
import { type DuelState, type HalfState, seenOfConnection } from '../state/state.ts';
import { BET_GAIN, peerStates } from '../state/bets.ts';
import { tornFog } from '../state/torn-fog.ts';
import { type BetOffer, type Guess, OTHER_STATE } from '../vocabulary/bet.ts';
import { ownEntries } from './challengeable.ts';
import type { RefusalCode } from './command.ts';

/** The most bets of an end in a half: however long two ends argue, moves are what scores. */
export const BETS_MAX = 16;

/** A bet that can be placed; `segmentId` is the last segment's in the journal. */
interface Open extends BetOffer {
  readonly segmentId: number;
}

/** Whether this end waits: no question is open, and nothing else can be answered. */
function waits({ phase, paused, options }: DuelState, half: HalfState, end: End): boolean {
  const { level, ends } = half;
  const isOff = options.noBets === true || level.noBets === true;
  const isFree = phase === 'playing' && !paused && ends[end].position === null && !ends[end].stateHidden;
  // Where the fog is torn there is nothing to guess.
  return isFree && !isOff && tornFog(half, end, options.mode === 'live') === null;
}

/** Which questions of this wait are answered by a bet. */
function answered({ bets, ends }: HalfState, end: End): readonly Guess['about'][] {
  const { positions } = ends[end];
  return bets.filter((bet) => bet.end === end && bet.wait === positions).map(({ about }) => about);
}

function openBet(state: DuelState, half: HalfState, end: End): Open | null {
  if (!waits(state, half, end)) return null;
  if (half.bets.filter((bet) => bet.end === end).length >= BETS_MAX) return null;
  const last = seenOfConnection(half, end).findLast(({ kind }) => kind === 'sent');
  const done = answered(half, end);
  if (last === undefined || done.includes('state')) return null;
  const about = done.includes('segment') ? 'state' : 'segment';
  const states = about === 'state' ? peerStates(half.ends[end].endpoint.tcb.state) : [];
  const entryId = ownEntries(half, end).indexOf(last) + 1;
  return { about, entryId, states, gain: BET_GAIN, segmentId: last.id };
}

/** The bet that the player at `end` can place; null: none. */
export function betOffer(state: DuelState, half: HalfState, end: End): BetOffer | null {
  const open = openBet(state, half, end);
  if (open === null) return null;
  const { segmentId: _, ...offer } = open;
  return offer;
}

/** What a bet on the segment with that number in the end's figure is about in the journal, or why it is refused. */
export function betOn(
  state: DuelState,
  half: HalfState,
  end: End,
  { about, guess, entryId }: Guess & { readonly entryId: number },
): { readonly segmentId: number } | { readonly code: RefusalCode } {
  if (waits(state, half, end) && answered(half, end).includes(about)) return { code: 'bet-already-placed' };
  const open = openBet(state, half, end);
  if (open === null || open.about !== about || open.entryId !== entryId) return { code: 'no-bet-now' };
  const isNamed = about === 'segment' || guess === OTHER_STATE || open.states.includes(guess);
  return isNamed ? { segmentId: open.segmentId } : { code: 'no-such-bet' };
}
