/** The process: settings in, addresses out. A start that fails says why in one line and ends. */

import './websocket-polyfill.ts';
import { type Running, startServer } from './app.ts';
import { welcome } from './http/addresses.ts';
import { createLog } from './logging.ts';
import { readSettings, type Settings } from './settings.ts';
import { pageProblem, startProblem, tryPort } from './start-problem.ts';
import { openStoresAlone } from './store/open-stores.ts';

let settings: Settings | null = null;
try {
  settings = readSettings(process.env);
  const { port } = await start(settings);
  process.stdout.write(welcome(port, settings));
} catch (error) {
  end(`Last ACK cannot start: ${startProblem(error, settings)}`);
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
