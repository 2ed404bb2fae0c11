/** Moves and levels shared by the duel tests, and a half in which the test itself plays. */

import { levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { ABSENT, must, Rig } from './rig.ts';

export const FOUR_WAVES = must(levelById('four-waves'));
export const LOST_LAST_ACK = must(levelById('lost-last-ack'));
export const LAST_WORDS = must(levelById('last-words'));
export const WAIT: Move = { kind: 'wait' };
export const BIND: Move = { kind: 'bind' };
export const claim = (state: State): Move => ({ kind: 'claim', state });
export const send = (segment: Segment): Move => ({ kind: 'send', segment });

/** A started first half in free composition, in which the test plays. */
export function freeHalf(level: Level = FOUR_WAVES, players?: ConstructorParameters<typeof Rig>[1]): Rig {
  const rig = new Rig(level, players ?? [ABSENT, ABSENT], { compose: 'free' });
  rig.startHalf();
  return rig;
}

export function lastJudgement(rig: Rig, seat: Seat): Judgement {
  return must(rig.view(seat).judgements.at(-1));
}
