/**
 * What a real nginx and a real Caddy pass on, with the configurations of docs/hosting.md: everything that needs no
 * page.
 */

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { LONGEST_FILE } from '../../shared/kept-file.ts';
import { runCaddy, startCaddy } from './support/caddy.ts';
import { startNginx } from './support/nginx.ts';
import { type ServerProcess, spawnServer } from './support/process.ts';
import { freePort } from './support/free-port.ts';
import { type Between, certify, documented, type RunningProxy, replaced } from './support/proxy.ts';
import { idleSocket, through } from './support/through.ts';

const ROOT = '/lastack';
const PUBLIC_URL = `https://uni.example${ROOT}`;
/** Proxies close connections that are silent for a minute, unless configured otherwise. */
const PINGS = 3;
const LONGEST_SILENCE_MS = 20_000;
let server: ServerProcess;
let between: Between;

beforeAll(async () => {
  server = await spawnServer(':memory:', { PUBLIC_URL, METRICS: 'loopback' });
  const [http, https] = [await freePort(), await freePort()];
  between = { http, https, behind: Number(new URL(server.url).port) };
});
afterAll(() => server?.end('SIGTERM'));

describe.each([
  { name: 'nginx', start: startNginx, ada: '127.0.0.2', bob: '127.0.0.3' },
  { name: 'Caddy', start: startCaddy, ada: '127.0.0.4', bob: '127.0.0.5' },
])('behind $name', ({ start, ada, bob }) => {
  let proxy: RunningProxy;
  let idle: WebSocket;
  /** When something arrived on the idle socket. */
  const heard: number[] = [];
  const ask = (path: string, asked = {}) => through(between.https, ROOT + path, asked);

  beforeAll(async () => {
    proxy = await start(between);
    // Caddy listens before it has signed its certificates.
    await vi.waitUntil(
      () =>
        ask('/healthz').then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    );
    idle = await idleSocket(between.https, ROOT);
    idle.on('ping', () => heard.push(performance.now()));
  });
  afterAll(async () => {
    idle?.terminate();
    await proxy?.end();
  });

  it.each([
    ['/', './'],
    ['/d/ACDEF', '../'],
    ['/c/ACDEFH/', '../../'],
    ['/r/a-finished-match?from=mail', '../'],
  ])('[NET55] the page at %s finds its resources at %s', async (path, up) => {
    const page = await ask(path);
    expect(page.headers['cache-control']).toBe('no-cache');
    const html = page.body.toString();
    expect(html).toContain(`<meta name="last-ack-root" content="${up}"`);
    // [UI622] Who shows a preview of the link asks from elsewhere.
    if (html.includes('og:image')) expect(html).toContain(`property="og:image" content="${PUBLIC_URL}/preview.png"`);
    const script = /<script[^>]* src="([^"]+)"[^>]*type="module"|type="module"[^>]* src="([^"]+)"/.exec(html);
    const { pathname } = new URL(script?.[1] ?? script?.[2] ?? '', PUBLIC_URL + path);
    const file = await through(between.https, pathname, { headers: { 'accept-encoding': 'gzip' } });
    expect(file.headers).toMatchObject({
      'content-type': expect.stringContaining('javascript'),
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('[NET142] the path without its slash, and http, lead to the page over TLS', async () => {
    const bare = await ask('');
    const slashed = new URL(String(bare.headers.location), 'https://uni.example');
    expect([bare.status >= 300 && bare.status < 400, slashed.href]).toEqual([true, `${PUBLIC_URL}/`]);
    const link = `${ROOT}/c/ACDEFH?from=mail`;
    const plain = await through(between.http, link, { plain: true });
    expect([plain.status, plain.headers.location]).toEqual([308, `https://uni.example${link}`]);
    expect((await ask('/assets')).status).toBe(404);
  });

  it('[NET54] each student has an address, and no header gets around it', async () => {
    const lesson = (from: string, headers = {}) => ask('/api/lessons/none', { from, headers });
    const tries = Array.from({ length: 80 }, () => lesson(ada));
    expect((await Promise.all(tries)).some(({ status }) => status === 429)).toBe(true);
    for (const forged of ['203.0.113.9', '203.0.113.9, 127.0.0.1'])
      expect((await lesson(ada, { 'x-forwarded-for': forged, 'x-real-ip': forged })).status).toBe(429);
    expect((await lesson(bob)).status).toBe(404);
  });

  it('[NET102] the longest allowed file passes, and a longer one is reported as such', async () => {
    const bring = (length: number) =>
      ask('/api/files?name=last-ack.json', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Buffer.alloc(length, 0x20),
      });
    const kept = await bring(LONGEST_FILE);
    expect(kept.status).toBe(200);
    const { token } = JSON.parse(kept.body.toString());
    expect((await ask(`/api/files/${token}/last-ack.json`)).body.length).toBe(LONGEST_FILE);
    expect((await bring(LONGEST_FILE + 1)).status).toBe(413);
  });

  it('[NET236] the metrics stay behind, under any path', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
    for (const path of ['/metrics', '/metrics/', '//metrics', '/%6detrics', '/./metrics'])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  it('[NET143] the server keeps an idle socket alive', async () => {
    await expect.poll(() => heard.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(PINGS);
    const silences = heard.slice(1).map((at, index) => at - (heard[index] ?? 0));
    expect(Math.max(...silences)).toBeLessThan(LONGEST_SILENCE_MS);
    expect(idle.readyState).toBe(idle.OPEN);
  });
});

describe('other configurations of Caddy', () => {
  const upstream = () => `127.0.0.1:${between.behind}`;
  const health = (name: string, ca?: Buffer) =>
    through(between.https, '/healthz', { name, ...(ca === undefined ? {} : { ca }) });

  it('[NET144] that of compose.yaml serves the configured name', async () => {
    const file = readFileSync(resolve(import.meta.dirname, '../../Caddyfile'), 'utf8');
    const site = replaced(file, { 'game:2567': upstream() });
    const proxy = await runCaddy(() => site, between, { LAST_ACK_SITE: 'uni.example' });
    try {
      await expect.poll(async () => (await health('uni.example')).status, { timeout: 20_000 }).toBe(200);
      const idle = await idleSocket(between.https, '');
      await new Promise((open) => idle.once('open', open));
      idle.terminate();
    } finally {
      await proxy.end();
    }
  });

  it("[NET144] the school's certificate is read from its files", async () => {
    const name = 'game.school.example';
    let cert = '';
    const proxy = await runCaddy((folder) => {
      const made = certify(folder, name);
      cert = made.cert;
      const places = { '/etc/ssl/game/fullchain.pem': made.cert, '/etc/ssl/game/privkey.pem': made.key };
      return replaced(documented('caddy school-name'), { ...places, '127.0.0.1:2567': upstream() });
    }, between);
    try {
      expect((await health(name, readFileSync(cert))).status).toBe(200);
    } finally {
      await proxy.end();
    }
  });

  it('[NET144] one that Caddy signs for an address is trusted where its root certificate is', async () => {
    const places = { '192.168.1.5': '127.0.0.1', '127.0.0.1:2567': upstream() };
    const proxy = await runCaddy(() => replaced(documented('caddy own-signature'), places), between);
    try {
      const root = readFileSync(join(proxy.folder, 'pki/authorities/local/root.crt'));
      await expect.poll(async () => (await health('127.0.0.1', root)).status, { timeout: 20_000 }).toBe(200);
    } finally {
      await proxy.end();
    }
  });
});
