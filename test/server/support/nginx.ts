/** A real nginx in front of a server, with the configuration that docs/hosting.md gives. */

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findNginx } from '../../tools/nginx.ts';

const DOCS = resolve(import.meta.dirname, '../../../docs/hosting.md');

export interface RunningProxy {
  end(): Promise<void>;
}

/** The configuration of a proxy as the documentation has it. */
export function documented(proxy: 'nginx' | 'caddy'): string {
  const config = new RegExp(`\`\`\`${proxy}\\n(.*?)\`\`\``, 's').exec(readFileSync(DOCS, 'utf8'))?.[1];
  if (config === undefined) throw new Error(`docs/hosting.md has no configuration of ${proxy}`);
  return config;
}

/** A port that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A certificate that nobody vouches for, beside the configuration. */
function certify(folder: string): void {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', [...made, '-subj', '/CN=uni.example', '-keyout', key, '-out', cert], { stdio: 'ignore' });
}

/**
 * @param port that nginx listens on
 * @param secure the port on which it speaks TLS
 * @param behind the port of the server
 */
export async function startNginx(port: number, secure: number, behind: number): Promise<RunningProxy> {
  const program = findNginx();
  if (program === null) throw new Error('no nginx: see npm run test');
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-nginx-'));
  certify(folder);
  const site = documented('nginx')
    .replace(
      'listen 80;',
      `listen 127.0.0.1:${port}; listen 127.0.0.1:${secure} ssl; ssl_certificate cert.pem; ssl_certificate_key key.pem;`,
    )
    .replace('127.0.0.1:2567', `127.0.0.1:${behind}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`);
  const config = `daemon off; master_process off; pid nginx.pid; error_log stderr error; events {}
http { access_log off; ${temporary.join(' ')}\n${site} }`;
  const path = join(folder, 'nginx.conf');
  writeFileSync(path, config);
  const child = spawn(program, ['-p', folder, '-e', 'stderr', '-c', path], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const ended = once(child, 'exit');
  await Promise.race([listens(port), ended.then(() => Promise.reject(new Error(`nginx ended: ${said}`)))]);
  return {
    async end() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when somebody takes connections there. */
export async function listens(port: number): Promise<void> {
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
