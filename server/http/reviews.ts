/** Finished matches, as their pages show them, for every request with the link. */

import compression from 'compression';
import type { Application } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import { finishedMatch } from '../rooms/finished-match.ts';
import type { Services } from '../rooms/services.ts';
import { factsOfStored } from '../../shared/match/stored-facts.ts';
import { asNamedInClass } from '../rooms/named-in-class.ts';
import { addressOf, budgetKey } from '../sender.ts';
import { spending } from './spending.ts';

/** Per address, which may be that of a whole class, each of whom reviews a few duels at once. */
const BUDGET = { points: 1500, duration: 60 };
/** The extra cost of an unknown id. */
const WRONG_ID = 6;
/** A finished match does not change, but it can be deleted. */
const FRESH = 'private, max-age=60';

type Reader = Pick<Services, 'store' | 'classes'>;

/** @param app of the HTTP server */
export function serveReviews(app: Application, services: Reader): void {
  const budget = new RateLimiterMemory(BUDGET);
  app.use('/api/reviews', spending(budget), compression());
  app.get('/api/reviews/:matchId', async (request, response) => {
    const record = await recordOf(services, request.params.matchId);
    if (record === null) await budget.penalty(budgetKey(addressOf(request)), WRONG_ID);
    response.set('Cache-Control', record === null ? 'no-store' : FRESH).json(record);
  });
  app.get('/api/reviews/:matchId/log', async (request, response) => {
    const log = await logOf(services, request.params.matchId);
    if (log === null) await budget.penalty(budgetKey(addressOf(request)), WRONG_ID);
    response.set('Cache-Control', log === null ? 'no-store' : FRESH).json(log);
  });
}

/** The events of a match, for practice in one of its positions; null: it is not kept, or not over. */
async function logOf({ store }: Reader, matchId: string): Promise<readonly DuelEvent[] | null> {
  return (await finishedMatch(store, matchId))?.events ?? null;
}

async function recordOf({ store, classes }: Reader, matchId: string): Promise<MatchRecord | null> {
  const match = await finishedMatch(store, matchId);
  if (match === null) return null;
  const { createdAt, events, classId } = match;
  const told = classId === null ? [] : await classes.eventsFrom(classId, 0);
  return makeRecord({ playedAt: createdAt, events }, asNamedInClass(factsOfStored(match), told));
}
