/** A lesson being written: its current state, the saved state, its errors. Knows no screen and no network. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type LessonIssue, readLesson } from '../../shared/content/lesson-schema.ts';
import { LESSON_LOCALES, type Lesson, type Round } from '../../shared/class/lesson.ts';
import {
  copyOf,
  inserted,
  languagesOf,
  newRound,
  replaced,
  type RoundKind,
  shifted,
  without,
  withoutEmptyWords,
} from './lesson-draft.ts';

export type SaveState = 'new' | 'saved' | 'unsaved' | 'saving';

/** The languages whose fields are shown. */
export const WRITTEN_IN = ['both', ...LESSON_LOCALES] as const;
export type WrittenIn = (typeof WRITTEN_IN)[number];

export type Place = readonly (string | number)[];

export class LessonEditor {
  readonly lesson: Signal<Lesson>;
  /** The languages of the lesson: its own, until the writer chooses. */
  readonly writtenIn: Signal<WrittenIn>;
  /** The round whose form is shown. */
  readonly chosen = signal(0);
  readonly saving = signal(false);
  /** Whether errors are shown at their fields: after the first attempt to save. */
  readonly strict = signal(false);
  /** The round deleted last, and its place. */
  readonly removed = signal<{ readonly round: Round; readonly at: number } | null>(null);
  readonly issues: ReadonlySignal<readonly LessonIssue[]>;
  readonly state: ReadonlySignal<SaveState>;
  readonly #kept: Signal<string | null>;

  /** @param kept the version on the server; null: none */
  constructor(lesson: Lesson, kept: Lesson | null) {
    this.lesson = signal(lesson);
    this.writtenIn = signal(writtenIn(lesson));
    this.#kept = signal(kept === null ? null : textOf(kept));
    this.issues = computed(() => {
      const read = readLesson(withoutEmptyWords(this.lesson.value));
      return read.ok ? [] : read.issues;
    });
    const first = textOf(lesson);
    this.state = computed(() => {
      const now = textOf(this.lesson.value);
      if (this.saving.value) return 'saving';
      if (this.#kept.value === now) return 'saved';
      return this.#kept.value === null && now === first ? 'new' : 'unsaved';
    });
  }

  /** Whether closing the page would lose anything. */
  get unsaved(): boolean {
    return this.state.value === 'unsaved' || this.state.value === 'saving';
  }

  /** The server has this. */
  keep(lesson: Lesson): void {
    this.#kept.value = textOf(lesson);
  }

  /** Another lesson replaces this one. */
  replaceBy(lesson: Lesson): void {
    this.chosen.value = 0;
    this.writtenIn.value = writtenIn(lesson);
    this.change(lesson);
  }

  change(changes: Partial<Lesson>): void {
    this.lesson.value = { ...this.lesson.value, ...changes };
  }

  changeRound(at: number, round: Round): void {
    this.change({ rounds: replaced(this.lesson.value.rounds, at, round) });
  }

  /** Inserts a new round after the one shown, and shows it. */
  add(kind: RoundKind): void {
    const { rounds } = this.lesson.value;
    this.#insert(Math.min(rounds.length, this.chosen.value + 1), newRound(kind, rounds));
  }

  duplicate(at: number): void {
    const { rounds } = this.lesson.value;
    const round = rounds[at];
    if (round !== undefined) this.#insert(at + 1, copyOf(round, rounds));
  }

  move(from: number, to: number): void {
    const { rounds } = this.lesson.value;
    if (to < 0 || to >= rounds.length || from === to) return;
    const shown = rounds[this.chosen.value];
    const next = shifted(rounds, from, to);
    this.change({ rounds: next });
    if (shown !== undefined) this.chosen.value = this.chosen.value === from ? to : next.indexOf(shown);
  }

  remove(at: number): void {
    const { rounds } = this.lesson.value;
    const round = rounds[at];
    if (round === undefined) return;
    this.removed.value = { round, at };
    this.change({ rounds: without(rounds, at) });
    const { value: chosen } = this.chosen;
    this.chosen.value = Math.max(0, Math.min(chosen > at ? chosen - 1 : chosen, rounds.length - 2));
  }

  /** Restores the round deleted last to its place. */
  undo(): void {
    const { value: removed } = this.removed;
    if (removed === null) return;
    this.removed.value = null;
    this.#insert(Math.min(removed.at, this.lesson.value.rounds.length), removed.round);
  }

  /** The error at a field: its own, or of what only it contains. Null before the first attempt to save. */
  issueAt(place: Place): LessonIssue | null {
    if (!this.strict.value) return null;
    return this.issues.value.find(({ path }) => path.join('.') === place.join('.')) ?? null;
  }

  /** Whether a round is not valid yet. */
  isUnfinished(at: number): boolean {
    return this.issues.value.some(({ path: [top, round] }) => top === 'rounds' && round === at);
  }

  #insert(at: number, round: Round): void {
    this.change({ rounds: inserted(this.lesson.value.rounds, at, round) });
    this.chosen.value = at;
  }
}

function writtenIn(lesson: Lesson): WrittenIn {
  const [only, another] = languagesOf(lesson);
  return only === undefined || another !== undefined ? 'both' : only;
}

function textOf(lesson: Lesson): string {
  return JSON.stringify(withoutEmptyWords(lesson));
}
