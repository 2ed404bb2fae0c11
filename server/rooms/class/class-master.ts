/**
 * The authority over one class: one command after the other, each event in the log before anybody hears of it, and shown
 * only when its duels are as it says. Knows neither Colyseus nor connections.
 */

import { randomInt, randomUUID } from 'node:crypto';
import { levelById } from '../../../shared/content/levels.ts';
import type { RefusalCode } from '../../../shared/duel/command.ts';
import type { TimeFactor } from '../../../shared/duel/options.ts';
import { advanceClass, isSomebodyAnswering, nextClassDeadline } from '../../../shared/lesson/advance-class.ts';
import { applyClass, doorRefusal } from '../../../shared/lesson/apply-class.ts';
import type { ClassCommand, ClassRefusalCode } from '../../../shared/lesson/class-command.ts';
import type { ClassEvent, PlannedDuel, StudentId } from '../../../shared/lesson/class-event.ts';
import type { ClassFacts } from '../../../shared/lesson/class-facts.ts';
import type { ClassSettings } from '../../../shared/lesson/class-settings.ts';
import type { ClassState } from '../../../shared/lesson/class-state.ts';
import type { HeatMove, SeatClaim, StudentView, TeacherView, WatchedDuel } from '../../../shared/lesson/class-view.ts';
import { createClass } from '../../../shared/lesson/create-class.ts';
import { heatMoves } from '../../../shared/lesson/heat.ts';
import type { DuelRound, Lesson } from '../../../shared/lesson/lesson.ts';
import { isTaken, uniqueName } from '../../../shared/lesson/names.ts';
import { replayClass } from '../../../shared/lesson/evolve-class.ts';
import { drawLate, drawPairs } from '../../../shared/lesson/pairing.ts';
import { isIn, roundOn, seatedIn, studentOf } from '../../../shared/lesson/rounds.ts';
import { studentView } from '../../../shared/lesson/student-view.ts';
import { teacherView } from '../../../shared/lesson/teacher-view.ts';
import { type ClassInvitation, type ClassJoin, HEAT_MOVES } from '../../../shared/class-protocol.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';
import type { NewClass, StoredClass, StoredKey } from '../../store/class-store.ts';
import { clockFrom, type MatchClock, stoppedClock } from '../match-clock.ts';
import { hashSeatKey, newCode, newSeatKey } from '../seat-key.ts';
import type { Services } from '../services.ts';
import { Attendance } from './attendance.ts';
import type { SeatedStudent } from './class-duel.ts';
import { type Changed, sameDuels, TEACHERS_ONLY, whomItConcerns } from './changed.ts';
import { Claims } from './claims.ts';
import { DuelBook } from './duel-book.ts';
import { KeyRing, sameHash } from './key-ring.ts';
import { Lifetime } from './lifetime.ts';
import { LoggedClass } from './logged-class.ts';
import type { OpenClass } from './open-class-port.ts';

type Refused = { readonly ok: false; readonly code: ClassRefusalCode | RefusalCode };
export type ClassOutcome = { readonly ok: true } | Refused;
/** What a student is let in with. */
export type Admission = { readonly ok: true; readonly student: StudentId; readonly key: string } | Refused;

/** How soon it is tried again when the log could not be written. */
const RETRY_MS = 1000;

/** What a teacher can ask for again and again; going on, and coming to an end, always remain. */
const ADDS_WITHOUT_END: ReadonlySet<ClassCommand['kind']> = new Set([
  'start',
  'lesson',
  'settings',
  'rename',
  'remove',
  'remove-since',
  'time-factor',
  'pause',
  'more-time',
]);

export class ClassMaster implements OpenClass {
  readonly id: string;
  readonly code: string;
  readonly createdAt: number;
  /** Called after everything that may have changed a view, before the caller of the command gets its answer. */
  onChange: (changed: Changed) => void = () => undefined;
  /** A duel of the class changed; what that changes in the class itself comes by `onChange`. */
  onDuel: (matchId: string) => void = () => undefined;
  /** A claim has come to its end: with a new key, or without. */
  onClaim: (claim: SeatClaim, key: string | null) => void = () => undefined;
  /** When to call `wake` may have changed. */
  onPlan: () => void = () => undefined;
  /** The class was deleted. */
  onGone: () => void = () => undefined;

