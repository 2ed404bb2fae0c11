/**
 * A whole lesson with a real server: a teacher at a board in a real browser, and sixty students, three of them in real
 * browsers, the others as protocol clients at human speed. Some drop, some reload, some come late, one cheats. In the
 * end board, report and files must agree with a count of the log's rows that knows nothing about the product.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Running, startServer } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { codeOfClassKey, type ReportRequest } from '../../shared/class-protocol.ts';
import { readyLesson } from '../../shared/content/lessons.ts';
import type { Lesson, Round, TestRound } from '../../shared/class/lesson.ts';
import type { Report } from '../../shared/report/report.ts';
import { cheat } from '../server/support/cheat.ts';
import { Pupil } from '../server/support/pupil.ts';
import { type Recount, recount } from '../server/support/recount.ts';
import { csvRows, sheetsOf } from '../server/support/spreadsheet.ts';
import { type Teacher, teach } from '../server/support/student.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';
import { fastTime } from './support/fast-time.ts';
import { PageStudent } from './support/page-student.ts';

/** The lesson runs this much faster than the wall clock, and people speed up in proportion. */
const FACTOR = 5;
const PUPILS = 50;
const LATE = 6;
const CHEATS = 1;
const IN_BROWSERS = 3;
const STUDENTS = PUPILS + LATE + CHEATS + IN_BROWSERS;
const PATIENCE_MS = 120_000;
const AGAIN_MS = 2_000;

const folder = mkdtempSync(join(tmpdir(), 'last-ack-lesson-'));
const dbPath = join(folder, 'log.sqlite');
let server: Running;
let url: string;
let board: OpenPage;

beforeAll(async () => {
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  const stores = await openStores({ dbPath });
  const time = fastTime(FACTOR);
  server = await startServer({ settings, stores, time, log: createLog(settings), seed: 7, endOnSignal: false });
  url = `http://127.0.0.1:${server.port}`;
});

