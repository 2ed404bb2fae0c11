/** A server as a process: settings in, addresses out. A failing start says why in one line and exits. */

import './websocket-polyfill.ts';
import { type Running, startServer } from './start-server.ts';
import { addresses, welcome } from './http/addresses.ts';
import { createLog, type Log, logConsole } from './operation/logging.ts';
import { readSettings, type Settings } from './settings.ts';
import { holdPort, pageProblem, startProblem } from './start-problem.ts';
import { openStoresAlone, placeOf } from './store/open-stores.ts';

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
  const stores = await openStoresAlone(wanted, {
    onTrouble: (error) => log.write('database-connection-broke', { error }),
    onLost: () => end('Last ACK stops: another Last ACK took over the database while it was unreachable'),
  });
  return startServer({ settings: wanted, stores, log, endOnSignal: true, releasePort });
}

/** A stack trace would explain nothing here. */
function end(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
