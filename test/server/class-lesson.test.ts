/** A small class from the first to the last round, with a real server. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../shared/class/lesson.ts';
import { CODE_ALPHABET } from '../../shared/protocol.ts';
import { play } from './support/hand.ts';
import { enterDuel as enter } from './support/class-duels.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { DUEL, EXPLAINED, saveLesson } from './support/small-lesson.ts';
import { joinClass, openClass, type Student, type Teacher, teach } from './support/student.ts';

let server: TestServer;
let teacher: Teacher;
beforeEach(async () => {
  server = await startTestServer({ seed: 7 });
  teacher = await openClass(server.url, { lesson: await saveLesson(server.stores), settings: { leaderboard: 'each' } });
});
afterEach(() => server.stop());

const single = (option: number): Answer => ({ kind: 'single', option });
const join = (name: string) => joinClass(server.url, teacher.grant.code, name);
const enterDuel = (student: Student) => enter(server.url, student);
const start = (index: number) => teacher.ask('start', { index });

/** Everyone is sent what is new. */
async function shown(...holds: (() => boolean)[]): Promise<void> {
  await server.time.until(() => holds.every((holdsNow) => holdsNow()), 5_000);
}

test('[ROOM20] one click opens a class: a code of six characters, and a key that brings the teacher back', async () => {
  expect(teacher.grant).toMatchObject({
    as: 'teacher',
    code: expect.stringMatching(new RegExp(`^[${CODE_ALPHABET}]{6}$`)),
  });
  expect(teacher.key).toMatch(new RegExp(`^${teacher.grant.code}-[\\w-]{22}$`));
  expect(teacher.view.frame).toMatchObject({ phase: 'lobby', code: teacher.grant.code, students: 0, rounds: 6 });
  const phone = await teach(server.url, teacher.key);
  expect(phone.view).toEqual(teacher.view);
  expect(teacher.closedWith).toBeNull();
});

test('[ROOM21] students join by the code, each with their own name, and the board shows them as they arrive', async () => {
  const ada = await joinClass(server.url, ` ${teacher.grant.code.toLowerCase()} `, 'Ada');
  const twin = await join('ada');
  expect([ada.view.you, twin.view.you]).toMatchObject([
    { id: 1, name: 'Ada' },
    { id: 2, name: 'ada 2' },
  ]);
  await shown(() => Object.keys(teacher.view.students).length === 2);
  expect(teacher.view.students['1']).toMatchObject({ name: 'Ada', presence: 'here', removed: false });
  ada.vanish();
  await shown(() => teacher.view.students['1']?.presence === 'away');
});

test('[BOARD50] the teacher is told how fast students are answered, in the class and in its duels', async () => {
  const [ada, bob] = [await join('Ada'), await join('Bob')];
  expect(teacher.view.answers).toBeNull();
  for (let n = 0; n < 9; n += 1) await ada.ask('answer', { round: 1, question: 0, answer: single(1) });
  await start(1);
  await shown(() => ada.view.round?.kind === 'duel' && bob.view.round?.kind === 'duel');
  const players = [await enterDuel(ada), await enterDuel(bob)] as const;
  await server.time.advance(5000);
  expect(teacher.view.answers).toBeNull();
  await play(server.time, players, () => players.every(({ view }) => view.judgements.length > 0));
  await server.time.advance(5000);
  await shown(() => teacher.view.answers !== null);
  const { halfMs, mostMs } = teacher.view.answers ?? { halfMs: 0, mostMs: 0 };
  expect(halfMs).toBeGreaterThan(0);
  expect(mostMs).toBeGreaterThanOrEqual(halfMs);
});

