/** A class whose database fails, or fails to confirm, and how it recovers by itself. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { Client } from 'colyseus.js';
import type { Answer } from '../../shared/class/lesson.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { Stores } from '../../server/store/class-store.ts';
import { CLASS_ROOM, classRefusal } from '../../shared/class-protocol.ts';
import { enterDuel } from './support/class-duels.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { saveLesson } from './support/small-lesson.ts';
import { keptOpen } from './support/store.ts';
import { claimSeat, joinClass, openClass, resumeClass, type Teacher, teach } from './support/student.ts';

let stores: Stores;
let server: TestServer;
let teacher: Teacher;
beforeEach(async () => {
  stores = await openStores({ dbPath: ':memory:' });
  server = await startTestServer({ stores: keptOpen(stores), seed: 5 });
  teacher = await openClass(server.url, { lesson: await saveLesson(stores), settings: { leaderboard: 'end' } });
});
afterEach(async () => {
  await server.stop();
  await stores.close();
});

const single = (option: number): Answer => ({ kind: 'single', option });
const join = (name: string) => joinClass(server.url, teacher.grant.code, name);
const busy = { ok: false, code: 'server-busy' };
const kept = async () => (await stores.classes.byCode(teacher.grant.code)) ?? { id: '', events: [] };
const shown = (holds: () => boolean) => server.time.until(holds, 5_000);

/**
 * From now on this operation is done and its caller gets an error, as when the connection breaks before the
 * confirmation.
 */
function unconfirmed<A extends unknown[]>(write: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  return async (...args) => {
    await write(...args);
    throw new Error('Connection terminated unexpectedly');
  };
}

test('[ROOM39] a write without confirmation has happened, and so has everything after it', async () => {
  const { classes } = stores;
  const append = classes.append.bind(classes);
  const ada = await join('Ada');
  await teacher.ask('start', { index: 0 });
  await shown(() => ada.view.round !== null);
  classes.append = unconfirmed(append);
  const bob = await join('Bob');
  expect(await ada.ask('answer', { round: 1, question: 0, answer: single(1) })).toEqual({ ok: true });
  classes.append = append;
  expect(await bob.ask('answer', { round: 1, question: 0, answer: single(0) })).toEqual({ ok: true });
  expect((await resumeClass(server.url, bob.key)).view.you.name).toBe('Bob');
  expect((await kept()).events.filter(({ type }) => type === 'answered')).toHaveLength(2);
});

test('[ROOM39] a write that could not be checked at once is found at the next write', async () => {
  const { classes } = stores;
  const [append, eventsFrom] = [classes.append.bind(classes), classes.eventsFrom.bind(classes)];
  const ada = await join('Ada');
  await teacher.ask('start', { index: 0 });
  await shown(() => ada.view.round !== null);
  classes.append = unconfirmed(append);
  classes.eventsFrom = () => Promise.reject(new Error('Connection terminated unexpectedly'));
  expect(await ada.ask('answer', { round: 1, question: 0, answer: single(1) })).toEqual(busy);
  expect(await join('Bob').catch(classRefusal)).toBe('server-busy');
  [classes.append, classes.eventsFrom] = [append, eventsFrom];
  expect(await ada.ask('answer', { round: 1, question: 0, answer: single(0) })).toEqual(busy);
  expect(await ada.ask('answer', { round: 1, question: 0, answer: single(0) })).toMatchObject({ ok: false });
  expect((await kept()).events.filter(({ type }) => type === 'answered')).toMatchObject([{ right: true }]);
  expect((await join('Bob')).view.you.id).toBe(2);
});

test('[ROOM39] a move written without confirmation counts once, and the duel continues', async () => {
  const { matches } = stores;
  const append = matches.append.bind(matches);
  const ada = await join('Ada');
  await teacher.ask('start', { index: 1 });
  await shown(() => ada.view.round?.kind === 'duel');
  const player = await enterDuel(server.url, ada);
  matches.append = unconfirmed(append);
  expect(await player.ask('ready', {})).toEqual({ ok: true });
  matches.append = append;
  await server.time.until(() => player.view.position !== null);
  expect(
    await player.ask('move', { positionId: player.view.position?.id ?? null, move: { kind: 'wait' } }),
  ).toMatchObject({ ok: true });
});

