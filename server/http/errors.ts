/** Error responses: a status code and no details. */

import type { Application, NextFunction, Request, Response } from 'express';
import type { Services } from '../rooms/services.ts';

/**
 * Call it after everything else is served.
 * @param app of the HTTP server
 */
export function serveErrors(app: Application, { log }: Pick<Services, 'log'>): void {
  app.use((err: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(err);
    // Logging malformed requests of strangers would fill the log.
    if (status >= 500) log.write('http-failed', { request: 'other', error: err });
    // An answer that has begun can only be aborted.
    if (response.headersSent) return next(err);
    response.set('Cache-Control', 'no-store').status(status).json({});
  });
}

function statusOf(err: unknown): number {
  const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
