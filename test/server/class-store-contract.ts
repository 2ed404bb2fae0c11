/** What every ClassStore and LessonStore must do, whatever the engine. */

import { describe, expect, test } from 'vitest';
import type { NewClass, Stores } from '../../server/store/class-store.ts';
import type { NewMatch } from '../../shared/match/log.ts';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import type { Lesson } from '../../shared/class/lesson.ts';
import { unfinishedIn } from './support/store.ts';

const LESSON: Lesson = {
  title: { en: 'Four waves', zh: '四次挥手' },
  rounds: [{ kind: 'pause', words: null, seconds: null }],
};
const opened = (at: number): ClassEvent => ({
  type: 'opened',
  at,
  seed: 7,
  lesson: LESSON,
  settings: DEFAULT_SETTINGS,
});
const joined = (student: number, name: string): ClassEvent => ({ type: 'joined', at: 1, student, name, roster: '' });

/** A class with its own code and key, opened at that time. */
export const aClass = (id: string, createdAt = 1_000): NewClass => ({
  id,
  code: `code-${id}`,
  keyHash: `key-${id}`,
  createdAt,
  events: [opened(createdAt)],
});

/** A duel of a class. */
export const aDuel = (id: string, classId: string, createdAt = 2_000): NewMatch => ({
  id,
  code: `code-${id}`,
  against: 'friend',
  classId,
  createdAt,
  events: [{ type: 'readied', seat: 0, at: 1 }],
});

const person = (seat: 0 | 1, keyHash: string) => ({ seat, name: 'A', kind: 'person', bot: null, keyHash }) as const;

