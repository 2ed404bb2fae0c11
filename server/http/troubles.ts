/** What whoever asks gets when a request cannot be answered: a status, and no word of why. */

import type { Application, NextFunction, Request, Response } from 'express';
import type { Services } from '../rooms/services.ts';

/** Call it after everything else is served. @param app of the HTTP server */
export function serveTroubles(app: Application, { log }: Pick<Services, 'log'>): void {
  app.use((err: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(err);
    // What a stranger asks wrongly would fill the log.
    if (status >= 500) log.error({ err }, 'a request could not be answered');
    // An answer that has begun can only be broken off.
    if (response.headersSent) return next(err);
    response.set('Cache-Control', 'no-store').status(status).json({});
  });
}

function statusOf(err: unknown): number {
  const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
