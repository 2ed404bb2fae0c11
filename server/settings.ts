/** The settings and their defaults. The only place that reads the environment. */

import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { readProxies } from './sender.ts';
import { inPackage } from './package-files.ts';

export interface Settings {
  readonly port: number;
  /** Absent: all interfaces. */
  readonly host: string | undefined;
  /** Path of the SQLite file, or `:memory:`. */
  readonly dbPath: string;
  /** Address of a PostgreSQL database, used instead of the file; absent: the file. */
  readonly databaseUrl: string | undefined;
  /** The Redis of a group of servers that share the database; absent: this server has it to itself. */
  readonly redisUrl: string | undefined;
  /** Where the others of the group reach this server, without a trailing slash; absent: on this machine. */
  readonly internalUrl: string | undefined;
  /** A public address whose sockets a proxy leads to this server alone, without a trailing slash; absent: there is none. */
  readonly socketUrl: string | undefined;
  /** The built page. */
  readonly pageDir: string;
  /** Beyond this number rooms are refused with `server-busy`. */
  readonly maxRooms: number;
  /** How long a player may be away until the bot takes their seat. */
  readonly awayMs: number;
  /** How long an empty match is kept. */
  readonly abandonMs: number;
  /** How long a match without any moves is kept, even if players are in it. */
  readonly idleMs: number;
  /** How long a finished match is kept in the log. */
  readonly keepMs: number;
  /** How long after its opening a class is kept; null: forever. */
  readonly retentionMs: number | null;
  /** The password for opening a class or saving a lesson; absent: none needed. */
  readonly hostPassword: string | undefined;
  /** The proxies whose X-Forwarded-For is trusted. */
  readonly proxies: BlockList;
  /** The address under which others reach this server, without a trailing slash; absent: it is derived. */
  readonly publicUrl: string | undefined;
  /** Who may read the metrics; absent: nothing is measured. */
  readonly metricsReaders: BlockList | undefined;
  /** Names under which the server answers, besides addresses, local names and that of `publicUrl`; `*`: any. */
  readonly allowedHosts: readonly string[];
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

const DAY_MS = 24 * 3_600_000;

/** The message for an invalid value: never the value itself, which may hold a password. */
const said = (text: string) => ({ error: text });
/** The longest timeout of Node: 25 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const HUNDRED_YEARS_DAYS = 36_500;

/** Digits only: other JavaScript numbers (`0x50`, `1e3`) are more likely a slip. */
function wholeNumber(least: number, most: number, of = ''): z.ZodType<number, string> {
  const told = said(`must be a whole number${of} from ${least} to ${most}`);
  return z
    .string()
    .trim()
    .regex(/^\d+$/, { ...told, abort: true })
    .transform(Number)
    .pipe(z.number().int(told).min(least, told).max(most, told));
}
const AS_DAYS = said(`must be a number of days from 0 (never) to ${HUNDRED_YEARS_DAYS}`);
const AS_HOST = said('must be an address or name of this machine alone, such as 127.0.0.1: no http://, no port');
const AS_HOSTS = said('must be names such as game.school.example, separated by commas, or * for any');
const AS_DATABASE = said('must look like postgres://user:password@host:5432/database');
const AS_REDIS = said('must look like redis://:password@host:6379');
const GROUP_STORE = said('needs a database that several servers can share: set DATABASE_URL as well');
const AS_LEVEL = said('must be silent, error, warn, info or debug');
const timerMs = wholeNumber(0, LONGEST_TIMER_MS, ' of milliseconds');

/** Addresses that stand for many machines or for none. */
const NOBODYS = new BlockList();
NOBODYS.addSubnet('224.0.0.0', 3, 'ipv4');
NOBODYS.addSubnet('ff00::', 8, 'ipv6');

function isHost(text: string): boolean {
  const version = isIP(text);
  if (version !== 0) return !NOBODYS.check(text.replace(/%.*/, ''), version === 4 ? 'ipv4' : 'ipv6');
  return /^[\p{L}\d]([\p{L}\d._-]*[\p{L}\d])?\.?$/u.test(text) && !/^[\d.]+$/.test(text);
}

/** Whether it names a database and its place: a host, or the folder of a socket. */
function namesDatabase(text: string): boolean {
  const { host, pathname, searchParams } = new URL(text);
  return pathname.length > 1 && pathname.startsWith('/') && (host !== '' || searchParams.has('host'));
}

function isPlain(text: string): boolean {
  const { search, hash, username, password } = new URL(text);
  return `${search}${hash}${username}${password}` === '';
}

/** An address without a trailing slash, query or password, that looks like this one. */
function webAddress(protocol: RegExp, example: string): z.ZodType<string, string> {
  const told = said(`must look like ${example}`);
  return z
    .url({ protocol, ...told, abort: true })
    .refine(isPlain, told)
    .transform((url) => withoutSlash(new URL(url)));
}

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(2567),
  HOST: z.string().trim().refine(isHost, AS_HOST).optional(),
  LAST_ACK_DB: z.string().default('.data/last-ack.sqlite'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, ...AS_DATABASE, abort: true })
    .refine(namesDatabase, AS_DATABASE)
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, ...AS_REDIS }).optional(),
  INTERNAL_URL: webAddress(/^http$/, 'http://10.0.0.3:2567').optional(),
  SOCKET_URL: webAddress(/^https?$/, 'https://uni.example/lastack/p/2567').optional(),
  LAST_ACK_PAGE: z.string().default(() => inPackage('dist/client')),
  LAST_ACK_MAX_ROOMS: wholeNumber(1, 1_000_000, ' of matches').default(4000),
  LAST_ACK_AWAY_MS: timerMs.default(12_000),
  LAST_ACK_ABANDON_MS: timerMs.default(5 * 60_000),
  LAST_ACK_IDLE_MS: timerMs.default(30 * 60_000),
  LAST_ACK_KEEP_MS: wholeNumber(0, HUNDRED_YEARS_DAYS * DAY_MS, ' of milliseconds').default(30 * DAY_MS),
  RETENTION_DAYS: z
    .string()
    .trim()
    .regex(/^\d+(\.\d+)?$/, { ...AS_DAYS, abort: true })
    .transform(Number)
    .pipe(z.number().max(HUNDRED_YEARS_DAYS, AS_DAYS))
    .default(180),
  HOST_PASSWORD: z
    .string()
    .min(1, said('is empty: give a password, or leave it out if everybody may open classes'))
    .optional(),
  TRUST_PROXY: z.string().default('loopback').transform(readOrIssue(readProxies)),
  PUBLIC_URL: webAddress(/^https?$/, 'https://uni.example/lastack').optional(),
  METRICS: z.string().transform(readOrIssue(readProxies)).optional(),
  ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''))
    .refine((names) => names.every((name) => name === '*' || isHost(name)), AS_HOSTS),
  LAST_ACK_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug'], AS_LEVEL).default('info'),
});
const checked = environment.refine(
  ({ REDIS_URL, DATABASE_URL }) => REDIS_URL === undefined || DATABASE_URL !== undefined,
  { ...GROUP_STORE, path: ['REDIS_URL'] },
);

/** Empty counts as absent, except for the password: access must not be open by mistake. */
function given(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name === 'HOST_PASSWORD' || (value ?? '').trim() !== ''),
  );
}

/** A parser that throws, as zod wants it. */
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

/** @throws z.ZodError, which names the variable, if a setting is invalid */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = checked.parse(given(env));
  return {
    port: read.PORT,
    host: read.HOST,
    dbPath: read.LAST_ACK_DB,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL,
    internalUrl: read.INTERNAL_URL,
    socketUrl: read.SOCKET_URL,
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
    metricsReaders: read.METRICS,
    allowedHosts: read.ALLOWED_HOSTS,
    logLevel: read.LAST_ACK_LOG,
  };
}
