/** A lesson on the desk of whoever writes it: what it is now, what is saved of it, what is wrong. Knows no screen and no network. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type LessonIssue, readLesson } from '../../shared/content/lesson-schema.ts';
import type { Lesson, Round } from '../../shared/lesson/lesson.ts';
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
export const WRITTEN_IN = ['both', 'en', 'zh'] as const;
export type WrittenIn = (typeof WRITTEN_IN)[number];

export type Place = readonly (string | number)[];

export class LessonEditor {
  readonly lesson: Signal<Lesson>;
  /** What the lesson is written in: what it brings, until its writer chooses. */
  readonly writtenIn: Signal<WrittenIn>;
  /** The round whose form is shown. */
  readonly chosen = signal(0);
  readonly saving = signal(false);
  /** Whether what is missing is said at its field: once somebody has tried to save. */
  readonly strict = signal(false);
  /** The round that was deleted last, and where it stood. */
  readonly removed = signal<{ readonly round: Round; readonly at: number } | null>(null);
  readonly issues: ReadonlySignal<readonly LessonIssue[]>;
  readonly state: ReadonlySignal<SaveState>;
  readonly #kept: Signal<string | null>;

  /** @param kept what the server has; null: nothing */
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

  /** Whether something would be lost if the page were closed. */
  get unsaved(): boolean {
    return this.state.value === 'unsaved' || this.state.value === 'saving';
  }

  /** The server has this. */
  keep(lesson: Lesson): void {
    this.#kept.value = textOf(lesson);
  }

  /** Another lesson takes the place of this one. */
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

  /** Puts a new round behind the one that is shown, and shows it. */
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

  /** The round that was deleted last is back in its place. */
  undo(): void {
    const { value: removed } = this.removed;
    if (removed === null) return;
    this.removed.value = null;
    this.#insert(Math.min(removed.at, this.lesson.value.rounds.length), removed.round);
  }

  /** What is wrong at a field: one of its own, or of what only it holds. Null while nobody has tried to save. */
  issueAt(place: Place): LessonIssue | null {
    if (!this.strict.value) return null;
    return this.issues.value.find(({ path }) => path.join('.') === place.join('.')) ?? null;
  }

  /** Whether a round is not yet as it must be. */
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
