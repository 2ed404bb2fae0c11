/** The duels of a class as rooms: who gets in, who decides, pauses, ends, absence, and what is left after a restart. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Client } from 'colyseus.js';
import type { Match } from '../../shared/match/match.ts';
import { hashSeatKey } from '../../server/rooms/seat-key.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { CLOSE_CODES, DUEL_ROOM, joinRefusal } from '../../shared/protocol.ts';
import { answerIfAsked, play } from './support/hand.ts';
import { CLASS, classKey, duels, endedClass, openDuel, seated, setup } from './support/lone-duels.ts';
import { create, enter, joinAsWire, joinByCode, OPTIONS, type Player } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bound, keptOpen, unfinishedIn } from './support/store.ts';
import { settle } from './support/virtual-time.ts';

let server: TestServer;
let duel: Match;
let ada: Player;
let bob: Player;

const CODE = 'ADUEL';
const ADA = classKey('Ada');
const BOB = classKey('Bob');
const come = (key: string): Promise<Player> => enter(server.url, CODE, key);

async function bothCome(): Promise<void> {
  ada = await come(ADA);
  bob = await come(BOB);
}

/** Both are ready, and the first position of the match is open in Ada's seat. */
async function firstPosition(): Promise<void> {
  await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
  await server.time.until(() => ada.view.position !== null);
}

const refusalOf = (joining: Promise<unknown>) =>
  joining.then(
    () => 'joined',
    (error: unknown) => joinRefusal(error),
  );

const wait = (player: Player) =>
  player.ask('move', { positionId: player.view.position?.id ?? null, move: { kind: 'wait' } });

beforeEach(async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  await endedClass(stores);
  server = await startTestServer({ seed: 3, stores });
  duel = await openDuel();
});
afterEach(() => server.stop());

describe('getting in', () => {
  test('[ROOM1] each class key opens the seat reserved for it, and says which class that is', async () => {
    await bothCome();
    expect(ada.grant).toEqual({ seat: 0, code: CODE, seatKey: ADA, classCode: 'ACDEFH' });
    expect(bob.grant).toMatchObject({ seat: 1, classCode: 'ACDEFH' });
    await ada.until(() => ada.view.peer.presence === 'here');
    expect(ada.view).toMatchObject({ phase: 'ready', against: 'class', you: { name: 'Ada' }, peer: { name: 'Bob' } });
  });

  test('[ROOM1] an ordinary match is no duel of a class', async () => {
    expect((await create(server.url)).grant.classCode).toBeNull();
  });

  test("[ROOM1] a code, the wire's seat or another key opens nothing", async () => {
    expect(await refusalOf(joinByCode(server.url, CODE))).toBe('match-full');
    expect(await refusalOf(joinAsWire(server.url, CODE))).toBe('match-full');
    expect(await refusalOf(come(classKey('Eve')))).toBe('bad-seat-key');
    expect(await refusalOf(come(`${CODE}-${'x'.repeat(22)}`))).toBe('bad-seat-key');
    expect(await refusalOf(come(`${ADA}x`))).toBe('bad-seat-key');
  });

  test('[ROOM1] no client can create one, whatever it asks with', async () => {
    const asked = { kind: 'create', name: 'Eve', options: OPTIONS };
    const client = new Client(server.url);
    for (const forged of [
      { ...asked, against: 'class' },
      { ...asked, against: 'friend', opening: 'duel-2' },
      { ...asked, against: 'friend', classId: CLASS },
    ]) {
      expect(await refusalOf(client.create(DUEL_ROOM, forged))).toBe('bad-message');
      expect(await refusalOf(client.joinOrCreate(DUEL_ROOM, forged))).toBe('bad-message');
    }
  });

  test('[ROOM1] against the bot, a student plays alone', async () => {
    await openDuel({ matchId: 'duel-2', code: 'ALONE', seats: [null, seated('Cy')] });
    const cy = await enter(server.url, 'ALONE', classKey('Cy'));
    expect(cy.view).toMatchObject({ you: { seat: 1 }, peer: { kind: 'bot', bot: 'perfect' } });
    await play(server.time, [cy], () => cy.view.phase === 'over');
    expect(cy.view.review?.scores[0]).toBeGreaterThan(0);
  });

  test('[ROOM2] the thinking time of each student is set by the teacher, and only they can change it', async () => {
    await openDuel({ matchId: 'duel-2', code: 'ALONE', seats: [seated('Cy', '2'), null] });
    const cy = await enter(server.url, 'ALONE', classKey('Cy'));
    expect(cy.view.you.timeFactor).toBe('2');
    const refused = { ok: false, code: 'teacher-decides' };
    expect(await cy.ask('time-factor', { factor: 'off' })).toEqual(refused);
    expect(await cy.ask('finish', {})).toEqual(refused);
    await duels().byId('duel-2')?.setTimeFactor(0, 'off');
    await cy.until(() => cy.view.you.timeFactor === 'off');
  });
});

