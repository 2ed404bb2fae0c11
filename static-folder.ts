/**
 * The built page as a folder for any static host, under any path. Everything for one player works in it, and the recorded
 * class; what needs a server is not offered.
 */

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPublicAddress } from './server/http/pages.ts';

const BUILT = 'dist/client';

/** A static host compresses by itself, or not at all; nobody reads the bundler's manifest. */
const NOT_SERVED = /(\.(br|gz)|[\\/]\.vite)$/;

const SERVER = '<meta name="last-ack-server" content="here" />';

/**
 * [NET620] Writes the folder, which replaces what is there.
 * @param publicUrl where it will be found; absent: it may be anywhere, and its preview picture has no whole address
 * @throws if the page is not built
 */
export function makeStaticFolder(out: string, publicUrl?: string): void {
  rmSync(out, { recursive: true, force: true });
  cpSync(BUILT, out, { recursive: true, filter: (path) => !NOT_SERVED.test(path) });
  const page = join(out, 'index.html');
  const alone = withoutServer(readFileSync(page, 'utf8'));
  const whole = publicUrl === undefined ? alone : withPublicAddress(alone, publicUrl.replace(/\/$/, ''));
  writeFileSync(page, whole);
}

/** @throws if the page's head has no place for it */
function withoutServer(page: string): string {
  if (!page.includes(SERVER)) throw new Error(`the page does not say ${SERVER}`);
  return page.replace(SERVER, SERVER.replace('here', 'none'));
}
