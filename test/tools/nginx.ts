/** Where nginx is: distributions keep it among the programs of the system. */

import { findProgram, isExecutable } from './program.ts';

const USUAL = '/usr/sbin/nginx';

/** The path of the program; null when there is none. */
export function findNginx(): string | null {
  return findProgram(null, ['nginx']) ?? (isExecutable(USUAL) ? USUAL : null);
}
