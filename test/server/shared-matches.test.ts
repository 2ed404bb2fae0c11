/** Matches that were played in a page and are sent to be kept under a link. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import { practiceLog } from '../../shared/duel/state/practice.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { SharedMatch } from '../../shared/protocol.ts';
import { factsOfStored } from '../../shared/match/stored-facts.ts';
import { playAlone } from '../match/alone.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let played: SharedMatch;

beforeAll(async () => {
  server = await startTestServer();
  const { events } = await playAlone({ level: 'four-waves', mode: 'coached', bot: 'typical', seed: 7 });
  played = { name: 'Ada', bot: 'typical', seat: 0, events };
});

afterAll(() => server.stop());

async function send(body: unknown): Promise<{ readonly status: number; readonly answer: Record<string, unknown> }> {
  const response = await fetch(`${server.url}/api/reviews`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

const record = async (id: unknown): Promise<unknown> => (await fetch(`${server.url}/api/reviews/${id}`)).json();

describe('a match that was played alone', () => {
  test('[PATH43] is kept under an id of the server, with the review that its page has', async () => {
    const { status, answer } = await send(played);
    expect(status).toBe(200);
    const { matchId } = answer;
    expect(matchId).toMatch(/^[\w-]{36}$/);
    const stored = await server.stores.matches.find(String(matchId));
    if (stored === null) throw new Error('not kept');
    const made = makeRecord({ playedAt: stored.createdAt, events: played.events }, factsOfStored(stored));
    expect(await record(matchId)).toEqual(JSON.parse(JSON.stringify(made)));
    expect(stored.seats.map(({ seat, name }) => [seat, name]).sort()).toEqual([
      [0, 'Ada'],
      [1, 'typical'],
    ]);
  });

  test('[PATH43] can be practised in, and what was practised is kept behind it', async () => {
    const { answer } = await send(played);
    const matchId = String(answer.matchId);
    const log = (await (await fetch(`${server.url}/api/reviews/${matchId}/log`)).json()) as DuelEvent[];
    expect(log).toEqual(played.events);
    const asked = log.findIndex((event) => event.type === 'position-opened' && event.end === 'A') + 1;
    const began = practiceLog(log, { matchId, events: asked }, 0);
    if (began === null) throw new Error('no question');
    const { events } = await playAlone({ level: 'four-waves', mode: 'coached', bot: 'perfect', seed: 7, log: began });
    expect((await send({ ...played, bot: 'perfect', events })).status).toBe(200);
  });
});

describe('what no page has played', () => {
  const changed = (at: number, change: object) =>
    played.events.map((event, index) => (index === at ? { ...event, ...change } : event));

  test.each([
    ['another seed', () => ({ ...played, events: changed(0, { seed: 8 }) })],
    ['another level', () => ({ ...played, events: changed(0, { level: { id: 'four-waves' } }) })],
    [
      'an option that no page offers',
      () => ({ ...played, events: changed(0, { options: { levelId: 'four-waves' } }) }),
    ],
    ['another bot than the deaf one', () => ({ ...played, bot: 'deaf' })],
    ['an event that is none', () => ({ ...played, events: changed(9, { type: 'won' }) })],
    ['a match that is not over', () => ({ ...played, events: played.events.slice(0, -1) })],
    ['the seat of the bot', () => ({ ...played, seat: 1 })],
    ['no events', () => ({ ...played, events: [] })],
    ['too many', () => ({ ...played, events: Array.from({ length: 20_001 }, () => ({ type: 'held', at: 1 })) })],
    ['a practice in nothing', () => ({ ...played, events: [...played.events, { type: 'practice-began', at: 1 }] })],
    ['no JSON', () => '{'],
    ['no object', () => null],
  ])('[PATH43] %s is refused', async (_, forged) => {
    expect(await send(forged())).toEqual({ status: 400, answer: { error: 'bad-log' } });
  });

  test('[PATH43] a name that nobody may have is refused', async () => {
    expect(await send({ ...played, name: '' })).toEqual({ status: 400, answer: { error: 'bad-name' } });
    expect(await send({ ...played, name: 'fuck' })).toEqual({ status: 403, answer: { error: 'name-not-allowed' } });
  });
});
