/**
 * What takes long and only reads: reports of classes, replays of their duels, records and logs of matches. Knows no HTTP
 * and no thread.
 */

import jStat from 'jstat';
import { codeOfClassKey, type ReportRequest } from '../../shared/class-protocol.ts';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import { replay } from '../../shared/duel/duel.ts';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import { factsOfStored } from '../../shared/match/stored-facts.ts';
import { makeReport } from '../../shared/report/make-report.ts';
import type { LoggedClass } from '../../shared/report/report-source.ts';
import type { Report } from '../../shared/report/report.ts';
import { sameHash } from '../rooms/class/key-ring.ts';
import { finishedMatch } from '../rooms/finished-match.ts';
import { asNamedInClass } from '../rooms/named-in-class.ts';
import { hashSeatKey } from '../rooms/seat-key.ts';
import type { StoredClass, Stores } from '../store/class-store.ts';
import { csvOf, xlsxOf } from './report-files.ts';
import { serverZone } from './zoned-time.ts';

export type LongJob =
  | { readonly kind: 'report'; readonly request: ReportRequest; readonly madeAt: number }
  /** A duel of the class whose teacher has this key, as seen from above. */
  | { readonly kind: 'replay'; readonly key: string; readonly matchId: string }
  /** Of a finished match; there is nothing of any other. */
  | { readonly kind: 'record' | 'log'; readonly matchId: string };

export type LongRefusal = Extract<ClassRefusalCode, 'not-the-teacher' | 'no-such-class' | 'no-such-duel'>;

export type LongAnswer =
  | {
      readonly ok: true;
      readonly body: Uint8Array;
      /** Of a report: the name of its file. */
      readonly name: string | null;
      /** It is the same whenever it is asked for again. */
      readonly stays: boolean;
    }
  | { readonly ok: false; readonly code: LongRefusal }
  /** There is nothing of that id. */
  | null;

/** The stores as far as they are read. */
export type Reading = Pick<Stores, 'classes' | 'matches'>;

/** The maximum number of codes in a file name. */
const NAMED = 3;

class Refusal extends Error {
  readonly code: LongRefusal;

  constructor(code: LongRefusal) {
    super(code);
    this.code = code;
  }
}

/** Does a job. Rejects with the store's error. */
export async function doLongJob(stores: Reading, job: LongJob): Promise<LongAnswer> {
  try {
    return await answerTo(stores, job);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code };
    throw error;
  }
}

function answerTo(stores: Reading, job: LongJob): Promise<LongAnswer> {
  switch (job.kind) {
    case 'report':
      return reported(stores, job.request, job.madeAt);
    case 'replay':
      return replayed(stores, job.key, job.matchId);
    case 'record':
      return recorded(stores, job.matchId);
    case 'log':
      return logged(stores, job.matchId);
  }
}

function asJson(value: unknown, stays = false): LongAnswer {
  return { ok: true, body: Buffer.from(JSON.stringify(value)), name: null, stays };
}

/** The class whose teacher has this key. */
async function classOf(key: string, { classes }: Reading): Promise<StoredClass> {
  const stored = await classes.byCode(codeOfClassKey(key));
  if (stored === null) throw new Refusal('no-such-class');
  if (!sameHash(stored.keyHash, hashSeatKey(key))) throw new Refusal('not-the-teacher');
  return stored;
}

async function loggedClass({ id, code, createdAt, events }: StoredClass, stores: Reading): Promise<LoggedClass> {
  return { code, openedAt: createdAt, events, matches: await stores.classes.matches(id) };
}

/** Each class once, however often its key came; nothing at all if one key is wrong. */
async function reportOf(keys: readonly string[], stores: Reading, madeAt: number): Promise<Report> {
  const stored = await Promise.all([...new Set(keys)].map((key) => classOf(key, stores)));
  const classes: LoggedClass[] = [];
  // One after another: the log of a class can be some megabytes.
  for (const one of stored) classes.push(await loggedClass(one, stores));
  return makeReport({ madeAt, classes }, (p, df) => jStat.studentt.inv(p, df));
}

async function reported(
  stores: Reading,
  { keys, format, table = 'students', separator = 'comma', language: locale, zone = serverZone() }: ReportRequest,
  madeAt: number,
): Promise<LongAnswer> {
  const report = await reportOf(keys, stores, madeAt);
  const name = fileName(report, format === 'csv' ? `-${table}` : '', format);
  const made = (body: Uint8Array): LongAnswer => ({ ok: true, body, name, stays: false });
  if (format === 'json') return made(Buffer.from(JSON.stringify(report)));
  if (format === 'csv') return made(Buffer.from(csvOf(report, table, { locale, zone, separator })));
  return made(await xlsxOf(report, { locale, zone }));
}

function fileName({ classes }: Report, table: string, format: string): string {
  const codes = classes.slice(0, NAMED).map(({ code }) => code);
  const more = classes.length > NAMED ? `-and-${classes.length - NAMED}` : '';
  return `last-ack-${codes.join('-')}${more}${table}.${format}`;
}

/** With the students' current names. */
async function replayed(stores: Reading, key: string, matchId: string): Promise<LongAnswer> {
  const stored = await classOf(key, stores);
  const { rounds, students } = replayClass(stored.events);
  const plan = rounds.flatMap(({ duels }) => duels).find((duel) => duel.matchId === matchId);
  const match = plan === undefined ? null : await stores.matches.find(matchId);
  if (plan === undefined || match?.classId !== stored.id) throw new Refusal('no-such-duel');
  const player = (seat: 0 | 1) => ({
    name: students.find(({ id }) => id === plan.seats[seat])?.name ?? '',
    kind: plan.seats[seat] === null ? ('bot' as const) : ('person' as const),
    bot: null,
    presence: 'here' as const,
  });
  const players = [player(0), player(1)] as const;
  const room = { matchId, code: plan.code, against: 'class' as const, players, wire: null };
  return asJson(reviewOf(replay(match.events), room));
}

async function recorded({ matches, classes }: Reading, matchId: string): Promise<LongAnswer> {
  const match = await finishedMatch(matches, matchId);
  if (match === null) return null;
  const { createdAt, events, classId } = match;
  const told = classId === null ? [] : await classes.eventsFrom(classId, 0);
  const record = makeRecord({ playedAt: createdAt, events }, asNamedInClass(factsOfStored(match), told));
  // A class may rename its students.
  return asJson(record, classId === null);
}

/** The events of a match, for practice in one of its positions. */
async function logged({ matches }: Reading, matchId: string): Promise<LongAnswer> {
  const match = await finishedMatch(matches, matchId);
  return match === null ? null : asJson(match.events, true);
}
