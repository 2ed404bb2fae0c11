/** The tests that a mutant of the engine is run against (see docs/mutation.md): those that can tell one TCP from another. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    passWithNoTests: false,
    include: ['test/{tcp,referee,conformance}/**/*.test.ts'],
    exclude: ['test/tcp/every-order.test.ts'],
    testTimeout: 15_000,
  },
});
