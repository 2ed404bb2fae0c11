/** Where an installed program is. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path in the environment variable when there is one that is set, else the first of these names on `PATH`; null when there is none. */
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
