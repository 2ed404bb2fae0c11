/** The contract of the stores: one suite for every engine. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { Stores } from '../../server/store/class-store.ts';
import type { MatchStore } from '../../server/store/match-store.ts';
import type { NewMatch } from '../../shared/match/log.ts';
import { classContract } from './class-store-contract.ts';
import { unfinishedIn } from './support/store.ts';

const readied = (seat: 0 | 1, at: number): DuelEvent => ({ type: 'readied', seat, at });
const ended = (at: number): DuelEvent => ({ type: 'match-ended', at });

const aMatch = (id: string, createdAt = 1_000): NewMatch => ({
  id,
  code: id.toUpperCase().slice(0, 5),
  against: 'friend',
  classId: null,
  createdAt,
  events: [readied(0, createdAt)],
});

/** @param open new and empty stores */
export function storeContract(name: string, open: () => Promise<Stores>): void {
  describe(name, () => {
    let stores: Stores;
    let store: MatchStore;
    beforeEach(async () => {
      stores = await open();
      store = stores.matches;
    });
    afterEach(() => stores.close());

    classContract(() => stores);

    test('[STORE1] a match is restored whole: seats by number, events in their order', async () => {
      await store.create(aMatch('first'));
      await store.takeSeat('first', { seat: 1, name: '李雷', kind: 'person', bot: null, keyHash: 'h1' });
      await store.takeSeat('first', { seat: 0, name: 'perfect', kind: 'bot', bot: 'perfect', keyHash: null });
      await store.append('first', 1, [readied(1, 1_100), ended(1_200)]);
      await store.append('first', 3, [ended(1_300)]);
      expect(await unfinishedIn(store)).toEqual([
        {
          ...aMatch('first'),
          clock: { behindMs: 0, stoppedAt: null },
          seats: [
            { seat: 0, name: 'perfect', kind: 'bot', bot: 'perfect', keyHash: null },
            { seat: 1, name: '李雷', kind: 'person', bot: null, keyHash: 'h1' },
          ],
          events: [readied(0, 1_000), readied(1, 1_100), ended(1_200), ended(1_300)],
        },
      ]);
    });

    test('[NET22] the wire’s seat is one beside the two, and comes last', async () => {
      await store.create(aMatch('first'));
      const wire = { seat: 'wire', name: 'Wu', kind: 'person', bot: null, keyHash: 'h2' } as const;
      const player = { ...wire, seat: 0, keyHash: 'h0' } as const;
      await store.takeSeat('first', wire);
      await store.takeSeat('first', player);
      await expect(store.takeSeat('first', { ...wire, name: 'Eve' })).rejects.toThrow();
      expect((await unfinishedIn(store))[0]?.seats).toEqual([player, wire]);
    });

    test('[NET12] an existing event is never overwritten, and nothing of such an append is kept', async () => {
      await store.create(aMatch('first'));
      await store.append('first', 1, [readied(1, 1_100)]);
      await expect(store.append('first', 1, [ended(9_000)])).rejects.toThrow();
      await expect(store.append('first', 0, [ended(9_000), ended(9_001)])).rejects.toThrow();
      expect((await unfinishedIn(store))[0]?.events).toEqual([readied(0, 1_000), readied(1, 1_100)]);
    });

    test('appending nothing changes nothing', async () => {
      await store.create(aMatch('first'));
      await store.append('first', 1, []);
      expect((await unfinishedIn(store))[0]?.events).toHaveLength(1);
    });

    test('neither a match nor a seat is taken twice', async () => {
      await store.create(aMatch('first'));
      await expect(store.create(aMatch('first'))).rejects.toThrow();
      const seat = { seat: 0, name: 'A', kind: 'person', bot: null, keyHash: 'h' } as const;
      await store.takeSeat('first', seat);
      await expect(store.takeSeat('first', { ...seat, name: 'B' })).rejects.toThrow();
      expect((await unfinishedIn(store))[0]?.seats).toEqual([seat]);
    });

    test('the clock of a match is kept', async () => {
      await store.create(aMatch('first'));
      await store.setClock('first', { behindMs: 77, stoppedAt: 4_000 });
      expect((await unfinishedIn(store))[0]?.clock).toEqual({ behindMs: 77, stoppedAt: 4_000 });
      await store.setClock('first', { behindMs: 99, stoppedAt: null });
      expect((await unfinishedIn(store))[0]?.clock).toEqual({ behindMs: 99, stoppedAt: null });
    });

    test('[NET14] a finished match does not come back, and is deleted once it is old', async () => {
      await store.create(aMatch('older', 1_000));
      await store.create(aMatch('newer', 2_000));
      await store.create(aMatch('alive', 3_000));
      await store.finish('older', 5_000);
      await store.finish('newer', 6_000);
      expect((await unfinishedIn(store)).map(({ id }) => id)).toEqual(['alive']);
      expect(await store.prune(6_000)).toBe(1);
      expect(await store.prune(6_000)).toBe(0);
      expect(await store.prune(6_001)).toBe(1);
      expect((await unfinishedIn(store)).map(({ id }) => id)).toEqual(['alive']);
    });

    test('[ROOM82] a match that nobody entered is deleted with everything in it, and no other', async () => {
      await store.create(aMatch('empty'), [{ seat: 1, name: 'Bot', kind: 'bot', bot: 'perfect', keyHash: null }]);
      await store.create(aMatch('other'));
      await store.discard('empty');
      expect(await store.find('empty')).toBeNull();
      expect(await store.eventsFrom('empty', 0)).toEqual([]);
      expect((await unfinishedIn(store)).map(({ id }) => id)).toEqual(['other']);
      // Its id and its code are free again.
      await store.create(aMatch('empty'));
    });

    test('[STORE1] a match is found by its id, finished or not, and no other with it', async () => {
      await store.create(aMatch('first'), [{ seat: 0, name: '李雷', kind: 'person', bot: null, keyHash: 'h0' }]);
      await store.create(aMatch('other'));
      await store.finish('first', 5_000);
      expect(await store.find('first')).toEqual({
        ...aMatch('first'),
        clock: { behindMs: 0, stoppedAt: null },
        seats: [{ seat: 0, name: '李雷', kind: 'person', bot: null, keyHash: 'h0' }],
      });
      expect(await store.find('other')).toMatchObject({ id: 'other', events: [readied(0, 1_000)] });
      expect(await store.find('third')).toBeNull();
    });

    test('[STORE1] a match can begin with the whole log of another, however long that is', async () => {
      const events = Array.from({ length: 12_000 }, (_, at) => readied(0, at));
      await store.create({ ...aMatch('first'), events });
      expect((await store.find('first'))?.events).toEqual(events);
    });

    test('[STORE1] a match can begin with a clock that stands still', async () => {
      await store.create({ ...aMatch('first'), clock: { behindMs: 12, stoppedAt: 3_000 } });
      expect((await store.find('first'))?.clock).toEqual({ behindMs: 12, stoppedAt: 3_000 });
    });

    test('[STORE50] of many writes at once each is whole, in its order, and a refused one affects no other', async () => {
      const ids = Array.from({ length: 20 }, (_, index) => `match-${index}`);
      await Promise.all(ids.map((id) => store.create(aMatch(id))));
      const writes = ids.flatMap((id, index) => [
        store.append(id, 1, [readied(1, 1_100), ended(1_200)]),
        // Every third is refused: it has a number that is taken.
        store.append(id, index % 3 === 0 ? 2 : 3, [ended(1_300), ended(1_400)]),
        store.setClock(id, { behindMs: index, stoppedAt: null }),
      ]);
      const told = (await Promise.allSettled(writes)).map(({ status }) => status);
      expect(told).toEqual(
        ids.flatMap((_, index) => ['fulfilled', index % 3 === 0 ? 'rejected' : 'fulfilled', 'fulfilled']),
      );
      for (const [index, id] of ids.entries()) {
        const found = await store.find(id);
        expect(found?.clock.behindMs).toBe(index);
        expect(found?.events.map(({ at }) => at)).toEqual(
          index % 3 === 0 ? [1_000, 1_100, 1_200] : [1_000, 1_100, 1_200, 1_300, 1_400],
        );
      }
    });

    test('the last beat is kept', async () => {
      expect(await store.lastBeat()).toBeNull();
      await store.beat(1_764_000_000_123);
      await store.beat(1_764_000_000_456);
      expect(await store.lastBeat()).toBe(1_764_000_000_456);
    });
  });
}
