/** What lies between a class and its server: proxies that serve it under a path, and networks that block sockets. */

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import { levelById } from '../../shared/content/levels.ts';
import { CLUMSY } from '../client/fixtures/review-views.ts';
import { must, Rig } from '../duel/rig.ts';
import { startCaddy } from '../server/support/caddy.ts';
import { startNginx } from '../server/support/nginx.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { freePort } from '../server/support/free-port.ts';
import type { Between, RunningProxy } from '../server/support/proxy.ts';
import { openClass } from '../server/support/student.ts';
import { type OpenPage, openBrowser, openPage } from './support/browser.ts';

const PATIENCE = { timeout: 60_000 };
const NAME = 'uni.example';
/** As in docs/hosting.md. */
const OUTSIDE = `https://${NAME}/lastack`;
const MATCH_ID = 'a-finished-match';
const folder = mkdtempSync(join(tmpdir(), 'last-ack-proxy-'));
const dbPath = join(folder, 'log.sqlite');
let names: Record<string, string>;
let between: Between;
let server: ServerProcess;
let browser: OpenPage;

const start = () => spawnServer(dbPath, { PUBLIC_URL: OUTSIDE, PORT: String(between.behind) });
const shown = (target: Locator) => target.first().waitFor(PATIENCE);

beforeAll(async () => {
  const [http, https, behind] = [await freePort(), await freePort(), await freePort()];
  between = { http, https, behind };
  names = { [`${NAME}:80`]: `127.0.0.1:${http}`, [`${NAME}:443`]: `127.0.0.1:${https}` };
  await keepMatch();
  server = await start();
  browser = await openBrowser({ locale: 'en-US', names });
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** A finished match is in the log. */
async function keepMatch(): Promise<void> {
  const stores = await openStores({ dbPath });
  const rig = new Rig(must(levelById('lost-last-ack')), [CLUMSY, CLUMSY], {}, 7).runMatch();
  const seat = (index: 0 | 1, name: string) =>
    ({ seat: index, name, kind: 'person', bot: null, keyHash: `${index}` }) as const;
  const now = Date.now();
  const match = { id: MATCH_ID, code: 'ACDEF', against: 'friend', classId: null, createdAt: now } as const;
  await stores.matches.create({ ...match, events: rig.log }, [seat(0, 'Ada'), seat(1, 'Bob')]);
  await stores.matches.finish(MATCH_ID, now);
  await stores.close();
}

describe.each([
  ['nginx', startNginx],
  ['Caddy', startCaddy],
] as const)('behind %s, under a path and over TLS', (_, startProxy) => {
  let proxy: RunningProxy;
  const people: OpenPage[] = [];
  const sockets: string[] = [];

  beforeAll(async () => {
    proxy = await startProxy(between);
  });
  afterAll(async () => {
    await Promise.all(people.map((person) => person.close()));
    await proxy?.end();
  });

  /** A person with their own browser. */
  async function comes(address: string): Promise<Page> {
    const running = must(browser.context.browser());
    const person = await openPage(running, { locale: 'en-US', names });
    people.push(person);
    person.page.on('websocket', (socket) => sockets.push(socket.url()));
    await person.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `https://${NAME}` });
    await person.page.goto(address);
    return person.page;
  }

  /** The text that a button copies. */
  async function copied(button: Locator): Promise<string> {
    await button.click(PATIENCE);
    return button.page().evaluate(() => navigator.clipboard.readText());
  }

  async function joins(page: Page, name: string): Promise<void> {
    await page.locator('.class-form input').first().fill(name, PATIENCE);
    await page.locator('.class-form .button.primary').click(PATIENCE);
    await shown(page.locator('.class-lobby'));
  }

  it('[NET55] a class is opened, joined by link, QR code and code, led from a phone, and reported on', async () => {
    const board = await comes(OUTSIDE);
    expect(board.url()).toBe(`${OUTSIDE}/`);
    await board.locator('.class-entry button[type=submit]').click(PATIENCE);
    await shown(board.locator('.lobby-code'));
    await board.reload();
    const code = must(await board.locator('.lobby-code b').textContent(PATIENCE));
    const link = `${OUTSIDE}/c/${code}`;
    expect(await board.locator('.lobby-link').textContent()).toBe(link.replace('https://', ''));
    expect(await board.locator('.qr-code path').getAttribute('d')).toBe(toSvgPath(generate(link)));

    // The address on the board is typed without the scheme, and leads to the page over TLS all the same.
    const ada = await comes(link.replace('https:', 'http:'));
    expect(ada.url()).toBe(link);
    await joins(ada, 'Ada');
    const bob = await comes(`${OUTSIDE}/`);
    await bob.locator('.code-form input').fill(link, PATIENCE);
    await bob.locator('.code-form button').click(PATIENCE);
    await joins(bob, 'Bob');
    await bob.reload();
    await shown(bob.locator('.class-lobby'));

    await board.keyboard.press('d');
    await board.locator('dialog.ask .primary').click(PATIENCE);
    const remote = await copied(board.locator('dialog.ask .primary'));
    expect(remote).toMatch(new RegExp(`^${OUTSIDE}/#/desk/${code}-`));
    const desk = await comes(remote);
    await shown(desk.locator('.desk-student', { hasText: 'Bob' }));
    await desk.locator('.desk-controls .primary').click(PATIENCE);
    await Promise.all([ada, bob].map((page) => shown(page.locator('.question, .question-screen, .ask-card, .arena'))));
    await desk.reload();
    await shown(desk.locator('.desk-student', { hasText: 'Ada' }));

    const report = await comes(remote.replace('/desk/', '/report/'));
    await shown(report.locator('.downloads'));
    const [file] = await Promise.all([
      report.waitForEvent('download', PATIENCE),
      report.locator('.downloads .primary').click(PATIENCE),
    ]);
    expect(file.suggestedFilename()).toBe(`last-ack-${code}.xlsx`);
    await report.reload();
    await shown(report.locator('.downloads'));
  });

  it('[NET55] a duel is joined by its invitation, played, and found again after a reload', async () => {
    const host = await comes(`${OUTSIDE}/`);
    await host.locator('.way.friend').click(PATIENCE);
    const link = must(await host.locator('.link-row .link').getAttribute('href', PATIENCE));
    expect(link).toMatch(new RegExp(`^${OUTSIDE}/d/[A-Z0-9]{5}$`));
    await host.waitForURL(link, PATIENCE);
    const guest = await comes(link);
    await guest.locator('.invited button[type=submit]').click(PATIENCE);
    for (const page of [host, guest]) await page.locator('.ready-row button').click(PATIENCE);
    await Promise.any([host, guest].map((page) => page.locator('.card').first().click(PATIENCE)));
    await Promise.any([host, guest].map((page) => shown(page.locator('.feedback'))));
    await guest.reload();
    await shown(guest.locator('.arena'));
  });

  it('[NET55] a finished duel is reviewed by its link, which is passed on unchanged', async () => {
    const link = `${OUTSIDE}/r/${MATCH_ID}`;
    const review = await comes(`${link}#h1s3`);
    await shown(review.locator('.step-card'));
    await review.reload();
    await shown(review.locator('.step-card'));
    expect(await copied(review.locator('.walk-files button', { hasText: 'Copy the link' }))).toBe(`${link}#h1s3`);
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
    expect(sockets.length).toBeGreaterThan(0);
    expect(sockets.filter((url) => !url.startsWith(`wss://${NAME}/lastack/`))).toEqual([]);
  });

  it('[NET145] a server that was killed and restarted gets everyone back, whatever the proxy says meanwhile', async () => {
    const seated = people.map(({ page }) => page).filter((page) => /#\/(board|desk)\/|\/[cd]\//.test(page.url()));
    expect(seated.length).toBe(6);
    await server.end('SIGKILL');
    await Promise.all(seated.map((page) => shown(page.locator('dialog[open] .pulse'))));
    const meanwhile = await seated[0]?.evaluate(async (url) => (await fetch(url)).status, `${OUTSIDE}/healthz`);
    expect(meanwhile).toBe(502);
    server = await start();
    await Promise.all(
      seated.map((page) => page.locator('dialog[open] .pulse').waitFor({ state: 'detached', ...PATIENCE })),
    );
    expect(people.flatMap(({ faults }) => faults).filter((fault) => !/502|WebSocket|ERR_/.test(fault))).toEqual([]);
  });
});

it('[NET55] a page that the teacher has opened without the proxy shows the same links', async () => {
  const teacher = await openClass(server.url);
  const { page } = browser;
  await page.goto(`${server.url}/#/board/${teacher.key}`);
  await shown(page.locator('.lobby-link', { hasText: `${NAME}/lastack/c/${teacher.grant.code}` }));
});

it('[NET55] [NET142] a proxy that keeps the path in its requests works too', async () => {
  const answer = (path: string) => fetch(`${server.url}${path}`, { redirect: 'manual' });
  const status = async (path: string) => (await answer(path)).status;
  expect(await status('/lastack/healthz')).toBe(200);
  expect(await status('/lastack/api/instance')).toBe(200);
  expect(await status('/lastacknot')).toBe(404);
  for (const query of ['', '?from=mail']) {
    const { status: code, headers } = await answer(`/lastack${query}`);
    expect([code, headers.get('location')]).toEqual([308, `/lastack/${query}`]);
  }
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
    await page.locator('.ways button').first().click(PATIENCE);
    await page.locator('.problem', { hasText: 'WebSocket' }).waitFor(PATIENCE);
    await network.end();
    await page.locator('.ways button').first().click(PATIENCE);
    await page.locator('.problem', { hasText: 'does not answer' }).waitFor(PATIENCE);
  });
});

it('[NET58] a minute after a class was opened and nobody has joined, its lobby says why that may be', async () => {
  const teacher = await openClass(server.url);
  const { page } = browser;
  await page.clock.install();
  await page.goto(`${server.url}/#/board/${teacher.key}`);
  await page.locator('.lobby-code').waitFor(PATIENCE);
  expect(await page.locator('.lobby-help').count()).toBe(0);
  await page.clock.fastForward(60_000);
  await page.locator('.lobby-help', { hasText: 'firewall' }).waitFor(PATIENCE);
  expect(await page.locator('.lobby-help code').allTextContents()).toContain('sudo ufw allow 443/tcp');
});

/** Passes requests on to a server and answers every upgrade itself. */
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
