/** A real Caddy in front of a server, with a configuration from docs/hosting.md. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../tools/program.ts';
import { freePort } from './free-port.ts';
import { type Between, documented, folderFor, type RunningProxy, replaced, run } from './proxy.ts';

export function startCaddy(between: Between): Promise<RunningProxy> {
  const upstream = { '127.0.0.1:2567': `127.0.0.1:${between.behind}` };
  return runCaddy(() => replaced(documented('caddy'), upstream), between);
}

/** A Caddy without TLS in front of a group of servers. */
export async function startCaddyForGroup(http: number, ports: readonly number[]): Promise<RunningProxy> {
  const site = replaced(documented('caddy group'), {
    'uni.example {': `http://127.0.0.1:${http} {`,
    '127.0.0.1:2567 127.0.0.1:2568': ports.map((port) => `127.0.0.1:${port}`).join(' '),
    '2567|2568': ports.join('|'),
  });
  return runCaddy(() => site, { http: await freePort(), https: await freePort() }, {}, http);
}

/**
 * Does not touch the machine's ports or trusted certificates.
 * @param port on which it listens once it is up
 * @param site the text of a Caddyfile; `folder` is for the files it names
 */
export function runCaddy(
  site: (folder: string) => string,
  { http, https }: Omit<Between, 'behind'>,
  env: Record<string, string> = {},
  port = https,
): Promise<RunningProxy> {
  const program = findProgram(null, ['caddy']);
  if (program === null) throw new Error('no Caddy: see npm run test');
  const folder = folderFor('caddy');
  const apart = [
    ...['admin off', 'skip_install_trust', 'local_certs', 'default_bind 127.0.0.1', `storage file_system ${folder}`],
    ...[`http_port ${http}`, `https_port ${https}`],
  ];
  const config = join(folder, 'Caddyfile');
  writeFileSync(config, `{\n  ${apart.join('\n  ')}\n}\n${site(folder)}`);
  const args = ['run', '--adapter', 'caddyfile', '--config', config];
  return run(program, args, { folder, port, env: { HOME: folder, ...env } });
}
