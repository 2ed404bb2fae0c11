/** Compresses the files of the built page once, at build, so that the server need not compress them for each request. */

import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Pictures and fonts are already compressed, and no browser reads the manifest. */
const TEXT = /^(?!\.).*\.(js|css|html|svg|json)$/;
/** A smaller response fits into one packet either way. */
const WORTH_IT = 1024;

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes `.br` and `.gz` beside one file, unless it is short. */
async function pack(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < WORTH_IT) return;
  const size = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  const [brotli, gzipped] = await Promise.all([toBrotli(content, size), toGzip(content, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipped)]);
}

/** @returns a plugin that runs at the end of the build and requires `outDir` to be empty before */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    writeBundle: {
      sequential: true,
      order: 'post',
      handler: async () => {
        const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
        await Promise.all(files.filter((file) => TEXT.test(file)).map((file) => pack(join(folder, file))));
      },
    },
  };
}
