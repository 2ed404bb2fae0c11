/** Reports over HTTP, from a real database: who gets one, and the content of its files when read back. */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readProxies } from '../../server/sender.ts';
import { realTime } from '../../server/system-time.ts';
import { guardRequests } from '../../server/http/guard.ts';
import { ownLimits } from '../../server/limits.ts';
import { createLog } from '../../server/operation/logging.ts';
import { doLongJob, type LongJob } from '../../server/http/long-work.ts';
import { LongWorkThread } from '../../server/http/long-work-thread.ts';
import { serveReports } from '../../server/http/reports.ts';
import { serverZone, zonedTime } from '../../server/http/zoned-time.ts';
import { hashSeatKey, newSeatKey } from '../../server/rooms/seat-key.ts';
import type { Stores } from '../../server/store/class-store.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { REPORT_TABLES, type ReportRequest } from '../../shared/class-protocol.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { reportText } from '../../shared/content/report-text.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import type { Report } from '../../shared/report/report.ts';
import type { LoggedClass } from '../../shared/report/report-source.ts';
import { must } from '../duel/rig.ts';
import { loggedClass } from '../class/logged-class.ts';
import { csvRows, sheetsOf } from './support/spreadsheet.ts';
import { VirtualTime } from './support/virtual-time.ts';

/** Names chosen by students to make a teacher's spreadsheet do something. */
/**
 * Texts that are a formula only when split at semicolons or tabs, and one that reverses the figures beside it; as
 * written to the file.
 */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['x;=1+1;', "x;'=1+1;"],
  [";=cmd|'/c calc'!A", ";'=cmd|'/c calc'!A"],
  ['a; "-1"', 'a; "\'-1"'],
  ['محمد', '\u2068محمد\u2069'],
]);
const OTHERS = [...WRITTEN.keys()];
const HOSTILE = [
  '=HYPERLINK("http://x","y")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  'a,"b"\r\nc',
  '小林',
  '＝1+1',
  ...OTHERS,
];
const FIRST = loggedClass({ code: 'K7MQ4A', names: HOSTILE });
const SECOND = loggedClass({ code: 'B3XR9C', names: ['Ada', 'Bo'], seed: 3 });
const KEYS = { first: newSeatKey(FIRST.code), second: newSeatKey(SECOND.code) };

let stores: Stores;
let http: Server;
let url = '';

async function keep({ code, openedAt, events, matches }: LoggedClass, key: string, into = stores): Promise<void> {
  await into.classes.create({ id: `id-${code}`, code, keyHash: hashSeatKey(key), createdAt: openedAt, events });
  for (const { id, events } of matches)
    await into.matches.create({ id, code: id, against: 'class', classId: `id-${code}`, createdAt: openedAt, events });
}

beforeAll(async () => {
  stores = await openStores({ dbPath: ':memory:' });
  await keep(FIRST, KEYS.first);
  await keep(SECOND, KEYS.second);
  await stores.classes.end(`id-${SECOND.code}`, SECOND.openedAt + 1);
});