  readonly #services: Services;
  readonly #keyHash: string;
  readonly #clock: MatchClock;
  readonly #keys: KeyRing;
  readonly #log: LoggedClass;
  readonly #attendance: Attendance;
  readonly #claims = new Claims();
  readonly #duels: DuelBook;
  /** What everybody may know: the log's state as soon as the duels are as it says. */
  #shown: ClassState;
  /** The rooms of the duels are not yet as the log says. */
  #unsettled = false;
  #retryAt: number | null = null;
  readonly #lifetime: Lifetime;
  #gone = false;
  #queue: Promise<unknown> = Promise.resolve();
  /** When what is being done was asked for (class's clock). */
  #askedAt: number;

  private constructor(services: Services, from: NewClass, clock: MatchClock, keys: readonly StoredKey[]) {
    this.#services = services;
    this.id = from.id;
    this.code = from.code;
    this.createdAt = from.createdAt;
    this.#keyHash = from.keyHash;
    this.#clock = clock;
    this.#askedAt = clock.now();
    this.#keys = new KeyRing(keys);
    this.#log = new LoggedClass(services.classes, from.id, { events: from.events, keys: this.#keys });
    this.#shown = this.#log.state;
    const inClass = this.#shown.students.filter(({ removed }) => !removed).map(({ id }) => id);
    this.#attendance = new Attendance(inClass, services.time.now());
    this.#lifetime = new Lifetime(services.time.now());
    if (this.isOver) this.#lifetime.isOver(services.time.now());
    this.#duels = new DuelBook(services, from.id, (student) => this.#seated(student));
    services.duels.onChange(from.id, (matchId) => this.#duelChanged(matchId));
  }

  /** Opens a class. @returns it and its teacher's key */
  static async open(
    services: Services,
    { code, lesson, settings }: { code: string; lesson: Lesson; settings: ClassSettings },
  ): Promise<{ readonly master: ClassMaster; readonly key: string }> {
    const key = newSeatKey(code);
    const createdAt = services.time.date();
    const clock = clockFrom(createdAt, services.time.now);
    const events = createClass({ seed: services.seed ?? randomInt(2 ** 32), lesson, settings }, createdAt);
    const stored = { id: randomUUID(), code, keyHash: hashSeatKey(key), createdAt, events, clock: clock.stored() };
    await services.classes.create(stored);
    return { master: new ClassMaster(services, stored, clock, []), key };
  }

  /** Brings back a class from the log with all its duels; its clock stands still until the first of its people is back. */
  static async restore(services: Services, stored: StoredClass): Promise<ClassMaster> {
    const { clock, events, createdAt } = stored;
    const eventAt = events.at(-1)?.at ?? createdAt;
    const paused = replayClass(events).paused;
    const stopped = stoppedClock(services.time.now, clock, { eventAt, beatAt: paused ? null : services.beatAt });
    const master = new ClassMaster(services, stored, stopped, stored.keys);
    master.#duels.restore(master.#log.state, await services.classes.matches(stored.id));
    await master.#tellDuels();
    // It stands still from here on: the beats of this run must not count for it if the server dies again.
    await services.classes.setClock(stored.id, stopped.stored());
    master.#unsettled = true;
    master.#lifetime.waitUntil(services.time.now() + services.settings.abandonMs);
    return master;
  }

  get isOver(): boolean {
    return this.#shown.phase === 'over';
  }

  get invitation(): ClassInvitation {
    const { lesson, students, settings } = this.#shown;
    const inClass = students.filter(({ removed }) => !removed).length;
    const { locked, roster } = settings;
    return { title: lesson.title, students: inClass, locked, roster, over: this.isOver };
  }

  /** The class's clock, ms. */
  now(): number {
    return this.#clock.now();
  }

  isTeachers(key: string): boolean {
    return sameHash(hashSeatKey(key), this.#keyHash);
  }

  /** Whose seat a key opens; null: nobody's. */
  studentOf(key: string): StudentId | null {
    return this.#keys.studentOf(hashSeatKey(key));
  }

  refusalFor(join: ClassJoin): ClassRefusalCode | RefusalCode | null {
    switch (join.kind) {
      case 'open':
        return 'not-the-teacher';
      case 'teach':
        return this.isTeachers(join.key) ? null : 'not-the-teacher';
      case 'resume':
        return this.studentOf(join.key) === null ? 'bad-seat-key' : null;
      case 'join':
        return doorRefusal(this.#log.state);
      case 'claim':
        return null;
    }
  }

  studentView(student: StudentId): StudentView {
    return studentView(this.#shown, student, this.#facts());
  }

  teacherView(): TeacherView {
    return teacherView(this.#shown, this.#facts());
  }

  watched(matchId: string): WatchedDuel | null {
    return this.#duels.watched(matchId);
  }

  heatMoves(levelId: string, mistake: MistakeId): readonly HeatMove[] {
    return heatMoves(this.#shown, this.#duels.facts(), levelId, mistake).slice(0, HEAT_MOVES);
  }

  /** The seats of the duel that are students'. */
  studentsIn(matchId: string): ReadonlySet<StudentId> {
    const duel = this.#shown.rounds.at(-1)?.duels.find((plan) => plan.matchId === matchId);
    return new Set([duel?.seats[0] ?? null, duel?.seats[1] ?? null].filter((student) => student !== null));
  }

  /** A new student comes in, under a name that nobody else has. */
  join(name: string, roster: string): Promise<Admission> {
    return this.#inOrder(async () => {
      const key = newSeatKey(this.code);
      const keyHash = hashSeatKey(key);
      const { students } = this.#log.state;
      const unique = uniqueName(
        name,
        students.map((student) => student.name),
      );
      const outcome = await this.#apply({ kind: 'join', name: unique, roster }, (events) => {
        const joined = events.find((event) => event.type === 'joined');
        return joined === undefined ? undefined : { student: joined.student, keyHash };
      });
      if (!outcome.ok) return outcome;
      const student = this.#keys.studentOf(keyHash);
      if (student === null) throw new Error('a student came in and has no seat');
      return { ok: true, student, key };
    });
  }

  /** A student is back by his key; whom the teacher took out comes in again, if the door is open. */
  comeBack(student: StudentId): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      const wasOut = !isIn(this.#log.state, student);
      const outcome = await this.#apply({ kind: 'come-back', student });
      const sits = this.#duels.ofStudent(this.#log.state, student);
      if (outcome.ok && wasOut) sits?.duel.openSeat(sits.seat);
      return outcome;
    });
  }

