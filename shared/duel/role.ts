/** Which end closes of its own accord: as the scripts of a level have it. Knows no state of a match. */

import type { AppStep, End, Level } from './level.ts';

/** `active`: its application closes whether or not a FIN has come. `passive`: it closes second, or not at all. */
export type Role = 'active' | 'passive';

/** Whether a call of an application waits for the other side to have closed. */
function waitsForFin({ when: { state = 'ESTABLISHED', fins = 0 } }: AppStep): boolean {
  return state !== 'ESTABLISHED' || fins > 0;
}

/** The role of an end in a half's level: who closes, or breaks off, before a FIN has come. Where the FINs cross both do. */
export function roleOf({ ends }: Pick<Level, 'ends'>, end: End): Role {
  const ending = ends[end].script.find(({ call }) => call.kind === 'CLOSE' || call.kind === 'ABORT');
  return ending === undefined || waitsForFin(ending) ? 'passive' : 'active';
}
