/** Puts the server together: one port for page and rooms, and everything that a start and an end need. */

import './websocket-polyfill.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineRoom, defineServer, matchMaker } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { Logger } from 'pino';
import { CLASS_ROOM } from '../shared/class-protocol.ts';
import { DUEL_ROOM } from '../shared/protocol.ts';
import { captureLevels } from './captures.ts';
import { lanAddresses, localNameAddress } from './http/addresses.ts';
import { serveApi } from './http/api.ts';
import { serveClasses } from './http/classes.ts';
import { serveFiles } from './http/files.ts';
import { guardRequests } from './http/guard.ts';
import { serveLessons } from './http/lessons.ts';
import { servePages } from './http/pages.ts';
import { serveReports } from './http/report.ts';
import { serveReviews } from './http/reviews.ts';
import { serveTroubles } from './http/troubles.ts';
import { forgetOld } from './housekeeping.ts';
import { frameworkLog } from './logging.ts';
import { classRoom } from './rooms/class/class-room.ts';
import { FrontDoor } from './rooms/class/front-door.ts';
import { CodeGuesses } from './rooms/code-guesses.ts';
import { guardMatchmaker } from './rooms/doors.ts';
import { OpenMatches } from './rooms/open-matches.ts';
import { PracticeBudget } from './rooms/practice-budget.ts';
import { QuickMatch } from './rooms/quick-match.ts';
import { RoomBudget } from './rooms/room-budget.ts';
import { OpenDuels } from './rooms/class/open-duels.ts';
import { DuelRoom } from './rooms/duel-room.ts';
import type { Services } from './rooms/services.ts';
import type { Settings } from './settings.ts';
import { tryPort } from './start-problem.ts';
import type { Stores } from './store/class-store.ts';
import { realTime, type Time } from './time.ts';

/** A move with everything in it is some hundred bytes. */
const LONGEST_MESSAGE = 2 * 1024;
/** How exactly a match's clock is known after a crash. */
const BEAT_MS = 1000;
const FORGET_MS = 3_600_000;

export interface Running {
  readonly port: number;
  /** Lets everybody go, ends the rooms and closes the log. */
  stop(): Promise<void>;
}

export interface Parts {
  readonly settings: Settings;
  readonly stores: Stores;
  readonly log: Logger;
  readonly time?: Time;
  readonly seed?: number;
  /** Whether SIGTERM and SIGINT end the process in good order. */
  readonly endOnSignal: boolean;
}

/**
 * Starts listening, with every unfinished match of the log back as a room.
 * @throws the system's error, if the port cannot be had: then nothing has been written
 */
export async function startServer({
  settings,
  stores,
  log,
  seed,
  endOnSignal,
  time = realTime,
}: Parts): Promise<Running> {
  await tryPort(settings);
  const services = await gatherServices({ settings, stores, log, time, ...(seed === undefined ? {} : { seed }) });
  closeToOtherOrigins();
  guardMatchmaker(services);
  const http = createServer();
  const server = defineServer({
    rooms: {
      [DUEL_ROOM]: defineRoom(DuelRoom, { services }),
      [CLASS_ROOM]: defineRoom(classRoom(services), { services }),
    },
    transport: new WebSocketTransport({ server: http, maxPayload: LONGEST_MESSAGE }),
    express: (app) => {
      serveApi(app, services, () => reachableAt(portOf(http), settings));
      serveClasses(app, services);
      serveLessons(app, services);
      serveReports(app, services);
      serveReviews(app, services);
      serveFiles(app, services);
      servePages(app, settings.pageDir);
      serveTroubles(app, services);
    },
    logger: frameworkLog(log, time.now),
    greet: false,
    gracefullyShutdown: endOnSignal,
  });
  const chores = [
    setInterval(() => void stores.matches.beat(time.now()).catch((err) => log.error({ err }, 'no beat')), BEAT_MS),
    setInterval(() => void forget(services).catch((err) => log.error({ err }, 'nothing forgotten')), FORGET_MS),
  ];
  server.onShutdown(async () => {
    for (const chore of chores) clearInterval(chore);
    await stores.matches.beat(time.now());
    await stores.close();
  });
  // Before the first page can ask for them.
  await matchMaker.onReady;
  await bringBack(services);
  await Promise.race([failsToListen(http), server.listen(settings.port, settings.host)]);
  guardRequests(http, { proxies: settings.proxies, prefix: prefixOf(settings) });
  return { port: portOf(http), stop: () => server.gracefullyShutdown(false) };
}

/** Rejects where somebody has taken the port since it was tried: the framework would only log that. */
function failsToListen(http: Server): Promise<never> {
  return new Promise((_, reject) => http.once('error', reject));
}

/** What others are told, the best first: as it was set, else what this machine is found by. */
function reachableAt(port: number, { host, publicUrl }: Settings): readonly string[] {
  if (publicUrl !== undefined) return [publicUrl];
  const name = localNameAddress(port, host);
  return [...lanAddresses(port, host), ...(name === null ? [] : [name])];
}

/** The path under which others find this server, '' if it is none of its own. */
function prefixOf({ publicUrl = 'http://localhost' }: Pick<Settings, 'publicUrl'>): string {
  return new URL(publicUrl).pathname.replace(/\/$/, '');
}

/** The port that is listened on, also where any free one was asked for. */
function portOf(http: Server): number {
  return (http.address() as AddressInfo).port;
}

async function gatherServices({
  stores: { matches, classes, lessons },
  ...parts
}: Pick<Parts, 'stores'> & Pick<Services, 'settings' | 'log' | 'time' | 'seed'>): Promise<Services> {
  await forgetOld({ ...parts, store: matches, classes });
  const open = new Set<string>();
  const returning = new Map((await matches.unfinished()).map((match) => [match.code, match]));
  const openMatches = new OpenMatches();
  const services = {
    ...parts,
    store: matches,
    classes,
    lessons,
    returning,
    captures: captureLevels(),
    duels: new OpenDuels({ settings: parts.settings, open }),
    open,
    returningClasses: new Set(await classes.unended()),
    classrooms: new Map(),
    frontDoor: new FrontDoor(parts.settings),
    practice: new PracticeBudget(),
    matches: openMatches,
    guesses: new CodeGuesses(),
    roomBudget: new RoomBudget(parts.settings, openMatches),
    quickMatch: new QuickMatch(openMatches),
    beatAt: await matches.lastBeat(),
  };
  return services;
}

/** What does not come back (a log from another version) is left in the log and reported; the others do. */
async function bringBack({ returning, returningClasses, log }: Services): Promise<void> {
  // A class finds its duels where they are already.
  const rooms = [
    ...[...returning.keys()].map((code) => [DUEL_ROOM, code] as const),
    ...[...returningClasses].map((code) => [CLASS_ROOM, code] as const),
  ];
  for (const [room, code] of rooms) {
    try {
      await matchMaker.createRoom(room, { returning: code });
    } catch (err) {
      log.error({ err, code }, `a ${room} did not come back`);
    }
  }
}

/** A class that is too old goes, even if somebody is still in it. */
async function forget(services: Services): Promise<void> {
  const expired = await forgetOld(services);
  for (const code of expired) await services.classrooms.get(code)?.delete();
}

/** Colyseus would invite every other origin; the page comes from this one. */
function closeToOtherOrigins(): void {
  Object.assign(matchMaker.controller, { DEFAULT_CORS_HEADERS: {}, getCorsHeaders: () => ({}) });
}