describe('a pause', () => {
  test('[ROOM3] stops the clock and every move, and the time left is the same afterwards', async () => {
    await bothCome();
    await firstPosition();
    const { limitAt = null } = ada.view.position ?? {};
    await duel.pause();
    const heldAt = duel.now();
    expect(await wait(ada)).toEqual({ ok: false, code: 'class-paused' });
    await server.time.advance(10 * 60_000);
    expect(duel.now()).toBe(heldAt);
    expect(ada.view.position?.limitAt).toBe(limitAt);
    await duel.resume();
    await server.time.advance(1_000);
    expect(duel.now()).toBe(heldAt + 1_000);
    expect(await wait(ada)).toMatchObject({ ok: true });
  });

  test('[ROOM3] does not end when a student leaves or comes back, and the bot takes no seat in it', async () => {
    await bothCome();
    await firstPosition();
    await duel.pause();
    const heldAt = duel.now();
    ada.vanish();
    await bob.until(() => bob.view.peer.presence === 'away');
    await server.time.advance(60_000);
    expect(bob.view.peer.presence).toBe('away');
    const again = await come(ADA);
    await server.time.advance(60_000);
    expect(duel.now()).toBe(heldAt);
    expect(again.view.position).not.toBeNull();
  });

  test('[ROOM3] a resumed duel stands still while both are absent', async () => {
    await duel.pause();
    await duel.resume();
    const now = duel.now();
    await server.time.advance(60_000);
    expect(duel.now()).toBeLessThanOrEqual(now + 12_000);
    ada = await come(ADA);
    const back = duel.now();
    await server.time.advance(1_000);
    expect(duel.now()).toBe(back + 1_000);
  });
});

describe('the end of a round', () => {
  test('[ROOM4] ends a duel where it stands: both see the review, and neither loses a point by it', async () => {
    await bothCome();
    await firstPosition();
    await answerIfAsked(ada);
    const score = ada.view.you.score;
    expect(score).toBeGreaterThan(0);
    await duel.stop();
    await Promise.all([ada, bob].map((player) => player.until(() => player.view.phase === 'over')));
    expect(ada.view).toMatchObject({ position: null, you: { score }, review: { scores: [score, 0] } });
    expect(await wait(ada)).toEqual({ ok: false, code: 'match-over' });
    await duel.stop();
    expect((await server.stores.classes.matches(CLASS))[0]?.events.at(-1)?.type).toBe('match-ended');
  });

  test('[ROOM4] also ends a duel that no student entered, and a paused one', async () => {
    await server.time.advance(60_000);
    await duel.pause();
    await duel.stop();
    expect(duel.state).toMatchObject({ phase: 'over', paused: false });
  });

  test('[ROOM4] when the class closes it the room is gone, and the log keeps the duel', async () => {
    await bothCome();
    await duels().close('duel-1');
    await ada.until(() => ada.closedWith === CLOSE_CODES.matchGone);
    expect(duels().byId('duel-1')).toBeNull();
    expect(await refusalOf(come(ADA))).toBe('no-such-match');
    expect(await unfinishedIn(server.stores.matches)).toEqual([]);
    expect(await server.stores.classes.matches(CLASS)).toHaveLength(1);
  });
});