test('[ROOM24] duels written without confirmation are opened all the same', async () => {
  const { matches } = stores;
  const create = matches.create.bind(matches);
  const ada = await join('Ada');
  matches.create = unconfirmed(create);
  expect(await teacher.ask('start', { index: 1 })).toEqual({ ok: true });
  matches.create = create;
  await shown(() => ada.view.round?.kind === 'duel');
  expect((await enterDuel(server.url, ada)).view.you.name).toBe('Ada');
  expect(await stores.classes.matches((await kept()).id)).toHaveLength(1);
});

test('[ROOM34] consent written without confirmation can be given again, and that device gets the seat', async () => {
  const { classes } = stores;
  const changeKey = classes.changeKey.bind(classes);
  await join('Ada');
  const other = await claimSeat(server.url, teacher.grant.code, 'Ada');
  await shown(() => teacher.view.claims.length === 1);
  const consent = { claim: teacher.view.claims[0]?.id ?? 0, allow: true };
  classes.changeKey = unconfirmed(changeKey);
  expect(await teacher.ask('consent', consent)).toEqual(busy);
  classes.changeKey = changeKey;
  expect(await teacher.ask('consent', consent)).toEqual({ ok: true });
  await other.until(() => other.hasView);
  expect((await resumeClass(server.url, other.key)).view.you.name).toBe('Ada');
});

test('[ROOM25] a late student whose duel cannot be opened is let in, and gets it as soon as possible', async () => {
  const { matches } = stores;
  const create = matches.create.bind(matches);
  await join('Ada');
  await teacher.ask('start', { index: 1 });
  matches.create = () => Promise.reject(new Error('disk full'));
  const bob = await join('Bob');
  expect(bob.view.you).toMatchObject({ id: 2, name: 'Bob' });
  matches.create = create;
  await server.time.until(() => bob.view.round?.kind === 'duel' && bob.view.round.code !== null, 5_000);
  expect((await enterDuel(server.url, bob)).view.you.name).toBe('Bob');
});

test('[ROOM25] a student who is late while the class log cannot be written still gets a duel', async () => {
  const { classes } = stores;
  const append = classes.append.bind(classes);
  const bob = await join('Bob');
  await bob.leave();
  await join('Ada');
  await teacher.ask('start', { index: 1 });
  classes.append = () => Promise.reject(new Error('disk full'));
  const again = await resumeClass(server.url, bob.key);
  classes.append = append;
  await server.time.until(() => again.view.round?.kind === 'duel' && again.view.round.code !== null, 5_000);
});

test('[ROOM32] a student who is taken out of a running duel and comes back has their seat in it again', async () => {
  const ada = await join('Ada');
  await teacher.ask('start', { index: 1 });
  await shown(() => ada.view.round?.kind === 'duel');
  await teacher.ask('remove', { student: ada.id });
  const again = await resumeClass(server.url, ada.key);
  const player = await enterDuel(server.url, again);
  expect(player.view.you).toMatchObject({ name: 'Ada', botPlays: false });
  expect(await player.ask('ready', {})).toEqual({ ok: true });
});

test('[ROOM39] time given to a student is theirs after a restart, even if only the class had logged it', async () => {
  const { matches } = stores;
  const append = matches.append.bind(matches);
  const ada = await join('Ada');
  await teacher.ask('start', { index: 1 });
  await shown(() => ada.view.round?.kind === 'duel');
  matches.append = () => Promise.reject(new Error('killed'));
  // The class has it, and gives it to the duel as soon as it can.
  expect(await teacher.ask('time-factor', { student: ada.id, factor: '2' })).toEqual({ ok: true });
  matches.append = append;
  await server.stop();
  server = await startTestServer({ stores: keptOpen(stores), time: server.time });
  const again = await resumeClass(server.url, ada.key);
  expect((await enterDuel(server.url, again)).view.you.timeFactor).toBe('2');
});

test('[ROOM27] a finished class can still be viewed after a restart', async () => {
  const ada = await join('Ada');
  await teacher.ask('start', { index: 0 });
  await shown(() => ada.view.round !== null);
  await ada.ask('answer', { round: 1, question: 0, answer: single(1) });
  await teacher.ask('end', {});
  await shown(() => ada.view.frame.phase === 'over');
  await server.stop();
  server = await startTestServer({ stores: keptOpen(stores), time: server.time });
  await server.time.advance(30_000);
  const again = await resumeClass(server.url, ada.key);
  expect(again.view).toMatchObject({ frame: { phase: 'over' }, standings: [{ student: 1 }] });
  await again.leave();
  await server.time.advance(10 * 60_000);
  expect(await teach(server.url, teacher.key).catch(classRefusal)).toBe('no-such-class');
  expect(await stores.classes.unended()).toEqual([]);
});

