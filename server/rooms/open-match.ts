/** How a room comes by its match: a new one as its first client or a class asks, or one of the log. */

import { ServerError } from '@colyseus/core';
import { levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { type BotProfile, type MatchOptions, SEATS, type Seat } from '../../shared/duel/options.ts';
import { practiceLog } from '../../shared/duel/practice.ts';
import type { JoinOptions } from '../../shared/protocol.ts';
import type { StoredSeat } from '../store/match-store.ts';
import type { DuelSetup } from './class/class-duel.ts';
import { finishedMatch } from './finished-match.ts';
import { BOT_SEAT, Match } from './match.ts';
import { readJoin } from './messages.ts';
import { publicRooms } from './room-budget.ts';
import { refusal } from './refusal.ts';
import { newCode } from './seat-key.ts';
import type { Services } from './services.ts';

type Joining<K extends JoinOptions['kind']> = Extract<JoinOptions, { kind: K }>;

/** @throws ServerError with a refusal as its message */
export async function openMatch(services: Services, asked: unknown): Promise<Match> {
  const read = readJoin(asked);
  if (!read.ok || (read.join.kind !== 'create' && read.join.kind !== 'practise')) throw refusal('no-such-match');
  if (services.open.size >= publicRooms(services.settings)) throw refusal('server-busy');
  return await (read.join.kind === 'create' ? createMatch(services, read.join) : practise(services, read.join));
}

async function createMatch(
  services: Services,
  { against, options, bot, level: own }: Joining<'create'>,
): Promise<Match> {
  const level = levelOf(services, options.levelId, own);
  const profile = against === 'bot' ? (bot ?? 'perfect') : null;
  const code = freeCode(services);
  const match = await Match.open(services, { code, against, level, options: optionsWith(profile, options) });
  if (profile !== null) await match.seatBot(profile);
  return match;
}

/** Practice in a match that is over, for whoever knows its id. */
async function practise(services: Services, { matchId, events, seat }: Joining<'practise'>): Promise<Match> {
  const match = await finishedMatch(services.store, matchId);
  if (match === null) throw refusal('no-such-match');
  const log = practiceLog(match.events, { matchId, events }, seat);
  if (log === null) throw refusal('no-position');
  if (!(await services.practice.take(matchId, log.length))) throw refusal('too-fast');
  return Match.practise(services, { code: freeCode(services), seat, events: log });
}

function freeCode({ open }: Services): string {
  return newCode((taken) => open.has(taken));
}

/** What makes the deaf bot deaf is its application, which belongs to the match: no client can ask for it. */
function optionsWith(profile: BotProfile | null, options: MatchOptions): MatchOptions {
  return profile === 'deaf' ? { ...options, deaf: BOT_SEAT } : options;
}

/** A level of a player's own takes the place of none that the game has. */
function levelOf({ captures }: Services, id: string, own: Level | undefined): Level {
  const shipped = levelById(id, captures);
  if (own !== undefined && shipped !== null) throw refusal('bad-level');
  const level = own ?? shipped;
  if (level === null) throw refusal('no-such-level');
  return level;
}

/** @throws ServerError if no match of this code is to return */
export function returnMatch(services: Services, code: string): Promise<Match> {
  const stored = services.returning.get(code);
  if (stored === undefined) return Promise.reject(refusal('no-such-match'));
  services.returning.delete(code);
  return Match.restore(services, stored);
}

/** @throws ServerError if no class is about to open a duel of this id */
export function openDuel(services: Services, matchId: string): Promise<Match> {
  const setup = services.duels.setupOf(matchId);
  if (setup === null) return Promise.reject(refusal('no-such-match'));
  const { code, classId, level, options } = setup;
  const timeFactors = SEATS.flatMap((seat) => {
    const factor = setup.seats[seat]?.timeFactor ?? '1';
    return factor === '1' ? [] : [[seat, factor] as const];
  });
  const seats = SEATS.map((seat) => seatIn(setup, seat));
  return Match.open(services, {
    code,
    against: 'class',
    level,
    options,
    duel: { matchId, classId, seats, timeFactors },
  });
}

function seatIn({ seats }: DuelSetup, seat: Seat): StoredSeat {
  const student = seats[seat];
  if (student === null) return { seat, name: 'perfect', kind: 'bot', bot: 'perfect', keyHash: null };
  return { seat, name: student.name, kind: 'person', bot: null, keyHash: student.keyHash };
}

/** Whoever asks for a match of his own is its first, except where he may be the second of those who wait for anybody. */
export function wantsOwn({ kind }: JoinOptions, against: Match['against']): boolean {
  return kind === 'practise' || (kind === 'create' && against !== 'anyone');
}

/** A refusal goes to the client as it is; a fault of ours goes to the log, and the client hears that we are busy. */
export async function orBusy<T>({ log }: Services, task: Promise<T>): Promise<T> {
  try {
    return await task;
  } catch (error) {
    if (error instanceof ServerError) throw error;
    log.error({ err: error }, 'nobody could be let in');
    throw refusal('server-busy');
  }
}
