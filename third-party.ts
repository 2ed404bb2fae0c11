/** The licenses of the packages whose code is in the build, as those licenses require. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that name their license without including its text. */
const NAMED_ONLY: readonly string[] = ['@better-auth/utils'];

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/**
 * @param files paths of the modules in a bundle; modules outside node_modules are our own and skipped
 * @returns name, version and license text of each package, sorted by name
 * @throws an Error that names the package, if it includes no license
 */
export function thirdPartyNotices(files: Iterable<string>): string {
  const folders = new Set([...files].flatMap((file) => packageFolder(file) ?? []));
  const notices = [...folders].map((folder) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { title: `${manifest.name} ${manifest.version}`, text: licenceText(folder, manifest) };
  });
  // The same version of a package may be installed in several places.
  const byTitle = new Map(notices.map(({ title, text }) => [title, text]));
  const sorted = [...byTitle].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([title, text]) => `## ${title}\n\n${text.trim()}\n`).join('\n');
}

/** The innermost package that a file belongs to; null if none. */
function packageFolder(file: string): string | null {
  return /^(?:.*[\\/])?node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0] ?? null;
}

function licenceText(folder: string, { name, license, author }: Manifest): string {
  const own = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (own.length > 0) return own.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  const readme = join(folder, 'README.md');
  const [, said = ''] = existsSync(readme) ? readFileSync(readme, 'utf8').split(/^#+ licen[cs]e\s*$/im) : [];
  if (/permission is hereby granted/i.test(said)) return said;
  const holder = typeof author === 'object' ? author.name : author;
  if (NAMED_ONLY.includes(name) && license === 'MIT' && holder !== undefined)
    return `MIT License\n\nCopyright (c) ${holder}\n\n${MIT}`;
  throw new Error(`${name} in ${folder} brings no licence text`);
}
