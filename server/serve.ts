/** A server as a process: settings in, addresses out. A start that fails says why in one line and ends. */

import './websocket-polyfill.ts';
import { type Running, startServer } from './app.ts';
import { addresses, welcome } from './http/addresses.ts';
import { createLog } from './logging.ts';
import { readSettings, type Settings } from './settings.ts';
import { pageProblem, startProblem, tryPort } from './start-problem.ts';
import { openStoresAlone } from './store/open-stores.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Starts a server with the settings of `environment` and prints where it is open.
 * @returns its own address, for a browser on this machine
 */
export async function serve(environment: Environment): Promise<string> {
  let settings: Settings | null = null;
  try {
    settings = readSettings(environment);
    const { port } = await start(settings);
    process.stdout.write(welcome(port, settings));
    return addresses(port, settings.host)[0] ?? `http://localhost:${port}`;
  } catch (error) {
    return end(`Last ACK cannot start: ${startProblem(error, settings)}`);
  }
}

/** Nothing is written before it is clear that this server is the only one, and that it can be reached. */
async function start(wanted: Settings): Promise<Running> {
  const problem = pageProblem(wanted);
  if (problem !== null) throw new Error(problem);
  await tryPort(wanted);
  const log = createLog(wanted);
  const stores = await openStoresAlone(wanted, {
    onTrouble: (err) => log.error({ err }, 'a connection to the database broke'),
    onLost: () => end('Last ACK ends: while the database was away another Last ACK has taken it over'),
  });
  return startServer({ settings: wanted, stores, log, endOnSignal: true });
}

/** What is wrong is nothing that a stack trace explains. */
function end(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
