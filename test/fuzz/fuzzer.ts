/** What a fuzzer is, and how one is run: the same seed and count give the same inputs. */

import fc from 'fast-check';

/** Of an error, in characters. */
const LONGEST = 4_000;

export interface Fuzzer<T> {
  readonly name: string;
  readonly inputs: fc.Arbitrary<T>;
  /** Feeds one input to what is tested. @returns what became of it, for the counts. @throws if that is a fault */
  feed(input: T): Promise<string> | string;
  /** After the last input. @throws if something was left behind */
  end?(): Promise<void>;
}

export interface Fuzzed {
  readonly inputs: number;
  /** How many inputs came to each end. */
  readonly counts: Readonly<Record<string, number>>;
}

/** @throws Error with the input that fails, and how to repeat it: one input can depend on those before it */
export async function fuzz<T>(fuzzer: Fuzzer<T>, seed: number, count: number): Promise<Fuzzed> {
  const counts: Record<string, number> = {};
  let inputs = 0;
  const property = fc.asyncProperty(fuzzer.inputs, async (input) => {
    const end = await fuzzer.feed(input);
    counts[end] = (counts[end] ?? 0) + 1;
    inputs += 1;
  });
  try {
    await fc.assert(property, { seed, numRuns: count, endOnFailure: true });
    await fuzzer.end?.();
  } catch (error) {
    const why = error instanceof Error ? `${error.message}\n${String(error.cause ?? '')}` : String(error);
    throw new Error(
      `${fuzzer.name}: npm run fuzz -- --only ${fuzzer.name} --seed ${seed} --count ${count}\n${why.slice(0, LONGEST)}`,
    );
  }
  return { inputs, counts };
}
