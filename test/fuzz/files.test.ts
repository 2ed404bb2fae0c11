import { expect, it } from 'vitest';
import { captures, lessons, levels } from './files.ts';
import { fuzz, type Fuzzer } from './fuzzer.ts';

const SEED = 20_261_129;

it.each([
  ['level', levels as Fuzzer<unknown>, 700, 'may be played'],
  ['lesson', lessons as Fuzzer<unknown>, 700, 'may be taught'],
  ['capture', captures as Fuzzer<unknown>, 700, 'explained'],
])('[NET197] any file of a %s is read or refused in words, and both happens', async (_, fuzzer, count, read) => {
  const { inputs, counts } = await fuzz(fuzzer, SEED, count);
  expect(inputs).toBe(count);
  expect(counts).toMatchObject({ [read]: expect.any(Number), refused: expect.any(Number) });
});

it('[NET197] a fault is reported with the command that repeats it', async () => {
  const broken = { ...lessons, feed: () => Promise.reject(new Error('as if it had failed')) };
  await expect(fuzz(broken, 7, 20)).rejects.toThrow('npm run fuzz -- --only lessons --seed 7 --count 20');
});
