/** Whatever a client of a class sends or is sent: others are not disturbed, and nothing leaks. */

import { framesOf } from './support/recording-socket.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLASS_REQUESTS } from '../../shared/class-messages.ts';
import type { Answer } from '../../shared/class/lesson.ts';
import { CLOSE_CODES } from '../../shared/protocol.ts';
import { enterDuel } from './support/class-duels.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { EXPLAINED, saveLesson } from './support/small-lesson.ts';
import { claimSeat, joinClass, openClass, resumeClass, type Student, type Teacher } from './support/student.ts';

// More within a second of real time would count as a flood, which is disconnected.
const RUNS = { seed: 20_260_101, numRuns: 100 } as const;
const KINDS = [...Object.keys(CLASS_REQUESTS), 'seat', 'parts', '__proto__', 'constructor', '*', '_', ''];

let server: TestServer;
let teacher: Teacher;
let ada: Student;
let bob: Student;

beforeEach(async () => {
  server = await startTestServer({ seed: 7 });
  const settings = { roster: true };
  teacher = await openClass(server.url, { lesson: await saveLesson(server.stores), settings });
  ada = await joinClass(server.url, teacher.grant.code, 'Ada', 'roster-of-ada');
  bob = await joinClass(server.url, teacher.grant.code, 'Bob', 'roster-of-bob');
  await teacher.ask('start', { index: 0 });
  await server.time.until(() => bob.view.round !== null && ada.view.round !== null);
});
afterEach(() => server.stop());

const single = (option: number): Answer => ({ kind: 'single', option });
const answer = { round: 1, question: 0, answer: single(1) };
const stored = async () => (await server.stores.classes.byCode(teacher.grant.code))?.events ?? [];

const value = fc.oneof(
  fc.json().map((text): unknown => JSON.parse(text)),
  fc.anything({ withNullPrototype: false, maxDepth: 3 }),
  // Close to what a page sends.
  fc.record(
    {
      student: fc.integer({ min: -1, max: 3 }),
      round: fc.integer({ min: 0, max: 3 }),
      question: fc.integer({ min: -1, max: 2 }),
      name: fc.string(),
      claim: fc.nat(3),
      allow: fc.boolean(),
      index: fc.nat(9),
      seconds: fc.integer(),
      answer: fc.record({ kind: fc.constantFrom('several', 'order', 'number'), options: fc.array(fc.nat(5)) }),
    },
    { requiredKeys: [] },
  ),
);

test('[ROOM37] any request of any kind by a student is answered or refused, and has no further effect', async () => {
  const before = await stored();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...KINDS), value, async (kind, message) => {
      await server.time.advance(70);
      const reply: unknown = await ada.room
        .request(kind, message)
        .catch((error: Error) => expect(error.message).toContain('no onMessage'));
      if (kind !== 'clock' && reply !== undefined) expect(reply).not.toMatchObject({ ok: true });
      expect(ada.closedWith).toBeNull();
    }),
    RUNS,
  );
  expect(await stored()).toEqual(before);
  expect(await bob.ask('answer', answer)).toEqual({ ok: true });
});

test('[ROOM37] any message of a teacher, or of a device that waits for consent, leaves the room running', async () => {
  const phone = await claimSeat(server.url, teacher.grant.code, 'Bob');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...KINDS), value, async (kind, message) => {
      await server.time.advance(70);
      if (kind === 'end') return;
      await teacher.room.request(kind, message).catch(() => undefined);
      if (phone.closedWith === null) phone.room.send(kind, message);
    }),
    RUNS,
  );
  expect(teacher.closedWith).toBeNull();
  expect(await teacher.ask('clock', {})).toMatchObject({ ok: true });
});

test('[ROOM37] a repeated answer counts once, and a flood is warned and then disconnected', async () => {
  const replies = await Promise.all(Array.from({ length: 25 }, () => ada.ask('answer', answer)));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  ada.room.reconnection.enabled = false;
  for (let sent = 0; sent < 400; sent += 1) ada.room.send('answer', answer);
  await ada.until(() => ada.closedWith !== null);
  expect(ada.closedWith).toBe(CLOSE_CODES.offence);
  const answered = (await stored()).filter(({ type }) => type === 'answered');
  expect(answered).toHaveLength(1);
  expect((await resumeClass(server.url, ada.key)).view.round).toMatchObject({ answer: single(1) });
});

test('[ROOM37] a message that is too long costs its sender the connection, and others nothing', async () => {
  ada.room.reconnection.enabled = false;
  ada.room.send('answer', { text: 'x'.repeat(10_000) });
  await ada.until(() => ada.closedWith !== null);
  expect(await bob.ask('answer', answer)).toEqual({ ok: true });
});

test("[ROOM38] nothing sent to a student contains a roster line, another's answer, the right answer, or a key", async () => {
  await ada.ask('answer', { ...answer, answer: single(3) });
  await server.time.advance(1_000);
  const sent = () => Buffer.concat([...framesOf(bob.room.sessionId)]).toString('latin1');
  expect(sent()).toContain('Waves of q1?');
  for (const secret of ['roster-of-ada', 'roster-of-bob', EXPLAINED, teacher.key, ada.key, 'explanation', 'answered']) {
    expect(sent()).not.toContain(secret);
  }
  expect(bob.view.round).toMatchObject({ answer: null, outcome: null });
  const messages = bob.messages;
  await ada.ask('clock', {});
  await server.time.advance(5_000);
  expect(bob.messages).toBe(messages);
  await bob.ask('answer', answer);
  await server.time.until(() => bob.view.frame.phase === 'between');
  expect(sent()).toContain(EXPLAINED);
  expect(sent()).not.toContain('roster-of');
});

test('[ROOM40] a duel that the teacher enlarges is shown to them as it changes, and to no student', async () => {
  await teacher.ask('skip', {});
  await server.time.until(() => teacher.view.frame.phase === 'between');
  await teacher.ask('start', { index: 1 });
  await server.time.until(() => Object.keys(teacher.view.duels).length === 1 && bob.view.round?.kind === 'duel');
  const [matchId = ''] = Object.keys(teacher.view.duels);
  expect(await ada.ask('watch', { matchId })).toEqual({ ok: false, code: 'not-the-teacher' });
  expect(await teacher.ask('watch', { matchId: 'nothing' })).toEqual({ ok: false, code: 'no-such-duel' });
  expect(await teacher.ask('watch', { matchId })).toMatchObject({ ok: true, watched: { matchId } });
  const player = await enterDuel(server.url, bob);
  await player.ask('ready', {});
  await server.time.until(() => teacher.watched?.mini.seats.some(({ ready }) => ready) === true);
  expect(await teacher.ask('moves', { levelId: 'four-waves', mistake: 'W-SEQ' as never })).toMatchObject({
    ok: false,
    code: 'bad-message',
  });
  expect(await teacher.ask('watch', { matchId: null })).toEqual({ ok: true, watched: null });
});
