/** Finished matches, as their pages show them, for every request with the link. */

import compression from 'compression';
import type { Application, Request, Response } from 'express';
import type { Services } from '../rooms/services.ts';
import { addressOf, budgetKey } from '../sender.ts';
import { KeptAnswers } from './kept-answers.ts';
import type { LongJob } from './long-work.ts';
import type { LongWork } from './long-work-thread.ts';
import { spending } from './spending.ts';

/** Per address, which may be that of a whole class, each of whom reviews a few duels at once. */
const BUDGET = { points: 1500, duration: 60 };
/** The extra cost of an unknown id. */
const WRONG_ID = 6;
/** A finished match does not change, but it can be deleted. */
const FRESH_S = 60;

/** @param app of the HTTP server */
export function serveReviews(
  app: Application,
  { time, limits }: Pick<Services, 'time' | 'limits'>,
  work: LongWork,
): void {
  const budget = limits('reviews', BUDGET);
  const kept = new KeptAnswers(time, FRESH_S * 1000);
  const send = async (kind: 'record' | 'log', matchId: string, request: Request, response: Response) => {
    const job: LongJob = { kind, matchId };
    const answer = await kept.get(`${kind} ${matchId}`, () => work.do(job));
    const found = answer?.ok === true ? answer.body : null;
    if (found === null) await budget.penalty(budgetKey(addressOf(request)), WRONG_ID);
    response.set('Cache-Control', found === null ? 'no-store' : `private, max-age=${FRESH_S}`);
    response.type('json').send(Buffer.from(found ?? 'null'));
  };
  app.use('/api/reviews', spending(budget), compression());
  app.get('/api/reviews/:matchId', (request, response) => send('record', request.params.matchId, request, response));
  app.get('/api/reviews/:matchId/log', (request, response) => send('log', request.params.matchId, request, response));
}