/** @param stores the stores open in the current test, empty at first */
export function classContract(stores: () => Stores): void {
  const names = async (code: string) =>
    (await stores().classes.byCode(code))?.events.flatMap((event) => (event.type === 'joined' ? [event.name] : []));

  describe('classes', () => {
    test('[STORE1] are restored whole: events in order, keys by student, clock and end', async () => {
      const { classes } = stores();
      await classes.create(aClass('c'));
      await classes.append('c', 1, [joined(1, '李雷')], { student: 1, keyHash: 'k1' });
      await classes.append('c', 2, [joined(2, 'Ada'), { type: 'paused', at: 2 }], { student: 2, keyHash: 'k2' });
      await classes.append('c', 4, [{ type: 'resumed', at: 3 }]);
      await classes.setClock('c', { behindMs: 77, stoppedAt: 4_000 });
      const whole = {
        ...aClass('c'),
        events: [
          opened(1_000),
          joined(1, '李雷'),
          joined(2, 'Ada'),
          { type: 'paused', at: 2 },
          { type: 'resumed', at: 3 },
        ],
        keys: [
          { student: 1, keyHash: 'k1' },
          { student: 2, keyHash: 'k2' },
        ],
        clock: { behindMs: 77, stoppedAt: 4_000 },
        endedAt: null,
      };
      expect(await classes.byCode('code-c')).toEqual(whole);
      expect(await classes.unended()).toEqual(['code-c']);
      expect(await classes.eventsFrom('c', 2)).toEqual(whole.events.slice(2));
      expect(await classes.eventsFrom('c', 5)).toEqual([]);
      await classes.end('c', 9_000);
      expect(await classes.byCode('code-c')).toEqual({ ...whole, endedAt: 9_000 });
      expect(await classes.unended()).toEqual([]);
      expect(await classes.byCode('another')).toBeNull();
    });

    test('[STORE1] that have not ended are listed oldest first, by code, each with its own data', async () => {
      const { classes } = stores();
      for (const [id, at] of [
        ['late', 3_000],
        ['early', 1_000],
        ['over', 2_000],
      ] as const) {
        await classes.create(aClass(id, at));
        await classes.append(id, 1, [joined(1, id)], { student: 1, keyHash: id });
      }
      await classes.end('over', 5_000);
      const codes = await classes.unended();
      const found = await Promise.all(codes.map((code) => classes.byCode(code)));
      expect(found.map((one) => [one?.id, one?.keys, one?.events[1]])).toEqual([
        ['early', [{ student: 1, keyHash: 'early' }], joined(1, 'early')],
        ['late', [{ student: 1, keyHash: 'late' }], joined(1, 'late')],
      ]);
    });

    test('[STORE2] with an existing id or code are refused, and nothing of the second is kept', async () => {
      const { classes } = stores();
      await classes.create(aClass('c'));
      await expect(classes.create({ ...aClass('c'), code: 'other' })).rejects.toThrow();
      await expect(classes.create({ ...aClass('d'), code: 'code-c' })).rejects.toThrow();
      expect(await classes.byCode('other')).toBeNull();
      expect(await classes.delete('d')).toBe(false);
      await classes.create(aClass('d'));
    });

    test('[STORE2] an existing event is never overwritten, and neither event nor key of such an append is kept', async () => {
      const { classes } = stores();
      await classes.create(aClass('c'));
      await classes.append('c', 1, [joined(1, 'Ada')], { student: 1, keyHash: 'k1' });
      const refused = [
        classes.append('c', 1, [joined(2, 'Eve')], { student: 2, keyHash: 'k2' }),
        classes.append('c', 2, [joined(1, 'Eve')], { student: 1, keyHash: 'k2' }),
        classes.append('c', 2, [joined(2, 'Eve')], { student: 2, keyHash: 'k1' }),
        classes.append('c', 0, [joined(2, 'Eve'), joined(3, 'Eve')]),
      ];
      for (const attempt of await Promise.allSettled(refused)) expect(attempt.status).toBe('rejected');
      await classes.append('c', 2, []);
      const found = await classes.byCode('code-c');
      expect(found?.events).toEqual([opened(1_000), joined(1, 'Ada')]);
      expect(found?.keys).toEqual([{ student: 1, keyHash: 'k1' }]);
    });

    test('[STORE2] of two concurrent appends of the same number one is told that it is taken', async () => {
      const { classes } = stores();
      await classes.create(aClass('c'));
      const both = await Promise.allSettled(
        [1, 2].map((student) => classes.append('c', 1, [joined(student, 'A')], { student, keyHash: `k${student}` })),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await names('code-c')).toEqual(['A']);
      expect((await classes.byCode('code-c'))?.keys).toHaveLength(1);
    });

    test('[STORE2] nothing is appended to a class that does not exist', async () => {
      await expect(stores().classes.append('none', 0, [joined(1, 'A')])).rejects.toThrow();
      await expect(stores().matches.create(aDuel('m', 'none'))).rejects.toThrow();
    });

    test('[STORE3] a new key opens the student’s place and their seats in unfinished duels, and no other', async () => {
      const { classes, matches } = stores();
      for (const id of ['c', 'd']) {
        await classes.create(aClass(id));
        for (const student of [1, 2])
          await classes.append(id, student, [joined(student, 'A')], { student, keyHash: `k${student}` });
        for (const round of ['old', 'now']) {
          await matches.create(aDuel(`${id}-${round}`, id), [person(0, 'k1'), person(1, 'k2')]);
        }
        await matches.finish(`${id}-old`, 3_000);
      }
      await classes.changeKey('c', { student: 1, keyHash: 'k1' }, { student: 1, keyHash: 'new' });
      // A request is repeated if its confirmation was lost.
      await classes.changeKey('c', { student: 1, keyHash: 'k1' }, { student: 1, keyHash: 'new' });
      const keysIn = async (id: string) =>
        Object.fromEntries(
          (await classes.matches(id)).map((duel) => [duel.id, duel.seats.map(({ keyHash }) => keyHash)]),
        );
      expect((await classes.byCode('code-c'))?.keys.map(({ keyHash }) => keyHash)).toEqual(['new', 'k2']);
      expect(await keysIn('c')).toEqual({ 'c-old': ['k1', 'k2'], 'c-now': ['new', 'k2'] });
      expect((await classes.byCode('code-d'))?.keys.map(({ keyHash }) => keyHash)).toEqual(['k1', 'k2']);
      expect(await keysIn('d')).toEqual({ 'd-old': ['k1', 'k2'], 'd-now': ['k1', 'k2'] });
    });

    test('[STORE3] a key that is no longer the student’s changes nothing, and that is reported', async () => {
      const { classes, matches } = stores();
      await classes.create(aClass('c'));
      await classes.append('c', 1, [joined(1, 'A')], { student: 1, keyHash: 'k1' });
      await matches.create(aDuel('m', 'c'), [person(0, 'stale')]);
      const change = classes.changeKey('c', { student: 1, keyHash: 'stale' }, { student: 1, keyHash: 'new' });
      await expect(change).rejects.toThrow();
      expect((await classes.matches('c'))[0]?.seats).toEqual([person(0, 'stale')]);
    });

    test('[STORE4] a class is deleted with everything in it, and nothing of another', async () => {
      const { classes, matches } = stores();
      for (const id of ['c', 'd']) {
        await classes.create(aClass(id));
        await classes.append(id, 1, [joined(1, id)], { student: 1, keyHash: 'k1' });
        await matches.create(aDuel(`m-${id}`, id), [person(0, 'k1')]);
      }
      await matches.create({ ...aDuel('alone', 'c'), classId: null });
      expect(await classes.delete('c')).toBe(true);
      expect(await classes.delete('c')).toBe(false);
      expect(await classes.byCode('code-c')).toBeNull();
      expect(await classes.matches('c')).toEqual([]);
      expect(await classes.unended()).toEqual(['code-d']);
      expect((await classes.byCode('code-d'))?.keys).toHaveLength(1);
      expect((await unfinishedIn(matches)).map(({ id }) => id).sort()).toEqual(['alone', 'm-d']);
      // A new class of the same names finds an empty place.
      await classes.create(aClass('c'));
      await matches.create(aDuel('m-c', 'c'));
      expect((await classes.matches('c')).map(({ seats, events }) => [seats.length, events.length])).toEqual([[0, 1]]);
    });

    test('[STORE4] [STORE5] those opened before a time are deleted, ended or not, and their codes are returned', async () => {
      const { classes, matches } = stores();
      for (const [id, at] of [
        ['a', 1_000],
        ['b', 2_000],
        ['c', 3_000],
      ] as const) {
        await classes.create(aClass(id, at));
        await matches.create(aDuel(`m-${id}`, id));
      }
      await classes.end('a', 9_000);
      expect((await classes.expire(3_000)).sort()).toEqual(['code-a', 'code-b']);
      expect(await classes.expire(3_000)).toEqual([]);
      expect((await unfinishedIn(matches)).map(({ id }) => id)).toEqual(['m-c']);
    });

    test('[STORE6] a duel of a class is not forgotten before its class, however long ago it finished', async () => {
      const { classes, matches } = stores();
      await classes.create(aClass('c'));
      await matches.create(aDuel('later', 'c', 2_000));
      await matches.create(aDuel('first', 'c', 1_000));
      await matches.create({ ...aDuel('alone', 'c'), classId: null });
      for (const id of ['later', 'first', 'alone']) await matches.finish(id, 3_000);
      expect(await matches.prune(1_000_000)).toBe(1);
      expect((await classes.matches('c')).map(({ id }) => id)).toEqual(['first', 'later']);
      expect(await unfinishedIn(matches)).toEqual([]);
    });
  });

  describe('lessons', () => {
    const saved = { id: 'l', keyHash: 'h', lesson: LESSON, savedAt: 1_764_000_000_123 };

    test('[STORE7] are saved, overwritten, counted once, and deleted', async () => {
      const { lessons } = stores();
      expect(await lessons.byId('l')).toBeNull();
      await lessons.save(saved);
      expect(await lessons.byId('l')).toEqual(saved);
      const again = { ...saved, lesson: { ...LESSON, title: { zh: '挥手' } }, savedAt: 1_764_000_000_456 };
      await lessons.save(again);
      await lessons.save({ ...saved, id: 'other' });
      expect(await lessons.byId('l')).toEqual(again);
      expect(await lessons.count()).toBe(2);
      await lessons.use('l', 1_764_000_000_789);
      expect(await lessons.byId('l')).toEqual({ ...again, savedAt: 1_764_000_000_789 });
      expect([await lessons.expire(1_764_000_000_123), await lessons.count()]).toEqual([0, 2]);
      expect([await lessons.expire(1_764_000_000_789), await lessons.byId('other')]).toEqual([1, null]);
      await lessons.save({ ...saved, id: 'other' });
      expect([await lessons.delete('l'), await lessons.delete('l')]).toEqual([true, false]);
      expect(await lessons.byId('l')).toBeNull();
      expect(await lessons.count()).toBe(1);
    });
  });
}
