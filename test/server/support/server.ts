/** A real server on a free port of this machine, in this process. */

import { createLog } from '../../../server/logging.ts';
import { type Running, startServer } from '../../../server/app.ts';
import { readSettings, type Settings } from '../../../server/settings.ts';
import type { MatchStore } from '../../../server/store/match-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite-store.ts';
import { VirtualTime } from './virtual-time.ts';

export interface TestServer extends Running {
  readonly url: string;
  readonly time: VirtualTime;
  readonly store: MatchStore;
}

export async function startTestServer(
  wanted: { settings?: Partial<Settings>; seed?: number; store?: MatchStore; time?: VirtualTime } = {},
): Promise<TestServer> {
  const settings = { ...readSettings({}), port: 0, host: '127.0.0.1', logLevel: 'silent', ...wanted.settings } as const;
  const store = wanted.store ?? (await openSqliteStore(':memory:'));
  const time = wanted.time ?? new VirtualTime();
  const { seed } = wanted;
  const parts = { settings, store, time, log: createLog(settings), endOnSignal: false };
  const running = await startServer(seed === undefined ? parts : { ...parts, seed });
  return { ...running, store, time, url: `http://127.0.0.1:${running.port}` };
}
