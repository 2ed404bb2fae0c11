/** Files that a page has made and its browser cannot save: the page uploads them here, and gets a link to them. */

import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import { endingOf, FILE_TYPES, type FileEnding, type FileRefusal, LONGEST_FILE } from '../../shared/kept-file.ts';
import type { Services } from '../rooms/services.ts';
import { KeptFiles } from './kept-files.ts';
import { addressOf, budgetKey } from '../sender.ts';
import { spending } from './spending.ts';

/** Per address, which may be that of a whole class. */
const BUDGET = { points: 120, duration: 60 };
/** A header that no page of another origin can send without a preflight, so that none can fill the space for files. */
const BROUGHT_AS = 'application/octet-stream';
/** Nothing in a file is executed or loaded, even by a browser that shows it instead of saving. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox";

const BODY = express.raw({ type: BROUGHT_AS, limit: LONGEST_FILE, inflate: false });

const STATUS = { 'bad-file': 400, 'file-too-long': 413, 'too-many-files': 503 } as const satisfies Partial<
  Record<FileRefusal, number>
>;

/** The magic numbers of files that are not text. */
const BEGINNINGS: Readonly<Partial<Record<FileEnding, string>>> = {
  pcapng: '\x0a\x0d\x0d\x0a',
  png: '\x89PNG\r\n\x1a\n',
  xlsx: 'PK\x03\x04',
};
const UTF8 = new TextDecoder('utf-8', { fatal: true });

type FileServices = Pick<Services, 'time' | 'log' | 'group' | 'limits'>;

/** @param app of the HTTP server */
export function serveFiles(app: Application, { time, log, group, limits }: FileServices): void {
  const kept = new KeptFiles(time.now);
  app.use('/api/files', spending(limits('files', BUDGET)), (_request, response, next) => {
    response.set('Cache-Control', 'private, no-store');
    next();
  });
  app.post('/api/files', makeRoom(kept), BODY, (request, response) => {
    const { name, token } = response.locals as Place;
    const content: unknown = request.body;
    if (!Buffer.isBuffer(content) || !holds(content, name)) return refuse(response, 'bad-file');
    kept.fill(token, { name, content });
    // Any server of a group finds the one that has the file.
    response.json({ token: `${group?.mark ?? ''}${token}` });
  });
  // The name is there for browsers that name a file after its address.
  app.get('/api/files/:token/:name', (request, response) => {
    sendFile(kept.get(request.params.token.slice((group?.mark ?? '').length)), response);
  });
  app.use('/api/files', (err: unknown, _request: Request, response: Response, _: NextFunction) => {
    const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
    if (status < 500) return refuse(response, 'bad-file');
    log.write('http-failed', { request: 'files', error: err });
    response.status(500).json({});
  });
}

/** The upload and its reserved room, which is released unless it is filled. */
interface Place {
  readonly name: string;
  readonly token: string;
}

/** Before a single octet is read. */
function makeRoom(kept: KeptFiles) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = String(request.query.name ?? '').normalize('NFC');
    if (endingOf(name) === null || request.headers['content-type'] !== BROUGHT_AS)
      return void refuse(response, 'bad-file');
    const token = kept.reserve(budgetKey(addressOf(request)), Number(request.headers['content-length']));
    if (token === null) return void refuse(response, 'too-many-files');
    response.on('close', () => {
      if (response.statusCode !== 200 || !response.writableEnded) kept.free(token);
    });
    Object.assign(response.locals, { name, token } satisfies Place);
    next();
  };
}

/** Whether a file is what its name says, as far as a cheap check can tell. */
function holds(content: Buffer, name: string): boolean {
  const ending = endingOf(name);
  if (ending === null || content.length === 0) return false;
  const beginning = BEGINNINGS[ending];
  if (beginning !== undefined) return content.subarray(0, beginning.length).equals(Buffer.from(beginning, 'latin1'));
  try {
    UTF8.decode(content);
    return true;
  } catch {
    return false;
  }
}

function sendFile(file: { readonly name: string; readonly content: Buffer } | null, response: Response): void {
  if (file === null)
    return void response
      .status(404)
      .type('text')
      .send(
        'This file is no longer available. Go back and save it again.\n这个文件已经不在了。请返回页面，重新保存。\n',
      );
  const ending = endingOf(file.name);
  response.attachment(file.name).set('Content-Security-Policy', POLICY);
  response.type(ending === null ? BROUGHT_AS : FILE_TYPES[ending]).send(file.content);
}

function refuse(response: Response, error: keyof typeof STATUS): void {
  response.status(STATUS[error]).json({ error });
}
