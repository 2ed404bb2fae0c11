/** The source of a review: the record of a finished match, or the part of it in the view of a seat. */

import { BOT_PROFILES, type BotProfile, type Seat } from '../../shared/duel/options.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';

/** A finished match as its review reads it. */
export interface Reviewed extends Pick<MatchRecord, 'levelId' | 'bots' | 'review' | 'steps'> {
  /** The reader's seat, whose end is on the left in amber; absent: the reader played neither end. */
  readonly you?: Seat;
}

/** The players' names, by seat. */
export type Players = Pick<Reviewed, 'bots' | 'review'>;

/**
 * The match that has just ended, from its player's view.
 * @param review of the view, present once the match is over
 * @returns the match without steps: those are in its record
 */
export function reviewedBySeat({ levelId, you, peer }: SeatView, review: Review): Reviewed {
  const bot = peer.kind === 'bot' ? (peer.bot ?? 'perfect') : null;
  return { levelId, review, bots: you.seat === 0 ? [null, bot] : [bot, null], steps: noSteps(review), you: you.seat };
}

/** The same from the third player's view, in which a bot is named after its profile. */
export function reviewedByWire({ levelId }: WireView, review: Review): Reviewed {
  const [first, second] = review.names;
  return { levelId, review, bots: [profileOf(first), profileOf(second)], steps: noSteps(review) };
}

function profileOf(name: string): BotProfile | null {
  return BOT_PROFILES.find((profile) => profile === name) ?? null;
}

function noSteps({ halves }: Review): Reviewed['steps'] {
  return halves.map(() => []);
}
