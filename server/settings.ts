/** What can be set from outside, with what holds if it is not. The one place that reads the environment. */

import { z } from 'zod';

export interface Settings {
  readonly port: number;
  /** Absent: all interfaces. */
  readonly host: string | undefined;
  /** Path of the SQLite file, or `:memory:`. */
  readonly dbPath: string;
  /** Address of a PostgreSQL database, which takes the place of the file; absent: the file. */
  readonly databaseUrl: string | undefined;
  /** The built page. */
  readonly pageDir: string;
  /** More rooms than this are refused with `server-busy`. */
  readonly maxRooms: number;
  /** How long a player may be away until the bot takes his seat. */
  readonly awayMs: number;
  /** How long a match with nobody in it is kept. */
  readonly abandonMs: number;
  /** How long a match in which nobody does anything is kept, whoever is in it. */
  readonly idleMs: number;
  /** How long a finished match is kept in the log. */
  readonly keepMs: number;
  /** How long after its opening a class is kept; null: for ever. */
  readonly retentionMs: number | null;
  /** What whoever opens a class or saves a lesson must know; absent: everybody may. */
  readonly hostPassword: string | undefined;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

const DAY_MS = 24 * 3_600_000;

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(2567),
  HOST: z.string().min(1).optional(),
  LAST_ACK_DB: z.string().min(1).default('.data/last-ack.sqlite'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LAST_ACK_PAGE: z.string().min(1).default('dist/client'),
  LAST_ACK_MAX_ROOMS: z.coerce.number().int().min(1).default(4000),
  LAST_ACK_AWAY_MS: z.coerce.number().int().min(0).default(12_000),
  LAST_ACK_ABANDON_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(5 * 60_000),
  LAST_ACK_IDLE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(30 * 60_000),
  LAST_ACK_KEEP_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(30 * DAY_MS),
  RETENTION_DAYS: z.coerce.number().min(0).default(180),
  HOST_PASSWORD: z.string().min(1).optional(),
  LAST_ACK_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** @throws z.ZodError, which names the variable, if one cannot be read. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = environment.parse(env);
  return {
    port: read.PORT,
    host: read.HOST,
    dbPath: read.LAST_ACK_DB,
    databaseUrl: read.DATABASE_URL,
    pageDir: read.LAST_ACK_PAGE,
    maxRooms: read.LAST_ACK_MAX_ROOMS,
    awayMs: read.LAST_ACK_AWAY_MS,
    abandonMs: read.LAST_ACK_ABANDON_MS,
    idleMs: read.LAST_ACK_IDLE_MS,
    keepMs: read.LAST_ACK_KEEP_MS,
    retentionMs: read.RETENTION_DAYS === 0 ? null : read.RETENTION_DAYS * DAY_MS,
    hostPassword: read.HOST_PASSWORD,
    logLevel: read.LAST_ACK_LOG,
  };
}
