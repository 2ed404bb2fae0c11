/** What stands between a class and its server: a real nginx that offers it under a path, and networks that block sockets. */

import { once } from 'node:events';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCaddy } from '../server/support/caddy.ts';
import { freePort, type RunningProxy, startNginx } from '../server/support/nginx.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { openClass } from '../server/support/student.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';

const PATIENCE = { timeout: 60_000 };
let server: ServerProcess;
let nginx: RunningProxy;
let browser: OpenPage;
/** Where nginx offers the server. */
let outside: string;
/** The same by TLS. */
let overTls: string;

beforeAll(async () => {
  const port = await freePort();
  outside = `http://127.0.0.1:${port}/lastack`;
  server = await spawnServer(':memory:', { PUBLIC_URL: `${outside}/` });
  const secure = await freePort();
  overTls = `https://127.0.0.1:${secure}/lastack`;
  nginx = await startNginx(port, secure, Number(new URL(server.url).port));
  browser = await openBrowser({ locale: 'en-US' });
});
afterAll(async () => {
  await browser?.close();
  await nginx?.end();
  await server?.end('SIGTERM');
});

/** Plays the first move of a duel there. @returns whether every socket was opened there too */
async function playsOverTls(address: string): Promise<boolean> {
  const context = await browser.context.browser()?.newContext({ ignoreHTTPSErrors: true, locale: 'en-US' });
  if (context === undefined) throw new Error('no browser');
  const page = await context.newPage();
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(`${address}/`);
  await page.locator('.way.bot').click(PATIENCE);
  await page.locator('.ready-row button').click(PATIENCE);
  await page.locator('.card').first().click(PATIENCE);
  await page.locator('.feedback').first().waitFor(PATIENCE);
  await context.close();
  return sockets.length > 0 && sockets.every((socket) => socket.startsWith(address.replace('https', 'wss')));
}

describe('behind nginx, under a path', () => {
  it('[NET55] a duel is played, and found again after a reload', async () => {
    const { page, faults } = browser;
    await page.goto(`${outside}/`);
    await page.locator('.way.bot').click(PATIENCE);
    await page.locator('.ready-row button').click(PATIENCE);
    await page.locator('.card').first().click(PATIENCE);
    await page.locator('.feedback').first().waitFor(PATIENCE);
    expect(page.url()).toMatch(new RegExp(`^${outside}/d/[A-Z0-9]{5}$`));
    await page.reload();
    await page.locator('.arena').first().waitFor(PATIENCE);
    expect(faults).toEqual([]);
  });

  it('[NET55] a duel is played over TLS, its socket too', async () => {
    expect(await playsOverTls(overTls)).toBe(true);
  });

  it('[NET55] a class is opened by its teacher, shows the address that is set, and is joined by its link', async () => {
    const teacher = await openClass(outside);
    const { page, faults } = browser;
    await page.goto(`${outside}/#/board/${teacher.key}`);
    await page.reload();
    const link = `${outside}/c/${teacher.grant.code}`;
    await page.locator('.lobby-link', { hasText: link.replace('http://', '') }).waitFor(PATIENCE);
    await page.goto(link);
    await page.locator('.class-form .button.primary').click(PATIENCE);
    await page.locator('.class-lobby').waitFor(PATIENCE);
    await teacher.until(() => teacher.view.frame.students === 1);
    // The same server without the proxy: links are the same.
    await page.goto(`${server.url}/#/board/${teacher.key}`);
    await page.locator('.lobby-link', { hasText: link.replace('http://', '') }).waitFor(PATIENCE);
    expect(faults).toEqual([]);
  });

  it('[NET55] a proxy that leaves the path in front of what it asks is understood too', async () => {
    const status = async (path: string) => (await fetch(`${server.url}${path}`, { redirect: 'manual' })).status;
    expect(await status('/lastack/health')).toBe(200);
    expect(await status('/lastack/api/house')).toBe(200);
    expect(await status('/lastack')).toBe(308);
    expect(await status('/lastacknot')).toBe(404);
  });

  it.each([
    ['/', './'],
    ['/d/ACDEF', '../'],
    ['/c/ACDEFH/', '../../'],
  ])('[NET55] the page at %s finds what belongs to it at %s', async (path, up) => {
    const html = await (await fetch(outside + path)).text();
    expect(html).toContain(`<meta name="last-ack-root" content="${up}"`);
    const script = /<script[^>]* src="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await fetch(new URL(script, outside + path))).headers.get('content-type')).toContain('javascript');
  });
});

describe('behind Caddy, under a path', () => {
  it('[NET55] a duel is played over TLS, its socket too', async () => {
    const port = await freePort();
    const caddy = await startCaddy(port, Number(new URL(server.url).port));
    try {
      expect(await playsOverTls(`https://127.0.0.1:${port}/lastack`)).toBe(true);
    } finally {
      await caddy.end();
    }
  });
});

describe('a network that lets pages through', () => {
  const answers = {
    'sends them elsewhere': 'HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n',
    'answers them as if they were pages': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    'forbids them': 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n',
  };

  it.each(Object.entries(answers))('[NET59] and no sockets, but %s: page and link say so', async (_, answer) => {
    const { page } = browser;
    const network = await blockSockets(server.url, answer);
    const teacher = await openClass(server.url);
    await page.goto(`${network.url}/c/${teacher.grant.code}`);
    await page.locator('.problem', { hasText: 'WebSocket' }).waitFor(PATIENCE);
    await page.goto(`${network.url}/`);
    await page.locator('.way.bot').click(PATIENCE);
    await page.locator('.problem', { hasText: 'WebSocket' }).waitFor(PATIENCE);
    await network.end();
    await page.locator('.way.bot').click(PATIENCE);
    await page.locator('.problem', { hasText: 'does not answer' }).waitFor(PATIENCE);
  });
});

it('[NET58] a minute after a class was opened and nobody has come, its lobby says what it may be', async () => {
  const teacher = await openClass(server.url);
  const { page } = browser;
  await page.clock.install();
  await page.goto(`${server.url}/#/board/${teacher.key}`);
  await page.locator('.lobby-code').waitFor(PATIENCE);
  expect(await page.locator('.lobby-help').count()).toBe(0);
  await page.clock.fastForward(60_000);
  await page.locator('.lobby-help', { hasText: 'firewall' }).waitFor(PATIENCE);
  const port = new URL(outside).port;
  expect(await page.locator('.lobby-help code').allTextContents()).toContain(`sudo ufw allow ${port}/tcp`);
});

/** Passes questions on to a server and answers every upgrade by itself. */
async function blockSockets(behind: string, answer: string): Promise<{ url: string; end(): Promise<void> }> {
  const { hostname, port } = new URL(behind);
  const network: Server = createServer((question, reply) => {
    const { method, url, headers } = question;
    const passed = ask({ hostname, port, method, path: url, headers }, (answered) => {
      reply.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(reply);
    });
    question.pipe(passed);
  });
  network.on('upgrade', (_, socket) => socket.end(answer));
  network.listen(0, '127.0.0.1');
  await once(network, 'listening');
  return {
    url: `http://127.0.0.1:${(network.address() as AddressInfo).port}`,
    async end() {
      network.close();
      network.closeAllConnections();
      await once(network, 'close');
    },
  };
}
