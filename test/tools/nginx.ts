/** The path of nginx, which distributions keep among the system's programs. */

import { findProgram, isExecutable } from './program.ts';

const USUAL = '/usr/sbin/nginx';

/** @returns the path of the program, or null */
export function findNginx(): string | null {
  return findProgram(null, ['nginx']) ?? (isExecutable(USUAL) ? USUAL : null);
}
