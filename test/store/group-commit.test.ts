/** Group commit over a database that a test answers for. */

import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Outcome, Unit } from '../../server/store/database.ts';
import { GroupCommit, type Pace } from '../../server/store/group-commit.ts';

const unit = (name: string): Unit => [{ sql: name, parameters: [] }];
const names = (batch: readonly Unit[]) => batch.map(([change]) => change?.sql);

/** A database whose batches wait until they are answered. */
function answered(pace: Pace = {}) {
  const batches: {
    readonly names: unknown[];
    answer(outcomes?: readonly Outcome[]): void;
    fail(error: Error): void;
  }[] = [];
  const commits = new GroupCommit(
    (batch) =>
      new Promise((resolve, reject) => {
        const all = batch.map((): Outcome => ({ ok: true, done: [] }));
        batches.push({ names: names(batch), answer: (outcomes = all) => resolve(outcomes), fail: reject });
      }),
    pace,
  );
  const batch = async (number: number) => {
    await vi.waitUntil(() => batches.length >= number);
    const found = batches[number - 1];
    if (found === undefined) throw new Error('no such batch');
    return found;
  };
  return { commits, batches, batch };
}

test('[NET235] each batch is told with its size and time', async () => {
  const { commits, batch } = answered();
  const told: number[] = [];
  commits.onCommit = (units, ms) => told.push(units, Math.sign(ms));
  const both = [commits.write(unit('a')), commits.write(unit('b'))];
  (await batch(1)).answer();
  await Promise.all(both);
  expect(told).toEqual([2, 1]);
});

describe('[STORE50] group commit', () => {
  test('what is asked for while a batch is written is the next one, in its order', async () => {
    const { commits, batches, batch } = answered();
    const told: string[] = [];
    const write = (name: string) => commits.write(unit(name)).then(() => told.push(name));
    const both = [write('a'), write('b')];
    const first = await batch(1);
    const later = [write('c'), write('d'), write('e')];
    expect(first.names).toEqual(['a', 'b']);
    expect(batches).toHaveLength(1);
    first.answer();
    await Promise.all(both);
    expect(told).toEqual(['a', 'b']);
    const second = await batch(2);
    expect(second.names).toEqual(['c', 'd', 'e']);
    second.answer();
    await Promise.all(later);
    expect(told).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(batches).toHaveLength(2);
  });

  test('each is told what became of it, and of a batch that broke nobody is told that it is written', async () => {
    const { commits, batch } = answered();
    const refused = expect(commits.write(unit('a'))).rejects.toMatchObject({ message: 'taken', code: '23505' });
    const written = commits.write(unit('b'));
    (await batch(1)).answer([
      { ok: false, message: 'taken', code: '23505' },
      { ok: true, done: [{ count: 1, rows: [] }] },
    ]);
    await refused;
    expect(await written).toEqual([{ count: 1, rows: [] }]);
    const both = [commits.write(unit('c')), commits.write(unit('d'))].map((one) => expect(one).rejects.toThrow('gone'));
    (await batch(2)).fail(new Error('gone'));
    await Promise.all(both);
  });

  test('[STORE52] when a batch takes too long what waits is refused, until it is answered', async () => {
    const { commits, batch, batches } = answered({ patienceMs: 1 });
    const slow = commits.write(unit('a'));
    await batch(1);
    await expect(commits.write(unit('b'))).rejects.toMatchObject({ code: 'STUCK' });
    await expect(commits.write(unit('c'))).rejects.toMatchObject({ code: 'STUCK' });
    (await batch(1)).answer();
    await slow;
    const next = commits.write(unit('d'));
    (await batch(2)).answer();
    await next;
    expect(batches.map((one) => one.names)).toEqual([['a'], ['d']]);
  });

  test('[STORE300] where several write at once batches keep a distance, and who writes alone never waits', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { commits, batches } = answered({ apartMs: 5 });
    const soon = () => vi.advanceTimersByTimeAsync(0);
    const written = () => batches.map((one) => one.names);
    for (const [nth, name] of ['a', 'b'].entries()) {
      const alone = commits.write(unit(name));
      await soon();
      batches[nth]?.answer();
      await alone;
    }
    const both = [commits.write(unit('c')), commits.write(unit('d'))];
    await soon();
    await vi.advanceTimersByTimeAsync(2);
    batches[2]?.answer();
    await Promise.all(both);
    const next = [commits.write(unit('e'))];
    await vi.advanceTimersByTimeAsync(2);
    next.push(commits.write(unit('f')));
    expect(written()).toEqual([['a'], ['b'], ['c', 'd']]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written()).toEqual([['a'], ['b'], ['c', 'd'], ['e', 'f']]);
    batches[3]?.answer();
    await Promise.all(next);
  });

  test('closing waits for everything that was asked for', async () => {
    const { commits, batch } = answered();
    const told: string[] = [];
    void commits.write(unit('a')).then(() => told.push('a'));
    const first = await batch(1);
    void commits.write(unit('b')).then(() => told.push('b'));
    const idle = commits.idle().then(() => told.push('idle'));
    first.answer();
    (await batch(2)).answer();
    await idle;
    expect(told).toEqual(['a', 'b', 'idle']);
  });
});
