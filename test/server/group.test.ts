/** Several server processes that share a PostgreSQL database and a Redis, all of them real. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerIfAsked } from './support/hand.ts';
import { create, joinByCode, OPTIONS, type Player } from './support/player.ts';
import { postgresHere } from './support/postgres.ts';
import { type ServerProcess, spawnServer } from './support/process.ts';
import { redisHere } from './support/redis.ts';

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

describe('two processes', { timeout: 60_000 }, () => {
  let servers: ServerProcess[];
  beforeAll(async () => {
    const env = { DATABASE_URL: await postgres.freshDatabase(), REDIS_URL: redis.url() };
    servers = await Promise.all([0, 1].map(() => spawnServer(':memory:', env)));
  });
  afterAll(async () => {
    await Promise.all((servers ?? []).map((server) => server.end('SIGTERM')));
  });
  const [one, other] = [() => servers[0]?.url ?? '', () => servers[1]?.url ?? ''];

  test('[SCALE1] a duel that was created at one is joined and played through the other', async () => {
    const ada = await create(one(), { options: { ...OPTIONS, pace: 'fast' } });
    const invitation = await fetch(`${other()}/api/invitations/${ada.grant.code}`);
    expect(await invitation.json()).toMatchObject({ host: 'Ada' });
    const bob = await joinByCode(other(), ada.grant.code);
    await playOn([ada, bob], 2);
    await Promise.all([ada.leave(), bob.leave()]);
  });
});
