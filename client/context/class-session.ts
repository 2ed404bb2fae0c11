/** The page's state of its class, as signals: as a student, as a teacher, or waiting for consent. Knows no network. */

import { type Signal, signal } from '@preact/signals';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import type { StudentView, TeacherView, WatchedDuel } from '../../shared/class/class-view.ts';
import type { ClassGrant } from '../../shared/class-protocol.ts';
import type { Problem } from './session.ts';

/** Why the page has no connection to its class and does not try to get one. */
export const CLASS_END_REASONS = [
  'removed',
  'consent-refused',
  'class-gone',
  'seat-taken',
  'seat-moved',
  'offence',
] as const;
export type ClassEndReason = (typeof CLASS_END_REASONS)[number];

export type ClassConnection =
  | { readonly kind: 'none' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'ended'; readonly why: ClassEndReason };

export type ClassProblem = Problem | ClassRefusalCode;

export interface ClassSession {
  readonly connection: Signal<ClassConnection>;
  readonly grant: Signal<ClassGrant | null>;
  readonly student: Signal<StudentView | null>;
  readonly teacher: Signal<TeacherView | null>;
  /** The duel that the teacher has enlarged. */
  readonly watched: Signal<WatchedDuel | null>;
  readonly problem: Signal<ClassProblem | null>;
  /** The estimated clock of the class, ms; stands still while the class is paused. */
  classNow(): number;
}

/** The initial state of a session. */
export function createClassSession(classNow: () => number): ClassSession {
  return {
    connection: signal<ClassConnection>({ kind: 'none' }),
    grant: signal(null),
    student: signal(null),
    teacher: signal(null),
    watched: signal(null),
    problem: signal(null),
    classNow,
  };
}
