/** Serves the built page: hashed files for ever, the page itself always fresh, and the page for every link into it. */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import compression from 'compression';
import express, { type Application, type Response } from 'express';

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
  app.get(/^\/([dc]\/[^/]{1,80}|r\/[\w-]+)\/?$/, async (request, response) => {
    const page = await readFile(`${root}/index.html`, 'utf8').catch(() => null);
    if (page === null) notFound(response);
    else response.set('Cache-Control', 'no-cache').type('html').send(pageBelow(page, request.path));
  });
  app.use((_request, response) => notFound(response));
}

/** The page as it is to stand at a path: what it names beside itself is as many steps further up. */
function pageBelow(page: string, path: string): string {
  const steps = path.split('/').length - 2;
  return page.replaceAll('"./', `"${'../'.repeat(steps)}`);
}

function notFound(response: Response): void {
  response.status(404).type('text').send('There is nothing here.');
}
