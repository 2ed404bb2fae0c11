/** A real server on a free port of this machine, in this process. */

import { createLog, type Log } from '../../../server/operation/logging.ts';
import { type Running, startServer } from '../../../server/start-server.ts';
import { readSettings, type Settings } from '../../../server/settings.ts';
import type { Stores } from '../../../server/store/class-store.ts';
import { openStores } from '../../../server/store/open-stores.ts';
import { VirtualTime } from './virtual-time.ts';

export interface TestServer extends Running {
  readonly url: string;
  readonly time: VirtualTime;
  readonly stores: Stores;
}

export async function startTestServer(
  wanted: {
    settings?: Partial<Settings>;
    seed?: number;
    stores?: Stores;
    time?: VirtualTime;
    log?: Log;
    lag?: { readonly ms: number };
  } = {},
): Promise<TestServer> {
  const settings = { ...readSettings({}), port: 0, host: '127.0.0.1', logLevel: 'silent', ...wanted.settings } as const;
  const stores = wanted.stores ?? (await openStores({ dbPath: ':memory:' }));
  const time = wanted.time ?? new VirtualTime();
  const { seed, lag = { ms: 0 } } = wanted;
  const parts = { settings, stores, time, lag, log: wanted.log ?? createLog(settings), endOnSignal: false };
  const running = await startServer(seed === undefined ? parts : { ...parts, seed });
  return { ...running, stores, time, url: `http://127.0.0.1:${running.port}` };
}
