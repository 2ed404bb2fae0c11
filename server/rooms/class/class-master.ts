/**
 * The authority over one class: one command after another, each event in the log before it is shown, and shown only
 * when its duels match it. Knows neither Colyseus nor connections; what is asked of it is in the files beside it.
 */

import { advanceClass } from '../../../shared/class/advance-class.ts';
import { applyClass } from '../../../shared/class/apply-class.ts';
import type { ClassCommand } from '../../../shared/class/apply-class.ts';
import type { ClassRefusalCode } from '../../../shared/class/class-refusals.ts';
import type { ClassEvent, StudentId } from '../../../shared/class/class-event.ts';
import type { ClassState } from '../../../shared/class/class-state.ts';
import { studentOf } from '../../../shared/class/rounds.ts';
import type { RefusalCode } from '../../../shared/duel/rules/command.ts';
import type { MatchClock } from '../../../shared/match/match-clock.ts';
import type { NewClass, StoredKey } from '../../store/class-store.ts';
import type { OpenClass, Services } from '../services.ts';
import { RecentAnswers } from './answer-times.ts';
import { Attendance } from './attendance.ts';
import { type Changed, sameDuels, TEACHERS_ONLY, whomItConcerns } from './changed.ts';
import { type Claim, Claims } from './claims.ts';
import { ClassClock } from './class-clock.ts';
import { DuelBook } from './duel-book.ts';
import { KeyRing } from './key-ring.ts';
import { Lifetime } from './lifetime.ts';
import { LoggedClass } from './logged-class.ts';
import type { WantedStudent } from './settle-duel.ts';

export type ClassRefused = { readonly ok: false; readonly code: ClassRefusalCode | RefusalCode };
export type ClassOutcome = { readonly ok: true } | ClassRefused;

/** How soon a failed write to the log is tried again. */
const RETRY_MS = 1000;

/** What remains possible where the teacher's share of the log is used up: students continue, and the class can end. */
const ALWAYS_POSSIBLE: ReadonlySet<ClassCommand['kind']> = new Set([
  'join',
  'come-back',
  'merge',
  'add-duel',
  'answer',
  'draft',
  'resume',
  'skip',
  'end',
]);

export class ClassMaster implements OpenClass {
  readonly id: string;
  readonly code: string;
  readonly services: Services;
  readonly log: LoggedClass;
  readonly clock: ClassClock;
  readonly keys: KeyRing;
  readonly attendance: Attendance;
  readonly claims = new Claims();
  readonly duels: DuelBook;
  readonly lifetime: Lifetime;
  readonly answers = new RecentAnswers();

  /** Called after everything that may have changed a view, before the caller of the command gets its answer. */
  onChange: (changed: Changed) => void = () => undefined;
  /** A duel of the class changed; resulting changes of the class itself come by `onChange`. */
  onDuel: (matchId: string) => void = () => undefined;
  /** A claim was settled: with a new key, or without. */
  onClaim: (claim: Claim, key: string | null) => void = () => undefined;
  /** The teacher has taken this student out. */
  onRemoved: (student: StudentId) => void = () => undefined;
  /** Something is due before the time that `nextWake` said. */
  onDue: () => void = () => undefined;
  /** The time that `nextWake` says may have changed. */
  onPlan: () => void = () => undefined;
  /** The class was deleted. */
  onGone: () => void = () => undefined;

  #shown: ClassState;
  #unsettled = false;
  #retryAt = Number.POSITIVE_INFINITY;
  #gone = false;
  #queue: Promise<unknown> = Promise.resolve();
  #askedAt: number;

