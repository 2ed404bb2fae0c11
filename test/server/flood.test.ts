/** Clients that abuse the way in: places reserved and never taken, rooms opened for nobody, codes guessed. */

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ClassJoins } from '../../server/rooms/class/class-joins.ts';
import { CLASS_ROOM } from '../../shared/class-protocol.ts';
import { DUEL_ROOM } from '../../shared/protocol.ts';
import { enterDuel } from './support/class-duels.ts';
import { flood, knock } from './support/knock.ts';
import { create, enter, joinAsWire, joinByCode, OPTIONS, resume } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { claimSeat, joinClass, openClass, resumeClass, type Student, teach } from './support/student.ts';
import { unfinishedIn } from './support/store.ts';

const WRONG = 'x'.repeat(22);

// One server for all: reservations that are never taken keep a server from ending for a quarter of a minute.
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { maxRooms: 600 } });
});
afterAll(() => server.stop());

/** Which of these matches the log still has, finished or not. */
async function kept(matches: readonly { readonly id: string }[]): Promise<string[]> {
  const found = await Promise.all(matches.map(({ id }) => server.stores.matches.find(id)));
  return found.flatMap((match) => match?.id ?? []);
}

/** An address that no request has come from yet. */
let addresses = 0;
function stranger(): string {
  addresses += 1;
  return `198.51.100.${addresses}`;
}

const at = (code: string, options: object, times = 20) =>
  flood(times, () => knock(server.url, 'joinById', code, options, EVE));

const EVE = stranger();

describe('a client that knows the code of a match', () => {
  test('[NET50] does not lock its players out with wrong keys', async () => {
    const ada = await create(server.url);
    const bob = await joinByCode(server.url, ada.grant.code);
    const { code } = ada.grant;
    expect(await at(code, { kind: 'resume', seatKey: `${code}-${WRONG}` })).toEqual({ 'bad-seat-key': 20 });
    ada.vanish();
    expect((await resume(server.url, ada.grant.seatKey)).grant.seat).toBe(0);
    bob.vanish();
    expect((await resume(server.url, bob.grant.seatKey)).grant.seat).toBe(1);
  });

  test('[NET50] nor by asking for a seat in a full match', async () => {
    const ada = await create(server.url);
    await joinByCode(server.url, ada.grant.code);
    const { code } = ada.grant;
    expect(await at(code, { kind: 'join', name: 'Eve', code })).toEqual({ 'match-full': 20 });
    const own = { kind: 'create', name: 'Eve', against: 'friend', options: OPTIONS };
    expect(await at(code, own)).toEqual({ 'match-full': 20 });
    ada.vanish();
    expect((await resume(server.url, ada.grant.seatKey)).grant.seat).toBe(0);
  });

  test('[NET50] nor the awaited friend, nor the host, by places that are never taken', async () => {
    const ada = await create(server.url);
    const { code } = ada.grant;
    expect(await at(code, { kind: 'join', name: 'Eve', code })).toEqual({ ok: 20 });
    ada.vanish();
    expect((await resume(server.url, ada.grant.seatKey)).grant.seat).toBe(0);
    expect((await joinByCode(server.url, code)).grant.seat).toBe(1);
  });

  test('[NET50] nor the third player', async () => {
    const ada = await create(server.url, { options: { ...OPTIONS, wire: 'person' } });
    const { code } = ada.grant;
    await at(code, { kind: 'join', name: 'Eve', code, as: 'wire' });
    expect((await joinAsWire(server.url, code)).grant.seat).toBe('wire');
    expect(await at(code, { kind: 'join', name: 'Eve', code, as: 'wire' })).toEqual({ 'match-full': 20 });
    expect((await joinByCode(server.url, code)).grant.seat).toBe(1);
  });

  test('[NET50] nor a student of a class, out of the class or out of a duel of it', async () => {
    const teacher = await openClass(server.url);
    const { code } = teacher.grant;
    const ada = await joinClass(server.url, code, 'Ada');
    await joinClass(server.url, code, 'Bob');
    expect(await at(code, { kind: 'resume', key: `${code}-${WRONG}` })).toEqual({ 'bad-seat-key': 20 });
    expect(await at(code, { kind: 'teach', key: `${code}-${WRONG}` })).toEqual({ 'not-the-teacher': 20 });
    expect((await resumeClass(server.url, ada.key)).id).toBe(ada.id);
    expect((await teach(server.url, teacher.key)).grant.as).toBe('teacher');
    const duels = teacher.view.lesson.rounds.findIndex(({ kind }) => kind === 'duel');
    expect(await teacher.ask('start', { index: duels })).toEqual({ ok: true });
    const back = await resumeClass(server.url, ada.key);
    await back.until(() => back.view.round?.kind === 'duel');
    const duel = back.view.round?.kind === 'duel' ? (back.view.round.code ?? '') : '';
    expect(await at(duel, { kind: 'resume', seatKey: `${code}-${WRONG}` })).toEqual({ 'bad-seat-key': 20 });
    expect(await at(duel, { kind: 'join', name: 'Eve', code: duel })).toEqual({ 'match-full': 20 });
    expect((await enter(server.url, duel, ada.key)).grant.code).toBe(duel);
  });

  test('[NET50] a locked class reserves nothing for new students', async () => {
    const teacher = await openClass(server.url);
    const { code } = teacher.grant;
    await teacher.ask('settings', { settings: { ...teacher.view.settings, locked: true } });
    expect(await at(code, { kind: 'join', name: 'Eve', code })).toEqual({ 'class-locked': 20 });
  });
});

