/** Which end closes on its own initiative, according to the scripts of a level. Knows no state of a match. */

import type { AppStep, End, Level } from './level.ts';

/** `active`: its application closes whether or not a FIN has arrived. `passive`: it closes second, or not at all. */
export type Role = 'active' | 'passive';

/** Whether a call of an application waits for the other side to have closed. */
function waitsForFin({ when: { state = 'ESTABLISHED', fins = 0 } }: AppStep): boolean {
  return state !== 'ESTABLISHED' || fins > 0;
}

const ENDING: readonly AppStep['call']['kind'][] = ['CLOSE', 'ABORT', 'DIE'];

/** The role of an end in a half's level: active if it closes, or aborts, before a FIN has arrived; both where FINs cross. */
export function roleOf({ ends }: Pick<Level, 'ends'>, end: End): Role {
  const ending = ends[end].script.find(({ call }) => ENDING.includes(call.kind));
  return ending === undefined || waitsForFin(ending) ? 'passive' : 'active';
}