  /** Somebody's connection stands. Whoever is in the class is in it, even if the log fails now: what is left is done later. */
  come(student: StudentId): Promise<void> {
    return this.#inOrder(async () => {
      this.#attendance.come(student);
      const [received] = await Promise.allSettled([this.#receive()]);
      await this.#show('everybody');
      if (received.status === 'rejected') this.#tryLater(received.reason);
    });
  }

  goAway(student: StudentId): Promise<void> {
    return this.#inOrder(async () => {
      this.#attendance.goAway(student, this.#services.time.now());
      await this.#show(TEACHERS_ONLY);
    });
  }

  /** A teacher is there: the class goes on from where it stood when the server died. */
  teacherCame(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#startClock();
      this.#duels.touchAll();
      await this.#show(TEACHERS_ONLY);
    });
  }

  /** Whether anybody at all is connected. */
  visited(anybody: boolean): void {
    this.#lifetime.visited(anybody, this.#services.time.now());
    this.onPlan();
  }

  command(command: ClassCommand): Promise<ClassOutcome> {
    return this.#inOrder(() => this.#apply(command));
  }

  /** Starts a round, with the pairs of those who are there. @param index absent: the next */
  start(index?: number): Promise<ClassOutcome> {
    return this.#inOrder(() => {
      const at = index ?? this.#log.state.next;
      const content = this.#log.state.lesson.rounds[at];
      return content?.kind === 'duel'
        ? this.#startDuels(at, content)
        : this.#apply({ kind: 'start', index: at, duels: [] });
    });
  }

  pause(): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      await this.#advance();
      this.#clock.stop();
      const outcome = await this.#apply({ kind: 'pause' }).catch((error: unknown) => {
        if (!this.#log.state.paused) this.#clock.start();
        throw error;
      });
      if (!outcome.ok && !this.#log.state.paused) this.#clock.start();
      await this.#keepClock();
      return outcome;
    });
  }

  resume(): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      const outcome = await this.#apply({ kind: 'resume' });
      if (outcome.ok) {
        this.#clock.start();
        await this.#keepClock();
        this.#changed('everybody');
      }
      return outcome;
    });
  }

  /** The teacher ends the round that is on: where somebody is still answering, a moment after it was called. */
  skip(): Promise<ClassOutcome> {
    return this.#inOrder(() =>
      this.#apply({ kind: 'skip', lastCall: isSomebodyAnswering(this.#log.state, this.#attendance) }),
    );
  }

  rename(student: StudentId, name: string): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      const others = this.#log.state.students.filter(({ id }) => id !== student);
      const unique = uniqueName(
        name,
        others.map((other) => other.name),
      );
      const outcome = await this.#apply({ kind: 'rename', student, name: unique });
      const sits = this.#duels.ofStudent(this.#log.state, student);
      if (outcome.ok) sits?.duel.rename(sits.seat, unique);
      return outcome;
    });
  }

  remove(student: StudentId): Promise<ClassOutcome> {
    return this.#takeOut({ kind: 'remove', student }, () => undefined);
  }

  /** Takes out a student and everybody who has joined since. @param told of each who was taken out */
  removeSince(student: StudentId, told: (student: StudentId) => void): Promise<ClassOutcome> {
    return this.#takeOut({ kind: 'remove-since', student }, told);
  }

  #takeOut(
    command: Extract<ClassCommand, { kind: 'remove' | 'remove-since' }>,
    told: (student: StudentId) => void,
  ): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      const before = this.#log.state;
      const outcome = await this.#apply(command);
      if (!outcome.ok) return outcome;
      for (const { id } of before.students.filter((student) => !student.removed)) {
        if (isIn(this.#log.state, id)) continue;
        const sits = this.#duels.ofStudent(before, id);
        this.#attendance.forget(id);
        sits?.duel.letBotPlay(sits.seat);
        told(id);
      }
      await this.#show('everybody');
      return outcome;
    });
  }

  /**
   * Two rows are of one student, who then goes by the name of `into`. Kept is the row of whoever is here, so that nobody
   * is thrown out; two who are both here are two people.
   */
  merge(student: StudentId, into: StudentId): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      const { here } = this.#attendance;
      const [one, other] = [studentOf(this.#log.state, student), studentOf(this.#log.state, into)];
      if (one === null || other === null) return { ok: false, code: 'no-such-student' };
      if (here.has(student) && here.has(into)) return { ok: false, code: 'two-people' };
      const [gone, kept] = here.has(student) ? [into, student] : [student, into];
      const roster = other.roster === '' ? one.roster : other.roster;
      const outcome = await this.#apply({ kind: 'merge', student: gone, into: kept, name: other.name, roster });
      if (!outcome.ok) return outcome;
      this.#attendance.forget(gone);
      const sits = this.#duels.ofStudent(this.#log.state, kept);
      sits?.duel.rename(sits.seat, other.name);
      await this.#show('everybody');
      return outcome;
    });
  }

  setTimeFactor(student: StudentId, factor: TimeFactor): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      const outcome = await this.#apply({ kind: 'time-factor', student, factor });
      const sits = this.#duels.ofStudent(this.#log.state, student);
      if (outcome.ok && sits?.duel.state.phase !== 'over') await sits?.duel.setTimeFactor(sits.seat, factor);
      return outcome;
    });
  }

  /** Ends the class for good; the log keeps it. */
  end(): Promise<ClassOutcome> {
    return this.command({ kind: 'end' });
  }

  /** Somebody says to be the student of this name, on another device. */
  claim(name: string): SeatClaim | Refused {
    const claimed = this.#shown.students.find((student) => !student.removed && isTaken(name, [student.name]));
    if (claimed === undefined) return { ok: false, code: 'no-such-student' };
    const claim = this.#claims.add(claimed.id, claimed.name, newSeatKey(this.code), this.#services.time.now());
    if (claim === null) return { ok: false, code: 'too-fast' };
    this.#changed(TEACHERS_ONLY);
    return claim;
  }

  /** Whoever claimed a seat is gone again. */
  withdraw(claim: number): void {
    if (this.#claims.drop(claim)) this.#changed(TEACHERS_ONLY);
  }

  /** What the teacher says to a claim. If he agrees, another key opens the seat from now on, in the class and in its duel. */
  consent(id: number, allow: boolean): Promise<ClassOutcome> {
    return this.#inOrder(async () => {
      const waiting = this.#claims.get(id);
      if (waiting === null) return { ok: false, code: 'no-such-student' };
      const { claim } = waiting;
      const before = this.#keys.hashOf(claim.student);
      if (before === null) return { ok: false, code: 'no-such-student' };
      const key = allow && isIn(this.#log.state, claim.student) ? waiting.key : null;
      if (key !== null) await this.#changeKey({ student: claim.student, keyHash: before }, hashSeatKey(key));
      this.#claims.drop(id);
      this.onClaim(claim, key);
      this.#changed(TEACHERS_ONLY);
      return { ok: true };
    });
  }

  /** Does everything that is due: rounds that end, claims that lapse, duels that are not yet as they should be. */
  wake(): Promise<void> {
    return this.#inOrder(async () => {
      const lapsed = this.#claims.expire(this.#services.time.now());
      for (const claim of lapsed) this.onClaim(claim, null);
      const before = this.#log.state;
      await this.#receive();
      const stale = this.#unsettled || this.#log.state !== before;
      if (this.#lifetime.isForgotten(this.#services.time.now()) && !this.isOver) await this.#apply({ kind: 'end' });
      else if (stale) await this.#show('everybody');
      else if (lapsed.length > 0) this.#changed(TEACHERS_ONLY);
    });
  }

  /** When `wake` is next of use (server's time). */
  nextWake(): number {
    const { settings, time } = this.#services;
    const deadline = nextClassDeadline(this.#log.state);
    const waits = roundOn(this.#log.state) !== null && !this.#log.state.paused;
    const times = [
      deadline === null ? null : this.#clock.serverTimeOf(deadline),
      waits ? this.#attendance.nextGivenUp(time.now(), settings.awayMs) : null,
      this.#claims.nextEnd(),
      this.#unsettled ? (this.#retryAt ?? time.now()) : null,
      this.#lifetime.nextEnd(),
    ];
    return Math.min(...times.filter((at) => at !== null));
  }

  /** When the room of a class that is over goes (server's time); never, while it is not. */
  goneAt(): number {
    return this.#lifetime.goneAt();
  }

  /** The room goes; the log keeps what was. */
  close(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#services.classes.end(this.id, this.#services.time.date());
      await this.#duels.end();
    });
  }

  /** Deletes the class and everything in it. @returns whether it was there */
  delete(): Promise<boolean> {
    return this.#inOrder(async () => {
      if (this.#gone) return false;
      await this.#duels.end();
      const was = await this.#services.classes.delete(this.id);
      this.#gone = true;
      this.onGone();
      return was;
    });
  }

  /** What the log of a duel does not have, or not yet: how its students are called, who was taken out, whose time is longer. */
  async #tellDuels(): Promise<void> {
    const { state } = this.#log;
    for (const { id, name, removed, timeFactor } of state.students) {
      const sits = this.#duels.ofStudent(state, id);
      if (sits === null) continue;
      const { duel, seat } = sits;
      if (duel.facts().players[seat]?.name !== name) duel.rename(seat, name);
      if (removed) duel.letBotPlay(seat);
      if (duel.state.timeFactors[seat] !== timeFactor) await duel.setTimeFactor(seat, timeFactor);
    }
  }

  #facts(): ClassFacts {
    const { here } = this.#attendance;
    const unopened = this.#unsettled ? this.#duels.missing(this.#log.state) : 0;
    const claims = this.#claims.list();
    return { code: this.code, now: this.now(), here, duels: this.#duels.facts(), claims, unopened };
  }

  #seated(student: StudentId): SeatedStudent {
    const known = studentOf(this.#log.state, student);
    const keyHash = this.#keys.hashOf(student);
    if (known === null || keyHash === null) throw new Error(`student ${student} has no seat`);
    return { student, name: known.name, keyHash, timeFactor: known.timeFactor };
  }

  /** The way of every command: what is due first, then the command, then what follows from it. */
  async #apply(
    command: ClassCommand,
    keyOf: (events: readonly ClassEvent[]) => StoredKey | undefined = () => undefined,
  ): Promise<ClassOutcome> {
    if (this.#gone) return { ok: false, code: 'no-such-class' };
    if (this.#log.isFull && ADDS_WITHOUT_END.has(command.kind)) return { ok: false, code: 'class-log-full' };
    await this.#advance();
    const answer = applyClass(this.#log.state, command, this.#askedAt);
    if (!answer.ok) {
      await this.#show(TEACHERS_ONLY);
      return answer;
    }
    await this.#log.record(answer.events, keyOf(answer.events));
    await this.#advance();
    await this.#show(whomItConcerns(answer.events));
    return { ok: true };
  }

  #startDuels(index: number, { levelId }: DuelRound): Promise<ClassOutcome> {
    if (levelById(levelId, this.#services.captures) === null)
      return Promise.resolve({ ok: false, code: 'no-such-level' });
    const { state } = this.#log;
    // While a round is on there is nothing to draw: the class says so.
    const pairs = roundOn(state) === null ? drawPairs(state, [...this.#attendance.here]) : [];
    return this.#apply({ kind: 'start', index, duels: this.#planned(pairs) });
  }

  /** Lets the time that has passed have its effect. */
  async #advance(): Promise<void> {
    if (this.#gone) return;
    const { settings, time } = this.#services;
    const here = this.#attendance.expected(time.now(), settings.awayMs);
    const facts = { now: this.#askedAt, here, duels: this.#duels.facts() };
    // While the clock stands, as nobody has come back yet, nobody is done either.
    const events = this.#clock.running ? advanceClass(this.#log.state, facts) : [];
    await this.#log.record(events);
  }

  /** What is due, and what those who are there are owed: a clock that goes, and in a round of duels a duel. */
  async #receive(): Promise<void> {
    if (this.#gone) return;
    const { here } = this.#attendance;
    if (here.size > 0) await this.#startClock();
    await this.#advance();
    const round = roundOn(this.#log.state);
    if (round?.content.kind !== 'duel') return;
    const seated = seatedIn(round);
    for (const student of here) if (!seated.has(student)) await this.#seatLate(student);
  }

  /** Whoever is in a round of duels without a duel gets one against the bot. */
  async #seatLate(student: StudentId): Promise<void> {
    const { state } = this.#log;
    const [duel] = isIn(state, student) ? this.#planned([drawLate(state, student)]) : [];
    if (duel === undefined) return;
    const answer = applyClass(state, { kind: 'add-duel', duel }, this.#askedAt);
    if (answer.ok) await this.#log.record(answer.events);
  }

  #planned(pairs: readonly PlannedDuel['seats'][]): readonly PlannedDuel[] {
    const { open } = this.#services;
    const drawn = new Set<string>();
    return pairs.map((seats) => {
      const code = newCode((taken) => open.has(taken) || drawn.has(taken));
      drawn.add(code);
      return { matchId: randomUUID(), code, seats };
    });
  }

  async #changeKey(before: StoredKey, keyHash: string): Promise<void> {
    const after = { student: before.student, keyHash };
    await this.#services.classes.changeKey(this.id, before, after);
    this.#keys.put(after);
    const sits = this.#duels.ofStudent(this.#log.state, before.student);
    sits?.duel.changeKey(sits.seat, keyHash);
  }

  /** The duels first, then everybody may see it. If they cannot be as the log says they are tried again. */
  async #show(changed: Changed): Promise<void> {
    if (this.#gone) return;
    const { state } = this.#log;
    const turned = !sameDuels(this.#shown, state);
    const settled = turned || this.#unsettled ? await this.#settle() : true;
    // Whoever has come is in the class, whatever becomes of its duels.
    this.#shown = settled || !turned ? state : { ...this.#shown, students: state.students };
    if (this.isOver) this.#lifetime.isOver(this.#services.time.now());
    this.#changed(turned ? 'everybody' : changed);
  }

  /** @returns whether the duels are as the log says */
  async #settle(): Promise<boolean> {
    this.#unsettled = true;
    try {
      await this.#duels.settle(this.#log.state);
    } catch (err) {
      this.#tryLater(err);
      return false;
    }
    this.#unsettled = false;
    this.#retryAt = null;
    return true;
  }

  #tryLater(err: unknown): void {
    this.#services.log.error({ err, code: this.code }, 'a class could not do everything: it tries again');
    this.#unsettled = true;
    this.#retryAt = this.#services.time.now() + RETRY_MS;
    this.onPlan();
  }

  #duelChanged(matchId: string): void {
    const isOverNow = this.#duels.touch(matchId);
    this.onDuel(matchId);
    if (isOverNow) this.wake().catch((err: unknown) => this.#services.log.error({ err }, 'a round could not end'));
  }

  /** After the server was down the first who comes starts the clock, unless the teacher had paused. */
  async #startClock(): Promise<void> {
    if (this.#clock.running || this.#log.state.paused) return;
    this.#clock.start();
    try {
      await this.#services.classes.setClock(this.id, this.#clock.stored());
    } catch (error) {
      this.#clock.stop();
      throw error;
    }
    this.#attendance.restart(this.#services.time.now());
  }

  /** The event is written and says when the clock stopped or went on; this makes it exact after a crash. */
  async #keepClock(): Promise<void> {
    await this.#services.classes.setClock(this.id, this.#clock.stored());
  }

  #changed(changed: Changed): void {
    this.onChange(changed);
    this.onPlan();
  }

  /**
   * One after the other: a command never sees the half-done work of another. Each is as of when it came, so that nobody
   * loses anything by those who were before him.
   */
  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    const askedAt = this.now();
    const run = this.#queue.then(() => {
      this.#askedAt = askedAt;
      return task();
    });
    this.#queue = run.catch(() => undefined);
    return run;
  }
}
