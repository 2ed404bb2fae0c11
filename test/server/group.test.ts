/** Several server processes that share a PostgreSQL database and a Redis, all of them real. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OwnedRoom } from '../../server/store/room-owners.ts';
import { Group } from '../../server/group/group.ts';
import { Forwarding } from '../../server/group/forwarding.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { startCaddyForGroup } from './support/caddy.ts';
import { freePort } from './support/free-port.ts';
import { answerIfAsked } from './support/hand.ts';
import { insist } from './support/insist.ts';
import { startNginxForGroup } from './support/nginx.ts';
import { create, joinByCode, OPTIONS, type Player, resume } from './support/player.ts';
import { postgresHere } from './support/postgres.ts';
import { query } from './support/postgres-cluster.ts';
import { type ServerProcess, spawnServer } from './support/process.ts';
import type { RunningProxy } from './support/proxy.ts';
import { Pupil, type Taken } from './support/pupil.ts';
import { recountAt } from './support/recount.ts';
import { redisHere } from './support/redis.ts';
import { openClass, type Teacher, teach } from './support/student.ts';
import { Tables } from './support/tables.ts';
import { VirtualTime } from './support/virtual-time.ts';

/** How exactly it is known when a process died, with the time of a beat on its way. */
const BEAT_MS = 1_500;

/** As many as one address may name in five minutes. */
const WRONG_CODES = 300;
const GUESSER = '198.51.100.9';
const LATER_GUESSER = '198.51.100.10';

/** Names an unknown code from this address. @returns the status */
async function guess(port: number, from: string): Promise<number> {
  const headers = { 'x-forwarded-for': from };
  return (await fetch(`http://127.0.0.1:${port}/api/invitations/ZZZZZ`, { headers })).status;
}

const postgres = postgresHere();
const redis = redisHere();

/** Both answer as soon as they are asked, until so many moves of each were judged. */
async function playOn(players: readonly Player[], moves: number): Promise<void> {
  const judged = (player: Player) => player.view.judgements.length;
  for (;;) {
    if (players.every((player) => judged(player) >= moves)) return;
    for (const player of players) await answerIfAsked(player);
    const seen = players.map(({ views }) => views.length);
    const changed = () => players.some(({ views }, index) => views.length !== seen[index]);
    await Promise.race(players.map((player) => player.until(changed)));
  }
}

interface Logged {
  readonly code: string;
  readonly json: string;
}
interface Judged {
  readonly type: string;
  readonly at: number;
  readonly judgement: { readonly half: number; readonly id: number; readonly points: { readonly total: number } };
}

/** Each judged move of the log: what it is, and what it says. */
async function judgedAt(database: string): Promise<readonly { readonly move: string; readonly line: string }[]> {
  const text = `select code, json from events join matches on id = match_id where json like '%"type":"judged"%'`;
  return ((await query(database, text)) as Logged[]).map(({ code, json }) => {
    const { at, judgement } = JSON.parse(json) as Judged;
    const { half, id, points } = judgement;
    return { move: `${code} ${half}.${id}`, line: `${code} ${at}: ${points.total}` };
  });
}

/** The codes of the matches that were played to their end. */
async function matchesOver(database: string): Promise<ReadonlySet<string>> {
  const text = `select code from events join matches on id = match_id where json like '{"type":"match-ended"%'`;
  return new Set(((await query(database, text)) as { code: string }[]).map(({ code }) => code));
}

const asLogged = (taken: Taken) => (taken.kind === 'move' ? [`${taken.code} ${taken.at}: ${taken.points}`] : []);

/** What is left of the time for the question of this player. */
function timeLeft({ now, position }: SeatView): { readonly id: number; readonly ms: number } | null {
  return position?.limitAt == null ? null : { id: position.id, ms: position.limitAt - now };
}

