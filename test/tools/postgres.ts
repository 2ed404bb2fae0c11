/** The path of the installed PostgreSQL server, whose programs distributions keep out of PATH. */

import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's folder of versions. */
const VERSIONS = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'postgres'];

/** The folder of its programs: the one on PATH, else that of the newest version; null if there is none. */
export function findPostgres(): string | null {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...onPath, ...installed()].find(hasPrograms) ?? null;
}

function installed(): string[] {
  try {
    const versions = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(VERSIONS, version, 'bin'));
  } catch {
    return [];
  }
}

function hasPrograms(folder: string): boolean {
  try {
    for (const program of PROGRAMS) accessSync(join(folder, program), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
