/** The process: settings in, addresses out. */

import './websocket-polyfill.ts';
import { startServer } from './app.ts';
import { addresses } from './http/addresses.ts';
import { createLog } from './logging.ts';
import { readSettings } from './settings.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

const settings = readSettings(process.env);
const log = createLog(settings);
const store = await openSqliteStore(settings.dbPath);
const { port } = await startServer({ settings, store, log, endOnSignal: true });
const lines = addresses(port, settings.host).map((address) => `  ${address}`);
process.stdout.write(`Last ACK is open at\n${lines.join('\n')}\n`);
