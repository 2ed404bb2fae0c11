/** What can be set from outside, with what holds if it is not. The one place that reads the environment. */

import type { BlockList } from 'node:net';
import { z } from 'zod';
import { readProxies } from './http/sender.ts';

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
  /** The proxies whose X-Forwarded-For is believed. */
  readonly proxies: BlockList;
  /** The address under which others reach this server, without a slash at its end; absent: it is worked out. */
  readonly publicUrl: string | undefined;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

const DAY_MS = 24 * 3_600_000;

/** What is said of a value that cannot be read: never the value, which may hold a password. */
const said = (text: string) => ({ error: text });
const wholeNumber = (least: number, unit: string) =>
  z.coerce
    .number(said(`must be a number of ${unit}`))
    .int(said(`must be a whole number of ${unit}`))
    .min(least, said(`must be at least ${least}`));
const AS_PORT = said('must be a port: a whole number from 0 to 65535');
const AS_LEVEL = said('must be silent, error, warn, info or debug');

const environment = z.object({
  PORT: z.coerce.number(AS_PORT).int(AS_PORT).min(0, AS_PORT).max(65_535, AS_PORT).default(2567),
  HOST: z.string().optional(),
  LAST_ACK_DB: z.string().default('.data/last-ack.sqlite'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, ...said('must look like postgres://user:password@host:5432/database') })
    .optional(),
  LAST_ACK_PAGE: z.string().default('dist/client'),
  LAST_ACK_MAX_ROOMS: wholeNumber(1, 'matches').default(4000),
  LAST_ACK_AWAY_MS: wholeNumber(0, 'milliseconds').default(12_000),
  LAST_ACK_ABANDON_MS: wholeNumber(0, 'milliseconds').default(5 * 60_000),
  LAST_ACK_IDLE_MS: wholeNumber(0, 'milliseconds').default(30 * 60_000),
  LAST_ACK_KEEP_MS: wholeNumber(0, 'milliseconds').default(30 * DAY_MS),
  RETENTION_DAYS: z.coerce.number(said('must be a number of days')).min(0, said('must not be below 0')).default(180),
  HOST_PASSWORD: z
    .string()
    .min(1, said('is empty: give a password, or leave it out if everybody may open classes'))
    .optional(),
  TRUST_PROXY: z.string().default('loopback').transform(readOrIssue(readProxies)),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, ...said('must look like https://uni.example/lastack') })
    .transform((url) => withoutSlash(new URL(url)))
    .optional(),
  LAST_ACK_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug'], AS_LEVEL).default('info'),
});

/** Left empty is left out, but for the password: a door must not stand open by mistake. */
function given(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name === 'HOST_PASSWORD' || (value ?? '').trim() !== ''),
  );
}

/** A reader that throws, as zod wants it. */
function readOrIssue<T>(read: (text: string) => T): (text: string, context: z.RefinementCtx) => T {
  return (text, context) => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  };
}

function withoutSlash({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, '');
}

/** @throws z.ZodError, which names the variable, if one cannot be read. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = environment.parse(given(env));
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
    proxies: read.TRUST_PROXY,
    publicUrl: read.PUBLIC_URL,
    logLevel: read.LAST_ACK_LOG,
  };
}
