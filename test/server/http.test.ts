import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses } from '../../server/http/addresses.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const pageDir = mkdtempSync(join(tmpdir(), 'last-ack-page-'));
mkdirSync(join(pageDir, 'assets'));
writeFileSync(join(pageDir, 'index.html'), `<title>the page</title>${' '.repeat(4096)}`);
writeFileSync(join(pageDir, 'assets/main-1a2b.js'), 'export {};');
writeFileSync(join(pageDir, 'icon.svg'), '<svg/>');

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
  '[NET15] %s is the page, always asked for anew',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('the page');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  },
);

test('[NET15] a file whose name is its content is kept for ever, others are asked for anew', async () => {
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
])('[NET15] there is nothing at %s, and no page pretends to be it', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('the page');
});

test('[NET15] /health says that the server lives', async () => {
  const answer = await get('/health');
  expect(await answer.json()).toEqual({ ok: true });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('[NET15] long answers travel packed', async () => {
  expect((await get('/', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip');
});

test.each(['/', '/health', '/gone', '/assets/main-1a2b.js'])('[NET15] %s keeps others out', async (path) => {
  const { headers } = await get(path, { origin: 'http://elsewhere.example' });
  const policy = headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});

test('[NET15] another origin is not invited to make matches', async () => {
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
])('[NET4] %s is turned away and the server goes on', async (_, head, status) => {
  expect(await raw(head)).toBe(status);
  expect((await get('/health')).status).toBe(200);
});

test.each(['{', '[]', 'null', '"x"', '1', '{"kind":"create"}', '{"hasOwnProperty":1,"kind":"join"}'])(
  '[NET4] a join that is %s makes no room',
  async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/matchmake/joinOrCreate/duel`, { method: 'POST', headers, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await server.stores.matches.unfinished()).toEqual([]);
    expect((await get('/health')).status).toBe(200);
  },
);

test('the addresses for others begin with this machine, and are just the one that was bound', () => {
  expect(addresses(2567, undefined)[0]).toBe('http://localhost:2567');
  expect(addresses(2567, '127.0.0.1')).toEqual(['http://127.0.0.1:2567']);
});
