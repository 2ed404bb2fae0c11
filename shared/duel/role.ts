/** Which end closes of its own accord: as the scripts of a level have it. Knows no state of a match. */

import type { End, Level } from './level.ts';

/** `active`: its application closes whether or not a FIN has come. `passive`: it closes second, or not at all. */
export type Role = 'active' | 'passive';

/** The role of an end in a level. Where the FINs cross both are active; A is in every level. */
export function roleOf({ ends }: Pick<Level, 'ends'>, end: End): Role {
  if (end === 'A') return 'active';
  const close = ends.B.script.find(({ call }) => call.kind === 'CLOSE');
  if (close === undefined) return 'passive';
  const { state = 'ESTABLISHED', fins = 0 } = close.when;
  return state === 'ESTABLISHED' && fins === 0 ? 'active' : 'passive';
}