describe('quick match', () => {
  const anyone = (name: string) => ({ kind: 'create', name, against: 'anyone', options: OPTIONS });

  test('[NET51] pairs two players in spite of reserved places that were never taken', async () => {
    const ada = await create(server.url, { against: 'anyone', name: 'Ada' });
    await flood(8, (n) => knock(server.url, 'joinOrCreate', DUEL_ROOM, anyone(`Eve ${n}`), EVE));
    const bob = await create(server.url, { against: 'anyone', name: 'Bob' });
    expect(bob.grant.code).toBe(ada.grant.code);
    await ada.until(() => ada.view.peer.name === 'Bob');
  });

  test('[NET51] a match that was requested and never entered is used by the next, and closes after a quarter of a minute', async () => {
    const { room } = await knock(server.url, 'joinOrCreate', DUEL_ROOM, anyone('Eve'), EVE);
    const ada = await create(server.url, { against: 'anyone', name: 'Ada' });
    expect(ada.grant.code).toBe(room);
    const other = await knock(server.url, 'create', DUEL_ROOM, { ...anyone('Eve'), against: 'friend' }, EVE);
    await server.time.advance(17_000);
    expect(
      await knock(server.url, 'joinById', other.room ?? '', { kind: 'join', name: 'Bob', code: '' }),
    ).toMatchObject({
      room: null,
    });
    expect((await joinByCode(server.url, ada.grant.code)).grant.seat).toBe(1);
  });
});

