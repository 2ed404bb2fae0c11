/** How a room gets its match: a new one as its first client or a class requests, or one of the log. */

import { randomInt } from 'node:crypto';
import { ServerError } from '@colyseus/core';
import { levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { SEATS, type Seat } from '../../shared/duel/options.ts';
import type { JoinOptions } from '../../shared/protocol.ts';
import type { StoredSeat } from '../../shared/match/log.ts';
import type { DuelSetup } from './class/open-duels.ts';
import { Match } from '../../shared/match/match.ts';
import type { MatchPorts } from '../../shared/match/match-setup.ts';
import { optionsAgainst } from '../../shared/match/new-match.ts';
import { readJoin } from './messages.ts';
import { meteredLog } from '../operation/metered-log.ts';
import { newRoom } from './new-room.ts';
import { publicRooms } from './room-budget.ts';
import { refusal } from './refusal.ts';
import type { Services } from './services.ts';

type Joining<K extends JoinOptions['kind']> = Extract<JoinOptions, { kind: K }>;

/**
 * What a room is created with: the services, and the options of its first client, the code of a restored match, or a
 * duel.
 */
export interface RoomSetup {
  readonly services: Services;
  readonly returning?: string;
  /** The id of a duel that a class is about to open. */
  readonly opening?: string;
}

/** @throws ServerError with a refusal as its message */
export function matchFor({ services, returning, opening, ...asked }: RoomSetup): Promise<Match> {
  if (opening !== undefined) return openDuel(services, opening);
  return returning === undefined ? openMatch(services, asked) : returnMatch(services, returning);
}

async function openMatch(services: Services, asked: unknown): Promise<Match> {
  const read = readJoin(asked);
  if (!read.ok || read.join.kind !== 'create') throw refusal('no-such-match');
  if (services.open.size >= publicRooms(services.settings)) throw refusal('server-busy');
  return await createMatch(services, read.join);
}

async function createMatch(
  services: Services,
  { against, options, bot, level: own }: Joining<'create'>,
): Promise<Match> {
  const level = levelOf(services, options.levelId, own);
  const profile = against === 'bot' ? (bot ?? 'perfect') : null;
  const { open, group } = services;
  const match = await Match.open(portsOf(services), {
    ...(await newRoom({ inUse: (code) => open.has(code), group })),
    against,
    seed: seedOf(services),
    level,
    options: profile === null ? options : optionsAgainst(profile, options),
  });
  if (profile !== null) await match.seatBot(profile);
  return match;
}

function portsOf({ store, meter, time, settings, duels }: Services): MatchPorts {
  return { log: meteredLog(store, meter), time, limits: settings, isHeard: (classId) => duels.isHeard(classId) };
}

function seedOf({ seed }: Services): number {
  return seed ?? randomInt(2 ** 32);
}

/** A player's own level replaces none of the game's. */
function levelOf({ captures }: Services, id: string, own: Level | undefined): Level {
  const shipped = levelById(id, captures);
  if (own !== undefined && shipped !== null) throw refusal('bad-level');
  const level = own ?? shipped;
  if (level === null) throw refusal('no-such-level');
  return level;
}

/** @throws ServerError if no match of this code is to be restored */
async function returnMatch(services: Services, code: string): Promise<Match> {
  const returned = await services.returning.match(code);
  if (returned === null) throw refusal('no-such-match');
  return Match.restore(portsOf(services), returned.stored, returned.aliveAt);
}

/** @throws ServerError if no class is about to open a duel of this id */
function openDuel(services: Services, matchId: string): Promise<Match> {
  const setup = services.duels.setupOf(matchId);
  if (setup === null) return Promise.reject(refusal('no-such-match'));
  const { code, classId, level, options } = setup;
  const timeFactors = SEATS.flatMap((seat) => {
    const factor = setup.seats[seat]?.timeFactor ?? '1';
    return factor === '1' ? [] : [[seat, factor] as const];
  });
  const seats = SEATS.map((seat) => seatIn(setup, seat));
  return Match.open(portsOf(services), {
    id: matchId,
    code,
    against: 'class',
    seed: seedOf(services),
    level,
    options,
    duel: { classId, seats, timeFactors },
  });
}

function seatIn({ seats }: DuelSetup, seat: Seat): StoredSeat {
  const student = seats[seat];
  if (student === null) return { seat, name: 'perfect', kind: 'bot', bot: 'perfect', keyHash: null };
  return { seat, name: student.name, kind: 'person', bot: null, keyHash: student.keyHash };
}

/** The creator of a match gets its first seat, except in quick match, where they may be the second. */
export function wantsOwn({ kind }: JoinOptions, against: Match['against']): boolean {
  return kind === 'create' && against !== 'anyone';
}

/**
 * A refusal goes to the client as it is; an internal error goes to the log, and the client is told that the server is
 * busy.
 */
export async function orBusy<T>({ log }: Services, task: Promise<T>): Promise<T> {
  try {
    return await task;
  } catch (error) {
    if (error instanceof ServerError) throw error;
    log.write('entry-failed', { error });
    throw refusal('server-busy');
  }
}
