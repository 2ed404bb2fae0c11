/**
 * The common parts of nginx and Caddy: their configurations come from docs/hosting.md, and only ports and files differ.
 */

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const DOCS = resolve(import.meta.dirname, '../../../docs/hosting.md');

export interface RunningProxy {
  readonly pid: number;
  /** Its own folder, deleted with it. */
  readonly folder: string;
  end(): Promise<void>;
}

/** The ports of a proxy, in place of 80 and 443, and the server behind it. */
export interface Between {
  readonly http: number;
  readonly https: number;
  readonly behind: number;
}

/** @param kind the word after the three backticks of a configuration */
export function documented(kind: string): string {
  const text = readFileSync(DOCS, 'utf8').split(`\n\`\`\`${kind}\n`)[1]?.split('```')[0];
  if (text === undefined) throw new Error(`docs/hosting.md has no configuration ${kind}`);
  return text;
}

/** A text with some parts replaced, each of which must occur. */
export function replaced(text: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`no "${from}" in: ${text}`);
    return changed.replaceAll(from, to);
  }, text);
}

export function folderFor(proxy: string): string {
  return mkdtempSync(join(tmpdir(), `last-ack-${proxy}-`));
}

/** A self-signed certificate. */
export function certify(folder: string, name: string): { readonly key: string; readonly cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const said = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', key, '-out', cert];
  execFileSync('openssl', [...made, ...said], { stdio: 'ignore' });
  return { key, cert };
}

/** @param port on which it listens once it is up */
export async function run(
  program: string,
  args: readonly string[],
  { folder, port, env = {} }: { folder: string; port: number; env?: Record<string, string> },
): Promise<RunningProxy> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const ended = once(child, 'exit');
  await Promise.race([listens(port), ended.then(() => Promise.reject(new Error(`${program} exited: ${said}`)))]);
  return {
    pid: child.pid ?? 0,
    folder,
    async end() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when connections are accepted there. */
async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const there = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
