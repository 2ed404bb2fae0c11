/** A real nginx in front of a server, with the configuration of docs/hosting.md. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNginx } from '../../tools/nginx.ts';
import { type Between, certify, documented, folderFor, type RunningProxy, replaced, run } from './proxy.ts';

export function startNginx({ http, https, behind }: Between): Promise<RunningProxy> {
  const program = findNginx();
  if (program === null) throw new Error('no nginx: see npm run test');
  const folder = folderFor('nginx');
  const { key, cert } = certify(folder, 'uni.example');
  const site = replaced(documented('nginx'), {
    'listen 80;': `listen 127.0.0.1:${http};`,
    'listen 443 ssl;': `listen 127.0.0.1:${https} ssl;`,
    '/etc/ssl/uni.example/fullchain.pem': cert,
    '/etc/ssl/uni.example/privkey.pem': key,
    '127.0.0.1:2567': `127.0.0.1:${behind}`,
  });
  return runNginx(program, { folder, site, port: https });
}

/**
 * An nginx without TLS in front of a group of servers, also with the configuration of docs/hosting.md.
 * @param sender the variable with the addresses of the sender, as that page has it
 */
export function startNginxForGroup(
  http: number,
  ports: readonly number[],
  sender: '$remote_addr' | '$proxy_add_x_forwarded_for' = '$remote_addr',
): Promise<RunningProxy> {
  const program = findNginx();
  if (program === null) throw new Error('no nginx: see npm run test');
  const one = (port: number) => `server 127.0.0.1:${port} max_fails=0;`;
  const group = replaced(documented('nginx group'), {
    [`${one(2567)}\n  ${one(2568)}`]: ports.map(one).join('\n  '),
  });
  const sockets = replaced(documented('nginx sockets'), { '2567|2568': ports.join('|') });
  const server = replaced(documented('nginx'), {
    'listen 80;': 'listen unix:redirect.sock;',
    'listen 443 ssl;': `listen 127.0.0.1:${http};`,
    'server_name uni.example;': 'server_name 127.0.0.1;',
    'ssl_certificate /etc/ssl/uni.example/fullchain.pem;': '',
    'ssl_certificate_key /etc/ssl/uni.example/privkey.pem;': '',
    'http://127.0.0.1:2567/': 'http://last-ack/',
    '  location /lastack/': `${sockets}\n  location /lastack/`,
  });
  const folder = folderFor('nginx-group');
  const unix = { 'unix:redirect.sock': `unix:${join(folder, 'redirect.sock')}` };
  const site = replaced(group + replaced(server, unix), { $remote_addr: sender });
  return runNginx(program, { folder, site, port: http });
}

function runNginx(
  program: string,
  { folder, site, port }: { readonly folder: string; readonly site: string; readonly port: number },
): Promise<RunningProxy> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`);
  const config = `daemon off; master_process off; pid nginx.pid; error_log stderr error; events { worker_connections 16384; }
http { access_log off; ${temporary.join(' ')}\n${site} }`;
  const path = join(folder, 'nginx.conf');
  writeFileSync(path, config);
  return run(program, ['-p', folder, '-e', 'stderr', '-c', path], { folder, port });
}
