/** How a room comes by its match: a new one as its first client asks, or one of the log. */

import { ServerError } from '@colyseus/core';
import { levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { Match } from './match.ts';
import { readJoin } from './messages.ts';
import { refusal } from './refusal.ts';
import { newCode } from './seat-key.ts';
import type { Services } from './services.ts';

/** @throws ServerError with a refusal as its message */
export async function openMatch(services: Services, asked: unknown): Promise<Match> {
  const read = readJoin(asked);
  if (!read.ok || read.join.kind !== 'create') throw refusal('no-such-match');
  const { against, options, bot, level: own } = read.join;
  if (services.open.size >= services.settings.maxRooms) throw refusal('server-busy');
  const level = levelOf(services, options.levelId, own);
  const code = newCode((taken) => services.open.has(taken));
  const match = await Match.open(services, { code, against, level, options });
  if (against === 'bot') await match.seatBot(bot ?? 'perfect');
  return match;
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
