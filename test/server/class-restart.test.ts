/** A class whose server dies: all are back in their seats, nothing is missing, nothing is doubled. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Answer } from '../../shared/class/lesson.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { classRefusal } from '../../shared/class-protocol.ts';
import { enterDuel } from './support/class-duels.ts';
import { answerIfAsked } from './support/hand.ts';
import type { Player } from './support/player.ts';
import { spawnServer } from './support/process.ts';
import { startTestServer } from './support/server.ts';
import { saveLesson } from './support/small-lesson.ts';
import { keptOpen } from './support/store.ts';
import { joinClass, openClass, resumeClass, type Student, teach } from './support/student.ts';

const single = (option: number): Answer => ({ kind: 'single', option });
const NAMES = ['Ada', 'Bob', 'Cyd', 'Dan', 'Eve', 'Fay'];

/** Waits in real time until the condition holds, running a step in between. */
async function meanwhile(holds: () => boolean, work: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  for (let turns = 0; !holds(); turns += 1) {
    if (turns > 2_000) throw new Error('the condition was never met');
    await work();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('[ROOM39] [ROOM83] [CLASS641] after a kill -9 in a round of duels six students are back with scores, duels, clock and their own time, and merged rows stay merged', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'class-'));
  const dbPath = join(folder, 'log.sqlite');
  const stores = await openStores({ dbPath });
  const lesson = await saveLesson(stores);
  await stores.close();
  let server = await spawnServer(dbPath);
  const teacher = await openClass(server.url, { lesson, settings: { leaderboard: 'each', ownTime: true } });
  const { code } = teacher.grant;
  const students: Student[] = [];
  for (const name of NAMES) students.push(await joinClass(server.url, code, name));
  // Ada also joined from another device, and the teacher has merged the two rows.
  const twin = await joinClass(server.url, code, 'Ada B');
  await twin.room.leave();
  await meanwhile(() => teacher.view.students['7']?.presence === 'away');
  expect(await teacher.ask('merge', { student: 7, into: 1 })).toEqual({ ok: true });
  expect(await students[1]?.ask('own-time', { factor: '2' })).toEqual({ ok: true });
  await teacher.ask('start', { index: 0 });
  await meanwhile(() => students.every(({ view }) => view.round?.kind === 'question'));
  await Promise.all(
    students.map((student, i) => student.ask('answer', { round: 1, question: 0, answer: single(i % 2) })),
  );
  await meanwhile(() => students.every(({ view }) => view.frame.phase === 'between'));
  await teacher.ask('start', { index: 1 });
  await meanwhile(() => students.every(({ view }) => view.round?.kind === 'duel'));
  const players = await Promise.all(students.map((student) => enterDuel(server.url, student)));
  const answerAll = (all: readonly Player[]) => Promise.all(all.map(answerIfAsked));
  await meanwhile(
    () => players.every(({ view }) => view.judgements.length > 0),
    () => answerAll(players),
  );
  await meanwhile(() => students.filter(({ view }) => view.you.gained === null && view.you.score > 0).length >= 5);
  const scored = players.map(({ view }) => view.judgements.length);

  await server.end('SIGKILL');
  for (const member of [...students, teacher]) member.room.reconnection.enabled = false;
  server = await spawnServer(dbPath);
  const again = await Promise.all(students.map((student) => resumeClass(server.url, student.key)));
  const playing = await Promise.all(again.map((student) => enterDuel(server.url, student)));
  const board = await teach(server.url, teacher.key);
  expect(again.map(({ view }) => [view.you.id, view.you.name])).toEqual(NAMES.map((name, i) => [i + 1, name]));
  const times = NAMES.map((_, i) => (i === 1 ? '2' : '1'));
  expect(again.map(({ view }) => view.you.timeFactor)).toEqual(times);
  expect(playing.map(({ view }) => view.you.timeFactor)).toEqual(times);
  expect(again.map(({ view }) => view.round)).toEqual(students.map(({ view }) => view.round));
  expect(again.map(({ view }) => view.frame.endsAt)).toEqual(students.map(({ view }) => view.frame.endsAt));
  playing.forEach(({ view }, i) => void expect(view.judgements.length).toBeGreaterThanOrEqual(scored[i] ?? 0));
  playing.forEach(
    ({ view }, i) => void expect(view.judgements.slice(0, scored[i])).toEqual(players[i]?.view.judgements),
  );
  expect(Object.keys(board.view.duels)).toHaveLength(3);
  expect(Object.values(board.view.students).map(({ id, name }) => [id, name])).toEqual(
    NAMES.map((name, i) => [i + 1, name]),
  );
  expect(await board.ask('skip', {})).toEqual({ ok: true });
  await meanwhile(() => again.every(({ view }) => view.frame.phase === 'between'));
  await server.end('SIGTERM');

  const after = await openStores({ dbPath });
  const stored = await after.classes.byCode(code);
  const matches = await after.classes.matches(stored?.id ?? '');
  expect(matches).toHaveLength(3);
  expect(stored?.events.filter(({ type }) => type === 'answered')).toHaveLength(6);
  await after.close();
  rmSync(folder, { recursive: true });
});

