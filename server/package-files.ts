/** The paths of the files that come with the program, wherever it is started from. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @param path of a file or folder, from the root of the package: the same in the sources and in the build */
export function inPackage(path: string): string {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root);
  return join(root, path);
}
