/** Where the installed Firefox and the browser of WebKit's own are. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, isExecutable } from './program.ts';

/** The path of an executable Firefox: `FIREFOX` when set, else the first on `PATH`; null when there is none. */
export function findFirefox(): string | null {
  return findProgram('FIREFOX', ['firefox-esr', 'firefox']);
}

/** Debian keeps it out of `PATH`: /usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser. Null when there is none. */
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
