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
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`);
  const config = `daemon off; master_process off; pid nginx.pid; error_log stderr error; events {}
http { access_log off; ${temporary.join(' ')}\n${site} }`;
  const path = join(folder, 'nginx.conf');
  writeFileSync(path, config);
  return run(program, ['-p', folder, '-e', 'stderr', '-c', path], { folder, port: https });
}
