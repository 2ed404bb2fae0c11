/** A server as a process: settings in, addresses out. A failing start says why in one line and exits. */

import './websocket-polyfill.ts';
import { randomUUID } from 'node:crypto';
import { type Running, startServer } from './start-server.ts';
import { addresses, welcome } from './http/addresses.ts';
import { createLog, type Log, logConsole } from './operation/logging.ts';
import { readSettings, type Settings } from './settings.ts';
import { holdPort, pageProblem, startProblem } from './start-problem.ts';
import { openStoresAlone, openStoresTogether, placeOf, type StoreEvents } from './store/open-stores.ts';
import { realTime } from './system-time.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Starts a server with the settings of `environment` and prints where it is open.
 * @returns its own address, for a browser on this machine
 */
export async function serve(environment: Environment): Promise<string> {
  let settings: Settings | null = null;
  try {
    settings = readSettings(environment);
    const log = createLog(settings);
    const { port } = await start(settings, log);
    process.stdout.write(`${welcome(port, settings)}${keptIn(settings)}\n`);
    log.write('started', { port });
    return addresses(port, settings.host)[0] ?? `http://localhost:${port}`;
  } catch (error) {
    return end(`Last ACK cannot start: ${startProblem(error, settings)}`);
  }
}

/** The place of the data, for those who look for it or back it up. */
export function keptIn(settings: Pick<Settings, 'dbPath' | 'databaseUrl'>): string {
  const inMemory = settings.databaseUrl === undefined && settings.dbPath === ':memory:';
  return inMemory
    ? 'Classes, lessons and matches are kept in memory only, until this process ends'
    : `Classes, lessons and matches are kept in ${placeOf(settings)}`;
}

/** Nothing is written before it is clear that this server is the only one, and that it can be reached. */
async function start(wanted: Settings, log: Log): Promise<Running> {
  const problem = pageProblem(wanted);
  if (problem !== null) throw new Error(problem);
  const releasePort = await holdPort(wanted);
  logConsole(log);
  process.on('uncaughtExceptionMonitor', (error) => log.write('crashed', { error }));
  const events: StoreEvents = {
    onTrouble: (error) => log.write('database-connection-broke', { error }),
    onLost: () => end('Last ACK stops: another Last ACK took over the database while it was unreachable'),
  };
  const parts = { settings: wanted, log, endOnSignal: true, releasePort };
  const { databaseUrl, redisUrl } = wanted;
  if (redisUrl === undefined || databaseUrl === undefined)
    return startServer({ ...parts, stores: await openStoresAlone(wanted, events) });
  const { joinGroup } = await import('./group/join-group.ts');
  const name = randomUUID();
  const stores = await openStoresTogether({ ...wanted, databaseUrl, owner: name }, events);
  return startServer({
    ...parts,
    stores,
    group: await joinGroup({ name, settings: wanted, stores, log, time: realTime }),
  });
}

/** A stack trace would explain nothing here. */
function end(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
