/**
 * Every message between page and server about a class, in one place; duels have theirs in protocol.ts.
 *
 * Into a class (colyseus.js `Client`; `options` is a `ClassJoin`):
 *   a teacher opens one      client.create(CLASS_ROOM, { kind: 'open', ... })
 *   a teacher is back        client.joinById(codeOfClassKey(key), { kind: 'teach', key }), from any number of devices
 *   a student                client.joinById(normaliseCode(code), { kind: 'join', ... })
 *   a student is back        client.joinById(codeOfClassKey(key), { kind: 'resume', key })
 *   from another device      client.joinById(code, { kind: 'claim', name }): waits for the teacher's consent
 * Rejections as in protocol.ts: `classRefusal(error)`.
 *
 * Inside: the first message is `seat` (a `ClassGrant`); then `view` once, and `parts` whenever something
 * changed, from which `withParts` (lib/view-parts.ts) makes a `StudentView` or a `TeacherView`. A claimant gets their `seat` when
 * the teacher agrees; otherwise the connection is closed with `consentRefused`. Requests (class-messages.ts) are sent
 * with `room.request`.
 * A student's key is also their seat key in each duel of the class: `joinById(code, { kind: 'resume', seatKey: key })`.
 *
 * By HTTP (JSON; a key as `Authorization: Bearer KEY`; a refusal is `{ error: code }` with status 4xx):
 *   GET    /api/instance                  InstanceRules
 *   GET    /api/classes/CODE              ClassInvitation | null
 *   DELETE /api/classes/CODE              teacher's key: deletes the class and everything in it
 *   POST   /api/report                    ReportRequest in the body -> the file
 *   GET    /api/replay/MATCHID            teacher's key: the Review of a match of the class
 *   POST   /api/lessons                   { lesson, password?, proof? } -> { key }
 *   GET    /api/lessons/ID                lesson's key (`ID-SECRET`, lessonIdOfKey) -> { lesson }
 *   PUT    /api/lessons/ID                lesson's key, { lesson } -> { ok: true }
 *   DELETE /api/lessons/ID                lesson's key
 */

import type { Locale } from './lib/language.ts';
import { type RefusalCode, REFUSALS } from './duel/rules/command.ts';
import { CLASS_REFUSALS, type ClassRefusalCode } from './class/class-refusals.ts';
import type { StudentId } from './class/class-event.ts';
import type { ClassSettings } from './class/class-settings.ts';
import type { Words } from './class/lesson.ts';

export const CLASS_ROOM = 'class';

/** One more than a duel's, so that a code shows what it leads to. */
export const CLASS_CODE_LENGTH = 6;

/** A built-in lesson, by its name, or a saved one, by its key. */
export type LessonChoice = { readonly ready: string } | { readonly key: string };

export type ClassJoin =
  | {
      readonly kind: 'open';
      readonly lesson: LessonChoice;
      readonly settings: ClassSettings;
      /** If the server asks for it. */
      readonly password?: string;
      /** A teacher's key of an open class: its holder has known the password before. */
      readonly proof?: string;
    }
  | { readonly kind: 'teach'; readonly key: string }
  | { readonly kind: 'join'; readonly code: string; readonly name: string; readonly roster?: string }
  | { readonly kind: 'resume'; readonly key: string }
  | { readonly kind: 'claim'; readonly code: string; readonly name: string };

/** The message `seat`: sent to a client after each join and reconnection. */
export type ClassGrant =
  | { readonly as: 'teacher'; readonly code: string; readonly key: string }
  | { readonly as: 'student'; readonly code: string; readonly key: string; readonly student: StudentId }
  /** Waits for the teacher's consent. */
  | { readonly as: 'claimant'; readonly code: string };

/** What a link to a class leads to. */
export interface ClassInvitation {
  readonly title: Words;
  readonly students: number;
  readonly locked: boolean;
  /** Students are asked for a line of the teacher's class list. */
  readonly roster: boolean;
  readonly over: boolean;
}

export interface InstanceRules {
  /** Opening a class, or saving a lesson, needs the password. */
  readonly password: boolean;
  /** How long a class is kept, in days. */
  readonly retentionDays: number;
  /** The configured public address of the server; null: it is detected. */
  readonly address: string | null;
}

/** In addition to those of protocol.ts. */
export const CLASS_CLOSE_CODES = {
  /** The teacher removed this student; they may come in again. */
  removed: 4110,
  consentRefused: 4111,
  /** The class was deleted, or ended long ago. */
  classGone: 4112,
  /** The teacher has given the seat to another device: the key no longer opens anything. */
  seatMoved: 4113,
} as const;

export type ClassReply<T = unknown> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: ClassRefusalCode | RefusalCode };

export const HEAT_MOVES = 60;

export const REPORT_FORMATS = ['json', 'csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
/** The tables of a report; a CSV file holds one, an XLSX file all. */
export const REPORT_TABLES = [
  'classes',
  'students',
  'rounds',
  'pairs',
  'moves',
  'answers',
  'mistakes',
  'positions',
  'items',
  'choices',
  'gain',
] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

export const CSV_SEPARATORS = ['comma', 'semicolon'] as const;
/** The cell separator of a CSV file; with the semicolon, numbers have a decimal comma, as spreadsheets there expect. */
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

export const REPORT_CLASSES = 30;

export interface ReportRequest {
  /** Teacher's keys, one for each class in the report; from 1 to REPORT_CLASSES. */
  readonly keys: readonly string[];
  readonly format: ReportFormat;
  /** For a CSV file. */
  readonly table?: ReportTable;
  /** For a CSV file; absent: the comma. */
  readonly separator?: CsvSeparator;
  readonly language: Locale;
  /** IANA name of the time zone for times in the report; absent: the server's own. */
  readonly zone?: string;
}

/** The code of the class that a key (a teacher's or a student's) belongs to. */
export function codeOfClassKey(key: string): string {
  return key.slice(0, CLASS_CODE_LENGTH);
}

/** The id of the lesson that a lesson's key belongs to: the part before the first dash. */
export function lessonIdOfKey(key: string): string {
  return key.split('-', 1)[0] ?? '';
}

/** The matchmaker's error code for an unknown room id. */
const NO_SUCH_ROOM = 522;

/** Why a join was refused, from the SDK's error; null: no answer from a server. */
export function classRefusal(error: unknown): ClassRefusalCode | RefusalCode | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const refusal = [...CLASS_REFUSALS, ...REFUSALS].find((known) => known === message);
  if (refusal !== undefined) return refusal;
  return code === NO_SUCH_ROOM ? 'no-such-class' : null;
}
