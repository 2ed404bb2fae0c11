/** A group of measured servers with their PostgreSQL, Redis and nginx, all on this machine. */

import { Client } from 'pg';
import { freePort } from '../../server/support/free-port.ts';
import { startNginxForGroup } from '../../server/support/nginx.ts';
import { startCluster } from '../../server/support/postgres-cluster.ts';
import { bundle } from '../../server/support/process.ts';
import { RedisServer } from '../../server/support/redis-server.ts';
import { cpuOfTree, type MeasuredProcess, memoryOfTree, startMeasured } from './measured-process.ts';

const SERVER = await bundle('server/main.ts');

/** CPU time so far, in seconds. */
export interface Spent {
  readonly servers: number;
  readonly postgres: number;
  readonly redis: number;
  readonly nginx: number;
  readonly clients: number;
}

export interface MeasuredGroup {
  /** Through nginx. */
  readonly url: string;
  readonly ports: readonly number[];
  /** Those that run, by port. */
  readonly servers: Map<number, MeasuredProcess>;
  start(port: number): Promise<void>;
  spent(): Spent;
  /** Bytes of PostgreSQL and Redis in memory. */
  memory(): { readonly postgres: number; readonly redis: number };
  /** Bytes that PostgreSQL has written ahead so far. */
  writtenAhead(): Promise<number>;
  /** How many rooms a server that lives has. @param port of one; absent: any, except the one of this name */
  rooms(port?: number, except?: string): Promise<number>;
  /** The name of the server at this port. */
  nameOf(port: number): Promise<string>;
  end(): Promise<void>;
}

export async function startGroup(processes: number): Promise<MeasuredGroup> {
  const [postgres, redis] = await Promise.all([startCluster(), RedisServer.begin()]);
  const database = await postgres.freshDatabase();
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const http = await freePort();
  const url = `http://127.0.0.1:${http}/lastack`;
  // The players of the bench name addresses of their own.
  const nginx = await startNginxForGroup(http, ports, '$proxy_add_x_forwarded_for');
  const servers = new Map<number, MeasuredProcess>();
  // A connection for each look would cost PostgreSQL more than what is measured.
  const looking = new Client({ connectionString: database });
  await looking.connect();
  const one = async <T>(text: string) => (await looking.query(text)).rows[0] as T | undefined;
  const group: MeasuredGroup = {
    ...{ url, ports, servers },
    async start(port) {
      const place = { PORT: `${port}`, HOST: '127.0.0.1', PUBLIC_URL: url, SOCKET_URL: `${url}/p/${port}` };
      const parts = { DATABASE_URL: database, REDIS_URL: redis.url };
      const limits = { LAST_ACK_LOG: 'error', LAST_ACK_MAX_ROOMS: '20000' };
      servers.set(port, await startMeasured(SERVER, { ...place, ...parts, ...limits }));
    },
    spent: () => ({
      servers: [...servers.values()].reduce((sum, server) => sum + server.cpuSeconds(), 0),
      postgres: cpuOfTree(postgres.pid),
      redis: cpuOfTree(redis.pid),
      nginx: cpuOfTree(nginx.pid),
      clients: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
    }),
    memory: () => ({ postgres: memoryOfTree(postgres.pid), redis: memoryOfTree(redis.pid) }),
    async writtenAhead() {
      const row = await one<{ bytes: string }>("select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes");
      return Number(row?.bytes);
    },
    async nameOf(port) {
      const row = await one<{ id: string }>(`select id from owners where address like '%:${port}' and until_at > 0
        order by entered_at desc limit 1`);
      return row?.id ?? '';
    },
    async rooms(port, except = '') {
      const at = port === undefined ? `and owners.id <> '${except}'` : `and address like '%:${port}'`;
      const row = await one<{ rooms: string }>(`select count(*) as rooms from rooms join owners on owners.id = owner
        where until_at > extract(epoch from clock_timestamp()) * 1000 ${at}`);
      return Number(row?.rooms);
    },
    async end() {
      await Promise.all([...servers.values()].map((server) => server.end('SIGKILL')));
      await looking.end();
      await Promise.all([nginx.end(), redis.end(), postgres.stop()]);
    },
  };
  await Promise.all(ports.map((port) => group.start(port)));
  return group;
}