describe('one address', () => {
  test('[ROOM81] [ROOM82] that uses its share of the rooms leaves room for others, gets it back if nobody came, and leaves nothing in the log', async () => {
    const from = stranger();
    const wish = { kind: 'create', name: 'Eve', against: 'friend', options: OPTIONS };
    const codes: (string | null)[] = [];
    const open = async (address: string) => {
      const knocked = await knock(server.url, 'create', DUEL_ROOM, wish, address);
      codes.push(knocked.room);
      return knocked;
    };
    expect(await flood(310, () => open(from))).toEqual({ ok: 300, 'too-fast': 10 });
    expect((await open(stranger())).error).toBeNull();
    const opened = (await unfinishedIn(server.stores.matches)).filter(({ code }) => codes.includes(code));
    expect(opened).toHaveLength(301);
    await server.time.advance(17_000);
    await expect.poll(() => kept(opened)).toEqual([]);
    expect((await open(from)).error).toBeNull();
  });

  test('[NET53] that names codes that do not exist is blocked, but its players come back and its class can join', async () => {
    const teacher = await openClass(server.url);
    const { code } = teacher.grant;
    const from = stranger();
    const guess = { kind: 'join', name: 'Eve', code: 'ACDEF' };
    await flood(300, () => knock(server.url, 'joinById', 'ACDEF', guess, from));
    expect((await knock(server.url, 'joinById', 'ACDEF', guess, from)).error).toBe('too-fast');
    const asked = (path: string, sender: string) =>
      fetch(`${server.url}${path}`, { headers: { 'x-forwarded-for': sender } }).then(({ status }) => status);
    expect(await asked('/api/invitations/ACDEF', from)).toBe(429);
    expect(await asked(`/api/classes/${code}`, from)).toBe(429);
    expect(await asked(`/api/classes/${code}`, stranger())).toBe(200);
    const entry = { kind: 'join', name: 'Bob', code };
    expect((await knock(server.url, 'joinById', code, entry, from)).error).toBe('too-fast');
    expect((await knock(server.url, 'joinById', code, { kind: 'teach', key: teacher.key }, from)).status).toBe(200);
    expect((await knock(server.url, 'joinById', code, entry, from)).status).toBe(200);
    expect(await asked(`/api/classes/${code}`, from)).toBe(200);
  });

  test('[NET53] is blocked, too, if it guesses with requests that need no place', async () => {
    const headers = { 'x-forwarded-for': stranger() };
    const asked = (path: string) => fetch(`${server.url}${path}`, { headers }).then(({ status }) => status);
    for (let n = 0; n < 150; n += 1) await Promise.all([asked('/api/invitations/ACDEF'), asked('/api/classes/ACDEFH')]);
    expect([await asked('/api/invitations/ACDEF'), await asked('/api/classes/ACDEFH')]).toEqual([429, 429]);
    expect(await asked('/api/instance')).toBe(200);
  });

  test('[NET190] guesses as well by returning to a room, and by deleting a class, which the right key still does', async () => {
    const teacher = await openClass(server.url);
    const { code } = teacher.grant;
    const from = stranger();
    const returned = await Promise.all(
      [code, 'ACDEF'].map((room) => knock(server.url, 'reconnect', room, { reconnectionToken: 'x' }, from)),
    );
    expect(new Set(returned.map(({ error }) => error))).toEqual(new Set(['bad-message']));
    const remove = (which: string, key: string) => {
      const headers = { 'x-forwarded-for': from, authorization: `Bearer ${key}` };
      return fetch(`${server.url}/api/classes/${which}`, { method: 'DELETE', headers }).then(({ status }) => status);
    };
    for (let n = 0; n < 20; n += 1) await Promise.all(Array.from({ length: 15 }, () => remove('ACDEFH', WRONG)));
    expect([await remove('ACDEFH', WRONG), await remove(code, WRONG)]).toEqual([429, 429]);
    expect(await remove(code, teacher.key)).toBe(200);
  });

  test('[ROOM50] a class of 250 behind one address joins within a minute, and then no more join from there', async () => {
    const teacher = await openClass(server.url);
    const { code } = teacher.grant;
    const from = stranger();
    // Who only asks for a place has not joined.
    const join = (n: number) => knock(server.url, 'joinById', code, { kind: 'join', name: `Student ${n}`, code }, from);
    expect(await flood(320, join)).toEqual({ ok: 320 });
    const joins = new ClassJoins();
    const answers = await Promise.all(Array.from({ length: 320 }, () => joins.take(code, from)));
    expect(answers.filter(Boolean)).toHaveLength(300);
    expect([await joins.take('ACDEFH', from), await joins.take(code, stranger())]).toEqual([true, true]);
    vi.spyOn(ClassJoins.prototype, 'take').mockResolvedValueOnce(false);
    await expect(joinClass(server.url, code, 'Eve')).rejects.toThrow('too-fast');
    expect((await joinClass(server.url, code, 'Ada')).view.you.name).toBe('Ada');
    expect((await claimSeat(server.url, code, 'Ada')).grant.as).toBe('claimant');
    expect((await knock(server.url, 'create', CLASS_ROOM, {}, from)).status).not.toBe(200);
  });
});

