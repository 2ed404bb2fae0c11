/** A plain file server, as any static host is: it knows files, and neither routes nor an API. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

export interface PlainHost {
  /** The address of the folder, with a slash at its end. */
  readonly url: string;
  /** What was asked for and is not there. */
  readonly missing: string[];
  /** From now on the files of another folder. */
  swap(folder: string): void;
  close(): Promise<void>;
}

/** Serves a folder below `/under/it/`. */
export async function servePlainly(first: string): Promise<PlainHost> {
  let folder = first;
  const missing: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname);
    const below = path.startsWith(UNDER) ? path.slice(UNDER.length) || 'index.html' : '..';
    const file = normalize(below);
    const read = file.startsWith('..') ? Promise.reject(new Error(path)) : readFile(join(folder, file));
    read.then(
      (content) => {
        const type = TYPES[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(content);
      },
      () => {
        missing.push(path);
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${UNDER}`,
    missing,
    swap: (to) => {
      folder = to;
    },
    close: () => end(server),
  };
}

const UNDER = '/under/it/';

function end(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}
