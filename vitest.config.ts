/** Two projects: `unit` needs nothing but Node; `browser` needs Chromium and the built page, and runs after it. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/fixtures/**'],
          setupFiles: ['test/tools/websocket.ts', 'test/tools/seed.ts'],
          maxWorkers: 2,
          // Finds what hangs. Tests that try hundreds of cases are slow on a busy machine, and that is no fault.
          testTimeout: 60_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['test/tools/websocket.ts'],
          // A match is mostly waiting for the wire: two files, and six matches in a file, keep two cores busy.
          maxWorkers: 2,
          maxConcurrency: 6,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // As long as Playwright waits: on a busy machine a smooth scroll alone takes seconds.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
