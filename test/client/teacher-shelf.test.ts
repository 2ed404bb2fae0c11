import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { putOnShelf, readShelf, type Shelved, takeFromShelf } from '../../client/context/teacher-shelf.ts';

const item = (key: string, at: number): Shelved => ({ key, title: { en: key }, at });

describe("a teacher's shelf", () => {
  it('[LESSON15] has the most recent on top, and nothing twice', () => {
    const list = signal<readonly Shelved[]>([]);
    for (const [at, key] of ['a', 'b', 'a'].entries()) putOnShelf(list, item(key, at));
    expect(list.value).toEqual([item('a', 2), item('b', 1)]);
    takeFromShelf(list, 'a');
    expect(list.value).toEqual([item('b', 1)]);
  });

  it('[LESSON15] is read with care', () => {
    const stored = [item('old', 1), item('new', 2), { key: 'x y', title: {}, at: 1 }, { key: 'k' }, null, 7];
    expect(readShelf(JSON.stringify(stored))).toEqual([item('new', 2), item('old', 1)]);
    for (const text of [null, '', '{', '{}', 'null']) expect(readShelf(text)).toEqual([]);
  });
});
