/**
 * Three projects. `unit` shares its modules between files, which halves its time. `server` cannot: Colyseus keeps its rooms
 * in modules, so each file has its own process. `browser` needs Chromium and the built page.
 */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    passWithNoTests: false,
    // Browsers and servers mostly wait: three files at a time keep two cores busy.
    maxWorkers: 3,
    // A list of faults that should be empty is printed in full: CI's output is the only place to find the cause.
    chaiConfig: { truncateThreshold: 0 },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/server/**', 'test/fixtures/**'],
          setupFiles: ['test/tools/websocket.ts', 'test/tools/seed.ts'],
          isolate: false,
          // Only catches hanging tests: tests with hundreds of cases are slow on a busy machine, which is not a fault.
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          setupFiles: ['test/tools/websocket.ts', 'test/tools/seed.ts'],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['test/tools/websocket.ts'],
          // A match mostly waits for the wire.
          maxConcurrency: 6,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // Playwright's own timeout: on a busy machine a smooth scroll alone takes seconds.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
