/** The process: settings in, addresses out. */

import './websocket-polyfill.ts';
import { startServer } from './app.ts';
import { addresses } from './http/addresses.ts';
import { createLog } from './logging.ts';
import { readSettings } from './settings.ts';
import { openStores } from './store/open-stores.ts';

const settings = readSettings(process.env);
const log = createLog(settings);
const stores = await openStores(settings, (err) => log.error({ err }, 'a connection to the database broke')).catch(
  giveUp,
);
const { port } = await startServer({ settings, stores, log, endOnSignal: true });
const lines = addresses(port, settings.host).map((address) => `  ${address}`);
process.stdout.write(`Last ACK is open at\n${lines.join('\n')}\n`);

/** Nothing is open yet, and what is wrong is nothing that a stack trace explains. */
function giveUp(error: unknown): never {
  process.stderr.write(`Last ACK cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