describe('a class of sixty behind one address', () => {
  /** Everything that needs no key, again and again, from the address of the class. @returns how often each was refused, or not */
  async function attack(code: string, goesOn: () => boolean): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    const note = (what: string, answer: string) => {
      counts[`${what} ${answer}`] = (counts[`${what} ${answer}`] ?? 0) + 1;
    };
    const own = { kind: 'create', name: 'Eve', against: 'friend', options: OPTIONS };
    const join = (name: string, to: string) => knock(server.url, 'joinById', to, { kind: 'join', name, code: to });
    const one = async (n: number) => {
      note('room', (await knock(server.url, 'create', DUEL_ROOM, own)).error ?? 'ok');
      note('code', (await join('Eve', `ACDE${'FHJKMNPQRT'[n % 10]}`)).error ?? 'ok');
      note('code', String((await fetch(`${server.url}/api/classes/ACDEF${'FHJKMNPQRT'[n % 10]}`)).status));
      note('student', (await join(`Invented ${n}`, code)).error ?? 'ok');
      const key = `${code}-${WRONG}`;
      note('key', (await knock(server.url, 'joinById', code, { kind: 'resume', key })).error ?? 'ok');
    };
    for (let n = 0; goesOn(); n += 4) await Promise.all([one(n), one(n + 1), one(n + 2), one(n + 3)]);
    return counts;
  }

  test('[NET196] joins, is rid of invented students, and plays a round, while a client at the same address tries everything', async () => {
    const teacher = await openClass(server.url);
    const { code } = teacher.grant;
    // It has had its share of everything before the class comes.
    const places = await flood(320, (n) =>
      knock(server.url, 'joinById', code, { kind: 'join', name: `Invented ${n}`, code }),
    );
    expect(places).toEqual({ ok: 320 });
    const guess = { kind: 'join', name: 'Eve', code: 'ACDEF' };
    await flood(300, () => knock(server.url, 'joinById', 'ACDEF', guess));
    const own = { kind: 'create', name: 'Eve', against: 'friend', options: OPTIONS };
    expect(await flood(310, () => knock(server.url, 'create', DUEL_ROOM, own))).toHaveProperty('too-fast');
    let goesOn = true;
    const attacked = attack(code, () => goesOn);
    const students: Student[] = [];
    for (let n = 0; n < 60; n += 10) {
      const some = Array.from({ length: 10 }, (_, i) => joinClass(server.url, code, `Student ${n + i}`));
      students.push(...(await Promise.all(some)));
    }
    const invented = await Promise.all(Array.from({ length: 20 }, (_, n) => joinClass(server.url, code, `Ghost ${n}`)));
    await server.time.until(() => Object.keys(teacher.view.students).length === 80);
    expect(await teacher.ask('remove-since', { student: Math.min(...invented.map(({ id }) => id)) })).toEqual({
      ok: true,
    });
    const duels = teacher.view.lesson.rounds.findIndex(({ kind }) => kind === 'duel');
    expect(await teacher.ask('start', { index: duels })).toEqual({ ok: true });
    await server.time.until(() => students.every(({ view }) => view.round?.kind === 'duel'));
    const players = await Promise.all(students.map((student) => enterDuel(server.url, student)));
    expect((await Promise.all(players.map((player) => player.ask('ready', {})))).filter(({ ok }) => !ok)).toEqual([]);
    await server.time.until(() => players.every(({ view }) => view.phase === 'playing'));
    expect(new Set(players.map(({ view }) => view.code)).size).toBe(30);
    goesOn = false;
    const counts = await attacked;
    // Rooms that nobody entered end as the server's time goes on, so that some more may be opened.
    const harmless = ['room ok', 'room too-fast', 'code 429', 'code too-fast', 'student ok', 'key bad-seat-key'];
    expect(Object.keys(counts).filter((what) => !harmless.includes(what))).toEqual([]);
    expect(counts).toMatchObject({ 'code too-fast': expect.any(Number), 'key bad-seat-key': expect.any(Number) });
  });
});