afterAll(async () => {
  await board?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The 15-minute lesson, with a test before and after it and a pause within. */
function wholeLesson(): Lesson {
  const [short, long] = [readyLesson('fifteen'), readyLesson('forty-five')];
  if (short === null || long === null) throw new Error('the game has no ready lessons');
  const before = long.rounds.find((round): round is TestRound => round.kind === 'test' && round.when === 'before');
  const after = long.rounds.find((round): round is TestRound => round.kind === 'test' && round.when === 'after');
  if (before === undefined || after === undefined) throw new Error('the long lesson has no tests');
  const pause = { kind: 'pause', words: { en: 'Stretch', zh: '休息' }, seconds: 20 } as const;
  const rounds = [before, ...short.rounds.slice(0, 4), pause, ...short.rounds.slice(4), after];
  return { ...short, rounds: rounds.map(withTime) };
}

/** A slow machine gets more time for its answers; duels end when all are done or their time is up, as in any class. */
function withTime(round: Round): Round {
  return round.kind === 'question' || round.kind === 'test' ? { ...round, seconds: 4 * round.seconds } : round;
}

/**
 * Saves the lesson as the editor does.
 * @returns its key
 */
async function saved(lesson: Lesson): Promise<string> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/api/lessons`, { method: 'POST', headers, body: JSON.stringify({ lesson }) });
  return ((await answer.json()) as { key: string }).key;
}

/**
 * One click on the first page.
 * @returns the teacher's key, from the history of the tab: the address does not show it
 */
async function openOnBoard(): Promise<string> {
  board = await openBrowser({ locale: 'zh-CN', viewport: { width: 1280, height: 720 } });
  // Its key goes on at once, and need not end first what plays.
  await board.page.emulateMedia({ reducedMotion: 'reduce' });
  await board.page.goto(url);
  await board.page.locator('.class-entry button[type=submit]').click();
  await board.page.waitForURL(/#\/board\//);
  await board.page.locator('.board').waitFor();
  return board.page.evaluate(() => String(history.state.keys[0]));
}

function pupil(code: string, index: number): Promise<Pupil> {
  return Pupil.join({
    url,
    code,
    name: index === 0 ? 'Mallory' : index % 2 === 0 ? `学生${index}` : `Student ${index}`,
    roster: `No. ${index}`,
    seed: index,
    profile: index % 3 === 0 ? 'off-by-one' : 'perfect',
    thinkMs: [1_000 / FACTOR, 6_000 / FACTOR],
  });
}

async function report(key: string, request: Omit<ReportRequest, 'keys' | 'language'>): Promise<Buffer> {
  const body = JSON.stringify({ keys: [key], language: 'en', ...request } satisfies ReportRequest);
  const answer = await fetch(`${url}/api/report`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body,
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const byNumber = (one: readonly [number, number], other: readonly [number, number]) => one[0] - other[0];

/** Names and scores in a table, by name, whichever columns they are in. */
function scoresIn(rows: readonly (readonly unknown[])[]): Map<string, number> {
  const [head = [], ...body] = rows;
  const [name, score] = [head.indexOf('Name'), head.indexOf('Score')];
  expect([name, score]).not.toContain(-1);
  return new Map(body.map((row) => [String(row[name]), Number(row[score])]));
}

/** Waits until the board can go on and presses its key, again if it was too early. */
async function next(isOn: () => boolean): Promise<void> {
  const strong = board.page.locator('.board-key.strong:enabled');
  while (!isOn()) {
    await strong.waitFor({ timeout: PATIENCE_MS });
    await board.page.keyboard.press('n');
    await vi.waitUntil(isOn, { timeout: AGAIN_MS, interval: 30 }).catch(() => undefined);
  }
}

/** Goes through a lesson: the teacher starts each round from the board when the one before is over. */
async function goThrough(desk: Teacher, during: (round: number) => Promise<void>): Promise<void> {
  const { rounds } = desk.view.frame;
  for (let round = 1; round <= rounds; round++) {
    await next(() => desk.view.frame.round === round);
    await during(round);
    await desk.until(() => desk.view.frame.phase !== 'round');
  }
}

/** The class as seen from outside must be the class in the log. */
async function compare(key: string, counted: Recount): Promise<void> {
  const named = new Map([...counted.scores].map(([student, score]) => [counted.names.get(student) ?? '', score]));
  const json = JSON.parse((await report(key, { format: 'json' })).toString('utf8')) as Report;
  expect(new Map(json.students.map(({ name, score }) => [name, score]))).toEqual(named);
  const own = json.moves.filter(({ outcome }) => outcome !== 'timed-out');
  expect([own.length, json.moves.length - own.length]).toEqual([counted.moves, counted.timeOuts]);
  expect(own.filter(({ verdict }) => verdict === 'wrong')).toHaveLength(counted.wrong);
  const wrongMoves = own.filter(({ mistake }) => mistake !== null).length;
  expect(wrongMoves).toBe([...counted.mistakes.values()].reduce((sum, count) => sum + count, 0));
  expect(json.answers.map(({ student, round }) => `${student}.${round}`).sort()).toEqual(
    counted.answers.map((answer) => answer.split('.').slice(0, 2).join('.')).sort(),
  );
  const csv = await report(key, { format: 'csv', table: 'students' });
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(scoresIn(csvRows(csv.toString('utf8').slice(1)))).toEqual(named);
  const sheets = sheetsOf(await report(key, { format: 'xlsx' }));
  expect(scoresIn(sheets.find(({ name }) => name === 'Students')?.rows ?? [])).toEqual(named);
}

test('[ROOM22] [ROOM24] [ROOM37] [BOARD1] a whole lesson with sixty students: board, report and files agree with the log', {
  timeout: 600_000,
}, async () => {
  const lesson = wholeLesson();
  const key = await openOnBoard();
  const code = codeOfClassKey(key);
  const desk = await teach(url, key);
  expect(await desk.ask('lesson', { lesson: { key: await saved(lesson) }, next: 0 })).toEqual({ ok: true });
  const settings = { leaderboard: 'each', speed: true, locked: false, roster: true } as const;
  expect(await desk.ask('settings', { settings })).toEqual({ ok: true });

  const link = `${url}/c/${code}`;
  const looks = [
    { locale: 'zh-CN', viewport: { width: 390, height: 844 }, touch: true },
    { locale: 'en-US', viewport: { width: 360, height: 640 }, theme: 'light', touch: true },
    { locale: 'en-US' },
  ] as const;
  // The browsers start before the crowd joins: after it, a busy machine takes longer than a seat is kept.
  const pages = await Promise.all(
    looks.map((look, index) =>
      PageStudent.join(look, link, { name: `Page ${index + 1}`, roster: `P${index + 1}`, seed: index }),
    ),
  );
  const [pupils, cheater] = await Promise.all([
    Promise.all(Array.from({ length: PUPILS }, (_, index) => pupil(code, index + 1))),
    pupil(code, 0),
  ]);
  await desk.until(() => Object.keys(desk.view.students).length === STUDENTS - LATE);
  await board.page.getByText('Page 3').first().waitFor({ timeout: PATIENCE_MS });

  const refused: string[] = [];
  const late: Pupil[] = [];
  await goThrough(desk, async (round) => {
    if (desk.view.round?.kind !== 'duel') return void refused.push(...(await cheat(url, cheater.student, desk.view)));
    // First of all: on a slow machine the round may be over when everyone has come back.
    await board.page.locator('.mini-duel, .mini').first().waitFor({ timeout: PATIENCE_MS });
    const shaken = pupils.filter((_, index) => index % 10 === round % 10);
    for (const one of shaken) one.drop();
    await Promise.all(pupils.filter((_, index) => index % 10 === (round + 5) % 10).map((one) => one.reload()));
    refused.push(...(await cheat(url, cheater.student, desk.view)));
    await pages[2]?.open.page.reload();
    if (late.length === 0)
      late.push(...(await Promise.all(Array.from({ length: LATE }, (_, index) => pupil(code, PUPILS + 1 + index)))));
  });
  expect(refused.filter((code) => code === 'taken')).toEqual([]);

  await board.page.locator('.board-key.strong:enabled').waitFor({ timeout: PATIENCE_MS });
  await board.page.keyboard.press('n');
  await board.page.locator('dialog.ask .button.primary').click();
  await desk.until(() => desk.view.frame.phase === 'over');
  await Promise.all(pages.map((page) => page.rest()));
  const counted = recount(dbPath, code);
  expect(counted.scores.size).toBe(STUDENTS);
  expect(await desk.ask('remote', { shown: true })).toEqual({ ok: true });
  const standings = Object.values(desk.view.students).map(({ id, score }) => [id, score ?? Number.NaN] as const);
  expect(standings.toSorted(byNumber)).toEqual([...counted.scores].toSorted(byNumber));
  await compare(key, counted);
  const best = Math.max(...counted.scores.values());
  const onPodium = await board.page.locator('.podium .place-1 .podium-score').textContent({ timeout: PATIENCE_MS });
  expect(Number(onPodium?.replaceAll(/\D/g, ''))).toBe(best);
  expect(everythingTaken([...pupils, ...late, cheater], counted)).toEqual([]);
  expect(cheater.student.closedWith).toBeNull();
  expect([board, ...pages.map(({ open }) => open)].flatMap(({ faults }) => faults)).toEqual([]);

  await Promise.all([...pupils, ...late, cheater].map((one) => one.leave()));
  await Promise.all(pages.map(({ open }) => open.close()));
});

/** Answers that the server confirmed and the log does not have. */
function everythingTaken(pupils: readonly Pupil[], { answers }: Recount): string[] {
  const known = new Set(answers);
  expect(known.size).toBe(answers.length);
  return pupils.flatMap(({ student, taken }) =>
    taken.flatMap((one) => {
      const line = one.kind === 'answer' ? `${student.id}.${one.round}.${one.question}` : null;
      return line === null || known.has(line) ? [] : [line];
    }),
  );
}
