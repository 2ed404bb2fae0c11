/** Matches that are over, as their pages show them, for everybody who has the link. */

import compression from 'compression';
import type { Application, NextFunction, Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RefusalCode } from '../../shared/duel/command.ts';
import { makeRecord } from '../../shared/duel/make-record.ts';
import type { MatchRecord } from '../../shared/duel/record.ts';
import { finishedMatch } from '../rooms/finished-match.ts';
import type { Services } from '../rooms/services.ts';
import { asNamedInClass, factsOfStored } from '../rooms/stored-facts.ts';

/** Of one address, which may be that of a whole class that looks back at its duels. */
const BUDGET = { points: 240, duration: 60 };
/** What is over does not change; but it can be deleted. */
const FRESH = 'private, max-age=60';

type Reader = Pick<Services, 'store' | 'classes'>;

/** @param app of the HTTP server */
export function serveReviews(app: Application, services: Reader): void {
  app.use('/api/reviews', spending(new RateLimiterMemory(BUDGET)), compression());
  app.get('/api/reviews/:matchId', async (request, response) => {
    const record = await recordOf(services, request.params.matchId);
    response.set('Cache-Control', record === null ? 'no-store' : FRESH).json(record);
  });
}

/** Turns an address away that has asked too often. */
function spending(budget: RateLimiterMemory) {
  return async ({ headers }: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      await budget.consume(String(headers['x-real-ip'] ?? ''));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const error: RefusalCode = 'too-fast';
      response.set('Cache-Control', 'no-store').status(429).json({ error });
      return;
    }
    next();
  };
}

async function recordOf({ store, classes }: Reader, matchId: string): Promise<MatchRecord | null> {
  const match = await finishedMatch(store, matchId);
  if (match === null) return null;
  const { createdAt, events, classId } = match;
  const told = classId === null ? [] : await classes.eventsFrom(classId, 0);
  return makeRecord({ playedAt: createdAt, events }, asNamedInClass(factsOfStored(match), told));
}
