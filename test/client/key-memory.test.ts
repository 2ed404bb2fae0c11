/** The keys of a browser's own seats in storage. */

import { afterEach, expect, it, vi } from 'vitest';
import { KeyMemory } from '../../client/net/key-memory.ts';

const HOUR_MS = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

/** A storage like the browser's. */
function storage(): Storage & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (name: string) => all.get(name) ?? null,
    setItem: (name: string, value: string) => void all.set(name, value),
  } as unknown as Storage & { readonly all: Map<string, string> };
}

it('[NET76] a tab opened later has the key that another stored, until it is forgotten', () => {
  const kept = storage();
  const [first, later] = [0, 1].map(() => new KeyMemory('seats', () => kept, { most: 3, forMs: HOUR_MS }));
  first?.remember('473DK', '473DK-secret');
  expect(later?.recall('473DK')).toBe('473DK-secret');
  expect(later?.recall('473DA')).toBeNull();
  later?.forget('473DK');
  expect(first?.recall('473DK')).toBeNull();
});

it('[NET76] keeps the newest few, and none for longer than its time', () => {
  vi.useFakeTimers();
  const kept = storage();
  const keys = new KeyMemory('seats', () => kept, { most: 3, forMs: HOUR_MS });
  for (const code of ['A', 'C', 'D', 'A', 'E']) {
    keys.remember(code, `key of ${code}`);
    vi.advanceTimersByTime(1_000);
  }
  expect(['A', 'C', 'D', 'E'].map((code) => keys.recall(code))).toEqual(['key of A', null, 'key of D', 'key of E']);
  vi.advanceTimersByTime(HOUR_MS);
  keys.remember('F', 'key of F');
  expect(JSON.parse(kept.all.get('seats') ?? '')).toHaveLength(1);
});

it.each(['', '{', '{}', 'null', '[1, null, {"code": "A"}, {"code": "A", "key": 1, "at": 0}]'])(
  '[NET76] a stored %j is no key',
  (written) => {
    const kept = storage();
    kept.all.set('seats', written);
    const keys = new KeyMemory('seats', () => kept, { most: 3, forMs: Number.POSITIVE_INFINITY });
    expect(keys.recall('A')).toBeNull();
    keys.remember('A', 'key');
    expect(keys.recall('A')).toBe('key');
  },
);

it('[NET76] nothing fails if nothing may be stored', () => {
  const keys = new KeyMemory(
    'seats',
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
    { most: 3, forMs: HOUR_MS },
  );
  keys.remember('A', 'key');
  expect(keys.recall('A')).toBeNull();
});
