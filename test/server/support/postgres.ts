/** A PostgreSQL server for one test file. */

import { afterAll, beforeAll } from 'vitest';
import { type PostgresCluster, startCluster } from './postgres-cluster.ts';

/** Starts a server before the tests of this file and stops it after them. */
export function postgresHere(): Pick<PostgresCluster, 'freshDatabase' | 'restart'> {
  let cluster: PostgresCluster | null = null;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 60_000);
  afterAll(() => cluster?.stop());
  const running = (): PostgresCluster => {
    if (cluster === null) throw new Error('the server of this file runs only while its tests do');
    return cluster;
  };
  return {
    freshDatabase: () => running().freshDatabase(),
    restart: (signal) => running().restart(signal),
  };
}
