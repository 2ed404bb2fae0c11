/**
 * The requests of a client in a class: one table of who may make each, and of its form. The server parses everything from
 * outside by it; the page takes from it the types of its `ask` (`import type`: a schema in the page would be dead weight).
 */

import { z } from 'zod';
import type { ClassCommand } from './class/apply-class.ts';
import type { ClassRefusalCode } from './class/class-refusals.ts';
import { type ClassSettings, LEADERBOARDS } from './class/class-settings.ts';
import type { HeatMove, WatchedDuel } from './class/class-view.ts';
import type { Answer } from './class/lesson.ts';
import type { ClassReply, LessonChoice } from './class-protocol.ts';
import { TIME_FACTORS } from './duel/options.ts';
import type { RefusalCode } from './duel/rules/command.ts';
import { name } from './lib/name-schema.ts';
import { MISTAKES } from './referee/mistake.ts';

/** More options, items or rounds than any question or lesson has. */
const MANY = 100;
const LONGEST_EXTENSION_S = 3600;

const index = z.int().min(0).max(MANY);
const round = z.int().min(1).max(100_000);
const student = z.int().min(1).max(100_000);
const nothing: z.ZodType<Readonly<Record<string, never>>> = z
  .union([z.strictObject({}), z.undefined(), z.null()])
  .transform(() => ({}));

export const settingsForm: z.ZodType<ClassSettings> = z.strictObject({
  leaderboard: z.enum(LEADERBOARDS),
  speed: z.boolean(),
  locked: z.boolean(),
  roster: z.boolean(),
  ownTime: z.boolean().exactOptional(),
});

export const lessonForm: z.ZodType<LessonChoice> = z.union([
  z.strictObject({ ready: z.string().max(40) }),
  // Not every database accepts every text.
  z.strictObject({ key: z.string().regex(/^[\w-]{1,60}$/) }),
]);

const answer: z.ZodType<Answer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), option: index }),
  z.strictObject({ kind: z.literal('several'), options: z.array(index).max(MANY) }),
  z.strictObject({ kind: z.literal('order'), items: z.array(index).max(MANY) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
]);

type Malformed = ClassRefusalCode | RefusalCode;

/** A request for which server/rooms/class/class-requests.ts has a handler. */
export interface ClassRequest<M> {
  readonly by: 'student' | 'teacher' | 'anybody';
  readonly form: z.ZodType<M>;
  /** The refusal of a message in another form. */
  readonly malformed: Malformed;
}

/** A request of the teacher that is a command of the class as it stands: it needs no handler. */
export interface CommandRequest<M> extends ClassRequest<M> {
  readonly as: (message: M) => ClassCommand;
}

const by =
  (who: ClassRequest<unknown>['by']) =>
  <M>(form: z.ZodType<M>, malformed: Malformed = 'bad-message'): ClassRequest<M> => ({ by: who, form, malformed });
const [byAnybody, byStudent, byTeacher] = [by('anybody'), by('student'), by('teacher')];

function command<M>(form: z.ZodType<M>, as: (message: M) => ClassCommand): CommandRequest<M> {
  return { by: 'teacher', form, malformed: 'bad-message', as };
}

export const CLASS_REQUESTS = {
  answer: byStudent(z.strictObject({ round, question: index, answer }), 'bad-answer'),
  /** What is chosen and not sent yet, in the form of an answer; null: nothing is chosen any more. */
  draft: byStudent(z.strictObject({ round, question: index, answer: answer.nullable() }), 'bad-answer'),
  /** Their own time factor, where the teacher allows it. */
  'own-time': byStudent(z.strictObject({ factor: z.enum(TIME_FACTORS) })),
  clock: byAnybody(nothing),
  /** `index`: the round of the lesson; absent: the next. */
  start: byTeacher(z.strictObject({ index: index.exactOptional() })),
  /** While a student is still answering, the round ends a moment later (`lastCall` of the frame), otherwise at once. */
  skip: byTeacher(nothing),
  pause: byTeacher(nothing),
  resume: byTeacher(nothing),
  'more-time': command(z.strictObject({ seconds: z.int().min(1).max(LONGEST_EXTENSION_S) }), ({ seconds }) => ({
    kind: 'more-time',
    ms: seconds * 1000,
  })),
  settings: command(z.strictObject({ settings: settingsForm }), (asked) => ({ kind: 'settings', ...asked })),
  lesson: byTeacher(z.strictObject({ lesson: lessonForm, next: index }), 'no-such-lesson'),
  rename: byTeacher(z.strictObject({ student, name }), 'bad-name'),
  remove: command(z.strictObject({ student }), (asked) => ({ kind: 'remove', ...asked })),
  /** This student and everybody who has joined since. */
  'remove-since': command(z.strictObject({ student }), (asked) => ({ kind: 'remove-since', ...asked })),
  /** `student` has joined twice and is the same person as `into`. */
  merge: byTeacher(z.strictObject({ student, into: student })),
  'time-factor': command(z.strictObject({ student, factor: z.enum(TIME_FACTORS) }), (asked) => ({
    kind: 'time-factor',
    ...asked,
  })),
  consent: byTeacher(z.strictObject({ claim: z.int().min(1), allow: z.boolean() })),
  /** Opens a duel large: from now on the message `watched` (a WatchedDuel) is sent when it changed; null: stops that. */
  watch: byTeacher(z.strictObject({ matchId: z.string().max(60).nullable() })),
  /** `shown`: this device is a remote from now on, and is told each student's score; a board, as every device begins, is not. */
  remote: byTeacher(z.strictObject({ shown: z.boolean() })),
  /** The moves behind a cell of the heat map, newest first, at most HEAT_MOVES. */
  moves: byTeacher(z.strictObject({ levelId: z.string().max(80), mistake: z.enum(MISTAKES) })),
  end: command(nothing, () => ({ kind: 'end' })),
};

/** What a reply carries besides `ok`, where it does. */
interface Replies {
  readonly clock: { readonly now: number };
  readonly watch: { readonly watched: WatchedDuel | null };
  readonly moves: { readonly moves: readonly HeatMove[] };
}

type Table = typeof CLASS_REQUESTS;
export type ClassRequestName = keyof Table;
export type ClassMessage<N extends ClassRequestName> =
  Table[N] extends ClassRequest<infer M extends object> ? M : never;
export type ClassReplyTo<N extends ClassRequestName> = ClassReply<N extends keyof Replies ? Replies[N] : unknown>;
/** Those that are a command as they stand. */
export type CommandName = {
  [N in ClassRequestName]: Table[N] extends { readonly as: unknown } ? N : never;
}[ClassRequestName];
