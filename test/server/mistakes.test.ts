/** Every mistake, made by a player in a room of a real server, and what they are told about it in both languages. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentText, reasonsFor } from '../content/said.ts';
import { endOf } from '../../shared/duel/state/state.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { must } from '../duel/rig.ts';
import { answerIfAsked } from './support/hand.ts';
import { create, joinByCode, OPTIONS, type Player } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { SLIPS, type SlipCase } from './support/slips.ts';

interface Table {
  readonly slip: SlipCase;
  /** The player who makes it, and a friend who plays well, or the bot. */
  readonly culprit: Player;
  readonly friend: Player | null;
  said: Judgement | null;
}

async function sit(url: string, slip: SlipCase): Promise<Table> {
  const { levelId, end, options } = slip.place;
  const wanted = { options: { ...OPTIONS, compose: 'free', ...options, levelId } } as const;
  if (end === endOf(0, 1)) {
    return { slip, culprit: await create(url, { against: 'bot', ...wanted }), friend: null, said: null };
  }
  const friend = await create(url, wanted);
  return { slip, culprit: await joinByCode(url, friend.grant.code), friend, said: null };
}

/** Makes the mistake as soon as its place is there; until then both play well. */
async function goOn(table: Table): Promise<void> {
  const { slip, culprit, friend } = table;
  const { view } = culprit;
  if (view.phase === 'playing' && slip.place.when(view)) {
    const answer = await culprit.ask('move', { positionId: view.position?.id ?? null, move: slip.move });
    if (!answer.ok) throw new Error(`${slip.id}: refused with ${answer.code}`);
    table.said = culprit.view.judgements.at(-1) ?? null;
    return;
  }
  await answerIfAsked(culprit);
  if (friend !== null) await answerIfAsked(friend);
}

let server: TestServer;
let tables: readonly Table[];
beforeAll(async () => {
  server = await startTestServer({ seed: 5 });
  tables = await Promise.all(SLIPS.map((slip) => sit(server.url, slip)));
  for (let steps = 0; tables.some(({ said }) => said === null); steps += 1) {
    if (steps > 600)
      throw new Error(`not reached: ${tables.filter(({ said }) => said === null).map(({ slip }) => slip.id)}`);
    await Promise.all(tables.filter(({ said }) => said === null).map(goOn));
    await server.time.advance(400);
  }
}, 60_000);
afterAll(() => server.stop());

test.each(SLIPS.map((slip) => [slip.id, slip] as const))(
  '[WHY7] %s is explained with the numbers of its position',
  async (id, slip) => {
    const { said, culprit } = must(tables.find((table) => table.slip === slip));
    const judgement = must(said);
    expect(judgement.mistake).toBe(id);
    expect(reasonsFor(id, judgement, 'en').why).toContain(slip.en);
    expect(reasonsFor(id, judgement, 'zh').why).toContain(slip.zh);
    expect(momentText(id, 'en').length * momentText(id, 'zh').length).toBeGreaterThan(0);
    await culprit.until(() => culprit.view.judgements.some(({ mistake }) => mistake === id));
  },
);

test('[WHY7] every mistake is among them', () => {
  const committed = tables.map(({ said }) => said?.mistake);
  expect(MISTAKES.filter((id) => !committed.includes(id))).toEqual([]);
});
