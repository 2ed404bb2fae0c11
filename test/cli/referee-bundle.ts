/**
 * The command line as one file, bundled from the current sources: it starts in a tenth of the time that they need
 * unbundled.
 */

import { buildSync } from 'esbuild';

/** @returns the file, one per test worker; it lies next to the built server so that it finds the same files */
export function bundledReferee(): string {
  const outfile = `dist/server/referee-under-test-${process.env.VITEST_POOL_ID ?? 0}.js`;
  const how = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' } as const;
  buildSync({ ...how, entryPoints: ['server/cli/referee.ts'], outfile, logLevel: 'warning' });
  return outfile;
}