describe('a round of one question', () => {
  test('[ROOM22] is answered once, resolved when it is over, and ends when every student present has answered', async () => {
    const [ada, bob] = [await join('Ada'), await join('Bob')];
    expect(await start(0)).toEqual({ ok: true });
    await shown(
      () => ada.view.round !== null,
      () => bob.view.round !== null,
    );
    expect(ada.view.round).toMatchObject({ kind: 'question', answer: null, outcome: null });
    const right = await ada.ask('answer', { round: 1, question: 0, answer: single(1) });
    expect(right).toEqual({ ok: true });
    expect(ada.view.round).toMatchObject({ answer: single(1), outcome: null });
    expect(await ada.ask('answer', { round: 1, question: 0, answer: single(2) })).toEqual({
      ok: false,
      code: 'already-answered',
    });
    expect(bob.view.round).toMatchObject({ answer: null });
    await server.time.advance(2_000);
    expect(await bob.ask('answer', { round: 1, question: 0, answer: single(0) })).toEqual({ ok: true });
    await shown(
      () => ada.view.frame.phase === 'between',
      () => bob.view.frame.phase === 'between',
    );
    expect(ada.view.round).toMatchObject({
      outcome: { correct: true, explanation: { en: EXPLAINED }, right: single(1) },
    });
    expect(bob.view.round).toMatchObject({ outcome: { correct: false, points: 0 } });
    expect(ada.view.standings?.map(({ name, place }) => [name, place])).toEqual([
      ['Ada', 1],
      ['Bob', 2],
    ]);
    await shown(() => teacher.view.lastEnd === 'done');
  });

  test('[ROOM22] ends when its time is up, which the teacher can extend', async () => {
    const ada = await join('Ada');
    await start(0);
    await shown(() => ada.view.frame.phase === 'round');
    expect(await teacher.ask('more-time', { seconds: 60 })).toEqual({ ok: true });
    await server.time.advance(80_000);
    expect(ada.view.frame.phase).toBe('round');
    await server.time.advance(11_000);
    await ada.until(() => ada.view.frame.phase === 'between');
    await shown(() => teacher.view.lastEnd === 'time');
  });

  test('[ROOM23] stands still while the class is paused', async () => {
    const ada = await join('Ada');
    await start(0);
    await shown(() => ada.view.frame.phase === 'round');
    await server.time.advance(10_000);
    expect(await teacher.ask('pause', {})).toEqual({ ok: true });
    expect(await ada.ask('answer', { round: 1, question: 0, answer: single(1) })).toEqual({
      ok: false,
      code: 'class-paused',
    });
    await server.time.advance(600_000);
    expect(ada.view.frame).toMatchObject({ phase: 'round', paused: true });
    expect(await teacher.ask('resume', {})).toEqual({ ok: true });
    await server.time.advance(19_000);
    expect(ada.view.frame).toMatchObject({ phase: 'round', paused: false });
    await server.time.advance(2_000);
    await ada.until(() => ada.view.frame.phase === 'between');
  });
});

