/** Reports of classes and replays of their duels, for requests with the teacher's keys: others learn nothing. */

import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import jStat from 'jstat';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import {
  codeOfClassKey,
  CSV_SEPARATORS,
  REPORT_CLASSES,
  REPORT_FORMATS,
  REPORT_TABLES,
  type ReportRequest,
} from '../../shared/class-protocol.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import { replay } from '../../shared/duel/duel.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import { makeReport } from '../../shared/report/make-report.ts';
import type { Report } from '../../shared/report/report.ts';
import type { LoggedClass } from '../../shared/report/report-source.ts';
import { sameHash } from '../rooms/class/key-ring.ts';
import { hashSeatKey } from '../rooms/seat-key.ts';
import type { Services } from '../rooms/services.ts';
import type { StoredClass } from '../store/class-store.ts';
import { csvOf, xlsxOf } from './report-files.ts';
import { isZone, serverZone } from './zoned-time.ts';
import { spending } from './spending.ts';

/** Per address: a teacher saves a dozen files and looks through duels. */
const BUDGET = { points: 120, duration: 60 };
const LONGEST_REQUEST = 8 * 1024;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LONGEST_ZONE = 64;
/** The maximum number of codes in a file name. */
const NAMED = 3;

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

type ReportServices = Pick<Services, 'classes' | 'time' | 'log'>;

/** @param app of the HTTP server */
export function serveReports(app: Application, services: ReportServices): void {
  const budget = new RateLimiterMemory(BUDGET);
  app.use(['/api/report', '/api/replay'], spending(budget), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.post('/api/report', express.json({ limit: LONGEST_REQUEST }), async (request, response) => {
    await sendReport(readRequest(request.body), services, response);
  });
  app.get('/api/replay/:matchId', async (request, response) => {
    response.json(await replayed(keyOf(request), request.params.matchId, services));
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

/** The class whose teacher has this key. */
async function classOf(key: string, { classes }: ReportServices): Promise<StoredClass> {
  const stored = await classes.byCode(codeOfClassKey(key));
  if (stored === null) throw new Refusal('no-such-class');
  if (!sameHash(stored.keyHash, hashSeatKey(key))) throw new Refusal('not-the-teacher');
  return stored;
}

async function logged({ id, code, createdAt, events }: StoredClass, services: ReportServices): Promise<LoggedClass> {
  return { code, openedAt: createdAt, events, matches: await services.classes.matches(id) };
}

/** Each class once, however often its key came; nothing at all if one key is wrong. */
async function reportOf(keys: readonly string[], services: ReportServices): Promise<Report> {
  const stored = await Promise.all([...new Set(keys)].map((key) => classOf(key, services)));
  const classes: LoggedClass[] = [];
  // One after another: the log of a class can be some megabytes.
  for (const one of stored) classes.push(await logged(one, services));
  return makeReport({ madeAt: services.time.date(), classes }, (p, df) => jStat.studentt.inv(p, df));
}

async function sendReport(
  { keys, format, table = 'students', separator = 'comma', language: locale, zone = serverZone() }: ReportRequest,
  services: ReportServices,
  response: Response,
): Promise<void> {
  const report = await reportOf(keys, services);
  response.attachment(fileName(report, format === 'csv' ? `-${table}` : '', format));
  if (format === 'json') response.json(report);
  else if (format === 'csv')
    response.type('text/csv; charset=utf-8').send(csvOf(report, table, { locale, zone, separator }));
  else response.type(XLSX).send(await xlsxOf(report, { locale, zone }));
}

function fileName({ classes }: Report, table: string, format: string): string {
  const codes = classes.slice(0, NAMED).map(({ code }) => code);
  const more = classes.length > NAMED ? `-and-${classes.length - NAMED}` : '';
  return `last-ack-${codes.join('-')}${more}${table}.${format}`;
}

/** A duel of the class as seen from above, with its students' current names. */
async function replayed(key: string, matchId: string, services: ReportServices): Promise<Review> {
  const stored = await classOf(key, services);
  const { rounds, students } = replayClass(stored.events);
  const plan = rounds.flatMap(({ duels }) => duels).find((duel) => duel.matchId === matchId);
  const match = (await services.classes.matches(stored.id)).find(({ id }) => id === matchId);
  if (plan === undefined || match === undefined) throw new Refusal('no-such-duel');
  const player = (seat: 0 | 1) => ({
    name: students.find(({ id }) => id === plan.seats[seat])?.name ?? '',
    kind: plan.seats[seat] === null ? ('bot' as const) : ('person' as const),
    bot: null,
    presence: 'here' as const,
  });
  const room = {
    matchId,
    code: plan.code,
    against: 'class' as const,
    players: [player(0), player(1)] as const,
    wire: null,
  };
  return reviewOf(replay(match.events), room);
}

/** A body that express cannot read is a bad message; anything else is a bug or a full disk: null. */
function refusalOf(err: unknown): Refusal | null {
  if (err instanceof Refusal) return err;
  const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
  return status < 500 ? new Refusal('bad-message') : null;
}
