/** Serves the built page: hashed files forever, the page itself always fresh, and the page for every link into it. */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import compression from 'compression';
import type { Application, NextFunction, Request, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';

/** A folder is not served; a redirect to it would lead out of the path that a proxy has put in front. */
const FILES = { redirect: false } as const;
/** [NET160] The build has compressed the files already; browsers accept brotli over https only. */
const PACKED = { enableBrotli: true, orderPreference: ['br', 'gzip'] };

/**
 * @param app of the HTTP server
 * @param pageDir the folder of the built page; if it is missing every page is 404
 * @param publicUrl where others find it, without a slash at the end; absent: nobody outside knows of it
 */
export function servePages(app: Application, pageDir: string, publicUrl?: string): void {
  const root = resolve(pageDir);
  app.disable('x-powered-by');
  app.use(compression(), refuseUndecodable);
  app.use(
    '/assets',
    expressStaticGzip(`${root}/assets`, {
      ...PACKED,
      index: false,
      serveStatic: { ...FILES, immutable: true, maxAge: '1y', index: false, fallthrough: false },
    }),
  );
  const sendPage = async (request: Request, response: Response) => {
    const page = await readFile(`${root}/index.html`, 'utf8').catch(() => null);
    if (page === null) return notFound(response);
    const html = pageBelow(publicUrl === undefined ? page : withPublicAddress(page, publicUrl), request.path);
    response.set('Cache-Control', 'no-cache').type('html').send(html);
  };
  if (publicUrl !== undefined) app.get(/^\/(index\.html)?$/, sendPage);
  app.use(
    expressStaticGzip(root, {
      ...PACKED,
      serveStatic: {
        ...FILES,
        cacheControl: false,
        setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
      },
    }),
  );
  // A code copied from a message may bring surrounding text along: the page handles that.
  app.get(/^\/([dc]\/[^/]{1,80}|r\/[\w-]+)\/?$/, sendPage);
  app.use((_request, response) => notFound(response));
}

/** [ROOM37] A path that cannot be decoded is answered like every bad request; the file server would say why in its own words. */
function refuseUndecodable(request: Request, _response: Response, next: NextFunction): void {
  try {
    decodeURIComponent(request.path);
    next();
  } catch {
    next({ status: 400 });
  }
}

/** The page as served at a path: its relative addresses go up as many steps as the path is deep. */
function pageBelow(page: string, path: string): string {
  const steps = path.split('/').length - 2;
  return steps === 0 ? page : page.replaceAll('"./', `"${'../'.repeat(steps)}`);
}

/**
 * [UI622] The page with the whole address of its preview: who makes one asks for it from elsewhere, and knows no relative
 * ones.
 * @param publicUrl without a slash at the end
 */
export function withPublicAddress(page: string, publicUrl: string): string {
  const whole = encodeURI(publicUrl).replaceAll('"', '%22');
  return page.replace('content="./preview.png"', `content="${whole}/preview.png"`);
}

function notFound(response: Response): void {
  response.status(404).type('text').send('There is nothing here.');
}
