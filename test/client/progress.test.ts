/** Progress in a browser: exported to a file and imported, merged, kept consistent with other windows. */

import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withStarters } from '../../client/solo/drills/drill-starter.ts';
import {
  FILE_MAX,
  progressFileName,
  progressFileText,
  readProgressFile,
} from '../../client/solo/progress/progress-file.ts';
import { type Cupboard, ProgressKeeper } from '../../client/solo/progress/progress-keeper.ts';
import { mergeProgress, rebased } from '../../client/solo/progress/progress-merge.ts';
import { readProgress, salvaged } from '../../client/solo/progress/progress-schema.ts';
import { type Keeping, NO_PROGRESS, type Progress } from '../../client/context/progress.ts';
import { anyProgress, drillViewOf } from './fixtures/progress.ts';
import { CORE_VIEWS } from './fixtures/core-views.ts';
import { PAGE_FIXTURES } from './fixtures/page-views.ts';

const ASKED = [CORE_VIEWS.ghost(), CORE_VIEWS.bindHeld(), CORE_VIEWS.corrupted(), CORE_VIEWS.nobodyAsked()];
const VIEWS = [PAGE_FIXTURES.again.view, PAGE_FIXTURES.raw.view, ...ASKED.map(({ view }) => view)]
  .filter((view) => view !== null)
  .map(drillViewOf);
const any = anyProgress(VIEWS);
const check = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed: 9_293, numRuns: 150 });

/** The same items in any order. */
function sorted(progress: Progress): Progress {
  return mergeProgress(progress, NO_PROGRESS);
}

describe('progress as a file', () => {
  it('[PATH20] comes back from its file unchanged', () => {
    check(
      fc.property(any, (progress) => {
        expect(readProgressFile(progressFileText(progress))).toEqual({ ok: true, progress });
      }),
    );
  });

  it('[PATH20] comes back with the starter positions', () => {
    const progress = withStarters(NO_PROGRESS, Date.UTC(2026, 10, 22));
    expect(progress.drills.length).toBeGreaterThan(0);
    expect(readProgressFile(progressFileText(progress))).toEqual({ ok: true, progress });
  });

  it('[PATH20] is named by the day', () => {
    expect(progressFileName(new Date(2026, 1, 3, 23, 59))).toBe('last-ack-progress-2026-02-03.json');
  });

  it('[PATH21] is refused if it is garbage of any kind', () => {
    const nearly = fc.tuple(any, fc.constantFrom(...Object.keys(NO_PROGRESS)), fc.jsonValue());
    check(fc.property(fc.oneof(fc.string(), fc.json()), (text) => !readProgressFile(text).ok));
    check(
      fc.property(nearly, ([progress, part, value]) => {
        const read = readProgress({ ...progress, [part]: value });
        if (!read.ok && read.place !== '') expect(read.place.split('.')[0]).toBe(part);
      }),
    );
    expect(readProgressFile('x'.repeat(FILE_MAX + 1))).toEqual({ ok: false, why: 'too-large' });
    expect(readProgressFile('{"version":')).toEqual({ ok: false, why: 'no-json' });
  });

  it('[PATH21] says where it is wrong', () => {
    const wrong = { ...NO_PROGRESS, levels: { 'four-waves': { cards: { played: 1, clean: 2, lastAt: 0 } } } };
    expect(readProgress(wrong)).toEqual({ ok: false, place: 'levels.four-waves.cards' });
    expect(readProgress({ ...NO_PROGRESS, version: 2 })).toEqual({ ok: false, place: 'version' });
    expect(readProgress(JSON.parse('{"__proto__":{"version":1}}')).ok).toBe(false);
  });

  it('[PATH22] keeps the readable parts of a damaged file', () => {
    check(fc.property(fc.anything(), (garbage) => readProgress(salvaged(garbage)).ok));
    check(
      fc.property(any, fc.jsonValue(), (progress, junk) => {
        const { drills } = salvaged({ ...progress, drills: [junk, ...progress.drills], quiz: junk });
        expect(drills).toEqual(progress.drills);
      }),
    );
  });
});