describe('inactive students', () => {
  test('[ROOM5] a half begins after 20 s if neither says that they are ready, and both keep their seats', async () => {
    await bothCome();
    await server.time.advance(19_900);
    expect(ada.view.phase).toBe('ready');
    await server.time.advance(200);
    await ada.until(() => ada.view.phase === 'playing');
    expect([ada.view.you.botPlays, bob.view.you.botPlays]).toEqual([false, false]);
  });

  test('[ROOM5] so does the second half', async () => {
    await bothCome();
    await play(server.time, [ada, bob], () => ada.view.phase === 'half-over');
    const endedAt = duel.state.halves[0]?.endedAt ?? 0;
    await server.time.until(() => ada.view.phase === 'playing');
    expect(duel.state.halves[1]?.startedAt).toBeGreaterThanOrEqual(endedAt + 20_000);
    expect(duel.state.halves[1]?.startedAt).toBeLessThan(endedAt + 20_300);
  });

  test('[ROOM6] the bot plays for an absent student, for no points, until they arrive', async () => {
    ada = await come(ADA);
    await server.time.advance(12_100);
    await ada.until(() => ada.view.peer.presence === 'bot-plays');
    await play(server.time, [ada], () => ada.view.phase === 'half-over');
    const byBot = duel.state.halves[0]?.judgements.filter(({ seat }) => seat === 1) ?? [];
    expect(byBot.length).toBeGreaterThan(0);
    expect(byBot.every(({ by, points }) => by === 'bot' && points.total === 0)).toBe(true);
    expect(duel.state.scores[1]).toBe(0);
    bob = await come(BOB);
    expect(bob.view.you.botPlays).toBe(false);
    await ada.until(() => ada.view.peer.presence === 'here');
  });

  test('[ROOM6] if both are absent the duel stands still, and both find it unchanged', async () => {
    await server.time.advance(30 * 60_000);
    expect(duel.state.phase).toBe('ready');
    await bothCome();
    await play(server.time, [ada, bob], () => ada.view.phase === 'over');
  });

  test('[ROOM7] a student who lets a position’s time pass is replaced by the bot, sees it, and takes over with any request', async () => {
    await bothCome();
    await firstPosition();
    await server.time.advance(30_100);
    await ada.until(() => ada.view.you.botPlays);
    await bob.until(() => bob.view.peer.presence === 'bot-plays');
    expect(await ada.ask('here', {})).toEqual({ ok: true });
    await ada.until(() => !ada.view.you.botPlays);
    await bob.until(() => bob.view.peer.presence === 'here');
  });

  test('[ROOM7] even a refused request gives the seat back', async () => {
    await bothCome();
    await firstPosition();
    await server.time.advance(30_100);
    await ada.until(() => ada.view.you.botPlays);
    expect(await ada.ask('move', { positionId: 999, move: { kind: 'wait' } })).toMatchObject({ ok: false });
    await ada.until(() => !ada.view.you.botPlays);
  });

  test('[ROOM7] the bot plays the match to its end for two who are idle, and neither scores', async () => {
    await bothCome();
    await server.time.until(() => ada.view.phase === 'over');
    expect(duel.state.scores).toEqual([0, 0]);
    expect(duel.state.halves.flatMap(({ judgements }) => judgements).some(({ standsIn }) => standsIn)).toBe(true);
  });

  test('[ROOM7] idle players who left no longer count as present: the duel stands still', async () => {
    await bothCome();
    await firstPosition();
    for (const player of [ada, bob]) player.vanish();
    await settle(20);
    await server.time.advance(13_000);
    const stood = duel.now();
    await server.time.advance(60_000);
    expect(duel.now()).toBe(stood);
  });

  test('[ROOM7] in an ordinary match idle friends are left alone', async () => {
    const eve = await create(server.url);
    const fay = await joinByCode(server.url, eve.grant.code);
    await Promise.all([eve.ask('ready', {}), fay.ask('ready', {})]);
    await server.time.until(() => eve.view.judgements.length > 1);
    expect(eve.view.you.botPlays).toBe(false);
    expect(eve.view.judgements.every(({ by }) => by === 'stack')).toBe(true);
  });
});

test('[DUEL38] in any match, the bot scores nothing for a player who has left', async () => {
  const eve = await create(server.url);
  const fay = await joinByCode(server.url, eve.grant.code);
  await eve.leave();
  await play(server.time, [fay], () => fay.view.phase === 'over');
  const [left, stayed] = fay.view.review?.scores ?? [];
  expect(left).toBe(0);
  expect(stayed).toBeGreaterThan(0);
});

describe('changes by the teacher', () => {
  test('[ROOM8] both see a new name', async () => {
    await bothCome();
    duel.changeSeat(0, { name: 'Ada L.' });
    await bob.until(() => bob.view.peer.name === 'Ada L.');
    await ada.until(() => ada.view.you.name === 'Ada L.');
  });

  test('[ROOM8] a new key opens the seat from another device, and the old key nothing', async () => {
    await bothCome();
    await firstPosition();
    duel.changeSeat(0, { keyHash: hashSeatKey(classKey('Tablet')) });
    await ada.until(() => ada.closedWith === CLOSE_CODES.seatTaken);
    await bob.until(() => bob.view.peer.presence === 'away');
    expect(await refusalOf(come(ADA))).toBe('bad-seat-key');
    const tablet = await come(classKey('Tablet'));
    expect(tablet.view).toMatchObject({ you: { seat: 0, name: 'Ada' } });
    expect(tablet.view.position).not.toBeNull();
    await bob.until(() => bob.view.peer.presence === 'here');
  });

  test('[ROOM8] a student who was taken out is disconnected, and the bot plays to the end', async () => {
    await bothCome();
    await firstPosition();
    duel.closeSeat(0);
    await ada.until(() => ada.closedWith !== null);
    await bob.until(() => bob.view.peer.presence === 'bot-plays');
    expect(await refusalOf(come(ADA))).toBe('bad-seat-key');
    await play(server.time, [bob], () => bob.view.phase === 'over');
  });
});

