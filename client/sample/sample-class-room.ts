/** The recorded class on this page's board: it goes on by its own clock, and from round to round as the visitor says. */

import { locale } from '../words/i18n.ts';
import { SAMPLE_KEY } from '../context/sample-key.ts';
import type { ClassSession } from '../context/class-session.ts';
import { rootUrl } from '../kit/root.ts';
import type { ServerClock } from '../kit/server-clock.ts';
import type { ClassRequestName } from '../../shared/class-messages.ts';
import { HEAT_MOVES } from '../../shared/class-protocol.ts';
import type { ClassEvent, PlannedDuel } from '../../shared/class/class-event.ts';
import type { DuelFacts } from '../../shared/class/class-facts.ts';
import type { ClassState } from '../../shared/class/class-state.ts';
import type { HeatMove } from '../../shared/class/class-view.ts';
import { duelFacts, watchedDuel } from '../../shared/class/duel-facts.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import { heatMoves } from '../../shared/class/heat.ts';
import { lastRound } from '../../shared/class/rounds.ts';
import { teacherView } from '../../shared/class/teacher-view.ts';
import { replay } from '../../shared/duel/duel.ts';
import type { DuelState } from '../../shared/duel/state/state.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { Report } from '../../shared/report/report.ts';
import { classRoom, named, type RecordedClass } from './recorded-class.ts';

/** How often the board is shown what has happened, ms. */
const BEAT_MS = 500;
const FILE = '/sample-class.json';

export class SampleClassRoom {
  readonly #recorded: RecordedClass;
  readonly #students: readonly string[];
  readonly #session: ClassSession;
  readonly #clock: ServerClock;
  /** Clock of the class at the last beat, and up to where it goes by itself; ms. */
  #now = 0;
  #until: number;
  #beatAt = 0;
  #paused = false;
  #watching: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(recorded: RecordedClass, session: ClassSession, clock: ServerClock) {
    this.#recorded = recorded;
    this.#students = recorded.names[locale.peek() === 'zh' ? 'zh' : 'en'];
    this.#session = session;
    this.#clock = clock;
    this.#until = this.#before('round-started', 0);
  }

  /**
   * The class in the language of the page, before anybody has come.
   * @throws the browser's error if its file does not arrive
   */
  static async load(session: ClassSession, clock: ServerClock): Promise<SampleClassRoom> {
    const response = await fetch(rootUrl() + FILE);
    if (!response.ok) throw new Error(`${response.status} ${FILE}`);
    const text = await response.text();
    const { names } = JSON.parse(text) as RecordedClass;
    return new SampleClassRoom(named(text, names, locale.peek() === 'zh' ? 'zh' : 'en'), session, clock);
  }

  get report(): Report {
    return this.#recorded.report;
  }

  /** Sits the visitor down at the board. */
  open(): void {
    const { connection, grant, problem } = this.#session;
    problem.value = null;
    connection.value = { kind: 'open' };
    grant.value = { as: 'teacher', code: SAMPLE_KEY, key: SAMPLE_KEY };
    this.#beatAt = performance.now();
    this.#timer ??= setInterval(() => this.#beat(), BEAT_MS);
    this.#show();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    const { connection, grant, teacher, watched } = this.#session;
    connection.value = { kind: 'none' };
    grant.value = null;
    teacher.value = null;
    watched.value = null;
  }

  /** Goes on as the visitor says. @returns false: it cannot be asked of a class that is over */
  ask(name: ClassRequestName): boolean {
    if (name === 'pause' || name === 'resume') this.#paused = name === 'pause';
    else if (name === 'start') this.#goTo('round-started');
    else if (name === 'skip') this.#goTo('round-ended');
    else if (name === 'end') this.#goTo('class-ended');
    else return false;
    this.#beatAt = performance.now();
    this.#show();
    return true;
  }

  watch(matchId: string | null): void {
    this.#watching = matchId;
    this.#show();
  }

  /** The moves behind a cell of the heat map. */
  moves(levelId: string, mistake: MistakeId): readonly HeatMove[] {
    const state = this.#state();
    return heatMoves(state, this.#facts(state), levelId, mistake).slice(0, HEAT_MOVES);
  }

  /** A duel of the whole class; null: it has none of that id. */
  replay(matchId: string): Review | null {
    const whole = replayClass(this.#recorded.events);
    const plan = whole.rounds.flatMap(({ duels }) => duels).find((duel) => duel.matchId === matchId);
    const match = this.#recorded.matches.find(({ id }) => id === matchId);
    return plan === undefined || match === undefined ? null : reviewOf(replay(match.events), this.#room(plan));
  }

  /** To the next event of that kind, and from there by the clock until the teacher decided something. */
  #goTo(type: ClassEvent['type']): void {
    const next = this.#recorded.events.find((event) => event.type === type && event.at > this.#now);
    if (next === undefined) return;
    this.#now = next.at;
    this.#until = Math.max(this.#now, this.#before(type === 'class-ended' ? type : 'round-started', this.#now));
  }

  /** The moment before the next event of that kind, or before the end of the class. */
  #before(type: ClassEvent['type'], after: number): number {
    const next = this.#recorded.events.find(
      (event) => event.at > after && (event.type === type || event.type === 'class-ended'),
    );
    return next === undefined ? after : next.at - 1;
  }

  #beat(): void {
    const here = performance.now();
    if (!this.#paused) this.#now = Math.min(Math.max(this.#now, this.#until), this.#now + here - this.#beatAt);
    this.#beatAt = here;
    this.#show();
  }

  #state(): ClassState {
    return { ...replayClass(this.#recorded.events.filter(({ at }) => at <= this.#now)), paused: this.#paused };
  }

  #room(plan: PlannedDuel) {
    return classRoom(plan, this.#students);
  }

  #duel(matchId: string): DuelState | null {
    const match = this.#recorded.matches.find(({ id }) => id === matchId);
    const events = match?.events.filter(({ at }) => at <= this.#now) ?? [];
    return events.length === 0 ? null : replay(events);
  }

  #facts(state: ClassState): ReadonlyMap<string, DuelFacts> {
    const current = lastRound(state)?.round;
    return new Map(
      state.rounds.flatMap(({ round, duels }) =>
        duels.flatMap((plan): (readonly [string, DuelFacts])[] => {
          const duel = this.#duel(plan.matchId);
          const now = round === current ? this.#now : null;
          return duel === null
            ? []
            : [[plan.matchId, duelFacts(plan.matchId, duel, this.#room(plan), plan, now)] as const];
        }),
      ),
    );
  }

  /** Shows the class as it stands. */
  #show(): void {
    const state = this.#state();
    const here = new Set(state.students.map(({ id }) => id));
    const at = performance.now();
    if (this.#paused) this.#clock.hold(at, this.#now);
    else this.#clock.release(at);
    this.#clock.reset();
    this.#clock.sample(at, at, this.#now);
    const facts = { code: SAMPLE_KEY, now: this.#now, here, duels: this.#facts(state), claims: [] };
    this.#session.teacher.value = teacherView(state, facts);
    this.#session.watched.value = this.#watched(state);
  }

  #watched(state: ClassState) {
    const matchId = this.#watching;
    const plan = lastRound(state)?.duels.find((duel) => duel.matchId === matchId);
    const duel = matchId === null ? null : this.#duel(matchId);
    return plan === undefined || duel === null ? null : watchedDuel(duel, this.#room(plan), plan, this.#now);
  }
}
