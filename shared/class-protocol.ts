/**
 * Every message between page and server about a class, in one place; duels have theirs in protocol.ts.
 *
 * Into a class (colyseus.js `Client`; `options` is a `ClassJoin`):
 *   a teacher opens one      client.create(CLASS_ROOM, { kind: 'open', ... })
 *   a teacher is back        client.joinById(codeOfClassKey(key), { kind: 'teach', key }), from as many devices as he likes
 *   a student                client.joinById(normaliseCode(code), { kind: 'join', ... })
 *   a student is back        client.joinById(codeOfClassKey(key), { kind: 'resume', key })
 *   from another device      client.joinById(code, { kind: 'claim', name }): waits for the teacher's consent
 * Rejections as in protocol.ts: `classRefusal(error)`.
 *
 * Inside: the first message is `seat` (a `ClassGrant`); then `parts` (a `PartsMessage`, lesson/class-parts.ts) whenever
 * something changed, from which `withParts` makes a `StudentView` or a `TeacherView`. Whoever claims a seat gets his `seat`
 * when the teacher agrees; else his connection is closed with `consentRefused`. Requests go out by `room.request`.
 * A student's key is also his seat key in each duel of the class: `joinById(code, { kind: 'resume', seatKey: key })`.
 *
 * By HTTP (JSON; a key as `Authorization: Bearer KEY`; a refusal is `{ error: code }` with status 4xx):
 *   GET    /api/house                     HouseRules
 *   GET    /api/classes/CODE              ClassInvitation | null
 *   DELETE /api/classes/CODE              teacher's key: the class and everything in it is gone
 *   POST   /api/report                    ReportRequest in the body -> the file
 *   GET    /api/replay/MATCHID            teacher's key: the Review of a match of his class
 *   POST   /api/lessons                   { lesson, password?, proof? } -> { key }
 *   GET    /api/lessons/ID                lesson's key (`ID-SECRET`, lessonIdOfKey) -> { lesson }
 *   PUT    /api/lessons/ID                lesson's key, { lesson } -> { ok: true }
 *   DELETE /api/lessons/ID                lesson's key
 */

import type { TimeFactor } from './duel/options.ts';
import { type RefusalCode, REFUSALS } from './duel/command.ts';
import type { MistakeId } from './referee/mistake.ts';
import { CLASS_REFUSALS, type ClassRefusalCode } from './lesson/class-command.ts';
import type { StudentId } from './lesson/class-event.ts';
import type { ClassSettings } from './lesson/class-settings.ts';
import type { HeatMove, WatchedDuel } from './lesson/class-view.ts';
import type { Answer, Words } from './lesson/lesson.ts';

export const CLASS_ROOM = 'class';

/** One more than a duel's, so that a code says what it leads to. */
export const CLASS_CODE_LENGTH = 6;

/** A lesson that the game has, by its name, or one that was saved, by its key. */
export type LessonChoice = { readonly ready: string } | { readonly key: string };

export type ClassJoin =
  | {
      readonly kind: 'open';
      readonly lesson: LessonChoice;
      readonly settings: ClassSettings;
      /** Where the server asks for it. */
      readonly password?: string;
      /** A teacher's key of a class that is open here: whoever has one has known the password before. */
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
  /** Whoever joins is asked for a line of the teacher's list. */
  readonly roster: boolean;
  readonly over: boolean;
}

export interface HouseRules {
  /** Opening a class, or saving a lesson, needs the password. */
  readonly password: boolean;
  /** How long a class is kept, in days. */
  readonly retentionDays: number;
  /** The address that others are told, as whoever runs the server has set it; null: it is worked out. */
  readonly address: string | null;
}

/** Beside those of protocol.ts. */
export const CLASS_CLOSE_CODES = {
  /** The teacher took this student out; he may come in again. */
  removed: 4110,
  consentRefused: 4111,
  /** The class was deleted, or is long over. */
  classGone: 4112,
  /** The teacher has given the seat to another device: the key opens nothing any more. */
  seatMoved: 4113,
} as const;

export type ClassReply<T = unknown> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: ClassRefusalCode | RefusalCode };

type Nothing = Record<string, never>;

