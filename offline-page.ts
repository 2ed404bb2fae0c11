/** Builds the service worker of the page, which knows every file of the build by name. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Plugin } from 'vite';

/** Not part of the page: what tells of it, and what is shown by others. */
const OUTSIDE = /^(\.|index\.html$|sw\.js$|third-party-licenses\.md$|preview\.png$)|\.(br|gz)$/;

/** [NET621] @returns the plugin, which writes `sw.js` at build only */
export function offlinePage(): Plugin {
  let folder = '';
  let source = '';
  return {
    name: 'offline-page',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
      source = join(root, 'offline-worker.ts');
    },
    writeBundle: {
      sequential: true,
      handler: (_, bundle) => {
        const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
        const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
          .filter((file) => file.isFile())
          .map((file) =>
            join(file.parentPath, file.name)
              .slice(folder.length + 1)
              .replaceAll('\\', '/'),
          )
          .filter((file) => !OUTSIDE.test(file))
          .sort();
        writeFileSync(join(folder, 'sw.js'), workerFor(source, folder, files, entry));
      },
    },
  };
}

function workerFor(source: string, folder: string, files: readonly string[], entry: string): string {
  const content = createHash('sha256').update(readFileSync(source));
  for (const file of ['index.html', ...files]) content.update(file).update(readFileSync(join(folder, file)));
  const known = { FILES: files, ENTRY: entry, VERSION: content.digest('hex').slice(0, 12) };
  const define = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, JSON.stringify(value)]));
  const built = buildSync({ entryPoints: [source], define, write: false, minify: true, target: 'es2022' });
  return built.outputFiles[0]?.text ?? '';
}