test('[ROOM39] a round that was logged before its duels were opened has them when the server is back', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const before = await startTestServer({ stores: keptOpen(stores), seed: 5 });
  const teacher = await openClass(before.url, { lesson: await saveLesson(stores) });
  const ada = await joinClass(before.url, teacher.grant.code, 'Ada');
  await before.stop();
  const stored = await stores.classes.byCode(teacher.grant.code);
  const opened = stored?.events[0];
  const content = opened?.type === 'opened' ? opened.lesson.rounds[1] : undefined;
  if (stored == null || content === undefined) throw new Error('no class in the log');
  const at = before.time.now();
  const duels = [{ matchId: 'never-opened', code: 'ACDEF', seats: { 0: ada.id, 1: null } }];
  await stores.classes.append(stored.id, stored.events.length, [
    { type: 'round-started', at, round: 1, index: 1, content, speed: true, endsAt: at + 600_000, duels },
  ]);

  const after = await startTestServer({ stores, time: before.time });
  const again = await resumeClass(after.url, ada.key);
  expect((await enterDuel(after.url, again)).view.code).toBe('ACDEF');
  expect((await stores.classes.matches(stored.id)).map(({ id }) => id)).toEqual(['never-opened']);
  await after.stop();
});

test('[ROOM39] a round that ended while its duels were still open stops them when the server is back', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const before = await startTestServer({ stores: keptOpen(stores), seed: 5 });
  const teacher = await openClass(before.url, { lesson: await saveLesson(stores) });
  const ada = await joinClass(before.url, teacher.grant.code, 'Ada');
  await teacher.ask('start', { index: 1 });
  await before.stop();
  const stored = await stores.classes.byCode(teacher.grant.code);
  if (stored === null) throw new Error('no class in the log');
  const ended = { type: 'round-ended', at: before.time.now(), why: 'teacher' } as const;
  await stores.classes.append(stored.id, stored.events.length, [ended]);

  const after = await startTestServer({ stores, time: before.time });
  expect((await resumeClass(after.url, ada.key)).view.round).toMatchObject({ kind: 'duel', over: true });
  const [match] = await stores.classes.matches(stored.id);
  expect(match?.events.at(-1)?.type).toBe('match-ended');
  await after.stop();
});

test("[ROOM39] a paused class comes back paused, and the server's downtime costs no student anything", async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const before = await startTestServer({ stores: keptOpen(stores), seed: 5 });
  const teacher = await openClass(before.url, { lesson: await saveLesson(stores) });
  const ada = await joinClass(before.url, teacher.grant.code, 'Ada');
  await teacher.ask('start', { index: 0 });
  await before.time.advance(10_000);
  await teacher.ask('pause', {});
  await before.stop();
  await before.time.advance(3_600_000);

  const after = await startTestServer({ stores, time: before.time });
  const again = await resumeClass(after.url, ada.key);
  expect(again.view.frame).toMatchObject({ paused: true, phase: 'round', endsAt: ada.view.frame.endsAt });
  const board = await teach(after.url, teacher.key);
  expect(await board.ask('resume', {})).toEqual({ ok: true });
  await after.time.advance(19_000);
  expect(again.view.frame.phase).toBe('round');
  await after.time.advance(1_500);
  await again.until(() => again.view.frame.phase === 'between');
  await after.stop();
});

test('[ROOM39] what cannot be logged has not happened: it is refused, shown to no client, and can be requested again', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  let full = false;
  const { classes } = stores;
  const append = classes.append.bind(classes);
  classes.append = (...args) => (full ? Promise.reject(new Error('disk full at /var')) : append(...args));
  const server = await startTestServer({ stores, seed: 5 });
  const teacher = await openClass(server.url, { lesson: await saveLesson(stores) });
  const ada = await joinClass(server.url, teacher.grant.code, 'Ada');
  await teacher.ask('start', { index: 0 });
  await server.time.until(() => ada.view.round !== null);
  const shown = ada.messages;
  full = true;
  const answer = { round: 1, question: 0, answer: single(1) };
  expect(await ada.ask('answer', answer)).toEqual({ ok: false, code: 'server-busy' });
  expect(await joinClass(server.url, teacher.grant.code, 'Bob').catch(classRefusal)).toBe('server-busy');
  expect(await teacher.ask('pause', {})).toEqual({ ok: false, code: 'server-busy' });
  expect(ada.messages).toBe(shown);
  full = false;
  expect(await ada.ask('answer', answer)).toEqual({ ok: true });
  expect((await joinClass(server.url, teacher.grant.code, 'Bob')).view.you).toMatchObject({ id: 2, name: 'Bob' });
  await server.stop();
});
