import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addresses } from '../../server/http/addresses.ts';
import { hostCheck, secureHost } from '../../server/http/hosts.ts';
import { readSettings } from '../../server/settings.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { unfinishedIn } from './support/store.ts';

const pageDir = mkdtempSync(join(tmpdir(), 'last-ack-page-'));
mkdirSync(join(pageDir, 'assets'));
writeFileSync(join(pageDir, 'index.html'), `<title>the page</title>${' '.repeat(4096)}`);
writeFileSync(join(pageDir, 'assets/main-1a2b.js'), 'export {};');
writeFileSync(join(pageDir, 'icon.svg'), '<svg/>');
writeFileSync(join(pageDir, 'assets/large-3c4d.js'), '/* as it is */');
for (const [ending, pack] of Object.entries({ br: brotliCompressSync, gz: gzipSync })) {
  writeFileSync(join(pageDir, `assets/large-3c4d.js.${ending}`), pack(`/* packed as ${ending} */`));
  writeFileSync(join(pageDir, `index.html.${ending}`), pack(`<title>the page</title> packed as ${ending}`));
}

/** Caddy keeps its own connections this long, and no common proxy keeps one longer unless configured to. */
const PROXY_KEEPS_S = 120;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { pageDir } });
});
afterAll(async () => {
  await server.stop();
  rmSync(pageDir, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

test.each(['/', '/d/ACDEF', '/d/acdef/', '/?lang=zh'])(
  '[NET15] %s is the page, revalidated each time',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('the page');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  },
);

test('[NET15] a file named after its content is cached forever, others are revalidated', async () => {
  expect((await get('/assets/main-1a2b.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
});

test.each([
  '/assets/gone.js',
  '/gone',
  '/d/a/b',
  '/../package.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/matchmake',
  '/monitor',
  '/playground',
])('[NET15] %s is not found, and not answered with the page', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('the page');
});

test('[NET233] /healthz says that the server is alive', async () => {
  const answer = await get('/healthz');
  expect(await answer.json()).toEqual({ ok: true });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('[NET15] long answers are compressed', async () => {
  expect((await get('/', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip');
});

test.each([
  ['gzip, deflate, br, zstd', 'br', 'packed as br'],
  ['gzip, deflate', 'gzip', 'packed as gz'],
  ['gzip;q=0, br;q=0', null, 'as it is'],
  ['identity', null, 'as it is'],
])('[NET160] a client that accepts %s gets what the build has packed: %s', async (takes, encoding, content) => {
  const answer = await get('/assets/large-3c4d.js', { 'accept-encoding': takes });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript; charset=utf-8$/i);
  expect(await answer.text()).toContain(content);
});

test('[NET160] the page itself is packed, too, and revalidated each time', async () => {
  const answer = await get('/', { 'accept-encoding': 'br' });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(await answer.text()).toContain('packed as br');
  const again = { 'accept-encoding': 'br', 'if-none-match': answer.headers.get('etag') ?? '' };
  expect(await raw({ method: 'GET', path: '/', headers: again })).toBe(304);
});

test('[NET160] packed files are not served under their own names', async () => {
  expect((await get('/assets/large-3c4d.js.gz')).headers.get('content-type')).toBe('application/gzip');
});

test.each(['/', '/healthz', '/gone', '/assets/main-1a2b.js'])('[NET15] %s keeps others out', async (path) => {
  const { headers } = await get(path, { origin: 'http://elsewhere.example' });
  const policy = headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});

test('[NET15] another origin is not allowed to create matches', async () => {
  const url = `${server.url}/matchmake/create/duel`;
  const asked = await fetch(url, { method: 'OPTIONS', headers: { origin: 'http://elsewhere.example' } });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
});

function raw(head: { method: string; path: string; headers?: Record<string, string> }, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, ...head }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test.each([
  ['a long body', { method: 'POST', path: '/matchmake/create/duel', headers: { 'content-length': '100000' } }, 413],
  [
    'a body of unknown length',
    { method: 'POST', path: '/matchmake/create/duel', headers: { 'transfer-encoding': 'chunked' } },
    411,
  ],
  ['a host that is none', { method: 'GET', path: '/', headers: { host: 'a b' } }, 400],
])('[NET4] %s is rejected and the server continues', async (_, head, status) => {
  expect(await raw(head)).toBe(status);
  expect((await get('/healthz')).status).toBe(200);
});

test.each(['/assets', '/assets/', '/assets?lang=zh'])(
  '[NET142] %s is a folder and not served: no redirect leads out of the path of a proxy',
  async (path) => {
    const answer = await fetch(`${server.url}${path}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
  },
);

test('[NET140] an idle connection is kept longer than a proxy keeps its own', async () => {
  const kept = await new Promise<string>((resolve, reject) => {
    const agent = new Agent({ keepAlive: true });
    const sent = request({ host: '127.0.0.1', port: server.port, path: '/healthz', agent }, (answer) => {
      answer.resume().once('end', () => agent.destroy());
      resolve(String(answer.headers['keep-alive']));
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(Number(/^timeout=(\d+)$/.exec(kept)?.[1])).toBeGreaterThan(PROXY_KEEPS_S);
});

test('[NET192] a body that does not arrive is given up, the sooner the shorter it is to be', async () => {
  const unfinished = (path: string, length: number) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n{`,
        ),
      );
      let answer = '';
      socket.on('data', (octets) => {
        answer += String(octets);
      });
      socket.on('close', () => resolve(answer.split('\r\n', 1).join()));
      socket.on('error', reject);
    });
  const ended: string[] = [];
  const open = Array.from({ length: 40 }, () => unfinished('/matchmake/create/duel', 100));
  const lesson = unfinished('/api/lessons', 256 * 1024).then((line) => ended.push(line));
  await vi.waitUntil(async () => server.time.waiting > 40);
  await server.time.advance(31_000);
  expect(new Set(await Promise.all(open))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  expect(ended).toEqual([]);
  await server.time.advance(4_000);
  await lesson;
  expect(ended).toEqual(['HTTP/1.1 408 Request Timeout']);
});

test.each([
  ['evil.example', 421],
  [`evil.example:${80}`, 421],
  ['127.0.0.1.evil.example', 421],
  ['localhost.evil.example', 421],
  ['localhost', 200],
  ['LOCALHOST.:2567', 200],
  ['192.168.1.7:2567', 200],
  ['[fe80::1]:2567', 200],
  ['teacher-laptop', 200],
  ['last-ack.test', 200],
  ['teacher-laptop.local:2567', 200],
])('[NET191] a page under the name %s is answered with %i', async (host, status) => {
  expect(await raw({ method: 'GET', path: '/', headers: { host } })).toBe(status);
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
  const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  const switched = await raw({ method: 'GET', path: '/a/b?sessionId=c', headers: { host, ...upgrade, ...key } });
  expect(switched).toBe(status === 200 ? 101 : status);
  expect(await raw({ method: 'GET', path: '/healthz', headers: { host } })).toBe(200);
});

test.each(['{', '[]', 'null', '"x"', '1', '{"kind":"create"}', '{"hasOwnProperty":1,"kind":"join"}'])(
  '[NET4] a join that is %s creates no room',
  async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/matchmake/joinOrCreate/duel`, { method: 'POST', headers, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await unfinishedIn(server.stores.matches)).toEqual([]);
    expect((await get('/healthz')).status).toBe(200);
  },
);

test('[NET191] the names that are configured are answered, and no other public one', () => {
  const isServed = hostCheck(
    readSettings({ PUBLIC_URL: 'https://uni.example/lastack', ALLOWED_HOSTS: 'a.example, b.example' }),
  );
  const names = ['uni.example', 'UNI.example:443', 'a.example', 'b.example:1', undefined];
  expect(names.map(isServed)).toEqual(names.map(() => true));
  expect(['c.example', 'a.example.c.example', 'x.uni.example', '', 'a b'].map(isServed)).toEqual(Array(5).fill(false));
  expect(hostCheck(readSettings({ ALLOWED_HOSTS: '*' }))('c.example')).toBe(true);
  expect(() => readSettings({ ALLOWED_HOSTS: 'https://a.example' })).toThrow('game.school.example');
});

test('[NET193] browsers are told to use TLS where a public name has it, and nowhere else', async () => {
  const secure = [
    'https://uni.example/lastack',
    'http://uni.example',
    'https://localhost',
    'https://10.0.0.2',
    undefined,
  ];
  expect(secure.map((publicUrl) => secureHost({ publicUrl }))).toEqual(['uni.example', null, null, null, null]);
  const behind = await startTestServer({ settings: { publicUrl: 'https://uni.example' } });
  const told = (host: string) =>
    new Promise((resolve) => {
      const to = { host: '127.0.0.1', port: behind.port, path: '/healthz', headers: { host } };
      request(to, (answer) => resolve(answer.resume().headers['strict-transport-security'])).end();
    });
  expect([await told('uni.example'), await told('127.0.0.1')]).toEqual(['max-age=31536000', undefined]);
  await behind.stop();
});

test('the addresses for others begin with this machine, and are just the bound one if one is bound', () => {
  expect(addresses(2567, undefined)[0]).toBe('http://localhost:2567');
  expect(addresses(2567, '127.0.0.1')).toEqual(['http://127.0.0.1:2567']);
});