/** A server for each test, so that no test uses up another's budget. */
beforeEach(async () => {
  http?.close();
  const app = express();
  const log = createLog({ logLevel: 'silent' });
  serveReports(app, { time: new VirtualTime(), log, limits: ownLimits }, new LongWorkThread(stores));
  http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const proxies = readProxies('loopback');
  guardRequests(http, { proxies, prefix: '', isServed: () => true, secureHost: null, time: realTime });
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterAll(async () => {
  http.close();
  await stores.close();
});

const post = (body: unknown) =>
  fetch(`${url}/api/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const ask = (wanted: Partial<ReportRequest> = {}) =>
  post({ keys: [KEYS.first], format: 'json', language: 'en', ...wanted });
const report = async (...keys: string[]) => (await (await ask({ keys })).json()) as Report;
const rowsOf = (sheet: readonly (readonly unknown[])[], header: string) =>
  sheet.slice(1).map((row) => row[must(sheet[0]).indexOf(header)]);

describe('a report', () => {
  it('[REPORT13] is returned for the keys of its classes, including ended ones, each once', async () => {
    const both = await report(KEYS.first, KEYS.second, KEYS.first);
    expect(both.classes.map(({ code }) => code)).toEqual(['K7MQ4A', 'B3XR9C']);
    expect(both.students.map(({ name }) => name)).toEqual([...HOSTILE, 'Ada', 'Bo']);
    expect(both.gain?.interval).not.toBeNull();
  });

  it('[REPORT13] is not returned for a wrong key, another’s, or none, and the refusal says nothing about the class', async () => {
    const wrong = `${FIRST.code}-${KEYS.second.slice(7)}`;
    for (const [key, status, error] of [
      [wrong, 403, 'not-the-teacher'],
      ['ZZZZZZ-aaaaaaaaaaaaaaaaaaaaaa', 404, 'no-such-class'],
      ['', 400, 'bad-message'],
      ["K7MQ4A' OR 1=1", 400, 'bad-message'],
    ] as const) {
      const answer = await ask({ keys: [KEYS.first, key] });
      expect([answer.status, await answer.json()]).toEqual([status, { error }]);
    }
  });

  it.each([
    '',
    '[]',
    '{"keys":[]}',
    '{"keys":"x"}',
    '{"keys":',
    JSON.stringify({ keys: Array.from({ length: 31 }, () => 'K7MQ4A-a'), format: 'json', language: 'en' }),
    JSON.stringify({ keys: ['K7MQ4A-a'], format: 'exe', language: 'en' }),
    JSON.stringify({ keys: ['K7MQ4A-a'], format: 'csv', language: 'en', table: 'secrets' }),
  ])('[REPORT14] is refused with a code to %j', async (body) => {
    const answer = await post(body);
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'bad-message' }]);
  });

  it('[REPORT14] is refused to clients that ask too often, and never cached', async () => {
    const answers = await Promise.all(Array.from({ length: 130 }, () => post('{}')));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    const last = must(answers.at(-1));
    expect(last.headers.get('cache-control')).toBe('no-store');
    expect(last.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it.each([
    ['json', undefined, 'last-ack-K7MQ4A.json', 'application/json; charset=utf-8'],
    ['csv', 'moves', 'last-ack-K7MQ4A-moves.csv', 'text/csv; charset=utf-8'],
    ['xlsx', undefined, 'last-ack-K7MQ4A.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ] as const)('[REPORT14] as %s has a name of its own', async (format, table, name, type) => {
    const answer = await ask({ format, ...(table === undefined ? {} : { table }) });
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename=${name}`);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

/** What a table of the report shows, a thing for each row. */
function heldIn(json: Report, table: (typeof REPORT_TABLES)[number]): readonly unknown[] {
  if (table === 'gain') return [json.gain];
  return table === 'choices' ? json.items.flatMap(({ choices }) => choices) : json[table];
}

describe('a CSV file', () => {
  it.each(LOCALES)(
    '[REPORT10] in %s has a byte order mark, CRLF and its header, and every table reads back',
    async (language) => {
      const json = await report(KEYS.first);
      for (const table of REPORT_TABLES) {
        const bytes = Buffer.from(await (await ask({ format: 'csv', table, language })).arrayBuffer());
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
        const text = bytes.toString('utf8').slice(1);
        const rows = csvRows(text);
        const held = heldIn(json, table);
        expect(rows).toHaveLength(held.length + 1);
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        expect(text.endsWith('\r\n')).toBe(true);
      }
    },
  );

  it('[REPORT10] has every number and text of the report', async () => {
    const { students, moves, items: asked } = await report(KEYS.first);
    const { columns } = reportText('en');
    const read = async (table: 'students' | 'moves' | 'items' | 'choices') =>
      csvRows((await (await ask({ format: 'csv', table })).text()).replace('\ufeff', ''));
    const sheet = await read('students');
    for (const column of [
      'timeFactor',
      'score',
      'duelScore',
      'questionScore',
      'positions',
      'firstTry',
      'wrongMoves',
    ] as const)
      expect(rowsOf(sheet, columns[column])).toEqual(students.map((row) => String(row[column])));
    expect(rowsOf(sheet, columns.before)).toEqual(
      students.map(({ before }) => (before === null ? '' : String(before))),
    );
    const items = await read('items');
    expect(rowsOf(items, columns.students)).toEqual(asked.map((row) => String(row.students)));
    expect(rowsOf(items, columns.rightShare)).toEqual(asked.map((row) => String(row.right / row.students)));
    const counts = asked.flatMap(({ choices }) => choices.map(({ count }) => String(count)));
    expect(rowsOf(await read('choices'), columns.count)).toEqual(counts);
    const points = rowsOf(await read('moves'), columns.points);
    expect(points).toEqual(moves.map((move) => String(move.points)));
  });

  it('[REPORT11] has no text that a spreadsheet would take for a formula', async () => {
    for (const table of REPORT_TABLES) {
      const rows = csvRows((await (await ask({ format: 'csv', table })).text()).replace('\ufeff', ''));
      for (const cell of rows.flat())
        if (/^[=+\-@\t\r＝＋－＠]/.test(cell)) expect(cell).toMatch(/^-?\d+(\.\d+)?(e-?\d+)?$/);
    }
    const rows = csvRows((await (await ask({ format: 'csv', table: 'students' })).text()).replace('\ufeff', ''));
    expect(rowsOf(rows, 'Name')).toEqual(
      HOSTILE.map((name) => WRITTEN.get(name) ?? (/^[=+\-@\t＝]/.test(name) ? `'${name}` : name)),
    );
  });
});

describe('an XLSX file', () => {
  const sheets = async (language: Locale) =>
    sheetsOf(Buffer.from(await (await ask({ format: 'xlsx', language })).arrayBuffer()));

  it.each(LOCALES)('[REPORT12] in %s has a sheet for each table, with a frozen header', async (language) => {
    const all = await sheets(language);
    const { tables } = reportText(language);
    expect(all.map(({ name }) => name)).toEqual(REPORT_TABLES.map((table) => tables[table]));
    for (const { xml } of all) expect(xml).toContain('ySplit="1"');
  });

  it('[REPORT11] [REPORT12] equals the report, cell by cell, with numbers as numbers and no formula', async () => {
    const json = await report(KEYS.first);
    const all = await sheets('en');
    const { columns, tables } = reportText('en');
    const sheet = (table: keyof typeof tables) => must(all.find(({ name }) => name === tables[table])).rows;
    for (const { xml } of all) expect(xml).not.toMatch(/<f\b/);
    expect(rowsOf(sheet('students'), columns.name)).toEqual(HOSTILE);
    for (const column of ['student', 'place', 'score', 'firstTry', 'after'] as const)
      expect(rowsOf(sheet('students'), columns[column])).toEqual(json.students.map((row) => row[column]));
    expect(rowsOf(sheet('moves'), columns.points)).toEqual(json.moves.map(({ points }) => points));
    expect(rowsOf(sheet('mistakes'), columns.count)).toEqual(json.mistakes.map(({ count }) => count));
    expect(rowsOf(sheet('answers'), columns.right)).toEqual(json.answers.map(({ right }) => (right ? 'yes' : 'no')));
    expect(rowsOf(sheet('pairs'), columns.score1)).toEqual(json.pairs.map(({ scores }) => scores[0]));
    expect(rowsOf(sheet('rounds'), columns.meanPoints)).toEqual(
      json.rounds.map(({ meanPoints }) => meanPoints ?? undefined),
    );
    expect(rowsOf(sheet('positions'), columns.asked)).toEqual(json.positions.map(({ asked }) => asked));
    expect(rowsOf(sheet('gain'), columns.low)).toEqual([json.gain?.interval?.[0]]);
  });
});

/** 2026-09-21 02:15:00 UTC, a quarter past ten in Shanghai; and how each file writes it. */
describe('times', () => {
  const zones = [
    ['Asia/Shanghai', 8 * 60, '+08:00'],
    ['Asia/Kolkata', 5.5 * 60, '+05:30'],
    ['America/Phoenix', -7 * 60, '-07:00'],
    ['UTC', 0, '+00:00'],
  ] as const;
  /** As a spreadsheet counts: days since 1899-12-30. */
  const serial = (local: number) => Math.floor(local / 1000) / 86_400 + 25_569;

  it.each(zones)(
    '[REPORT24] are local times in %s, with the zone beside them, and dates to a spreadsheet',
    async (zone, minutes, offset) => {
      const json = await report(KEYS.first);
      const { columns, tables } = reportText('en');
      const local = (at: number) => new Date(at + minutes * 60_000).toISOString().slice(0, 19);
      const csv = csvRows((await (await ask({ format: 'csv', table: 'moves', zone })).text()).replace('\ufeff', ''));
      expect(rowsOf(csv, `${columns.at} (${zone})`)).toEqual(json.moves.map(({ at }) => `${local(at)}${offset}`));
      const all = sheetsOf(Buffer.from(await (await ask({ format: 'xlsx', zone })).arrayBuffer()));
      const sheet = must(all.find(({ name }) => name === tables.classes)).rows;
      const [cell] = rowsOf(sheet, `${columns.openedAt} (${zone})`);
      expect(cell).toBeCloseTo(serial(must(json.classes[0]).openedAt + minutes * 60_000), 6);
    },
  );

  it('[REPORT24] follow summer time', () => {
    expect(zonedTime(Date.UTC(2026, 9, 25, 0, 59, 59), 'Europe/Berlin')).toBe('2026-10-25T02:59:59+02:00');
    expect(zonedTime(Date.UTC(2026, 9, 25, 1, 0, 0), 'Europe/Berlin')).toBe('2026-10-25T02:00:00+01:00');
    expect(zonedTime(Date.UTC(2026, 8, 21, 2, 15, 0), 'Asia/Shanghai')).toBe('2026-09-21T10:15:00+08:00');
  });

  it.each(['', 'Mars/Olympus', '+08:00', 'a'.repeat(65), '../etc'])(
    '[REPORT24] are refused in the zone %j',
    async (zone) => {
      const answer = await ask({ format: 'csv', zone });
      expect([answer.status, await answer.json()]).toEqual([400, { error: 'bad-message' }]);
    },
  );

  it('[REPORT24] are on the server’s clock if no zone is named', async () => {
    const text = await (await ask({ format: 'csv', table: 'classes' })).text();
    expect(text).toContain(`(${serverZone()})`);
  });
});

describe('a CSV file for a spreadsheet that writes 1,5', () => {
  it('[REPORT25] separates with semicolons, and its numbers have a decimal comma', async () => {
    const json = await report(KEYS.first);
    const { columns } = reportText('en');
    const text = await (await ask({ format: 'csv', table: 'rounds', separator: 'semicolon' })).text();
    const rows = csvRows(text.replace('\ufeff', ''), ';');
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rowsOf(rows, columns.seconds)).toEqual(json.rounds.map(({ seconds }) => String(seconds).replace('.', ',')));
    expect(rowsOf(rows, columns.rightShare)).toContainEqual(expect.stringMatching(/^0,\d+$/));
  });
});

describe('a replay', () => {
  const replay = (id: string, key: string) =>
    fetch(`${url}/api/replay/${id}`, { headers: key === '' ? {} : { authorization: `Bearer ${key}` } });

  it('[REPORT13] is returned for the key of its class, with the names of its students', async () => {
    const { id } = must(SECOND.matches[0]);
    const review = (await (await replay(id, KEYS.second)).json()) as Review;
    expect([...review.names].sort()).toEqual(['Ada', 'Bo']);
    expect(review.halves.length).toBeGreaterThan(0);
  });

  it('[REPORT13] is returned for no other key, and of no other class', async () => {
    const { id } = must(SECOND.matches[0]);
    expect((await replay(id, KEYS.first)).status).toBe(404);
    expect((await replay(id, '')).status).toBe(404);
    expect(await (await replay(id, `${SECOND.code}-aaaaaaaaaaaaaaaaaaaaaa`)).json()).toEqual({
      error: 'not-the-teacher',
    });
    expect((await replay('nothing', KEYS.second)).status).toBe(404);
  });
});

describe('what takes long', () => {
  it('[ROOM101] [NET250] is read and made in a thread of its own, to the byte what this one would make', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'last-ack-'));
    const kept = await openStores({ dbPath: join(folder, 'log.sqlite') });
    await keep(SECOND, KEYS.second, kept);
    const matchId = must(SECOND.matches[0]).id;
    const asked: LongJob[] = [
      { kind: 'report', madeAt: 1, request: { keys: [KEYS.second], format: 'csv', language: 'en' } },
      { kind: 'replay', key: KEYS.second, matchId },
      { kind: 'replay', key: KEYS.first, matchId },
      { kind: 'record', matchId },
      { kind: 'log', matchId },
      { kind: 'record', matchId: 'none' },
    ];
    const expected = await Promise.all(asked.map((job) => doLongJob(kept, job)));
    const unread = { get: () => expect.fail('this thread has read the store') };
    const work = new LongWorkThread({
      ...kept,
      classes: new Proxy(kept.classes, unread),
      matches: new Proxy(kept.matches, unread),
    });
    const made = await Promise.all(asked.map((job) => work.do(job)));
    const readable = (answers: typeof made) =>
      answers.map((answer) =>
        answer?.ok === true ? { ...answer, body: Buffer.from(answer.body).toString() } : answer,
      );
    expect(readable(made)).toEqual(readable(expected));
    expect(made.map((answer) => answer?.ok ?? null)).toEqual([true, true, false, true, true, null]);
    // Nobody asks for a while: the thread ends, and somebody asks.
    const [last] = await Promise.all([work.close(), work.do(must(asked[4]))].toReversed());
    expect(last).toMatchObject({ ok: true });
    await work.close();
    await kept.close();
    rmSync(folder, { recursive: true });
  });

  it('[NET253] leaves no file open when it fails, however often', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'last-ack-'));
    const kept = await openStores({ dbPath: join(folder, 'log.sqlite') });
    const matchId = 'unreadable';
    // As another version might have written it.
    const events = [{ type: 'match-ended', at: 1 }] as const;
    await kept.matches.create({ id: matchId, code: 'ACDEF', against: 'bot', classId: null, createdAt: 1, events });
    const work = new LongWorkThread(kept);
    const opened = () => readdirSync('/proc/self/fd').length;
    const fail = () => expect(work.do({ kind: 'record', matchId })).rejects.toThrow('created');
    await fail();
    const before = opened();
    for (let time = 0; time < 10; time += 1) await fail();
    expect(opened() - before).toBeLessThan(10);
    await work.close();
    await kept.close();
    rmSync(folder, { recursive: true });
  });
});
