/** Matches that are over, as their pages show them, for everybody who has the link. */

import compression from 'compression';
import type { Application } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { makeRecord } from '../../shared/duel/make-record.ts';
import type { MatchRecord } from '../../shared/duel/record.ts';
import { finishedMatch } from '../rooms/finished-match.ts';
import type { Services } from '../rooms/services.ts';
import { asNamedInClass, factsOfStored } from '../rooms/stored-facts.ts';
import { addressOf, budgetKey } from './sender.ts';
import { spending } from './spending.ts';

/** Of one address, which may be that of a whole class, of which each looks back at a few duels at once. */
const BUDGET = { points: 1500, duration: 60 };
/** What an id that is none costs beside. */
const WRONG_ID = 6;
/** What is over does not change; but it can be deleted. */
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
}

async function recordOf({ store, classes }: Reader, matchId: string): Promise<MatchRecord | null> {
  const match = await finishedMatch(store, matchId);
  if (match === null) return null;
  const { createdAt, events, classId } = match;
  const told = classId === null ? [] : await classes.eventsFrom(classId, 0);
  return makeRecord({ playedAt: createdAt, events }, asNamedInClass(factsOfStored(match), told));
}
