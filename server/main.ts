/** The process: settings in, addresses out. */

import './websocket-polyfill.ts';
import { startServer } from './app.ts';
import { addresses } from './http/addresses.ts';
import { createLog } from './logging.ts';
import { readSettings } from './settings.ts';
import { openStores } from './store/open-stores.ts';

const settings = readSettings(process.env);
const log = createLog(settings);
const stores = await openStores(settings);
const { port } = await startServer({ settings, stores, log, endOnSignal: true });
const lines = addresses(port, settings.host).map((address) => `  ${address}`);
process.stdout.write(`Last ACK is open at\n${lines.join('\n')}\n`);
