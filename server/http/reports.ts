/** Reports of classes and replays of their duels, for requests with the teacher's keys: others learn nothing. */

import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import {
  CSV_SEPARATORS,
  REPORT_CLASSES,
  REPORT_FORMATS,
  REPORT_TABLES,
  type ReportRequest,
} from '../../shared/class-protocol.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import type { Services } from '../rooms/services.ts';
import type { LongAnswer, LongJob } from './long-work.ts';
import type { LongWork } from './long-work-thread.ts';
import { isZone } from './zoned-time.ts';
import { spending } from './spending.ts';

/** Per address: a teacher saves a dozen files and looks through duels. */
const BUDGET = { points: 120, duration: 60 };
const LONGEST_REQUEST = 8 * 1024;
const TYPES = {
  json: 'json',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ReportRequest['format'], string>;
const LONGEST_ZONE = 64;

const STATUS = {
  'bad-message': 400,
  'not-the-teacher': 403,
  'no-such-class': 404,
  'no-such-duel': 404,
} as const satisfies Partial<Record<ClassRefusalCode | RefusalCode, number>>;

class Refusal extends Error {
  readonly code: keyof typeof STATUS;

  constructor(code: keyof typeof STATUS) {
    super(code);
    this.code = code;
  }
}

const REQUEST: z.ZodType<ReportRequest> = z.object({
  keys: z
    .array(z.string().regex(/^[\w-]{8,64}$/))
    .min(1)
    .max(REPORT_CLASSES),
  format: z.enum(REPORT_FORMATS),
  table: z.enum(REPORT_TABLES).exactOptional(),
  separator: z.enum(CSV_SEPARATORS).exactOptional(),
  language: z.enum(LOCALES),
  zone: z.string().max(LONGEST_ZONE).refine(isZone).exactOptional(),
});

type ReportServices = Pick<Services, 'time' | 'log' | 'limits'>;

/** @param app of the HTTP server */
export function serveReports(app: Application, services: ReportServices, work: LongWork): void {
  const budget = services.limits('reports', BUDGET);
  app.use(['/api/report', '/api/replay'], spending(budget), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.post('/api/report', express.json({ limit: LONGEST_REQUEST }), async (request, response) => {
    await sendReport(readRequest(request.body), services.time.date(), work, response);
  });
  app.get('/api/replay/:matchId', async (request, response) => {
    const { body } = await done(work, { kind: 'replay', key: keyOf(request), matchId: request.params.matchId });
    response.type('json').send(Buffer.from(body));
  });
  app.use(['/api/report', '/api/replay'], (err: unknown, _request: Request, response: Response, _: NextFunction) => {
    const refusal = refusalOf(err);
    if (refusal === null) services.log.write('http-failed', { request: 'report', error: err });
    response
      .status(refusal === null ? 500 : STATUS[refusal.code])
      .json(refusal === null ? {} : { error: refusal.code });
  });
}

function readRequest(body: unknown): ReportRequest {
  const read = REQUEST.safeParse(body);
  if (!read.success) throw new Refusal('bad-message');
  return read.data;
}

function keyOf({ headers }: Request): string {
  return /^Bearer ([\w-]{8,64})$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** @throws Refusal if the job is refused */
async function done(work: LongWork, job: LongJob): Promise<Extract<LongAnswer, { readonly ok: true }>> {
  const answer = await work.do(job);
  if (answer?.ok !== true) throw new Refusal(answer?.code ?? 'no-such-duel');
  return answer;
}

async function sendReport(request: ReportRequest, madeAt: number, work: LongWork, response: Response): Promise<void> {
  const { body, name } = await done(work, { kind: 'report', request, madeAt });
  response
    .attachment(name ?? '')
    .type(TYPES[request.format])
    .send(Buffer.from(body));
}

/** A body that express cannot read is a bad message; anything else is a bug or a full disk: null. */
function refusalOf(err: unknown): Refusal | null {
  if (err instanceof Refusal) return err;
  const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
  return status < 500 ? new Refusal('bad-message') : null;
}
