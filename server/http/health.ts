/** For those who watch the server: whether the process lives, whether it is ready, and its metrics. */

import type { BlockList } from 'node:net';
import { isIP } from 'node:net';
import type { Application, Request, Response } from 'express';
import type { Metrics } from '../operation/metrics.ts';
import type { Readiness } from '../operation/readiness.ts';

interface Watched {
  readonly readiness: Pick<Readiness, 'missing'>;
  /** With those who may read them; null: nobody may, and nothing is measured. */
  readonly metrics: (Pick<Metrics, 'text' | 'contentType'> & { readonly readers: BlockList }) | null;
}

/** Call it before anything else is served. @param app of the HTTP server */
export function serveHealth(app: Application, { readiness, metrics }: Watched): void {
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });
  app.get('/readyz', (_request, response) => {
    const missing = readiness.missing();
    const ready = missing.length === 0;
    response
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ ready, missing });
  });
  if (metrics === null) return;
  app.get('/metrics', async (request, response, next) => {
    if (!mayRead(request, metrics.readers)) return next();
    await sendMetrics(metrics, response);
  });
}

/** [NET236] A request that a proxy has passed on is the public's, whatever address it is from. */
function mayRead({ headers, socket }: Request, readers: BlockList): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(address);
  return version !== 0 && readers.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

async function sendMetrics(metrics: NonNullable<Watched['metrics']>, response: Response): Promise<void> {
  const text = await metrics.text();
  response.set('Cache-Control', 'no-store').set('Content-Type', metrics.contentType).send(text);
}
