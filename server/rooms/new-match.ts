/** What a match begins with: its first events and seats, and that they are written. Knows no room. */

import type { DuelEvent } from '../../shared/duel/event.ts';
import type { BotProfile, Seat, TimeFactor } from '../../shared/duel/options.ts';
import type { NewMatch, StoredMatch, StoredSeat } from '../store/match-store.ts';
import type { Services } from './services.ts';

/**
 * Writes a new match. If it is written already, as a connection broke before anybody heard of it, it is what was written.
 * @returns its events
 */
export async function createdIn(
  store: Services['store'],
  match: NewMatch,
  seats: readonly StoredSeat[],
): Promise<NewMatch['events']> {
  try {
    await store.create(match, seats);
    return match.events;
  } catch (error) {
    const written = await store.eventsFrom(match.id, 0);
    if (written.length === 0) throw error;
    return written;
  }
}

/** Whether the teacher holds it where its log ends. */
export function isHeld({ events }: StoredMatch): boolean {
  return events.findLast(({ type }) => type === 'held' || type === 'released')?.type === 'held';
}

/** A bot in a seat: it has no key. */
export function botIn(seat: Seat, bot: BotProfile): StoredSeat {
  return { seat, name: bot, kind: 'bot', bot, keyHash: null };
}

/** That somebody has longer time from the start. */
export function factorSet(at: number, seat: Seat, factor: TimeFactor): DuelEvent {
  return { type: 'time-factor-set', at, seat, factor };
}
