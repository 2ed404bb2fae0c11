/** How a match begins: what its log holds first, and where its clock stands. Knows no room. */

import { createDuel } from '../duel/duel.ts';
import type { BotProfile, MatchOptions, Seat } from '../duel/options.ts';
import type { MatchLog, NewMatch, StoredMatch, StoredSeat } from './log.ts';
import { clockFrom, MatchClock, stoppedClock } from './match-clock.ts';
import type { MatchPorts, MatchSetup, PracticeSetup } from './match-setup.ts';

/** A match as it is first written, with its seats, and its clock. */
export interface Beginning {
  readonly stored: NewMatch & { readonly seats: readonly StoredSeat[] };
  readonly clock: MatchClock;
}

/** A match with both seats free or, as a class duel, with both taken; its clock runs from now. */
export function newMatch(time: MatchPorts['time'], { id, code, against, duel, ...how }: MatchSetup): Beginning {
  const createdAt = time.date();
  const clock = clockFrom(createdAt, time.now);
  const { classId = null, seats = [], timeFactors = [] } = duel ?? {};
  const factors = timeFactors.map(
    ([seat, factor]) => ({ type: 'time-factor-set', at: createdAt, seat, factor }) as const,
  );
  const events = [...createDuel(how, createdAt), ...factors];
  return { stored: { id, code, against, classId, createdAt, events, clock: clock.stored(), seats }, clock };
}

/** Practice: the bot has the other seat, and the clock stands where the copied log ends. */
export function newPractice(time: MatchPorts['time'], { id, code, seat, events }: PracticeSetup): Beginning {
  const createdAt = time.date();
  const clock = { behindMs: 0, stoppedAt: events.at(-1)?.at ?? createdAt };
  const seats = [botIn(seat === 0 ? 1 : 0, 'perfect')];
  const stored = { id, code, against: 'bot', classId: null, createdAt, events, clock, seats } as const;
  return { stored, clock: new MatchClock(time.now, clock) };
}

/**
 * The clock of a match that comes back: it stands where the match was when the server died.
 * @param beatAt the last sign of life before this start; null: none was kept
 */
export function clockAfterCrash(time: MatchPorts['time'], stored: StoredMatch, beatAt: number | null): MatchClock {
  const eventAt = stored.events.at(-1)?.at ?? stored.createdAt;
  return stoppedClock(time.now, stored.clock, { eventAt, beatAt: isPaused(stored) ? null : beatAt });
}

/** The seat of the bot in a match against it. */
export const BOT_SEAT: Seat = 1;

/** The options of a match against this bot. What makes the deaf bot deaf is its application: it belongs to the match. */
export function optionsAgainst(bot: BotProfile, options: MatchOptions): MatchOptions {
  return bot === 'deaf' ? { ...options, deaf: BOT_SEAT } : options;
}

/**
 * Writes a new match. If it was already written, because a connection broke before the confirmation, uses what was written.
 * @returns its events
 */
export async function createdIn(
  log: MatchLog,
  match: NewMatch,
  seats: readonly StoredSeat[],
): Promise<NewMatch['events']> {
  try {
    await log.create(match, seats);
    return match.events;
  } catch (error) {
    const written = await log.eventsFrom(match.id, 0);
    if (written.length === 0) throw error;
    return written;
  }
}

/** Whether the match is paused at the end of its log. */
function isPaused({ events }: StoredMatch): boolean {
  return events.findLast(({ type }) => type === 'held' || type === 'released')?.type === 'held';
}

/** A seat taken by a bot, without a key. */
export function botIn(seat: Seat, bot: BotProfile): StoredSeat {
  return { seat, name: bot, kind: 'bot', bot, keyHash: null };
}
