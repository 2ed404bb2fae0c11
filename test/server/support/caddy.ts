/** A real Caddy in front of a server, with the configuration that docs/hosting.md gives. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../tools/program.ts';
import { documented, listens, type RunningProxy } from './nginx.ts';

/**
 * @param port on which it speaks TLS, with a certificate of its own making
 * @param behind the port of the server
 */
export async function startCaddy(port: number, behind: number): Promise<RunningProxy> {
  const program = findProgram(null, ['caddy']);
  if (program === null) throw new Error('no Caddy: see npm run test');
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-caddy-'));
  const site = documented('caddy')
    .replace('uni.example {', `https://127.0.0.1:${port} {\n  bind 127.0.0.1\n  tls internal`)
    .replace('127.0.0.1:2567', `127.0.0.1:${behind}`);
  const apart = `{\n  admin off\n  auto_https disable_redirects\n  skip_install_trust\n  storage file_system ${folder}\n}\n`;
  const config = join(folder, 'Caddyfile');
  writeFileSync(config, apart + site);
  const args = ['run', '--adapter', 'caddyfile', '--config', config];
  const child = spawn(program, args, { env: { ...process.env, HOME: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const ended = once(child, 'exit');
  await Promise.race([listens(port), ended.then(() => Promise.reject(new Error(`Caddy ended: ${said}`)))]);
  return {
    async end() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
