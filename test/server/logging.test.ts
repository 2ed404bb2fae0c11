/** What the server's log says, and what it never says, whatever clients send. */

import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorFacts, harmless } from '../../server/operation/error-facts.ts';
import { LOG_EVENTS, type LogEvent } from '../../server/operation/log-events.ts';
import { createLog, frameworkLog, LINES_A_MINUTE, type Log, logConsole } from '../../server/operation/logging.ts';
import { flood, knock } from './support/knock.ts';
import { OPTIONS, create, joinByCode } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { spawnServer } from './support/process.ts';
import { bound } from './support/store.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { joinClass, openClass } from './support/student.ts';

interface Line {
  readonly level: string;
  readonly time: string;
  readonly event: LogEvent;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A log in memory, at a time that tests set. */
class Written {
  readonly raw: string[] = [];
  now = 0;
  readonly log: Log = createLog(
    { logLevel: 'info' },
    { now: () => this.now, to: { write: (line) => void this.raw.push(line) } },
  );

  get lines(): readonly Line[] {
    return this.raw.map((line) => JSON.parse(line) as Line);
  }
}

let written: Written;
beforeEach(() => {
  written = new Written();
});

test('[NET230] an event is one line of JSON with its level, its time, its name, its sentence and its fields', () => {
  written.log.write('request-failed', { code: 'ACDEF', request: 'move', error: new RangeError('too far') });
  expect(written.lines).toEqual([
    {
      level: 'error',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      event: 'request-failed',
      msg: LOG_EVENTS['request-failed'].says,
      code: 'ACDEF',
      request: 'move',
      error: { type: 'RangeError', message: 'too far', at: expect.any(Array) },
    },
  ]);
});

test('[NET232] of one event a minute has at most its share of lines; the number of those left out follows', () => {
  const error = new Error('full');
  for (let n = 0; n < 1_000; n += 1) written.log.write('entry-failed', { error });
  written.log.write('beat-failed', { error });
  expect(written.lines.map(({ event }) => event)).toEqual([
    ...Array<LogEvent>(LINES_A_MINUTE).fill('entry-failed'),
    'beat-failed',
  ]);
  written.now = 60_000;
  written.log.write('entry-failed', { error });
  expect(written.lines.slice(-2)).toMatchObject([
    { event: 'lines-left-out', request: 'entry-failed', count: 1_000 - LINES_A_MINUTE },
    { event: 'entry-failed' },
  ]);
});

test('[NET4] [NET232] a flood of unreadable messages leaves a few short lines in the log', () => {
  const framework = frameworkLog(written.log);
  for (let n = 0; n < 1_000; n += 1)
    framework.error(`bad payload ${'x'.repeat(999)}\n    at a stack\n    at another\n    at a third`);
  expect(written.lines).toHaveLength(LINES_A_MINUTE);
  expect(written.lines[0]?.text).toMatch(/^bad payload x{188} at a stack at another$/);
});

test('[NET232] what a library prints on the console goes through the log as well', () => {
  const library = console;
  const undo = logConsole(written.log);
  for (let n = 0; n < 1_000; n += 1) library.error('decode.utf8Read(): Invalid byte 255 at offset 3.');
  undo();
  expect(written.lines).toHaveLength(LINES_A_MINUTE);
  expect(written.lines[0]).toMatchObject({ event: 'framework', text: expect.stringContaining('Invalid byte 255') });
});

describe('[NET231] an error in the log quotes nothing', () => {
  test.each([
    ['invalid input syntax for type json: "Zebedee"', 'invalid input syntax for type json: …'],
    ["duel (roomId: ACDEF), couldn't decode message: Zebedee", "duel (roomId: ACDEF), couldn't decode message"],
    ['no seat for ACDEF-abcdefghijklmnopqrstuv', 'no seat for [key]'],
    ['connect ECONNREFUSED 203.0.113.77:5432', 'connect ECONNREFUSED 203.0.113.x:5432'],
    ['from 2001:db8:1:2:3:4:5:6', 'from [address]'],
    ['from 2001:db8::7', 'from [address]'],
    ['from ::1', 'from [address]'],
    ['at index.mjs:12:34', 'at index.mjs:12:34'],
    ['one line\nand Zebedee', 'one line'],
    [
      'duplicate key value violates unique constraint "events_pkey"',
      'duplicate key value violates unique constraint "events_pkey"',
    ],
  ])('%s', (message, told) => expect(harmless(message)).toBe(told));

  test('nor do the other fields of what was thrown', () => {
    const error = Object.assign(new Error('null value in column'), {
      code: '23502',
      detail: 'Failing row contains (Zebedee).',
    });
    expect(errorFacts(error)).toEqual({
      type: 'Error',
      code: '23502',
      message: 'null value in column',
      at: expect.any(Array),
    });
    expect(JSON.stringify(errorFacts(new SyntaxError('Unexpected token Z in "Zebedee"')))).not.toContain('Zebedee');
    expect(errorFacts('Zebedee')).toEqual({ type: 'string' });
  });
});

const NAME = 'Zebedee';
const ADDRESS = '203.0.113.77';

/** Frames that no page sends: noise, and every kind of message with broken text. */
async function sendNoise(url: string, room: string): Promise<void> {
  const place = await fetch(`${url}/matchmake/joinById/${room}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': ADDRESS },
    body: JSON.stringify({ kind: 'join', name: NAME, code: room }),
  });
  const { sessionId, roomId, processId } = (await place.json()) as Record<string, string>;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`);
  await new Promise((resolve) => socket.once('message', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  const joined = 10;
  socket.send(Buffer.from([joined]));
  // Messages, requests and octets; the first that is not a message ends the connection.
  for (let n = 0; n < 100; n += 1)
    socket.send(Buffer.from([13 + (n % 8), 0xa4, 0xff, 0xfe, 0xc1, ...Buffer.from(`${NAME} ${ADDRESS}`), 0xc1]));
  socket.close();
  await closed;
}

test('[NET230] [NET232] a server process prints the lines of its log and nothing else, whatever clients send', async () => {
  const child = await spawnServer(':memory:', { LAST_ACK_LOG: 'info' });
  const { grant } = await create(child.url, { name: NAME });
  await sendNoise(child.url, grant.code);
  expect(await child.end('SIGTERM')).toBe(0);
  const printed = child.said().trimEnd().split('\n');
  const lines = printed
    .slice(printed.findIndex((line) => line.startsWith('{')))
    .map((line) => JSON.parse(line) as Line);
  const events = lines.map(({ event }) => event);
  expect(events.filter((event) => event === 'framework')).toHaveLength(LINES_A_MINUTE);
  expect(lines.map(({ text }) => text)).toContainEqual(expect.stringContaining('Invalid byte 255'));
  expect(events.at(-1)).toBe('stopping');
  expect(lines.map((line) => JSON.stringify(line)).join()).not.toMatch(
    new RegExp(`${NAME}|${ADDRESS}|${grant.seatKey}`),
  );
});

test('[NET238] an error that nobody caught is in the log with its place, before the process ends', async () => {
  const thrown = `const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text) => {
      if (text.includes('http://')) setImmediate(() => { throw new RangeError('out of bounds'); });
      return write(text);
    };`;
  const child = await spawnServer(':memory:', {
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(thrown)}`,
  });
  expect(await child.ended()).toBe(1);
  const crash = child
    .said()
    .split('\n')
    .find((line) => line.includes('"crashed"'));
  expect(JSON.parse(crash ?? '{}')).toMatchObject({
    level: 'error',
    event: 'crashed',
    error: {
      type: 'RangeError',
      message: 'out of bounds',
      at: expect.arrayContaining([expect.stringContaining('data:text/javascript')]),
    },
  });
});

describe('a server with hostile clients', () => {
  let server: TestServer;
  let undo: () => void;
  const keys: string[] = [];

  beforeEach(async () => {
    undo = logConsole(written.log);
    const stores = await openStores({ dbPath: ':memory:' });
    const matches = bound(stores.matches);
    // Databases quote what they could not store.
    Object.assign(matches, {
      append: () =>
        Promise.reject(Object.assign(new Error(`not stored: "${NAME}"`), { detail: `(${NAME}, ${ADDRESS})` })),
    });
    server = await startTestServer({ log: written.log, stores: { ...stores, matches } });
  });
  afterEach(async () => {
    undo();
    await server.stop();
  });

  test('[NET231] [NET232] writes no name, no key and no address, and a bounded number of lines', async () => {
    const teacher = await openClass(server.url);
    const student = await joinClass(server.url, teacher.grant.code, NAME);
    const ada = await create(server.url, { name: NAME });
    const { code } = ada.grant;
    const open = await create(server.url, { name: NAME });
    const bob = await joinByCode(server.url, code, NAME);
    keys.push(teacher.key, student.key, ada.grant.seatKey, open.grant.seatKey, bob.grant.seatKey);
    await sendNoise(server.url, open.grant.code);
    await Promise.all(Array.from({ length: 25 }, () => ada.ask('ready', {})));
    const wish = { kind: 'create', name: NAME, against: 'nobody', options: OPTIONS };
    await flood(48, (n) =>
      knock(server.url, 'joinById', n % 2 ? code : 'ACDEF', { ...wish, seatKey: ada.grant.seatKey }, ADDRESS),
    );
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${teacher.key}`,
      'x-forwarded-for': ADDRESS,
    };
    for (const path of ['/api/report', '/api/lessons', '/api/reviews'])
      await fetch(`${server.url}${path}`, { method: 'POST', headers, body: `{"name":"${NAME}` });
    expect(written.lines.length).toBeGreaterThan(0);
    const said = written.raw.join('');
    for (const secret of [NAME, ADDRESS, ...keys, ...keys.map((key) => key.slice(key.indexOf('-') + 1))])
      expect(said).not.toContain(secret);
    const counts = new Map<LogEvent, number>();
    for (const { event } of written.lines) counts.set(event, (counts.get(event) ?? 0) + 1);
    for (const [event, count] of counts) {
      expect(Object.keys(LOG_EVENTS)).toContain(event);
      expect(count).toBeLessThanOrEqual(LINES_A_MINUTE);
    }
    // With retries of the rooms and frames by the hundred, both kinds were asked for far more often.
    expect([...counts.keys()]).toEqual(expect.arrayContaining(['framework', 'request-failed']));
  });
});
