/** Turns an address away that has asked too often. */

import type { RequestHandler, Response } from 'express';
import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RefusalCode } from '../../shared/duel/command.ts';
import { normaliseCode } from '../../shared/protocol.ts';
import type { CodeGuesses } from '../rooms/code-guesses.ts';
import { addressOf, budgetKey } from './sender.ts';

/** When it is worth trying again. */
const RETRY_MS = 60_000;

/** Lets a request pass if its address still has a point in this budget; else it is answered with 429. */
export function spending(budget: RateLimiterMemory): RequestHandler {
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

/** Lets a question about the room of `:code` pass, unless its address has named too many codes that nobody has. */
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