/** Requests of a client in a class and what the server answers. */
export interface ClassRequests {
  /** Of a student. */
  answer: {
    readonly message: { readonly round: number; readonly question: number; readonly answer: Answer };
    readonly reply: ClassReply;
  };
  /** Of a student: what is chosen and not sent yet, in the form of an answer; null: nothing any more. */
  draft: {
    readonly message: { readonly round: number; readonly question: number; readonly answer: Answer | null };
    readonly reply: ClassReply;
  };
  /** Of anybody. */
  clock: { readonly message: Nothing; readonly reply: ClassReply<{ readonly now: number }> };
  /** All others: of a teacher. `index`: of the lesson's round; absent: the next. */
  start: { readonly message: { readonly index?: number }; readonly reply: ClassReply };
  /** Where somebody is still answering, the round ends a moment later (`lastCall` of the frame), else at once. */
  skip: { readonly message: Nothing; readonly reply: ClassReply };
  pause: { readonly message: Nothing; readonly reply: ClassReply };
  resume: { readonly message: Nothing; readonly reply: ClassReply };
  'more-time': { readonly message: { readonly seconds: number }; readonly reply: ClassReply };
  settings: { readonly message: { readonly settings: ClassSettings }; readonly reply: ClassReply };
  lesson: { readonly message: { readonly lesson: LessonChoice; readonly next: number }; readonly reply: ClassReply };
  rename: { readonly message: { readonly student: StudentId; readonly name: string }; readonly reply: ClassReply };
  remove: { readonly message: { readonly student: StudentId }; readonly reply: ClassReply };
  /** This student and everybody who has joined since. */
  'remove-since': { readonly message: { readonly student: StudentId }; readonly reply: ClassReply };
  /** `student` has joined twice and is `into`. */
  merge: {
    readonly message: { readonly student: StudentId; readonly into: StudentId };
    readonly reply: ClassReply;
  };
  'time-factor': {
    readonly message: { readonly student: StudentId; readonly factor: TimeFactor };
    readonly reply: ClassReply;
  };
  consent: { readonly message: { readonly claim: number; readonly allow: boolean }; readonly reply: ClassReply };
  /** Opens a duel large: from now on the message `watched` (a WatchedDuel) comes when it changed; null: no more. */
  watch: {
    readonly message: { readonly matchId: string | null };
    readonly reply: ClassReply<{ readonly watched: WatchedDuel | null }>;
  };
  /** The moves behind a field of the heat map, newest first, at most HEAT_MOVES. */
  moves: {
    readonly message: { readonly levelId: string; readonly mistake: MistakeId };
    readonly reply: ClassReply<{ readonly moves: readonly HeatMove[] }>;
  };
  end: { readonly message: Nothing; readonly reply: ClassReply };
}
export type ClassRequestName = keyof ClassRequests;
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
  'gain',
] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

export const CSV_SEPARATORS = ['comma', 'semicolon'] as const;
/** What parts the cells of a CSV file; with the semicolon numbers have a decimal comma, as spreadsheets there expect. */
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

export const REPORT_CLASSES = 30;

export interface ReportRequest {
  /** Teacher's keys, one for each class that is to be in it; from 1 to REPORT_CLASSES. */
  readonly keys: readonly string[];
  readonly format: ReportFormat;
  /** Of a CSV file. */
  readonly table?: ReportTable;
  /** Of a CSV file; absent: the comma. */
  readonly separator?: CsvSeparator;
  readonly language: 'en' | 'zh';
  /** IANA name of the zone by whose clock times are written; absent: the server's own. */
  readonly zone?: string;
}

/** The code of the class that a key (a teacher's or a student's) belongs to. */
export function codeOfClassKey(key: string): string {
  return key.slice(0, CLASS_CODE_LENGTH);
}

/** The id of the lesson that a lesson's key belongs to: what stands before the first dash. */
export function lessonIdOfKey(key: string): string {
  return key.split('-', 1)[0] ?? '';
}

/** What the matchmaker says when there is no room of that id. */
const NO_SUCH_ROOM = 522;

/** Why a join was refused, from the error of the SDK; null: no answer from a server. */
export function classRefusal(error: unknown): ClassRefusalCode | RefusalCode | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const refusal = [...CLASS_REFUSALS, ...REFUSALS].find((known) => known === message);
  if (refusal !== undefined) return refusal;
  return code === NO_SUCH_ROOM ? 'no-such-class' : null;
}
