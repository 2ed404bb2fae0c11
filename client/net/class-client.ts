/**
 * The page's connection to a class, as a student or as its teacher: joins, sends requests, keeps the seat through drops
 * and reloads.
 */

import type { Locale } from '../../shared/lib/language.ts';
import type { Room } from 'colyseus.js';
import {
  CLASS_ROOM,
  type ClassGrant,
  type ClassInvitation,
  type ClassJoin,
  classRefusal,
  type ClassReply,
  codeOfClassKey,
  type InstanceRules,
  type LessonChoice,
  type ReportRequest,
} from '../../shared/class-protocol.ts';
import type { ClassMessage, ClassReplyTo, ClassRequestName } from '../../shared/class-messages.ts';
import { normaliseCode } from '../../shared/protocol.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import type { ClassSettings } from '../../shared/class/class-settings.ts';
import type { ClassFrame, HeatMove, StudentView, TeacherView, WatchedDuel } from '../../shared/class/class-view.ts';
import type { Answer, Lesson } from '../../shared/class/lesson.ts';
import type { Report } from '../../shared/report/report.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { ClassActions } from '../context/class-actions.ts';
import type { ClassEndReason, ClassProblem, ClassSession } from '../context/class-session.ts';
import { proofOfPassword } from '../context/teacher-shelf.ts';
import type { ServerClock } from '../kit/server-clock.ts';
import type { Found } from '../kit/found.ts';
import * as http from './class-http.ts';
import { ENDINGS, FINAL, type Refusal } from './class-endings.ts';
import { classKeys } from './key-memory.ts';
import { Line } from './line.ts';
import { whenBack } from './when-back.ts';
import { readers, sdk } from './sdk.ts';

export class ClassClient implements ClassActions {
  readonly #session: ClassSession;
  readonly #clock: ServerClock;
  readonly #line: Line<Room, Refusal, ClassEndReason>;
  /** The way back into the class, both while in it and while joining. */
  #way: (() => Promise<Room>) | null = null;
  /** Called at the first message of a room with the role in it; null: it closed without one. */
  #granted: (grant: ClassGrant | null) => void = () => undefined;

