/** One of the servers of struggle.ts as a process. Arguments: the settings of its store as JSON, its number, its reigns. */

import { openStores, type StoreSettings } from '../../../server/store/open-stores.ts';
import { struggle } from './struggle.ts';

const [settings = '{}', number = '1', reigns = '1'] = process.argv.slice(2);
const owner = `server-${number}`;
const stores = await openStores({ ...(JSON.parse(settings) as StoreSettings), owner });
await stores.rooms.enter(owner, 600_000);
await struggle(stores, owner, { number: Number(number), reigns: Number(reigns) });
await stores.close();
