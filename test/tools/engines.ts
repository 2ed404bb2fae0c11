/** The paths of the installed Firefox and of WebKit's own browser. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, isExecutable } from './program.ts';

/** @returns the path of an executable Firefox: `FIREFOX` if set, else the first on `PATH`; null if there is none */
export function findFirefox(): string | null {
  return findProgram('FIREFOX', ['firefox-esr', 'firefox']);
}

/** Debian keeps it out of `PATH`: /usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser. Null if there is none. */
export function findMiniBrowser(): string | null {
  const folders = foldersIn('/usr/lib').flatMap((machine) =>
    foldersIn(machine).filter((folder) => /\/webkit(2gtk|gtk)-[\d.]+$/.test(folder)),
  );
  return folders.map((folder) => join(folder, 'MiniBrowser')).find(isExecutable) ?? null;
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}
