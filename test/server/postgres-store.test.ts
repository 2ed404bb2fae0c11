/** The stores on PostgreSQL: the same contract as in a file, and what only a database that others share can do. */

import { openStores } from '../../server/store/open-stores.ts';
import { postgresHere } from './support/postgres.ts';
import { storeContract } from './store-contract.ts';

const freshDatabase = postgresHere();

storeContract('in PostgreSQL', async () => openStores({ dbPath: ':memory:', databaseUrl: await freshDatabase() }));
