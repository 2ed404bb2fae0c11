/** Several servers on one store: who plays a room, and that nobody else can write into it. One suite for every engine. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Stores } from '../../server/store/class-store.ts';
import { openStores, type StoreSettings } from '../../server/store/open-stores.ts';
import { newRoom } from '../../server/rooms/new-room.ts';
import type { OwnedRoom } from '../../server/store/room-owners.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { NewMatch } from '../../shared/match/log.ts';
import { bundle } from './support/process.ts';
import { reignsIn, struggle, WANTED } from './support/struggle.ts';

const LONG_MS = 600_000;
const ROOM = { id: 'room', code: 'ACDEF' };
const MATCH: NewMatch = { ...ROOM, against: 'friend', classId: null, createdAt: 1, events: [ended(1)] };

function ended(at: number): DuelEvent {
  return { type: 'match-ended', at };
}

/** @param database the settings of a new database */
export function ownersContract(name: string, database: () => Promise<StoreSettings>): void {
  describe(`owners of rooms ${name}`, () => {
    let settings: StoreSettings;
    let ada: Stores;
    let bob: Stores;
    beforeEach(async () => {
      settings = await database();
      ada = await openStores({ ...settings, owner: 'ada' });
      bob = await openStores({ ...settings, owner: 'bob' });
      await ada.rooms.enter('ada', LONG_MS);
      await bob.rooms.enter('bob', LONG_MS);
    });
    afterEach(async () => {
      await Promise.all([ada, bob].map((stores) => stores.close()));
    });

    test('the one that opens a room has it and its code, and writes into it alone', async () => {
      await ada.matches.create(MATCH);
      expect(await bob.rooms.ownerOf(ROOM.code)).toBe('ada');
      expect(await bob.rooms.take(ROOM, 'bob')).toBe(false);
      expect(await ada.rooms.take(ROOM, 'ada')).toBe(true);
      expect(await bob.rooms.free(10)).toEqual([]);
      const seat = { seat: 0, name: 'A', kind: 'person', bot: null, keyHash: 'h' } as const;
      for (const refused of [
        bob.matches.append(ROOM.id, 1, [ended(2)]),
        bob.matches.takeSeat(ROOM.id, seat),
        bob.matches.setClock(ROOM.id, { behindMs: 1, stoppedAt: 1 }),
        bob.matches.finish(ROOM.id, 9),
        bob.matches.create({ ...MATCH, id: 'other' }),
      ])
        await expect(refused).rejects.toThrow();
      await ada.matches.append(ROOM.id, 1, [ended(3)]);
      expect(await bob.matches.find(ROOM.id)).toEqual({
        ...MATCH,
        events: [ended(1), ended(3)],
        clock: { behindMs: 0, stoppedAt: null },
        seats: [],
      });
      await ada.matches.finish(ROOM.id, 9);
      expect(await bob.rooms.ownerOf(ROOM.code)).toBeNull();
      await bob.matches.create({ ...MATCH, id: 'other' });
    });

    test('a class is owned likewise, until it has ended or is deleted', async () => {
      const newClass = { id: 'class', code: 'ACDEFH', keyHash: 'k', createdAt: 1, events: [] };
      await ada.classes.create(newClass);
      const key = { student: 1, keyHash: 's1' };
      await expect(bob.classes.append('class', 0, [], key)).rejects.toThrow();
      await expect(bob.classes.end('class', 5)).rejects.toThrow();
      await ada.classes.append('class', 0, [], key);
      await expect(bob.classes.changeKey('class', key, { student: 1, keyHash: 's2' })).rejects.toThrow();
      await ada.classes.changeKey('class', key, { student: 1, keyHash: 's3' });
      expect((await bob.classes.byCode('ACDEFH'))?.keys).toEqual([{ student: 1, keyHash: 's3' }]);
      await ada.matches.create({ ...MATCH, classId: 'class' });
      await ada.classes.delete('class');
      expect(await Promise.all(['ACDEFH', ROOM.code].map((code) => bob.rooms.ownerOf(code)))).toEqual([null, null]);
      await ada.rooms.leave('ada');
      expect(await bob.rooms.free(10)).toEqual([]);
    });

    test('[SCALE320] a code that another server has, or is about to use, is drawn again', async () => {
      const drawn: string[] = [];
      const group = {
        reserve: async (room: OwnedRoom) => {
          drawn.push(room.code);
          // The other server was faster: once with a match, once it is about to open one.
          if (drawn.length === 1) await bob.matches.create({ ...MATCH, id: 'faster', code: room.code });
          if (drawn.length === 2) await bob.rooms.reserve({ id: 'reserved', code: room.code }, 'bob');
          return ada.rooms.reserve(room, 'ada');
        },
      };
      const room = await newRoom({ inUse: () => false, group });
      expect(drawn).toHaveLength(3);
      expect(room.code).toBe(drawn[2]);
      await expect(bob.matches.create({ ...MATCH, ...room })).rejects.toThrow();
      await ada.matches.create({ ...MATCH, ...room });
      expect(await ada.rooms.ownerOf(room.code)).toBe('ada');
    });

    test('[SCALE321] a code is reserved until it is given back or its server is gone, and is no room that could be taken', async () => {
      expect(await ada.rooms.reserve(ROOM, 'ada')).toBe(true);
      await bob.rooms.giveBack(ROOM.id, 'bob');
      expect(await bob.rooms.reserve({ ...ROOM, id: 'other' }, 'bob')).toBe(false);
      await ada.rooms.giveBack(ROOM.id, 'ada');
      expect(await bob.rooms.reserve({ ...ROOM, id: 'other' }, 'bob')).toBe(true);
      await bob.matches.create({ ...MATCH, id: 'other' });
      await bob.rooms.giveBack('other', 'bob');
      expect(await ada.rooms.ownerOf(ROOM.code)).toBe('bob');
      // A duel that a class has drawn, and whose server died before it was opened, is opened by the next.
      const duel = { id: 'duel', code: 'ACDEH' };
      expect(await ada.rooms.reserve(duel, 'ada')).toBe(true);
      await ada.rooms.leave('ada');
      expect(await bob.rooms.free(10)).toEqual([]);
      await bob.matches.create({ ...MATCH, ...duel });
      expect(await bob.rooms.ownerOf(duel.code)).toBe('bob');
    });

    test('a room is handed over: released by one, taken by another, which alone writes on', async () => {
      await ada.matches.create(MATCH);
      await bob.rooms.release(ROOM.id, 'bob');
      expect(await bob.rooms.take(ROOM, 'bob')).toBe(false);
      await ada.rooms.release(ROOM.id, 'ada');
      await expect(ada.matches.append(ROOM.id, 1, [ended(2)])).rejects.toThrow();
      expect(await bob.rooms.free(10)).toEqual([{ ...ROOM, kind: 'match', owner: null, isLeft: true, aliveAt: null }]);
      expect(await bob.rooms.take(ROOM, 'bob')).toBe(true);
      expect(await ada.rooms.take(ROOM, 'ada')).toBe(false);
      await bob.matches.append(ROOM.id, 1, [ended(3)]);
      await expect(ada.matches.append(ROOM.id, 2, [ended(4)])).rejects.toThrow();
    });

    test('a lease that is not renewed runs out: its rooms can be taken, and it takes and renews nothing', async () => {
      await ada.matches.create(MATCH);
      expect(await ada.rooms.renew('ada', 0)).toBe(true);
      expect(await ada.rooms.renew('ada', LONG_MS)).toBe(false);
      expect(await bob.rooms.ownerOf(ROOM.code)).toBeNull();
      expect((await bob.rooms.free(10)).map(({ isLeft }) => isLeft)).toEqual([false]);
      // Until another server takes it nobody else writes: nothing is lost.
      await ada.matches.append(ROOM.id, 1, [ended(2)]);
      expect(await ada.rooms.take({ id: 'new', code: 'FEDCA' }, 'ada')).toBe(false);
      expect(await bob.rooms.take(ROOM, 'bob')).toBe(true);
      await expect(ada.matches.append(ROOM.id, 2, [ended(3)])).rejects.toThrow();
      expect(await bob.matches.eventsFrom(ROOM.id, 0)).toEqual([ended(1), ended(2)]);
      expect(await bob.rooms.renew('bob', LONG_MS)).toBe(true);
    });

    test('[SCALE9] who plays a code is known with the way there; that a room waits for somebody is told from that there is none', async () => {
      const member = { processId: 'p1', address: 'http://10.0.0.3:2567', secret: 's' };
      await ada.rooms.enter('eve', LONG_MS, member);
      expect(await bob.rooms.whereIs(ROOM.code)).toEqual({ kind: 'nowhere' });
      expect(await ada.rooms.take(ROOM, 'eve')).toBe(true);
      expect(await bob.rooms.whereIs(ROOM.code)).toEqual({ kind: 'taken', by: { name: 'eve', ...member } });
      expect((await bob.rooms.members()).map(({ name }) => name)).toEqual(['ada', 'bob', 'eve']);
      await ada.rooms.leave('eve');
      expect(await bob.rooms.whereIs(ROOM.code)).toEqual({ kind: 'free' });
      expect((await bob.rooms.members()).map(({ name }) => name)).toEqual(['ada', 'bob']);
    });

    test('[SCALE323] a server that starts where another was knows that the other is gone: its rooms are free at once', async () => {
      const place = { processId: 'p1', address: 'http://10.0.0.3:2567', secret: 's' };
      await ada.rooms.enter('dead', LONG_MS, place);
      await ada.rooms.enter('elsewhere', LONG_MS, { ...place, address: 'http://10.0.0.4:2567' });
      expect(await ada.rooms.take(ROOM, 'dead')).toBe(true);
      await bob.rooms.enter('again', LONG_MS, { ...place, processId: 'p2', secret: 't' });
      expect(await bob.rooms.whereIs(ROOM.code)).toEqual({ kind: 'free' });
      // Two that come in the same millisecond have no order.
      expect((await bob.rooms.members()).map(({ name }) => name).toSorted()).toEqual([
        ...['ada', 'again', 'bob', 'elsewhere'],
      ]);
    });

    test('[SCALE4] a free room tells when the server that had it was last alive', async () => {
      await ada.matches.create(MATCH);
      await ada.rooms.renew('ada', LONG_MS, 4711);
      await ada.rooms.leave('ada');
      const free = { ...ROOM, kind: 'match', owner: 'ada', isLeft: true, aliveAt: 4711 };
      expect(await bob.rooms.free(10)).toEqual([free]);
      expect(await bob.rooms.free(10, ROOM.code)).toEqual([free]);
      expect(await bob.rooms.free(10, 'ACDEH')).toEqual([]);
    });

    test('[SCALE5] a lease that has run out is revived: what nobody has taken is still its own', async () => {
      await ada.matches.create(MATCH);
      await ada.matches.create({ ...MATCH, id: 'kept', code: 'ACDEH' });
      await ada.rooms.leave('ada');
      expect(await bob.rooms.take(ROOM, 'bob')).toBe(true);
      await ada.rooms.revive('ada', LONG_MS);
      expect(await ada.rooms.roomsOf('ada')).toEqual(new Set(['kept']));
      expect((await bob.rooms.free(10)).map(({ id }) => id)).toEqual([]);
      await expect(ada.matches.append(ROOM.id, 1, [ended(2)])).rejects.toThrow();
      await ada.matches.append('kept', 1, [ended(2)]);
      await expect(ada.rooms.revive('nobody', LONG_MS)).rejects.toThrow();
    });

    test('[SCALE2] duels of an open class are taken with it; those of a class that is gone are taken alone', async () => {
      const newClass = { id: 'class', code: 'ACDEFH', keyHash: 'k', createdAt: 1, events: [] };
      await ada.classes.create(newClass);
      await ada.matches.create({ ...MATCH, classId: 'class' });
      expect(await bob.rooms.duelsOf('class')).toEqual([ROOM]);
      await ada.rooms.leave('ada');
      const ids = async () => (await bob.rooms.free(10)).map(({ id, kind }) => `${kind} ${id}`);
      expect(await ids()).toEqual(['class class']);
      await ada.classes.end('class', 5);
      expect(await ids()).toEqual(['match room']);
    });

    test('[SCALE11] what a server that had the store to itself has left is found, and what it has closed is not', async () => {
      await ada.matches.create(MATCH);
      const alone = await openStores(settings);
      await alone.matches.finish(ROOM.id, 9);
      await alone.matches.create({ ...MATCH, id: 'left', code: 'ACDEH' });
      await alone.classes.create({ id: 'class', code: 'ACDEFH', keyHash: 'k', createdAt: 1, events: [] });
      await alone.close();
      await bob.rooms.mend();
      expect((await bob.rooms.free(10)).map(({ id }) => id)).toEqual(['class', 'left']);
      expect(await bob.rooms.whereIs(ROOM.code)).toEqual({ kind: 'nowhere' });
    });

    test('of many that take a free room at once one gets it', async () => {
      await ada.matches.create(MATCH);
      await ada.rooms.release(ROOM.id, 'ada');
      const names = ['ada', 'bob'];
      const takes = Array.from({ length: 40 }, (_, index) => names[index % 2] ?? '');
      const got = await Promise.all(takes.map((owner) => (owner === 'ada' ? ada : bob).rooms.take(ROOM, owner)));
      expect(new Set(takes.filter((_, index) => got[index]))).toEqual(new Set([await ada.rooms.ownerOf(ROOM.code)]));
    });

    test('two that take a room from each other again and again never have it together', async () => {
      await ada.matches.create(WANTED);
      const reigns = 20;
      await Promise.all([struggle(ada, 'ada', { number: 1, reigns }), struggle(bob, 'bob', { number: 2, reigns })]);
      const told = reignsIn(await ada.matches.eventsFrom(ROOM.id, 0));
      expect(told.broken).toEqual([]);
      expect(told.changes).toBeGreaterThan(reigns / 2);
    });

    test('neither do two processes', async () => {
      await ada.matches.create(WANTED);
      const program = await bundle('test/server/support/struggler.ts');
      const run = promisify(execFile);
      const reigns = 20;
      const args = (number: number) => [program, JSON.stringify(settings), String(number), String(reigns)];
      await Promise.all([1, 2].map((number) => run(process.execPath, args(number))));
      const told = reignsIn(await ada.matches.eventsFrom(ROOM.id, 0));
      expect(told.broken).toEqual([]);
      expect(told.changes).toBeGreaterThan(reigns / 2);
    });
  });
}