describe('two sets of progress', () => {
  it('[PATH23] merge to the same result in either order, and no other when merged again', () => {
    check(
      fc.property(any, any, (a, b) => {
        const both = mergeProgress(a, b);
        expect(mergeProgress(b, a)).toEqual(both);
        expect(mergeProgress(both, b)).toEqual(both);
        expect(mergeProgress(both, both)).toEqual(both);
        expect(readProgress(both).ok).toBe(true);
      }),
    );
  });

  it('[PATH23] keep every drill of both, and the larger number of runs', () => {
    check(
      fc.property(any, any, (a, b) => {
        const both = mergeProgress(a, b);
        const ids = new Set([...a.drills, ...b.drills].map(({ id }) => id));
        expect(new Set(both.drills.map(({ id }) => id))).toEqual(ids);
        for (const [id, runs] of Object.entries(a.levels))
          expect(both.levels[id]?.cards?.clean ?? 0).toBeGreaterThanOrEqual(runs.cards?.clean ?? 0);
      }),
    );
  });

  it('[PATH24] of windows with a common start: what only this one changed stays as it wants it', () => {
    check(
      fc.property(any, any, (base, mine) => {
        expect(sorted(rebased(base, mine, base))).toEqual(sorted(mine));
        expect(sorted(rebased(base, base, mine))).toEqual(sorted(mine));
      }),
    );
  });
});

/** A slow store, open in several windows. */
class SharedCupboard {
  readonly shelves = new Map<string, unknown>();
  readonly #ears = new Map<object, () => void>();

  window(): Cupboard {
    const self = {};
    return {
      change: async (shelf, next) => {
        await Promise.resolve();
        this.shelves.set(shelf, structuredClone(next(structuredClone(this.shelves.get(shelf)))));
      },
      tell: () => {
        for (const [ear, hear] of this.#ears) if (ear !== self) hear();
      },
      listen: (heard) => this.#ears.set(self, heard),
    };
  }
}

async function openWindow(cupboard: Cupboard, before: Progress = NO_PROGRESS) {
  const progress = signal(before);
  const keeping = signal<Keeping>('loading');
  const keeper = new ProgressKeeper(cupboard, progress, keeping);
  await keeper.start();
  return { progress, keeping, keeper };
}

const played = (progress: Progress, times: number): Progress => ({
  ...progress,
  levels: { 'four-waves': { cards: { played: times, clean: times, lastAt: times } } },
});
const timesOf = ({ levels }: Progress) => levels['four-waves']?.cards?.played;

describe('progress in a browser', () => {
  it('[PATH24] is there again in the next window', async () => {
    const store = new SharedCupboard();
    const first = await openWindow(store.window());
    first.progress.value = played(first.progress.value, 1);
    await first.keeper.settled();
    const next = await openWindow(store.window());
    expect(next.progress.value).toEqual(first.progress.value);
    expect(next.keeping.value).toBe('kept');
  });

  it('[PATH24] loses no run of two windows that count at the same time', async () => {
    const store = new SharedCupboard();
    const [a, b] = [await openWindow(store.window()), await openWindow(store.window())];
    a.progress.value = played(a.progress.value, 1);
    b.progress.value = played(b.progress.value, 2);
    b.progress.value = { ...b.progress.value, firstDone: true };
    await a.keeper.settled();
    await b.keeper.settled();
    await a.keeper.settled();
    expect(timesOf(a.progress.value)).toBe(3);
    expect(b.progress.value).toEqual(a.progress.value);
    expect(a.progress.value.firstDone).toBe(true);
  });

  it('[PATH24] keeps what was learned before the store was read', async () => {
    const store = new SharedCupboard();
    const first = await openWindow(store.window(), played(NO_PROGRESS, 2));
    expect(timesOf(first.progress.value)).toBe(2);
    const second = await openWindow(store.window(), played(NO_PROGRESS, 1));
    expect(timesOf(second.progress.value)).toBe(3);
  });

  it('[PATH24] is gone in all windows when deleted in one', async () => {
    const store = new SharedCupboard();
    const [a, b] = [await openWindow(store.window(), played(NO_PROGRESS, 2)), await openWindow(store.window())];
    a.progress.value = NO_PROGRESS;
    await a.keeper.settled();
    await b.keeper.settled();
    expect(b.progress.value).toEqual(NO_PROGRESS);
  });

  it('[PATH22] sets unreadable data aside unchanged', async () => {
    const store = new SharedCupboard();
    const spoilt = { stamp: 4, progress: { ...played(NO_PROGRESS, 3), days: 'none' } };
    store.shelves.set('progress', spoilt);
    const { progress } = await openWindow(store.window());
    expect(timesOf(progress.value)).toBe(3);
    expect(store.shelves.get('aside')).toEqual([spoilt]);
    await openWindow(store.window());
    expect(store.shelves.get('aside')).toEqual([spoilt]);
  });

  it('[PATH25] lasts while the page is open if nothing can be stored', async () => {
    const ignored = () => undefined;
    const closed: Cupboard = { change: () => Promise.reject(new Error('no store')), tell: ignored, listen: ignored };
    const { progress, keeping, keeper } = await openWindow(closed);
    progress.value = played(progress.value, 1);
    await keeper.settled();
    expect(keeping.value).toBe('session');
    expect(timesOf(progress.value)).toBe(1);
  });
});
