/** Several server processes that share a PostgreSQL database and a Redis, all of them real. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from './support/free-port.ts';
import { answerIfAsked } from './support/hand.ts';
import { startNginxForGroup } from './support/nginx.ts';
import { create, joinByCode, OPTIONS, type Player, resume } from './support/player.ts';
import { postgresHere, query } from './support/postgres.ts';
import { type ServerProcess, spawnServer } from './support/process.ts';
import type { RunningProxy } from './support/proxy.ts';
import { Pupil, type Taken } from './support/pupil.ts';
import { recountAt } from './support/recount.ts';
import { redisHere } from './support/redis.ts';
import { openClass, type Teacher, teach } from './support/student.ts';

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

interface Judged {
  readonly code: string;
  readonly half: number;
  readonly id: number;
  readonly at: number;
  readonly points: number;
}

describe('two processes behind nginx', { timeout: 120_000 }, () => {
  const STUDENTS = 8;
  let database: string;
  let ports: readonly number[];
  let nginx: RunningProxy;
  let url: string;
  const servers = new Map<number, ServerProcess>();
  let teacher: Teacher;
  let pupils: Pupil[];
  let ada: Player;
  let bob: Player;

  const start = async (port: number) => {
    const env = {
      PORT: `${port}`,
      DATABASE_URL: database,
      REDIS_URL: redis.url(),
      PUBLIC_URL: url,
      SOCKET_URL: `${url}/p/${port}`,
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
  const end = async (port: number, signal: 'SIGTERM' | 'SIGKILL') => {
    await servers.get(port)?.end(signal);
    servers.delete(port);
  };
  const moves = () => pupils.flatMap(({ taken }) => taken).length;
  const playSome = async () => {
    const before = moves();
    await teacher.until(() => moves() > before + STUDENTS);
  };
  const comeBack = async () => {
    const { key } = teacher;
    teacher = await teach(url, key);
    await Promise.all(pupils.map((pupil) => pupil.comeBack(url)));
  };

  beforeAll(async () => {
    database = await postgres.freshDatabase();
    ports = [await freePort(), await freePort()];
    const http = await freePort();
    url = `http://127.0.0.1:${http}/lastack`;
    nginx = await startNginxForGroup(http, ports);
    await Promise.all(ports.map(start));
  }, 60_000);
  afterAll(async () => {
    await Promise.all((pupils ?? []).map((pupil) => pupil.leave()));
    await Promise.all([...servers.keys()].map((port) => end(port, 'SIGTERM')));
    await nginx?.end();
  });

  test('[SCALE1] a duel that was created at one is joined and played through the other', async () => {
    const [one, other] = ports.map((port) => `http://127.0.0.1:${port}`);
    ada = await create(one ?? '', { options: { ...OPTIONS, pace: 'fast' } });
    const invitation = await fetch(`${other}/api/invitations/${ada.grant.code}`);
    expect(await invitation.json()).toMatchObject({ host: 'Ada' });
    bob = await joinByCode(other ?? '', ada.grant.code);
    await playOn([ada, bob], 2);
  });

  test('[SCALE2] a class is at one of them, wherever its students come in', async () => {
    teacher = await openClass(url, { settings: { leaderboard: 'each' } });
    const { code } = teacher.grant;
    const profiles = ['off-by-one', 'perfect'] as const;
    pupils = await Promise.all(
      Array.from({ length: STUDENTS }, (_, index) =>
        Pupil.join({
          url: index === 0 ? `http://127.0.0.1:${ports[0]}` : url,
          code,
          name: `Student ${index + 1}`,
          seed: index,
          profile: profiles[index % 2] ?? 'perfect',
          thinkMs: [100, 400],
        }),
      ),
    );
    await teacher.until(() => Object.keys(teacher.view.students).length === STUDENTS);
    expect(await teacher.ask('start', { index: 1 })).toEqual({ ok: true });
    await playSome();
  });

  test('[SCALE3] a process that ends hands its rooms over before it lets its players go, and they are back at once', async () => {
    const { code } = teacher.grant;
    const before = { class: await playerOf(code), duel: await playerOf(ada.grant.code) };
    if (before.class === null) throw new Error('nobody plays the class');
    const ended = end(before.class, 'SIGTERM');
    await teacher.until(() => teacher.closedWith !== null);
    // Somebody else plays it already: the first try succeeds.
    expect(await playerOf(code)).not.toBe(before.class);
    expect(await playerOf(code)).not.toBeNull();
    await comeBack();
    await ended;
    await playSome();
  });
});
