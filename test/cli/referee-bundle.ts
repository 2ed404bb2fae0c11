/** The command line as one file, of the sources as they are now: it starts in a tenth of the time that they take themselves. */

import { buildSync } from 'esbuild';

/** @returns the file; beside the built server, so that it finds everything that that finds; one for each worker of the tests */
export function bundledReferee(): string {
  const outfile = `dist/server/referee-under-test-${process.env.VITEST_POOL_ID ?? 0}.js`;
  const how = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' } as const;
  buildSync({ ...how, entryPoints: ['server/cli/referee.ts'], outfile, logLevel: 'warning' });
  return outfile;
}