test('[ROOM36] the room of a class that ended while its log failed closes like any other', async () => {
  const { matches } = stores;
  const append = matches.append.bind(matches);
  await join('Ada');
  await teacher.ask('start', { index: 1 });
  matches.append = () => Promise.reject(new Error('disk full'));
  expect(await teacher.ask('end', {})).toEqual({ ok: true });
  await server.time.advance(3_000);
  expect(teacher.view.frame.phase).toBe('round');
  matches.append = append;
  await shown(() => teacher.view.frame.phase === 'over');
  await server.time.advance(2 * 3_600_000 + 10_000);
  await teacher.until(() => teacher.closedWith !== null);
  expect(await stores.classes.unended()).toEqual([]);
});

test('[ROOM20] only opening a class creates a room for one', async () => {
  const client = new Client(server.url);
  for (const asked of [
    { kind: 'join', code: 'ACDEFH', name: 'Eve' },
    { kind: 'teach', key: teacher.key },
    { kind: 'claim', code: 'ACDEFH', name: 'Eve' },
  ]) {
    const response = await fetch(`${server.url}/matchmake/create/${CLASS_ROOM}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    expect(await response.json()).toMatchObject({ error: 'no-such-class' });
    expect(await client.joinOrCreate(CLASS_ROOM, asked).catch(classRefusal)).toBe('no-such-class');
  }
});

test('[ROOM37] a failing request gets a status, and nothing about the server', async () => {
  const { classes } = stores;
  const byCode = classes.byCode.bind(classes);
  classes.byCode = () => Promise.reject(new Error('no such table in /var/lib'));
  const asked = ['/api/classes/ACDEFH', '/api/classes/%E0%A4%A', '/assets/%E0%A4%A', '/assets/nothing.js'];
  const answers = await Promise.all(asked.map((path) => fetch(`${server.url}${path}`)));
  classes.byCode = byCode;
  expect(answers.map(({ status }) => status)).toEqual([500, 400, 400, 404]);
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['{}', '{}', '{}', '{}']);
});

test('[ROOM37] impossible codes and lesson keys are not looked up at all', async () => {
  const { classes, lessons } = stores;
  const [byCode, byId] = [classes.byCode.bind(classes), lessons.byId.bind(lessons)];
  // As PostgreSQL does with a NUL character.
  const failing = () => Promise.reject(new Error('invalid byte sequence for encoding "UTF8": 0x00'));
  [classes.byCode, lessons.byId] = [failing, failing];
  const answer = await fetch(`${server.url}/api/classes/%00`);
  const deletion = await fetch(`${server.url}/api/classes/%00`, { method: 'DELETE' });
  expect(await openClass(server.url, { lesson: { key: '\0' } }).catch(classRefusal)).toBe('no-such-lesson');
  [classes.byCode, lessons.byId] = [byCode, byId];
  expect([answer.status, await answer.json(), deletion.status]).toEqual([200, null, 404]);
});

test('[ROOM22] an answer counts from its arrival: waiting in line for the log costs a student nothing', async () => {
  const { classes } = stores;
  const append = classes.append.bind(classes);
  const students = [await join('Ada'), await join('Bob'), await join('Cyd')];
  await teacher.ask('start', { index: 0 });
  await shown(() => students.every(({ view }) => view.round !== null));
  let write: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    write = resolve;
  });
  classes.append = (...args) => slow.then(() => append(...args));
  const given = students.map((student) => student.ask('answer', { round: 1, question: 0, answer: single(1) }));
  // A request and its reply: everything sent before has arrived.
  await Promise.all(students.map((student) => student.ask('clock', {})));
  await server.time.advance(31_000);
  write();
  expect(await Promise.all(given)).toEqual(students.map(() => ({ ok: true })));
  const answers = (await kept()).events.flatMap((event) => (event.type === 'answered' ? [event] : []));
  expect(new Set(answers.map(({ elapsedMs }) => elapsedMs)).size).toBe(1);
  expect(answers).toHaveLength(3);
});

test('[ROOM36] a device that waited in vain for a seat does not keep a class open', async () => {
  await (await join('Ada')).leave();
  const phone = await claimSeat(server.url, teacher.grant.code, 'Ada');
  await teacher.leave();
  await server.time.advance(121_000);
  await phone.until(() => phone.closedWith !== null);
  await server.time.advance(12 * 3_600_000 + 1_000);
  expect(await teach(server.url, teacher.key).catch(classRefusal)).toBe('no-such-class');
});
