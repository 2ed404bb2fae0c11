/** Assembles the server: one port for page and rooms, and everything needed at start and shutdown. */

import './websocket-polyfill.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineRoom, defineServer, matchMaker } from '@colyseus/core';
import { CLASS_ROOM } from '../shared/class-protocol.ts';
import { DUEL_ROOM } from '../shared/protocol.ts';
import { captureLevels } from './captures.ts';
import { lanAddresses, localNameAddress } from './http/addresses.ts';
import { serveApi } from './http/api.ts';
import { serveClasses } from './http/classes.ts';
import { serveFiles } from './http/files.ts';
import { guardRequests } from './http/guard.ts';
import { hostCheck, secureHost } from './http/hosts.ts';
import { serveLessons } from './http/kept-lessons.ts';
import { servePages } from './http/pages.ts';
import { LongWorkThread } from './http/long-work-thread.ts';
import { serveReports } from './http/reports.ts';
import { serveReviews } from './http/reviews.ts';
import { serveSharedMatches } from './http/shared-matches.ts';
import { serveErrors } from './http/errors.ts';
import { forgetOld } from './housekeeping.ts';
import { type LoopLag, measureLoopLag } from './operation/loop-lag.ts';
import { frameworkLog, type Log } from './operation/logging.ts';
import { ClassJoins } from './rooms/class/class-joins.ts';
import { classRoom } from './rooms/class/class-room.ts';
import { Auth } from './auth.ts';
import { CodeGuesses } from './rooms/code-guesses.ts';
import { guardMatchmaker } from './rooms/doors.ts';
import { OpenMatches } from './rooms/open-matches.ts';
import { inBatches } from './rooms/in-batches.ts';
import { QuickMatch } from './rooms/quick-match.ts';
import { AllReturning } from './rooms/returning.ts';
import { RoomBudget } from './rooms/room-budget.ts';
import { OpenDuels } from './rooms/class/open-duels.ts';
import { DuelRoom } from './rooms/duel-room.ts';
import type { Services } from './rooms/services.ts';
import { ownLimits } from './limits.ts';
import type { Settings } from './settings.ts';
import { Sockets } from './sockets.ts';
import { type ReleasePort, holdPort } from './start-problem.ts';
import type { Stores } from './store/class-store.ts';
import { realTime } from './system-time.ts';
import type { JoinedGroup } from './group/join-group.ts';
import { Watch } from './watch.ts';
import type { Time } from '../shared/match/time.ts';

/** A full move takes some hundred bytes. */
const LONGEST_MESSAGE = 2 * 1024;
/** How exactly a match's clock is known after a crash. */
const BEAT_MS = 1000;
/** How often unread messages are counted. */
const UNREAD_MS = 1000;
const FORGET_MS = 3_600_000;
/**
 * How long an idle connection stays open: longer than any common proxy keeps its own (Caddy: 120 s). If a proxy sends a
 * request into a connection that closes at that moment, the request is lost and its sender gets a 502.
 */
const KEEP_ALIVE_MS = 150_000;

export interface Running {
  readonly port: number;
  /** Disconnects everyone, ends the rooms and closes the log. */
  stop(): Promise<void>;
}

export interface Parts {
  readonly settings: Settings;
  readonly stores: Stores;
  readonly log: Log;
  readonly time?: Time;
  readonly seed?: number;
  /** Whether SIGTERM and SIGINT shut the process down in good order. */
  readonly endOnSignal: boolean;
  /** How late the event loop is; absent: as measured. */
  readonly lag?: Pick<LoopLag, 'ms'>;
  /** The group that this server is in; absent: it has its store to itself. */
  readonly group?: JoinedGroup;
  /** A server that already holds the port. */
  readonly releasePort?: ReleasePort;
}

/**
 * Starts listening, with every unfinished match of the log restored as a room.
 * @throws the system's error if the port is not available: then nothing has been written
 */