test('[SCALE323] a request about a room of a process that died at this address is not passed on to this address', async () => {
  const asked: string[] = [];
  const dead = { name: 'dead', processId: 'p1', address: 'http://127.0.0.1:9', secret: 's' };
  const group = {
    name: 'own',
    address: dead.address,
    members: [dead],
    isLeaving: false,
    plays: () => asked.length > 1,
  };
  const whereIs = (code: string) => {
    asked.push(code);
    return Promise.resolve({ kind: 'taken', by: dead } as const);
  };
  const forwarding = new Forwarding(group, { whereIs }, 'own secret');
  const request = { url: '/api/invitations/ACDEF', headers: {} } as IncomingMessage;
  // It waits until the room is here or at another.
  expect(await forwarding.request(request, {} as ServerResponse)).toBe(false);
  expect(asked).toEqual(['ACDEF', 'ACDEF']);
});

test('[SCALE324] a request about a room that no server has taken in time is told to try again, and not that there is no room', async () => {
  const group = { name: 'own', address: 'http://127.0.0.1:9', members: [], isLeaving: false, plays: () => false };
  const forwarding = new Forwarding(group, { whereIs: () => Promise.resolve({ kind: 'free' }) }, 's', 0);
  const said: unknown[] = [];
  const response = { headersSent: false, writeHead: (status: number) => said.push(status), end: () => undefined };
  const request = { url: '/matchmake/joinById/ACDEF', headers: {} } as IncomingMessage;
  expect(await forwarding.request(request, response as unknown as ServerResponse)).toBe(true);
  expect(said).toEqual([503]);
});

test('[SCALE4] all rooms of a server that is gone are taken at once, however many there are', async () => {
  const free = new Map(Array.from({ length: 200 }, (_, nth) => [`${nth}`, { id: `${nth}`, code: `C${nth}` }]));
  const rooms = {
    members: () => Promise.resolve([]),
    enter: () => Promise.resolve(),
    mend: () => Promise.resolve(),
    free: (atMost: number) =>
      Promise.resolve([...free.values()].slice(0, atMost).map((room) => ({ ...room, kind: 'match', isLeft: true }))),
    take: ({ id }: OwnedRoom) => Promise.resolve(free.delete(id)),
    // Without a server no room can be opened.
    release: () => Promise.resolve(),
  };
  const log = { write: () => undefined };
  const parts = { name: 'own', stores: { rooms }, time: new VirtualTime(), log, list: { rooms: [] } };
  const group = new Group(parts as never);
  await group.enter({ processId: 'p', address: '', secret: 's' });
  await group.sweep();
  expect(free.size).toBe(0);
});

