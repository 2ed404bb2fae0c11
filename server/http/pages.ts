/** Serves the built page: hashed files for ever, the page itself always fresh, and the page for every link into it. */

import { resolve } from 'node:path';
import compression from 'compression';
import express, { type Application } from 'express';

/**
 * @param app of the HTTP server
 * @param pageDir the folder of the built page; if it is missing every page is 404
 */
export function servePages(app: Application, pageDir: string): void {
  const root = resolve(pageDir);
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true });
  });
  app.use(compression());
  app.use(
    '/assets',
    express.static(`${root}/assets`, { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
  app.use(
    express.static(root, { cacheControl: false, setHeaders: (response) => response.set('Cache-Control', 'no-cache') }),
  );
  // A code out of a message may bring along what stood around it: the page knows what it is.
  app.get(/^\/([dc]\/[^/]{1,80}\/?|r\/[\w-]+\/?)?$/, (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root });
  });
  app.use((_request, response) => {
    response.status(404).type('text').send('There is nothing here.');
  });
}
