/** The tests that each mutant of the engine runs against (docs/mutation.md): those of the engine, fast ones first. */

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Property and data tests are slow and kill few mutants that tables miss; debts.test.ts stops endpoints that send forever. */
const ORDER = [/debts/, /^(?!.*(pair|agreement|reassembly|conformance))/, /reassembly|conformance/];

const place = ({ moduleId }: TestSpecification): number => {
  const found = ORDER.findIndex((pattern) => pattern.test(moduleId));
  return found < 0 ? ORDER.length : found;
};

class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1)));
  }
}

export default defineConfig({
  test: {
    passWithNoTests: false,
    include: ['test/{tcp,referee,conformance}/**/*.test.ts'],
    exclude: ['test/tcp/every-order.test.ts'],
    testTimeout: 15_000,
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