describe('four processes behind nginx and Caddy', { timeout: 120_000 }, () => {
  const STUDENTS = 8;
  let database: string;
  let ports: readonly number[];
  let proxies: readonly RunningProxy[];
  /** The public address; it leads to nginx. */
  let url: string;
  /** The same through Caddy. */
  let caddyUrl: string;
  let tables: Tables;
  const servers = new Map<number, ServerProcess>();
  let teacher: Teacher;
  let pupils: Pupil[];
  let ada: Player;
  let bob: Player;

  /** Some sockets go through the one proxy, some through the other. */
  const socketUrlOf = (port: number) => `${ports.indexOf(port) < 2 ? url : caddyUrl}/p/${port}`;
  const start = async (port: number) => {
    const env = {
      PORT: `${port}`,
      DATABASE_URL: database,
      REDIS_URL: redis.url(),
      PUBLIC_URL: url,
      SOCKET_URL: socketUrlOf(port),
    };
    servers.set(port, await spawnServer(':memory:', env));
  };
  /** The port of the process that plays the room of this code; null: none does. */
  const playerOf = async (code: string) => {
    const text = `select address from rooms join owners on owners.id = owner where code = '${code}'
      and until_at > extract(epoch from clock_timestamp()) * 1000`;
    const [row] = (await query(database, text)) as { address: string }[];
    return row === undefined ? null : Number(new URL(row.address).port);
  };
  const end = (port: number, signal: 'SIGTERM' | 'SIGKILL') => {
    const server = servers.get(port);
    servers.delete(port);
    return server?.end(signal) ?? Promise.resolve(null);
  };
  /** @returns the port of the process that has taken the room over from this one */
  const openElsewhere = (port: number, code: string) =>
    vi.waitUntil(
      async () => {
        const player = await playerOf(code);
        return player === port ? null : player;
      },
      { timeout: 30_000, interval: 50 },
    );
  const moves = () => pupils.flatMap(({ taken }) => taken).length;
  const playSome = async () => {
    const before = moves();
    await teacher.until(() => moves() >= before + STUDENTS / 2);
  };
  /** Everybody gets another duel, since each lasts only so long. */
  const nextRound = async () => {
    if (teacher.view.frame.phase === 'round') expect(await teacher.ask('skip', {})).toEqual({ ok: true });
    await teacher.until(() => teacher.view.frame.phase !== 'round');
    expect(await teacher.ask('start', { index: 1 })).toEqual({ ok: true });
    await playSome();
  };
  const comeBack = async (through = url) => {
    const { key } = teacher;
    teacher = await insist(() => teach(through, key));
    await Promise.all(pupils.map((pupil) => pupil.comeBack(through)));
  };

  beforeAll(async () => {
    database = await postgres.freshDatabase();
    ports = await Promise.all([1, 2, 3, 4].map(freePort));
    const [nginx, caddy] = [await freePort(), await freePort()];
    [url = '', caddyUrl = ''] = [nginx, caddy].map((port) => `http://127.0.0.1:${port}/lastack`);
    proxies = await Promise.all([startNginxForGroup(nginx, ports), startCaddyForGroup(caddy, ports)]);
    await Promise.all(ports.map(start));
    const places = ports.map((port, index) => ({
      at: `http://127.0.0.1:${port}`,
      joinedThrough: `http://127.0.0.1:${ports[(index + 1) % ports.length]}`,
      backThrough: [url, caddyUrl][index % 2] ?? url,
    }));
    tables = new Tables(places);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...(pupils ?? []).map((pupil) => pupil.leave()), tables?.end()]);
    await Promise.all([...servers.keys()].map((port) => end(port, 'SIGTERM')));
    await Promise.all((proxies ?? []).map((proxy) => proxy.end()));
  });

  test('[SCALE1] a duel that was created at one is joined and played through the other', async () => {
    const [one, other] = ports.map((port) => `http://127.0.0.1:${port}`);
    ada = await create(one ?? '', { options: { ...OPTIONS, pace: 'fast' } });
    const invitation = await fetch(`${other}/api/invitations/${ada.grant.code}`);
    expect(await invitation.json()).toMatchObject({ host: 'Ada' });
    bob = await joinByCode(other ?? '', ada.grant.code);
    await playOn([ada, bob], 2);
  });

  test('[SCALE12] quick match pairs players who come in at different processes', async () => {
    const [one = '', other = ''] = ports.map((port) => `http://127.0.0.1:${port}`);
    const eve = await create(one, { name: 'Eve', against: 'anyone' });
    for (const at of [one, other])
      expect(await (await fetch(`${at}/api/strangers`)).json()).toMatchObject([{ levelId: OPTIONS.levelId }]);
    const sam = await create(other, { name: 'Sam', against: 'anyone' });
    expect(sam.grant.code).toBe(eve.grant.code);
    await Promise.all([eve.leave(), sam.leave()]);
  });

  test('[SCALE13] who guesses codes has one budget at both, however they spread their guesses', async () => {
    const spread = Array.from({ length: WRONG_CODES }, (_, index) => ports[index % ports.length] ?? 0);
    for (const port of spread) expect(await guess(port, GUESSER)).toBe(200);
    for (const port of ports) expect(await guess(port, GUESSER)).toBe(429);
  });

  test('[SCALE1] a file that a page has left at one process is fetched through the other', async () => {
    const [one = '', other = ''] = ports.map((port) => `http://127.0.0.1:${port}`);
    const kept = await fetch(`${one}/api/files?name=keys.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: '{"keys":[]}',
    });
    const { token } = await kept.json();
    for (const at of [one, other])
      expect(await (await fetch(`${at}/api/files/${token}/keys.json`)).text()).toBe('{"keys":[]}');
  });

  test('[SCALE11] a process that wants the database to itself is refused while the group uses it', async () => {
    await expect(spawnServer(':memory:', { DATABASE_URL: database })).rejects.toThrow('exited');
  });

  test('[SCALE2] a class is at one of them, wherever its students come in', async () => {
    teacher = await openClass(url, { settings: { leaderboard: 'each' } });
    const { code } = teacher.grant;
    const profiles = ['off-by-one', 'perfect'] as const;
    pupils = await Promise.all(
      Array.from({ length: STUDENTS }, (_, index) =>
        Pupil.join({
          url: [url, caddyUrl, ...ports.map((port) => `http://127.0.0.1:${port}`)][index % 6] ?? url,
          code,
          name: `Student ${index + 1}`,
          seed: index,
          profile: profiles[index % 2] ?? 'perfect',
          thinkMs: [100, 400],
        }),
      ),
    );
    await teacher.until(() => Object.keys(teacher.view.students).length === STUDENTS);
    await nextRound();
  });

  test('[SCALE322] sockets go straight to the process that plays their room, by its own address', async () => {
    const own = socketUrlOf((await playerOf(teacher.grant.code)) ?? 0).replace('http:', 'ws:');
    for (const { address } of [teacher, ...pupils.map(({ student }) => student)])
      expect(`${address.origin}${address.pathname}`).toMatch(new RegExp(`^${own}/[\\w-]+/${teacher.grant.code}$`));
  });

  test('[SCALE3] a process that ends hands its rooms over before it lets its players go, and they are back at once', async () => {
    await nextRound();
    const { code } = teacher.grant;
    const before = { class: await playerOf(code), duel: await playerOf(ada.grant.code) };
    if (before.class === null) throw new Error('nobody plays the class');
    const ended = end(before.class, 'SIGTERM');
    await teacher.until(() => teacher.closedWith !== null);
    // Somebody else plays it already: the first try succeeds.
    expect(await playerOf(code)).not.toBe(before.class);
    expect(await playerOf(code)).not.toBeNull();
    await comeBack();
    expect(await ended).toBe(0);
    await playSome();
    await start(before.class);
  });

  test('[SCALE4] [SCALE322] what a process played that was killed is at another, and nobody has lost time', async () => {
    await nextRound();
    const { code } = teacher.grant;
    const owner = await playerOf(code);
    if (owner === null) throw new Error('nobody plays the class');
    teacher.room.reconnection.enabled = false;
    await end(owner, 'SIGKILL');
    for (const proxy of [url, caddyUrl]) {
      const status = async (path: string) => (await fetch(`${proxy}${path}`)).status;
      expect([await status(`/p/${owner}/healthz`), await status('/healthz')]).toEqual([502, 200]);
    }
    const endsAt = pupils[0]?.student.view.frame.endsAt;
    const left = pupils.map(({ duel }) => (duel === null ? null : timeLeft(duel.view)));
    const halves = pupils.map(({ duel }) => duel?.view.half);
    await Promise.all(pupils.map((pupil) => pupil.freeze()));
    await openElsewhere(owner, code);
    const firstBack = performance.now();
    await comeBack();
    const lost = performance.now() - firstBack + BEAT_MS;
    for (const [index, { student, duel }] of pupils.entries()) {
      expect(student.view.frame.endsAt).toBe(endsAt);
      const [was, is] = [left[index] ?? null, duel === null ? null : timeLeft(duel.views[0] ?? duel.view)];
      if (duel?.view.half === halves[index] && was !== null && is !== null && was.id === is.id)
        expect(is.ms).toBeGreaterThan(was.ms - lost);
    }
    await playSome();
    await start(owner);
  });

  test('[SCALE323] a process that is killed and started again at once: its class goes on, there or elsewhere', async () => {
    await nextRound();
    const owner = await playerOf(teacher.grant.code);
    if (owner === null) throw new Error('nobody plays the class');
    teacher.room.reconnection.enabled = false;
    await end(owner, 'SIGKILL');
    await Promise.all(pupils.map((pupil) => pupil.freeze()));
    await start(owner);
    await comeBack();
    await playSome();
  });

  test('[SCALE5] a process that stood still while its rooms were taken closes them, and writes nothing into them', async () => {
    await nextRound();
    const { code } = teacher.grant;
    const owner = await playerOf(code);
    const server = owner === null ? undefined : servers.get(owner);
    if (owner === null || server === undefined) throw new Error('nobody plays the class');
    const stopped = { port: owner, pid: server.pid };
    process.kill(stopped.pid, 'SIGSTOP');
    const before = teacher;
    before.room.reconnection.enabled = false;
    await Promise.all(pupils.map((pupil) => pupil.freeze()));
    const other = await openElsewhere(stopped.port, code);
    // A proxy would still lead some of them to the one that does not answer.
    await comeBack(`http://127.0.0.1:${other}`);
    await playSome();
    expect(before.closedWith).toBeNull();
    process.kill(stopped.pid, 'SIGCONT');
    await before.until(() => before.closedWith !== null);
  });

  test('[SCALE6] [SCALE13] Redis may be killed and forget everything: play goes on, duels are opened, and guesses are counted', async () => {
    const connected = pupils.map(({ student }) => student);
    await redis.kill();
    await nextRound();
    const eve = await create(url, { name: 'Eve' });
    const sam = await joinByCode(url, eve.grant.code, 'Sam');
    await playOn([eve, sam], 1);
    const [port = 0] = ports;
    for (let i = 0; i < WRONG_CODES; i++) expect(await guess(port, LATER_GUESSER)).toBe(200);
    expect(await guess(port, LATER_GUESSER)).toBe(429);
    await redis.start();
    await playSome();
    expect(pupils.map(({ student }) => student)).toEqual(connected);
    for (const port of ports)
      await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });

  test('[SCALE7] PostgreSQL may be restarted: play goes on, nobody is sent away, and no room changes its process', async () => {
    const { code } = teacher.grant;
    const [owner, connected] = [await playerOf(code), pupils.map(({ student }) => student)];
    for (const signal of ['INT', 'QUIT'] as const) {
      await nextRound();
      await postgres.restart(signal);
      await playSome();
    }
    expect(await playerOf(code)).toBe(owner);
    expect(pupils.map(({ student }) => student)).toEqual(connected);
    expect(connected.map(({ closedWith }) => closedWith)).toEqual(connected.map(() => null));
  });

  test('[SCALE8] after all of that the log has every move that was confirmed, and has it once', async () => {
    expect(await teacher.ask('skip', {})).toEqual({ ok: true });
    await teacher.until(() => teacher.view.frame.phase === 'between');
    await tables.end();
    // A room may be gone only if the match in it was over.
    const over = await matchesOver(database);
    expect(tables.gone.filter((code) => !over.has(code))).toEqual([]);
    const judged = await judgedAt(database);
    expect(new Set(judged.map(({ move }) => move)).size).toBe(judged.length);
    const lines = new Set(judged.map(({ line }) => line));
    const taken = pupils.flatMap((pupil) => pupil.taken).flatMap(asLogged);
    expect(taken.length).toBeGreaterThan(3 * STUDENTS);
    const told = tables.told.map(({ code, at, points }) => `${code} ${at}: ${points}`);
    expect(told.length).toBeGreaterThan(10 * ports.length);
    expect([...taken, ...told].filter((line) => !lines.has(line))).toEqual([]);
    const { scores } = await recountAt(database, teacher.grant.code);
    expect(await teacher.ask('remote', { shown: true })).toEqual({ ok: true });
    const listed = () => Object.values(teacher.view.students);
    await teacher.until(() => listed().every(({ id, score }) => score === scores.get(id)));
    expect(listed()).toHaveLength(STUDENTS);
    const again = await resume(url, ada.grant.seatKey);
    expect(again.view.you.score).toBe(ada.view.you.score);
  });
});
