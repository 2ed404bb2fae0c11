/** The path of an installed program. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @returns the path in the environment variable if that is set, else the first of these names on `PATH`; null if there
 * is none
 */
export function findProgram(variable: string | null, names: readonly string[]): string | null {
  const chosen = variable === null ? undefined : process.env[variable];
  if (chosen) return isExecutable(chosen) ? chosen : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable) ?? null;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
