/** `npm run build:server`: bundles the server with its packages. Only libsql, which has a binary, stays outside. */

import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { WORKERS } from './server/workers.ts';
import { thirdPartyNotices } from './third-party.ts';

const OUT = 'dist/server';

const COMMON = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  outdir: OUT,
  sourcemap: true,
  // A stack trace needs positions, not source text.
  sourcesContent: false,
  logLevel: 'warning',
} satisfies BuildOptions;

/** Keeps the modules external that the entries load once they know that this Node can parse them. */
const laterOutside: Plugin = {
  name: 'later-outside',
  setup(entries) {
    entries.onResolve({ filter: /^\.\/(serve|command-line)\.ts$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: path.replace(/\.ts$/, '.js'), external: true } : null,
    );
  },
};

/** The two files that are started. Every Node since version 10 can parse them, so that an old one can be told that it is. */
const ENTRIES = {
  ...COMMON,
  entryPoints: ['server/main.ts', 'server/last-ack.ts'],
  target: 'node10',
  supported: { 'dynamic-import': true },
  plugins: [laterOutside],
} satisfies BuildOptions;

/** Everything else. */
async function buildRest(): Promise<string[]> {
  const threads = Object.fromEntries(Object.entries(WORKERS).map(([name, source]) => [name, `server/${source}`]));
  const { metafile } = await build({
    ...COMMON,
    entryPoints: { serve: 'server/serve.ts', 'command-line': 'server/command-line.ts', ...threads },
    splitting: true,
    target: 'node20',
    // Apart from libsql these are optional and not installed.
    external: ['libsql', 'pg-native', 'bufferutil', 'utf-8-validate'],
    // CommonJS packages load Node's modules with `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

rmSync(OUT, { recursive: true, force: true });
const [files] = await Promise.all([buildRest(), build(ENTRIES)]);
writeFileSync(join(OUT, 'third-party-licenses.md'), thirdPartyNotices(files));
// `open` looks for it beside itself, because not every Linux has one.
copyFileSync('node_modules/open/xdg-open', join(OUT, 'xdg-open'));
chmodSync(join(OUT, 'xdg-open'), 0o755);