describe('a listening class', () => {
  test('[ROOM9] hears of its own duels only, once their state is visible to it', async () => {
    const heard: [string, string][] = [];
    duels().onChange(CLASS, (id) => void heard.push([id, duels().byId(id)?.state.phase ?? 'none']));
    await create(server.url);
    expect(heard).toEqual([]);
    await bothCome();
    await firstPosition();
    await duel.stop();
    expect(new Set(heard.map(([id]) => id))).toEqual(new Set(['duel-1']));
    expect(new Set(heard.map(([, phase]) => phase))).toEqual(new Set(['ready', 'playing', 'over']));
  });

  test('[ROOM9] can fail without harming the duel', async () => {
    duels().onChange(CLASS, () => {
      throw new Error('a fault of the class');
    });
    await bothCome();
    await play(server.time, [ada, bob], () => ada.view.phase === 'over');
  });

  test('[ROOM10] keeps an empty duel open; once it stops listening, the duel is given up', async () => {
    await server.time.advance(3 * 3_600_000);
    expect(duels().byId('duel-1')).not.toBeNull();
    ada = await come(ADA);
    ada.vanish();
    await settle(20);
    duels().forget(CLASS);
    await server.time.advance(6 * 60_000);
    expect(duels().byId('duel-1')).toBeNull();
    expect(await unfinishedIn(server.stores.matches)).toEqual([]);
  });
});

describe('opening duels', () => {
  test('[ROOM12] a hundred at once are all created, each with its own code', async () => {
    const opened = await Promise.all(
      Array.from({ length: 100 }, (_, i) => openDuel({ matchId: `many-${i}`, code: `M${1_000 + i}` })),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(100);
    expect(opened.every(({ id }) => duels().byId(id) !== null)).toBe(true);
    await Promise.all(opened.map(({ id }) => duels().close(id)));
  });

  test('[ROOM12] a code or id in use opens nothing', async () => {
    await expect(duels().open(setup({ matchId: 'duel-2' }))).rejects.toThrow();
    await expect(duels().open(setup({ code: 'OTHER' }))).rejects.toThrow();
    expect(duels().byId('duel-1')).toBe(duel);
  });
});

test("[ROOM12] beyond the server's limit a duel is refused, and open ones continue", async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  await endedClass(stores);
  const small = await startTestServer({ stores, settings: { maxRooms: 2 } });
  const tries = ['a', 'b', 'c'].map((id) => openDuel({ matchId: id, code: `ROOM${id}` }));
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(joinRefusal(await tries[2]?.catch((error: unknown) => error))).toBe('server-busy');
  await small.stop();
});

describe('a restart', () => {
  test('[ROOM11] [ROOM3] brings duels back by id, with seats, scores and times, and a paused one is still paused', async () => {
    const stores = await openStores({ dbPath: ':memory:' });
    await endedClass(stores);
    const before = await startTestServer({ stores: keptOpen(stores), seed: 3 });
    const old = await openDuel();
    const held = await openDuel({ matchId: 'duel-2', code: 'BHELD' });
    const [cy, di] = [await enter(before.url, 'BHELD', ADA), await enter(before.url, 'BHELD', BOB)];
    await play(before.time, [cy, di], () => held.state.scores[0] > 0);
    await held.pause();
    const [state, now] = [held.state, held.now()];
    await before.stop();
    const after = await startTestServer({ stores, time: before.time });
    expect(duels().byId('duel-1')?.state).toEqual(old.state);
    const again = duels().byId('duel-2');
    expect(again?.state).toEqual(state);
    const back = await enter(after.url, 'BHELD', ADA);
    await after.time.advance(60_000);
    expect([again?.now(), back.view.you.score]).toEqual([now, state.scores[0]]);
    expect(await wait(back)).toEqual({ ok: false, code: 'class-paused' });
    await again?.resume();
    await after.time.advance(1_000);
    expect(again?.now()).toBe(now + 1_000);
    await after.stop();
  });
});

test('[ROOM12] a duel that could not be logged does not exist, and its seats are in no other', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  await endedClass(stores);
  const matches = bound(stores.matches);
  const server = await startTestServer({ stores: { ...stores, matches } });
  const { create: write } = matches;
  matches.create = () => Promise.reject(new Error('disk full'));
  await expect(openDuel()).rejects.toThrow();
  expect(duels().byId('duel-1')).toBeNull();
  matches.create = write;
  expect((await openDuel()).state.phase).toBe('ready');
  await server.stop();
});