  constructor(services: Services, from: NewClass & { readonly keys?: readonly StoredKey[] }, clock: MatchClock) {
    const now = services.time.now();
    this.services = services;
    this.id = from.id;
    this.code = from.code;
    this.clock = new ClassClock(clock, (stored) => services.classes.setClock(from.id, stored));
    this.#askedAt = clock.now();
    this.keys = new KeyRing(from.keyHash, from.keys ?? []);
    this.log = new LoggedClass(services, from.id, { events: from.events, keys: this.keys });
    this.#shown = this.log.state;
    const inClass = this.#shown.students.filter(({ removed }) => !removed).map(({ id }) => id);
    this.attendance = new Attendance(inClass, now);
    this.lifetime = new Lifetime(now);
    if (this.isOver) this.lifetime.isOver(now);
    this.duels = new DuelBook(services, from.id, (student) => this.#seated(student));
    services.duels.onChange(from.id, (matchId) => this.#duelChanged(matchId));
    services.duels.onAnswer(from.id, (ms) => this.answered(ms));
  }

  /** The state as logged: what the next command meets. */
  get state(): ClassState {
    return this.log.state;
  }

  get studentsHere(): number {
    return this.attendance.here.size;
  }

  /** The state that views show: the logged one, as soon as the duels match it. */
  get shown(): ClassState {
    return this.#shown;
  }

  /** Something could not be done, or the duels do not match the log yet. */
  get unsettled(): boolean {
    return this.#unsettled;
  }

  /** When that is tried again (server's time). */
  get retryAt(): number {
    return this.#retryAt;
  }

  /** When the current command was requested (class's clock). */
  get askedAt(): number {
    return this.#askedAt;
  }

  /** It was deleted. */
  get isGone(): boolean {
    return this.#gone;
  }

  get isOver(): boolean {
    return this.#shown.phase === 'over';
  }

  command(command: ClassCommand): Promise<ClassOutcome> {
    return this.inOrder(() => this.apply(command));
  }

  /**
   * One after another: a command never sees the half-done work of another. Each counts from its arrival, so that
   * waiting in line costs nothing.
   */
  inOrder<T>(task: () => Promise<T>): Promise<T> {
    const askedAt = this.clock.now();
    const run = this.#queue.then(() => {
      this.#askedAt = askedAt;
      return task();
    });
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /**
   * The path of every command, in its turn: what is due first, then the command, then its consequences.
   * @param keyOf the key that is logged with the events of the command
   */
  async apply(
    command: ClassCommand,
    keyOf: (events: readonly ClassEvent[]) => StoredKey | undefined = () => undefined,
  ): Promise<ClassOutcome> {
    if (this.#gone) return { ok: false, code: 'no-such-class' };
    if (this.log.isFull && !ALWAYS_POSSIBLE.has(command.kind)) return { ok: false, code: 'class-log-full' };
    await this.advance();
    const answer = applyClass(this.state, command, this.#askedAt);
    if (!answer.ok) {
      await this.show(TEACHERS_ONLY);
      return answer;
    }
    await this.log.record(answer.events, keyOf(answer.events));
    this.#takeOut(answer.events);
    await this.advance();
    await this.show(whomItConcerns(answer.events));
    return { ok: true };
  }

  /** Applies the effects of the time that has passed. */
  async advance(): Promise<void> {
    if (this.#gone) return;
    const { settings, time } = this.services;
    const here = this.attendance.expected(time.now(), settings.awayMs);
    const facts = { now: this.#askedAt, here, duels: this.duels.facts() };
    // While the clock stands because nobody has come back yet, no student is done either.
    const events = this.clock.running ? advanceClass(this.state, facts) : [];
    await this.log.record(events);
  }

  /** The duels first, then the new state is visible. If they cannot match the log, they are tried again. */
  async show(changed: Changed): Promise<void> {
    if (this.#gone) return;
    const { state } = this;
    const turned = !sameDuels(this.#shown, state);
    const settled = await this.#settle();
    // A student who has joined is in the class, whatever happens to its duels.
    this.#shown = settled || !turned ? state : { ...this.#shown, students: state.students };
    if (this.isOver) this.lifetime.isOver(this.services.time.now());
    this.changed(turned ? 'everybody' : changed);
  }

  changed(changed: Changed): void {
    this.onChange(changed);
    this.onPlan();
  }

  /** A student was answered so long after their request had arrived. */
  answered(ms: number): void {
    this.answers.add(ms, this.services.time.now());
  }

  tryLater(error: unknown): void {
    this.services.log.write('class-stuck', { code: this.code, error });
    this.#unsettled = true;
    this.#retryAt = this.services.time.now() + RETRY_MS;
    this.onPlan();
  }

  /** Nothing is under way any more, and the clock stands. */
  standStill(): Promise<void> {
    return this.inOrder(() => this.clock.standStill());
  }

  /** The room closes; the log is kept. */
  close(): Promise<void> {
    return this.inOrder(async () => {
      await this.services.classes.end(this.id, this.services.time.date());
      await this.duels.end();
    });
  }

  /**
   * Deletes the class and everything in it.
   * @returns whether it existed
   */
  delete(): Promise<boolean> {
    return this.inOrder(async () => {
      if (this.#gone) return false;
      await this.duels.end();
      const was = await this.services.classes.delete(this.id);
      this.#gone = true;
      this.onGone();
      return was;
    });
  }

  /** @returns whether the duels match the log */
  async #settle(): Promise<boolean> {
    try {
      await this.duels.settle(this.state);
    } catch (err) {
      this.tryLater(err);
      return false;
    }
    this.#unsettled = false;
    this.#retryAt = Number.POSITIVE_INFINITY;
    return true;
  }

  #seated(student: StudentId): WantedStudent {
    const known = studentOf(this.state, student);
    const keyHash = this.keys.hashOf(student);
    if (known === null || keyHash === null) throw new Error(`student ${student} has no seat`);
    return { name: known.name, keyHash, timeFactor: known.timeFactor, removed: known.removed };
  }

  /** Nobody waits for students who were taken out, or whose row is another's now. */
  #takeOut(events: readonly ClassEvent[]): void {
    for (const event of events) {
      if (event.type === 'removed' || event.type === 'merged') this.attendance.forget(event.student);
      if (event.type === 'removed') this.onRemoved(event.student);
    }
  }

  #duelChanged(matchId: string): void {
    const isOverNow = this.duels.touch(matchId);
    this.onDuel(matchId);
    if (isOverNow) this.onDue();
  }
}