  constructor(session: ClassSession, clock: ServerClock) {
    this.#session = session;
    this.#clock = clock;
    this.#line = new Line({
      connection: session.connection,
      problem: session.problem,
      clock,
      endings: ENDINGS,
      refusalOf: classRefusal,
      endOf: (refused) => FINAL.get(refused) ?? null,
      wayBack: () => this.#way,
      listen: (room) => {
        this.#listen(room);
        return null;
      },
      whenBack,
    });
  }

  async open(lesson: LessonChoice, settings: ClassSettings, password: string): Promise<string | null> {
    const secret = password === '' ? {} : { password, ...proofOfPassword() };
    const ask: ClassJoin = { kind: 'open', lesson, settings, ...secret };
    const grant = await this.#enter(async () => (await sdk()).create(CLASS_ROOM, ask));
    return keyOf(grant);
  }

  async teach(key: string): Promise<boolean> {
    const { grant, connection } = this.#session;
    if (keyOf(grant.value) === key && connection.value.kind === 'open') return true;
    const ask: ClassJoin = { kind: 'teach', key };
    return (await this.#comeBack(async () => (await sdk()).joinById(codeOfClassKey(key), ask))) !== null;
  }

  async join(code: string, name: string, roster: string): Promise<boolean> {
    const line = roster === '' ? {} : { roster };
    const ask: ClassJoin = { kind: 'join', code: normaliseCode(code), name, ...line };
    return (await this.#enter(async () => (await sdk()).joinById(normaliseCode(code), ask))) !== null;
  }

  async resume(code: string): Promise<boolean> {
    const key = classKeys.recall(normaliseCode(code));
    if (key === null) return false;
    const grant = await this.#comeBack(() => this.#return('resume', key));
    const { problem, connection } = this.#session;
    const why = problem.value === null ? undefined : FINAL.get(problem.value as Refusal);
    if (why === 'class-gone') classKeys.forget(normaliseCode(code));
    if (why !== undefined) connection.value = { kind: 'ended', why };
    return grant !== null;
  }

  async claim(code: string, name: string): Promise<boolean> {
    const ask: ClassJoin = { kind: 'claim', code: normaliseCode(code), name };
    return (await this.#enter(async () => (await sdk()).joinById(normaliseCode(code), ask), 'again')) !== null;
  }

  forget(code: string): void {
    classKeys.forget(normaliseCode(code));
  }

  async leave(): Promise<void> {
    const { grant, student, teacher, watched } = this.#session;
    const left = this.#line.leave();
    this.#way = null;
    this.#granted(null);
    grant.value = null;
    student.value = null;
    teacher.value = null;
    watched.value = null;
    await left;
  }

  lookUp(code: string): Promise<Found<ClassInvitation>> {
    return http.readClassInvitation(normaliseCode(code));
  }

  instance(): Promise<InstanceRules | null> {
    return http.readInstance();
  }

  async ask<N extends ClassRequestName>(name: N, message: ClassMessage<N>): Promise<boolean> {
    return (await this.#ask(name, message))?.ok === true;
  }

  draft(round: number, question: number, answer: Answer | null): Promise<void> {
    return this.#line.tell('draft', { round, question, answer } satisfies ClassMessage<'draft'>);
  }

  async watch(matchId: string | null): Promise<boolean> {
    const reply = await this.#ask('watch', { matchId });
    if (reply?.ok) this.#session.watched.value = reply.watched;
    return reply?.ok === true;
  }

  async moves(levelId: string, mistake: MistakeId): Promise<readonly HeatMove[] | null> {
    const reply = await this.#ask('moves', { levelId, mistake });
    return reply?.ok ? reply.moves : null;
  }

  async report(keys: readonly string[], language: Locale): Promise<Report | null> {
    return this.#told(await http.readReport(keys, language));
  }

  async reportFile(request: ReportRequest): Promise<Blob | null> {
    return this.#told(await http.readReportFile(request));
  }

  async replay(key: string, matchId: string): Promise<Review | null> {
    return this.#told(await http.readReplay(key, matchId));
  }

  async deleteClass(key: string): Promise<boolean> {
    const answer = await http.deleteClass(key);
    this.#told(answer);
    return answer.ok;
  }

  async saveNewLesson(lesson: Lesson, password: string): Promise<string | null> {
    return this.#told(await http.postLesson(lesson, password, proofOfPassword()))?.key ?? null;
  }

  async saveLesson(key: string, lesson: Lesson): Promise<boolean> {
    const answer = await http.putLesson(key, lesson);
    this.#told(answer);
    return answer.ok;
  }

  async loadLesson(key: string): Promise<Lesson | null> {
    return this.#told(await http.readLesson(key))?.lesson ?? null;
  }

  async deleteLesson(key: string): Promise<boolean> {
    const answer = await http.deleteLesson(key);
    this.#told(answer);
    return answer.ok;
  }

  async #return(kind: 'teach' | 'resume', key: string): Promise<Room> {
    const ask: ClassJoin = { kind, key };
    return (await sdk()).joinById(codeOfClassKey(key), ask);
  }

  /**
   * Joins a class, leaving the one before.
   * @param again the same for the way back
   * @returns the role; null if it was refused
   */
  async #enter(open: () => Promise<Room>, again?: 'again'): Promise<ClassGrant | null> {
    const first = await this.#first();
    this.#way = again === undefined ? null : open;
    const refused = await this.#line.enter(open);
    return refused === null ? await first.granted : null;
  }

  /**
   * Returns to the player's own seat: retries until there is an answer.
   * @returns as `#enter`
   */
  async #comeBack(way: () => Promise<Room>): Promise<ClassGrant | null> {
    const first = await this.#first();
    this.#way = way;
    const refused = await this.#line.comeBack();
    return refused === null ? await first.granted : null;
  }

  /**
   * Leaves the class before.
   * @returns the role in the next one
   */
  async #first(): Promise<{ readonly granted: Promise<ClassGrant | null> }> {
    if (this.#session.grant.value !== null) await this.leave();
    const granted = new Promise<ClassGrant | null>((resolve) => {
      this.#granted = resolve;
    });
    return { granted };
  }

  #listen(room: Room): void {
    const { grant, watched } = this.#session;
    room.onMessage('seat', (granted: ClassGrant) => {
      grant.value = granted;
      if (granted.as !== 'claimant') {
        const kind = granted.as === 'teacher' ? 'teach' : 'resume';
        this.#way = () => this.#return(kind, granted.key);
      }
      if (granted.as === 'student') classKeys.remember(granted.code, granted.key);
      this.#line.stands();
      this.#granted(granted);
    });
    let frame: unknown = null;
    readers().readClass(room, (view) => {
      this.#take(view);
      // One that was not sent again says nothing about the time now.
      if (view.frame !== frame) this.#follow(view.frame as ClassFrame);
      frame = view.frame;
    });
    room.onMessage('watched', (duel: WatchedDuel) => {
      watched.value = duel;
    });
    room.onLeave(() => this.#granted(null));
  }

  #take(view: Readonly<Record<string, unknown>>): void {
    const { grant, student, teacher } = this.#session;
    // The server is our own: what it split is a view again.
    if (grant.value?.as === 'teacher') teacher.value = view as unknown as TeacherView;
    else student.value = view as unknown as StudentView;
  }

  /** The class's clock stands still while it is paused. */
  #follow({ now, paused }: ClassFrame): void {
    const here = performance.now();
    if (this.#clock.seen(here, now)) this.#line.doubtClock();
    if (paused) this.#clock.hold(here, now);
    else if (this.#clock.release(here)) this.#line.syncClock();
  }

  #ask<N extends ClassRequestName>(name: N, message: ClassMessage<N>): Promise<ClassReplyTo<N> | null> {
    return this.#line.ask<ClassReplyTo<N> & ClassReply>(name, message);
  }

  /** The reply to a request; a failure is in `problem`. */
  #told<T>(answer: http.Asked<T>): T | null {
    const problem: ClassProblem | null = answer.ok ? null : answer.problem;
    this.#session.problem.value = problem;
    return answer.ok ? answer.value : null;
  }
}

function keyOf(grant: ClassGrant | null): string | null {
  return grant === null || grant.as === 'claimant' ? null : grant.key;
}