export async function startServer({
  settings,
  stores,
  log: plainLog,
  seed,
  endOnSignal,
  time = realTime,
  lag = measureLoopLag(),
  releasePort,
  group,
}: Parts): Promise<Running> {
  const release = releasePort ?? (await holdPort(settings));
  const watch = await Watch.begin({ settings, stores, log: plainLog, time, lag, group });
  const { log, meter } = watch;
  const services = await gatherServices({
    settings,
    stores,
    log,
    meter,
    time,
    group: group ?? null,
    ...(seed === undefined ? {} : { seed }),
  });
  const work = new LongWorkThread(stores);
  closeToOtherOrigins();
  guardMatchmaker(services);
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  // A response that nobody reads is given up; sockets of rooms have a bound of their own.
  http.setTimeout(KEEP_ALIVE_MS);
  const sockets = new Sockets({ server: http, maxPayload: LONGEST_MESSAGE });
  const server = defineServer({
    rooms: {
      [DUEL_ROOM]: defineRoom(DuelRoom, { services }),
      [CLASS_ROOM]: defineRoom(classRoom(services), { services }),
    },
    transport: sockets,
    express: (app) => {
      watch.serve(app);
      serveApi(app, services, () => reachableAt(portOf(http), settings));
      serveClasses(app, services);
      serveLessons(app, services);
      serveReports(app, services, work);
      serveReviews(app, services, work);
      serveSharedMatches(app, services);
      serveFiles(app, services);
      servePages(app, settings.pageDir, settings.publicUrl);
      serveErrors(app, services);
    },
    logger: frameworkLog(log),
    greet: false,
    gracefullyShutdown: endOnSignal,
    ...group?.colyseus(),
  });
  const chores = [
    setInterval(() => void watch.beat(), BEAT_MS),
    setInterval(() => sockets.closeUnread(), UNREAD_MS),
    // What fails here fails in the sign of life as well, which says so.
    setInterval(() => void group?.sweep().catch(() => undefined), BEAT_MS),
    setInterval(
      () => void forget(services).catch((error: unknown) => log.write('deletion-failed', { error })),
      FORGET_MS,
    ),
  ];
  server.onBeforeShutdown(async () => {
    watch.stopping();
    await group?.leave().catch((error: unknown) => log.write('group-not-left', { error }));
  });
  server.onShutdown(async () => {
    for (const chore of chores) clearInterval(chore);
    if (group === undefined) await stores.matches.beat(time.now());
    await work.close();
    await stores.close();
  });
  // Before the first page can request them.
  await matchMaker.onReady;
  await bringBack(services);
  await release();
  await Promise.race([failsToListen(http), server.listen(settings.port, settings.host)]);
  guardRequests(http, {
    proxies: settings.proxies,
    prefix: prefixOf(settings),
    isServed: hostCheck(settings),
    secureHost: secureHost(settings),
    time,
    others: group?.others,
  });
  await group?.enter(portOf(http));
  watch.started(services, http);
  return { port: portOf(http), stop: () => server.gracefullyShutdown(false) };
}

/** Rejects if somebody has taken the port since it was tried: the framework would only log that. */
function failsToListen(http: Server): Promise<never> {
  return new Promise((_, reject) => http.once('error', reject));
}

/** The addresses for others, best first: the configured one, otherwise those of this machine. */
function reachableAt(port: number, { host, publicUrl }: Settings): readonly string[] {
  if (publicUrl !== undefined) return [publicUrl];
  const name = localNameAddress(port, host);
  return [...lanAddresses(port, host), ...(name === null ? [] : [name])];
}

/** The path under which others find this server, or '' if it has none of its own. */
function prefixOf({ publicUrl = 'http://localhost' }: Pick<Settings, 'publicUrl'>): string {
  return new URL(publicUrl).pathname.replace(/\/$/, '');
}

/** The actual port, also if any free one was requested. */
function portOf(http: Server): number {
  return (http.address() as AddressInfo).port;
}

type Given = Pick<Parts, 'stores'> & Pick<Services, 'settings' | 'log' | 'meter' | 'time' | 'seed'>;

async function gatherServices({
  stores,
  group,
  ...parts
}: Given & { readonly group: JoinedGroup | null }): Promise<Services> {
  const { matches, classes, lessons } = stores;
  await forgetOld({ ...parts, store: matches, classes, lessons });
  const open = new Set<string>();
  const openMatches = new OpenMatches();
  const limits = group?.limits ?? ownLimits;
  const services = {
    ...parts,
    limits,
    store: matches,
    classes,
    lessons,
    returning: group?.returning ?? (await AllReturning.of(stores)),
    group,
    captures: captureLevels(),
    duels: new OpenDuels({ settings: parts.settings, open }),
    open,
    classrooms: new Map(),
    auth: new Auth(parts.settings, limits),
    matches: openMatches,
    guesses: new CodeGuesses(limits),
    classJoins: new ClassJoins(),
    roomBudget: new RoomBudget(parts.settings, openMatches, limits),
    quickMatch: new QuickMatch(openMatches),
  };
  return services;
}

/**
 * A room that cannot be restored (a log from another version) stays in the log and is reported; the others are
 * restored.
 */
async function bringBack({ returning, log }: Services): Promise<void> {
  // A class must find its duels already restored.
  const { matches, classes } = returning.atOnce();
  const bring = (room: string) => async (code: string) => {
    try {
      await matchMaker.createRoom(room, { returning: code });
    } catch (error) {
      log.write('room-not-restored', { part: room, code, error });
    }
  };
  await inBatches(matches, bring(DUEL_ROOM));
  await inBatches(classes, bring(CLASS_ROOM));
}

/** A class that is too old is deleted, even if somebody is still in it. */
async function forget(services: Services): Promise<void> {
  const expired = await forgetOld(services);
  for (const code of expired) await services.classrooms.get(code)?.delete();
}

/** Colyseus would allow every other origin; the page comes from this one. */
function closeToOtherOrigins(): void {
  Object.assign(matchMaker.controller, { DEFAULT_CORS_HEADERS: {}, getCorsHeaders: () => ({}) });
}
