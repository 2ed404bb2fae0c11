/** Who can join a class and who cannot: passwords, locks, names, second devices, and students taken out. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { provenClass } from '../../server/rooms/class/open-class.ts';
import { CLASS_CLOSE_CODES, type ClassInvitation, classRefusal } from '../../shared/class-protocol.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import { CLOSE_CODES } from '../../shared/protocol.ts';
import { enterDuel } from './support/class-duels.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { saveLesson } from './support/small-lesson.ts';
import { claimSeat, joinClass, openClass, resumeClass, type Teacher, teach } from './support/student.ts';

let server: TestServer;
let teacher: Teacher;
beforeEach(async () => {
  server = await startTestServer({ seed: 7 });
  teacher = await openClass(server.url, { lesson: await saveLesson(server.stores) });
});
afterEach(() => server.stop());

const refusalOf = (joining: Promise<unknown>) => joining.then(() => 'joined', classRefusal);
const join = (name = 'Ada', roster?: string) => joinClass(server.url, teacher.grant.code, name, roster);
const settings = (changed: Partial<typeof DEFAULT_SETTINGS>) =>
  teacher.ask('settings', { settings: { ...DEFAULT_SETTINGS, ...changed } });
const shown = (holds: () => boolean) => server.time.until(holds, 5_000);
const claimsShown = (count: number) => shown(() => teacher.view.claims.length === count);
const api = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);

describe("the server's password", () => {
  test('[ROOM29] is required if set, and lets the right one in even from an address that has guessed', async () => {
    const guarded = await startTestServer({ settings: { hostPassword: 'open sesame' } });
    expect(await (await fetch(`${guarded.url}/api/instance`)).json()).toMatchObject({
      password: true,
      retentionDays: 180,
    });
    const opening = (password?: string) => openClass(guarded.url, password === undefined ? {} : { password });
    expect(await refusalOf(opening())).toBe('wrong-password');
    for (let tries = 0; tries < 10; tries += 1)
      expect(await refusalOf(opening(`guess ${tries}`))).toBe('wrong-password');
    const [begun, another] = [performance.now(), refusalOf(opening('guess'))];
    expect(await refusalOf(opening('open sesame'))).toBe('joined');
    expect(await another).toBe('wrong-password');
    expect(performance.now() - begun).toBeGreaterThan(1500);
    // A right password proves that the guesses came from somebody else: the next try is answered at once.
    expect(await refusalOf(opening('open sesame'))).toBe('joined');
    await guarded.stop();
  });

  test('[ROOM84] a teacher with an open class is let in at once while another client at the same address fills the queue', async () => {
    const guarded = await startTestServer({ settings: { hostPassword: 'open sesame' } });
    const { key } = await openClass(guarded.url, { password: 'open sesame' });
    for (let tries = 0; tries < 10; tries += 1)
      expect(await refusalOf(openClass(guarded.url, { password: `guess ${tries}` }))).toBe('wrong-password');
    const answers: (string | null)[] = [];
    const guesses = Array.from({ length: 12 }, async (_, n) => {
      answers.push(await refusalOf(openClass(guarded.url, { password: `guess ${n}` })));
    });
    // Eight wait, one after another, for twelve seconds in all.
    await expect.poll(() => answers.filter((answer) => answer === 'too-fast').length).toBe(4);
    expect(await refusalOf(openClass(guarded.url, { password: 'open sesame', proof: key }))).toBe('joined');
    expect(answers.length).toBeLessThan(12);
    // An invalid key does not speed up a guess.
    const open = { keys: { isTeachers: () => false } };
    const alone = { classes: guarded.stores.classes, group: null };
    const code = key.slice(0, 6);
    expect(await provenClass({ ...alone, classrooms: new Map([[code, open as never]]) }, key)).toBeNull();
    expect(await provenClass({ ...alone, classrooms: new Map() }, key)).toBeNull();
    // In a group the class may be at another server.
    const grouped = { ...alone, group: {} as never, classrooms: new Map() };
    expect(await provenClass(grouped, key)).toBe(code);
    expect(await provenClass(grouped, `${key.slice(0, -1)}!`)).toBeNull();
    await guarded.stores.classes.end((await guarded.stores.classes.byCode(code))?.id ?? '', 1);
    expect(await provenClass(grouped, key)).toBeNull();
    await guarded.stop();
    await Promise.all(guesses);
  });

  test('[ROOM29] counts guesses when saving lessons together with those when opening classes', async () => {
    const guarded = await startTestServer({ settings: { hostPassword: 'open sesame' } });
    const save = async (password: string) => {
      const body = JSON.stringify({ lesson: {}, password });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${guarded.url}/api/lessons`, { method: 'POST', headers, body })).status;
    };
    for (let tries = 0; tries < 9; tries += 1) expect(await save(`guess ${tries}`)).toBe(403);
    expect(await refusalOf(openClass(guarded.url, { password: 'guess' }))).toBe('wrong-password');
    // Eight may queue; further requests are told so.
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n === 0 ? save('open sesame') : save('x'))),
    );
    expect(answers.filter((status) => status === 429)).toHaveLength(2);
    // Right, but no lesson.
    expect(answers[0]).toBe(400);
    await guarded.stop();
  });

  test('[ROOM29] opens a class with a ready lesson, and none with a lesson that does not exist', async () => {
    expect((await openClass(server.url, { lesson: { ready: 'forty-five' } })).view.frame.rounds).toBeGreaterThan(5);
    expect(await refusalOf(openClass(server.url, { lesson: { ready: 'sixty' } }))).toBe('no-such-lesson');
    const wrongKey = { key: `ACDEFHJKMN-${'x'.repeat(22)}` };
    expect(await refusalOf(openClass(server.url, { lesson: wrongKey }))).toBe('no-such-lesson');
  });

  test('[ROOM29] does not open a class in a room that has one', async () => {
    const open = { kind: 'open', lesson: { ready: 'fifteen' }, settings: DEFAULT_SETTINGS };
    const { Client } = await import('colyseus.js');
    expect(await refusalOf(new Client(server.url).joinById(teacher.grant.code, open))).toBe('not-the-teacher');
  });
});

describe('a student', () => {
  test('[ROOM21] is refused with an empty or unfit name, or without a roster line', async () => {
    expect(await refusalOf(join(' '))).toBe('bad-name');
    expect(await refusalOf(join('傻 逼'))).toBe('name-not-allowed');
    await settings({ roster: true });
    expect(await refusalOf(join('Ada'))).toBe('roster-missing');
    const ada = await join('Ada', 'A. Lovelace, 7b');
    await shown(() => teacher.view.students['1']?.roster === 'A. Lovelace, 7b');
    expect(JSON.stringify(ada.view)).not.toContain('Lovelace');
  });

  test('[ROOM71] gets a number if the name looks like an existing one', async () => {
    await join('Anna');
    expect((await join('Аnna')).view.you.name).toBe('Аnna 2');
    expect((await join('Ａnnа')).view.you.name).toMatch(/ 3$/);
    expect(await refusalOf(join('A\u00ADnna'))).toBe('bad-name');
    expect(await refusalOf(join('\u3164'))).toBe('bad-name');
  });

  test('[ROOM30] gets their seat back with their key, and the older connection is told where it went', async () => {
    const ada = await join();
    const again = await resumeClass(server.url, ada.key);
    expect(again.grant).toEqual(ada.grant);
    await ada.until(() => ada.closedWith !== null);
    expect(ada.closedWith).toBe(CLOSE_CODES.seatTaken);
    const before = again.messages;
    again.drop();
    await again.until(() => again.messages > before);
    await shown(() => teacher.view.students['1']?.presence === 'here');
    expect(await refusalOf(resumeClass(server.url, `${teacher.grant.code}-${'x'.repeat(22)}`))).toBe('bad-seat-key');
  });

  test('[ROOM31] does not get into a locked class unless they have a seat in it', async () => {
    const ada = await join();
    expect(await settings({ locked: true })).toEqual({ ok: true });
    expect(await refusalOf(join('Bob'))).toBe('class-locked');
    expect((await resumeClass(server.url, ada.key)).id).toBe(1);
    const invitation: ClassInvitation = await (await api(`/api/classes/${teacher.grant.code}`)).json();
    expect(invitation).toEqual({
      title: { en: 'A small lesson', zh: '一堂小课' },
      students: 1,
      locked: true,
      roster: false,
      over: false,
    });
  });

  test('[ROOM32] taken out is told so, their duel goes to the bot, and they may join again', async () => {
    const [ada, bob] = [await join('Ada'), await join('Bob')];
    await teacher.ask('start', { index: 1 });
    await shown(() => bob.view.round?.kind === 'duel' && ada.view.round?.kind === 'duel');
    const player = await enterDuel(server.url, bob);
    expect(await teacher.ask('remove', { student: ada.id })).toEqual({ ok: true });
    await ada.until(() => ada.closedWith !== null);
    expect(ada.closedWith).toBe(CLASS_CLOSE_CODES.removed);
    await player.until(() => player.view.peer.presence === 'bot-plays');
    await shown(() => teacher.view.students['1']?.removed === true);
    await settings({ locked: true });
    expect(await refusalOf(resumeClass(server.url, ada.key))).toBe('class-locked');
    await settings({ locked: false });
    expect((await resumeClass(server.url, ada.key)).view.you).toMatchObject({ id: 1, name: 'Ada' });
    await shown(() => teacher.view.students['1']?.removed === false);
  });

  test('[ROOM80] an invented crowd is taken out at once, is told so, and the next student can join', async () => {
    const [ada, eve, mallory] = [await join('Ada'), await join('Eve'), await join('Mallory')];
    expect(await ada.ask('remove-since', { student: 2 })).toEqual({ ok: false, code: 'not-the-teacher' });
    expect(await teacher.ask('remove-since', { student: eve.id })).toEqual({ ok: true });
    for (const one of [eve, mallory]) {
      await one.until(() => one.closedWith !== null);
      expect(one.closedWith).toBe(CLASS_CLOSE_CODES.removed);
    }
    await shown(() => Object.values(teacher.view.students).filter(({ removed }) => removed).length === 2);
    expect(ada.closedWith).toBeNull();
    expect((await join('Bob')).view.you.id).toBe(4);
  });

  test('[ROOM33] is renamed by the teacher, who cannot give them a name that is taken or unfit', async () => {
    const [ada] = [await join('Ada'), await join('Bob')];
    expect(await teacher.ask('rename', { student: 1, name: 'Grace' })).toEqual({ ok: true });
    await shown(() => ada.view.you.name === 'Grace');
    expect(await teacher.ask('rename', { student: 1, name: 'bob' })).toEqual({ ok: true });
    await shown(() => ada.view.you.name === 'bob 2');
    expect(await teacher.ask('rename', { student: 1, name: '王八蛋' })).toEqual({
      ok: false,
      code: 'name-not-allowed',
    });
    expect(await teacher.ask('rename', { student: 9, name: 'X' })).toEqual({ ok: false, code: 'no-such-student' });
    expect(await teacher.ask('time-factor', { student: 1, factor: '2' })).toEqual({ ok: true });
    await shown(() => ada.view.you.timeFactor === '2');
  });

  test('[CLASS641] chooses their own time once the teacher allows it, for themselves alone', async () => {
    const [ada, bob] = [await join('Ada'), await join('Bob')];
    expect(await ada.ask('own-time', { factor: '2' })).toEqual({ ok: false, code: 'time-not-open' });
    expect(await settings({ ownTime: true })).toEqual({ ok: true });
    await shown(() => bob.view.you.choosesTime === true);
    expect(await ada.ask('own-time', { factor: '7' as '2' })).toEqual({ ok: false, code: 'bad-message' });
    expect(await ada.ask('own-time', { factor: '2', student: 2 } as { factor: '2' })).toEqual({
      ok: false,
      code: 'bad-message',
    });
    expect(await teacher.ask('own-time', { factor: '2' })).toEqual({ ok: false, code: 'not-a-student' });
    const seen = bob.messages;
    expect(await ada.ask('own-time', { factor: '2' })).toEqual({ ok: true });
    expect(ada.view.you.timeFactor).toBe('2');
    await shown(() => teacher.view.students['1']?.timeFactor === '2');
    expect([bob.view.you.timeFactor, bob.messages]).toEqual(['1', seen]);
  });
});

describe('another device', () => {
  test('[ROOM34] waits until the teacher agrees, and then has the seat by a new key, in the class and in its duel', async () => {
    const ada = await join('Ada');
    await teacher.ask('start', { index: 1 });
    await shown(() => ada.view.round?.kind === 'duel');
    const phone = await claimSeat(server.url, teacher.grant.code, ' ADA ');
    expect(phone.grant.as).toBe('claimant');
    await claimsShown(1);
    expect(phone.hasView).toBe(false);
    expect(await phone.ask('answer', { round: 1, question: 0, answer: { kind: 'number', value: 1 } })).toMatchObject({
      code: 'not-a-student',
    });
    const [claim] = teacher.view.claims;
    expect(await teacher.ask('consent', { claim: claim?.id ?? 0, allow: true })).toEqual({ ok: true });
    await phone.until(() => phone.hasView);
    expect(phone.key).not.toBe(ada.key);
    await ada.until(() => ada.closedWith === CLASS_CLOSE_CODES.seatMoved);
    expect(await refusalOf(resumeClass(server.url, ada.key))).toBe('bad-seat-key');
    expect((await enterDuel(server.url, phone)).view.you.name).toBe('Ada');
    await claimsShown(0);
  });

  test('[ROOM34] is rejected if the teacher refuses, or says nothing for two minutes', async () => {
    await join('Ada');
    await join('Bob');
    const [first, second] = [
      await claimSeat(server.url, teacher.grant.code, 'Ada'),
      await claimSeat(server.url, teacher.grant.code, 'Bob'),
    ];
    expect(await refusalOf(claimSeat(server.url, teacher.grant.code, 'Ada'))).toBe('too-fast');
    await claimsShown(2);
    await teacher.ask('consent', { claim: teacher.view.claims[0]?.id ?? 0, allow: false });
    await first.until(() => first.closedWith === CLASS_CLOSE_CODES.consentRefused);
    await server.time.advance(121_000);
    await second.until(() => second.closedWith === CLASS_CLOSE_CODES.consentRefused);
    await claimsShown(0);
  });

  test('[CLASS60] does not learn which names are in the class', async () => {
    await join('Ada');
    const { code } = teacher.grant;
    const [ada, nobody] = [await claimSeat(server.url, code, 'Ada'), await claimSeat(server.url, code, 'Nobody')];
    expect(nobody.grant).toEqual(ada.grant);
    for (const name of ['ada', 'NOBODY']) expect(await refusalOf(claimSeat(server.url, code, name))).toBe('too-fast');
    await claimsShown(1);
    expect(teacher.view.claims).toMatchObject([{ name: 'Ada' }]);
    expect(await teacher.ask('consent', { claim: 2, allow: true })).toMatchObject({ code: 'no-such-student' });
    await server.time.advance(121_000);
    for (const one of [ada, nobody]) {
      await one.until(() => one.closedWith !== null);
      expect(one.closedWith).toBe(CLASS_CLOSE_CODES.consentRefused);
    }
  });

  test('[ROOM34] takes back its request when it leaves', async () => {
    await join('Ada');
    const phone = await claimSeat(server.url, teacher.grant.code, 'Ada');
    await claimsShown(1);
    phone.vanish();
    await claimsShown(0);
  });
});

describe('the end', () => {
  const remove = (key: string) =>
    api(`/api/classes/${teacher.grant.code}`, { method: 'DELETE', headers: { authorization: `Bearer ${key}` } });

  test('[ROOM35] only its teacher deletes a class, which sends everyone away and leaves nothing', async () => {
    const ada = await join('Ada');
    await teacher.ask('start', { index: 1 });
    expect([(await remove(ada.key)).status, (await remove('')).status]).toEqual([403, 403]);
    const stored = await server.stores.classes.byCode(teacher.grant.code);
    expect(await (await remove(teacher.key)).json()).toEqual({ ok: true });
    await ada.until(() => ada.closedWith === CLASS_CLOSE_CODES.classGone);
    await teacher.until(() => teacher.closedWith === CLASS_CLOSE_CODES.classGone);
    expect(await server.stores.classes.byCode(teacher.grant.code)).toBeNull();
    expect(await server.stores.classes.matches(stored?.id ?? '')).toEqual([]);
    expect((await remove(teacher.key)).status).toBe(404);
    expect(await (await api(`/api/classes/${teacher.grant.code}`)).json()).toBeNull();
  });

  test('[ROOM36] a class that has been empty for twelve hours ends by itself', async () => {
    await teacher.leave();
    await server.time.advance(11.9 * 3_600_000);
    const again = await teach(server.url, teacher.key);
    expect(again.view.frame.phase).toBe('lobby');
    await again.leave();
    await server.time.advance(12 * 3_600_000 + 1_000);
    expect(await refusalOf(teach(server.url, teacher.key))).toBe('no-such-class');
    expect((await server.stores.classes.byCode(teacher.grant.code))?.endedAt).not.toBeNull();
  });

  test('[ROOM36] the room of a finished class closes after two hours, even if somebody looks at it', async () => {
    await teacher.ask('end', {});
    await server.time.advance(2 * 3_600_000 + 1_000);
    await teacher.until(() => teacher.closedWith === CLASS_CLOSE_CODES.classGone);
  });
});