describe('a round of duels', () => {
  test('[ROOM24] [CLASS560] [CLASS563] pairs the students present, each in a room that their own key opens, and ends when all are over', async () => {
    const students: Student[] = [];
    for (const name of ['Ada', 'Bob', 'Eve']) students.push(await join(name));
    expect(await start(1)).toEqual({ ok: true });
    await shown(...students.map((student) => () => student.view.round?.kind === 'duel'));
    const players = await Promise.all(students.map(enterDuel));
    expect(players.filter(({ view }) => view.peer.kind === 'bot')).toHaveLength(1);
    await shown(() => Object.keys(teacher.view.duels).length === 2);
    const early: unknown[] = [];
    await play(server.time, players, () => {
      if (teacher.view.frame.phase === 'round') early.push(...teacher.view.headlines, ...teacher.view.podium);
      return students.every(({ view }) => view.frame.phase === 'between');
    });
    expect(early).toEqual([]);
    expect(students.every(({ view }) => (view.you.gained ?? 0) > 0)).toBe(true);
    await shown(() => teacher.view.lastEnd === 'done');
    expect(teacher.view.standings.rows[0]?.score).toBe(Math.max(...students.map(({ view }) => view.you.score)));
    expect(teacher.view).toMatchObject({ lastEnd: 'done', round: { kind: 'duel', done: 2, of: 2 } });
    expect(teacher.view.headlines.map(({ kind }) => kind)).toContain('clean-streak');
    expect(teacher.view.standings).toMatchObject({ climbs: false, rows: [{ place: 1 }, { place: 1 }, { place: 1 }] });
    const listed = () => Object.values(teacher.view.students).map(({ score }) => score);
    expect(listed()).toEqual([null, null, null]);
    expect(await teacher.ask('remote', { shown: true })).toEqual({ ok: true });
    expect(listed()).toEqual(students.map(({ view }) => view.you.score));
    expect(await students[0]?.ask('remote', { shown: true })).toEqual({ ok: false, code: 'not-the-teacher' });
  });

  test('[ROOM25] lets a late student play at once, against the bot', async () => {
    const ada = await join('Ada');
    await start(1);
    const late = await join('Late');
    expect(late.view.round).toMatchObject({ kind: 'duel', levelId: DUEL.levelId, partner: null });
    const player = await enterDuel(late);
    expect(player.view.peer.kind).toBe('bot');
    await shown(() => Object.keys(teacher.view.duels).length === 2);
    expect(ada.view.frame.phase).toBe('round');
  });

  test('[ROOM26] ends where it stands when the teacher goes on, and scores are kept', async () => {
    const [ada, bob] = [await join('Ada'), await join('Bob')];
    await start(1);
    await shown(
      () => ada.view.round !== null,
      () => bob.view.round !== null,
    );
    const players = [await enterDuel(ada), await enterDuel(bob)];
    await play(server.time, players, () => ada.view.you.score > 0);
    expect(await teacher.ask('skip', {})).toEqual({ ok: true });
    await shown(() => ada.view.frame.phase === 'between');
    expect(players.map(({ view }) => view.phase)).toEqual(['over', 'over']);
    const { score } = ada.view.you;
    expect(await start(0)).toEqual({ ok: true });
    for (const player of players) await player.until(() => player.closedWith !== null);
    await shown(() => ada.view.round?.kind === 'question');
    expect(ada.view.you.score).toBe(score);
  });

  test('[ROOM23] stands still while the class is paused, and accepts no move', async () => {
    const ada = await join('Ada');
    await start(1);
    await shown(() => ada.view.round !== null);
    const player = await enterDuel(ada);
    await play(server.time, [player], () => player.view.position !== null);
    await teacher.ask('pause', {});
    const move = { positionId: player.view.position?.id ?? null, move: { kind: 'wait' } } as const;
    expect(await player.ask('move', move)).toEqual({ ok: false, code: 'class-paused' });
    await server.time.advance(120_000);
    expect(player.view.position?.id).toBe(move.positionId);
    await teacher.ask('resume', {});
    expect(await player.ask('move', move)).toMatchObject({ ok: true });
  });
});

test('[BOARD5] a board opened in the middle of a round counts from when a player was asked, not from when it was opened', async () => {
  const ada = await join('Ada');
  await start(1);
  await shown(() => ada.view.round !== null);
  const player = await enterDuel(ada);
  await play(server.time, [player], () => player.view.position !== null);
  await server.time.advance(9_000);
  const board = await teach(server.url, teacher.key);
  const [duel] = Object.values(board.view.duels);
  const asked = duel?.seats.find(({ student }) => student === ada.id)?.askedSince ?? Number.NaN;
  expect((duel?.now ?? 0) - asked).toBeGreaterThanOrEqual(9_000);
});

test('[ROOM27] a finished class shows students their places, and its room closes when all have left', async () => {
  const ada = await join('Ada');
  await start(0);
  await ada.ask('answer', { round: 1, question: 0, answer: single(1) });
  expect(await teacher.ask('end', {})).toEqual({ ok: true });
  await shown(() => ada.view.frame.phase === 'over');
  expect(ada.view).toMatchObject({ you: { place: 1 }, standings: [{ name: 'Ada' }] });
  expect(await (await fetch(`${server.url}/api/classes/${teacher.grant.code}`)).json()).toMatchObject({ over: true });
  await Promise.all([ada.leave(), teacher.leave()]);
  await server.time.advance(1_000);
  await expect(joinClass(server.url, teacher.grant.code)).rejects.toMatchObject({ code: 522 });
  expect((await server.stores.classes.byCode(teacher.grant.code))?.endedAt).not.toBeNull();
});
