/** Rejects an address that has asked too often. */

import type { RequestHandler, Response } from 'express';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import { normaliseCode } from '../../shared/protocol.ts';
import type { CodeGuesses } from '../rooms/code-guesses.ts';
import { addressOf, budgetKey } from '../sender.ts';

/** When it is worth trying again. */
const RETRY_MS = 60_000;

/** Passes a request if its address has a point left in this budget; otherwise answers 429. */
export function spending(budget: RateLimiterAbstract): RequestHandler {
  return async (request, response, next) => {
    try {
      await budget.consume(budgetKey(addressOf(request)));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) return next(refused);
      return refuse(response, refused.msBeforeNext);
    }
    next();
  };
}

/** Passes a request about the room of `:code` unless its address has named too many unknown codes. */
export function hearing(guesses: CodeGuesses): RequestHandler<{ code: string }> {
  return async (request, response, next) => {
    const heard = await guesses.hears(normaliseCode(request.params.code), addressOf(request));
    if (heard) next();
    else refuse(response, RETRY_MS);
  };
}

function refuse(response: Response, retryMs: number): void {
  const error: RefusalCode = 'too-fast';
  response.set('Cache-Control', 'no-store').set('Retry-After', `${Math.ceil(retryMs / 1000)}`);
  response.status(429).json({ error });
}
