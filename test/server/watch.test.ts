/** What those who run a server can see of it: whether it lives, whether it is ready, and its metrics. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LoopLag } from '../../server/operation/loop-lag.ts';
import { StoreWatch } from '../../server/operation/readiness.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { createLog } from '../../server/operation/logging.ts';
import { play } from './support/hand.ts';
import { knock } from './support/knock.ts';
import { create, joinByCode } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bound } from './support/store.ts';
import { joinClass, openClass } from './support/student.ts';

let server: TestServer;
afterEach(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

describe('readiness', () => {
  let full: boolean;
  let lagMs: number;
  const lines: string[] = [];
  beforeEach(async () => {
    [full, lagMs] = [false, 0];
    lines.length = 0;
    const stores = await openStores({ dbPath: ':memory:' });
    const matches = bound(stores.matches);
    const beat = (at: number) => (full ? Promise.reject(new Error('disk full')) : stores.matches.beat(at));
    server = await startTestServer({
      stores: { ...stores, matches: { ...matches, beat } },
      lag: {
        get ms() {
          return lagMs;
        },
      },
      log: createLog({ logLevel: 'info' }, { to: { write: (line) => void lines.push(line) } }),
    });
  });
  const readiness = async () => {
    const answer = await get('/readyz');
    return [answer.status, await answer.json()] as const;
  };
  const events = () => lines.map((line) => JSON.parse(line) as { event: string; part?: string });

  test('[NET234] a server whose store cannot be written is not ready until it can be, and alive all the while', async () => {
    expect(await readiness()).toEqual([200, { ready: true, missing: [] }]);
    full = true;
    await expect.poll(readiness, { timeout: 10_000 }).toEqual([503, { ready: false, missing: ['store'] }]);
    expect((await get('/healthz')).status).toBe(200);
    full = false;
    await expect.poll(readiness, { timeout: 10_000 }).toEqual([200, { ready: true, missing: [] }]);
    const parts = events().filter(({ part }) => part === 'store');
    expect(parts.map(({ event }) => event)).toEqual(['not-ready', 'ready-again']);
  });

  test('[NET234] nor is one whose event loop is late', async () => {
    lagMs = 1000;
    expect(await readiness()).toEqual([503, { ready: false, missing: ['event-loop'] }]);
    lagMs = 999;
    expect(await readiness()).toEqual([200, { ready: true, missing: [] }]);
  });

  test('[NET235] without the setting there are no metrics', async () => {
    expect((await get('/metrics')).status).toBe(404);
  });
});

test('[NET234] a store that takes too long does not work, and one that fails works again after the next write', async () => {
  server = await startTestServer();
  let now = 0;
  let settle: { ok: () => void; fail: (error: Error) => void } = { ok: () => undefined, fail: () => undefined };
  const store = new StoreWatch(
    () => now,
    () => new Promise<void>((ok, fail) => (settle = { ok, fail })),
  );
  const slow = store.beat();
  now = 2999;
  expect(store.works).toBe(true);
  now = 3000;
  expect(store.works).toBe(false);
  settle.ok();
  await slow;
  expect(store.works).toBe(true);
  const failing = store.beat();
  settle.fail(new Error('locked'));
  await expect(failing).rejects.toThrow('locked');
  expect(store.works).toBe(false);
});

test('[NET234] the event loop counts as late for five to ten seconds', async () => {
  server = await startTestServer();
  const delays = { max: 1.52e9, reset: () => (delays.max = 0) };
  const lag = new LoopLag(delays);
  expect(lag.ms).toBe(1500);
  lag.turn();
  expect(lag.ms).toBe(1500);
  lag.turn();
  expect(lag.ms).toBe(0);
});

describe('metrics', () => {
  const withMetrics = async (METRICS: string, publicUrl?: string) => {
    const { metricsReaders } = readSettings({ METRICS });
    server = await startTestServer({ settings: { metricsReaders, publicUrl } });
  };
  const samples = async () => {
    const text = await (await get('/metrics')).text();
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
  };

  test('[NET235] tell what happens on the server: rooms, people, moves, verdicts, refusals, writes', async () => {
    await withMetrics('loopback');
    const ada = await create(server.url);
    const bob = await joinByCode(server.url, ada.grant.code);
    const teacher = await openClass(server.url);
    await joinClass(server.url, teacher.grant.code, 'Eve');
    await play(server.time, [ada, bob], () => ada.view.judgements.length > 0 && bob.view.judgements.length > 0);
    await ada.ask('hint', { positionId: 999 });
    await knock(server.url, 'joinById', 'ACDEF', { kind: 'join', name: 'Tom', code: 'ACDEF' });
    await knock(server.url, 'joinById', ada.grant.code, { kind: 'join', name: 'Tom', code: ada.grant.code });
    const read = await samples();
    expect(Object.fromEntries(read)).toMatchObject({
      'last_ack_rooms{kind="duel"}': 1,
      'last_ack_rooms{kind="class"}': 1,
      'last_ack_people{role="player"}': 2,
      'last_ack_people{role="student"}': 1,
      last_ack_connections: 4,
      'last_ack_ready{part="store"}': 1,
      'last_ack_requests_total{request="hint"}': 1,
      'last_ack_refusals_total{reason="stale-position"}': 1,
      'last_ack_refusals_total{reason="match-full"}': 1,
      last_ack_store_writes_waiting: 0,
      last_ack_store_write_failures_total: 0,
    });
    const moves = read.get('last_ack_move_seconds_count') ?? 0;
    expect(moves).toBeGreaterThanOrEqual(2);
    expect(read.get('last_ack_requests_total{request="move"}')).toBe(moves);
    expect(read.get('last_ack_verdicts_total{verdict="correct"}')).toBe(moves);
    expect(read.get('last_ack_store_write_seconds_count')).toBeGreaterThan(moves);
    expect(read.get('last_ack_store_committed_writes_total')).toBeGreaterThan(moves);
    expect(read.get('last_ack_store_commit_seconds_count')).toBeGreaterThan(moves);
    expect(read.get('last_ack_http_responses_total{status="200"}')).toBeGreaterThan(0);
  });

  test('[NET236] contain no codes and no names, and no more series after more people', async () => {
    await withMetrics('loopback');
    const ada = await create(server.url, { name: 'Zebedee' });
    const few = await samples();
    await Promise.all(Array.from({ length: 20 }, () => create(server.url, { name: 'Zebedee' })));
    const many = await samples();
    const own = (read: ReadonlyMap<string, number>) => [...read.keys()].filter((name) => name.startsWith('last_ack_'));
    expect(own(many)).toEqual(own(few));
    expect([...many.keys()].join()).not.toMatch(new RegExp(`Zebedee|${ada.grant.code}|127\\.0`));
  });

  test('[NET236] are for the named readers, have the headers of every response, and never pass through a proxy', async () => {
    await withMetrics('loopback', 'https://uni.example/lastack');
    const answer = await get('/metrics');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404);
    expect((await get('/metrics', { forwarded: 'for=127.0.0.1' })).status).toBe(404);
    expect((await get('/lastack/metrics')).status).toBe(404);
    expect((await get('/lastack/healthz')).status).toBe(200);
    await server.stop();
    await withMetrics('10.0.0.5');
    expect((await get('/metrics')).status).toBe(404);
  });
});
