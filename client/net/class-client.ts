/** The page's connection to a class, as a student or as its teacher: joins, asks, keeps the seat through drops and reloads. */

import { Client, type Room } from 'colyseus.js';
import {
  CLASS_CLOSE_CODES,
  CLASS_ROOM,
  type ClassGrant,
  type ClassInvitation,
  type ClassJoin,
  classRefusal,
  type ClassReply,
  type ClassRequestName,
  type ClassRequests,
  codeOfClassKey,
  type HouseRules,
  type LessonChoice,
  type ReportRequest,
} from '../../shared/class-protocol.ts';
import { CLOSE_CODES, normaliseCode } from '../../shared/protocol.ts';
import type { RefusalCode } from '../../shared/duel/command.ts';
import type { TimeFactor } from '../../shared/duel/options.ts';
import type { Review } from '../../shared/duel/view.ts';
import type { ClassRefusalCode } from '../../shared/lesson/class-command.ts';
import type { StudentId } from '../../shared/lesson/class-event.ts';
import { type PartsMessage, withParts } from '../../shared/lesson/class-parts.ts';
import type { ClassSettings } from '../../shared/lesson/class-settings.ts';
import type { ClassFrame, HeatMove, StudentView, TeacherView, WatchedDuel } from '../../shared/lesson/class-view.ts';
import type { Answer, Lesson } from '../../shared/lesson/lesson.ts';
import type { Report } from '../../shared/lesson/report.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { ClassActions } from '../model/class-actions.ts';
import type { ClassEndReason, ClassProblem, ClassSession } from '../model/class-session.ts';
import { proofOfPassword } from '../model/teacher-shelf.ts';
import type { ServerClock } from '../model/server-clock.ts';
import type { Found } from '../model/found.ts';
import * as http from './class-http.ts';
import { classKeys } from './key-memory.ts';
import { briefFetch } from './brief-fetch.ts';
import { Line } from './line.ts';
import { whenBack } from './when-back.ts';
import { rootUrl } from './root.ts';

type Refusal = ClassRefusalCode | RefusalCode;

const ENDINGS = new Map<number, ClassEndReason>([
  [CLASS_CLOSE_CODES.removed, 'removed'],
  [CLASS_CLOSE_CODES.consentRefused, 'consent-refused'],
  [CLASS_CLOSE_CODES.classGone, 'class-gone'],
  [CLASS_CLOSE_CODES.seatMoved, 'seat-moved'],
  [CLOSE_CODES.seatTaken, 'seat-taken'],
  [CLOSE_CODES.offence, 'offence'],
]);

/** What a refused return says: the class or the seat is lost to this page. */
const FINAL = new Map<Refusal, ClassEndReason>([
  ['no-such-class', 'class-gone'],
  ['class-over', 'class-gone'],
  // Another key opens the seat since the teacher gave it to another device.
  ['bad-seat-key', 'seat-moved'],
  ['removed-by-teacher', 'removed'],
  ['no-such-student', 'removed'],
]);

export class ClassClient implements ClassActions {
  readonly #session: ClassSession;
  readonly #clock: ServerClock;
  readonly #client = new Client(rootUrl(), { fetchFn: briefFetch });
  readonly #line: Line<Room, Refusal, ClassEndReason>;
  /** What leads back into the class from wherever one is in it, or on the way there. */
  #way: (() => Promise<Room>) | null = null;
  /** Told at the first word of a room: what one is in it; null: it closed without one. */
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
      listen: (room) => this.#listen(room),
      whenBack,
    });
  }

  async open(lesson: LessonChoice, settings: ClassSettings, password: string): Promise<string | null> {
    const secret = password === '' ? {} : { password, ...proofOfPassword() };
    const ask: ClassJoin = { kind: 'open', lesson, settings, ...secret };
    const grant = await this.#enter(() => this.#client.create(CLASS_ROOM, ask));
    return keyOf(grant);
  }

  async teach(key: string): Promise<boolean> {
    const { grant, connection } = this.#session;
    if (keyOf(grant.value) === key && connection.value.kind === 'open') return true;
    const ask: ClassJoin = { kind: 'teach', key };
    return (await this.#comeBack(() => this.#client.joinById(codeOfClassKey(key), ask))) !== null;
  }

  async join(code: string, name: string, roster: string): Promise<boolean> {
    const line = roster === '' ? {} : { roster };
    const ask: ClassJoin = { kind: 'join', code: normaliseCode(code), name, ...line };
    return (await this.#enter(() => this.#client.joinById(normaliseCode(code), ask))) !== null;
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
    return (await this.#enter(() => this.#client.joinById(normaliseCode(code), ask), 'again')) !== null;
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

  house(): Promise<HouseRules | null> {
    return http.readHouse();
  }

  answer(round: number, question: number, answer: Answer): Promise<boolean> {
    return this.#done('answer', { round, question, answer });
  }

  draft(round: number, question: number, answer: Answer | null): Promise<void> {
    return this.#line.tell('draft', { round, question, answer } satisfies ClassRequests['draft']['message']);
  }

  start(index?: number): Promise<boolean> {
    return this.#done('start', index === undefined ? {} : { index });
  }

  skip(): Promise<boolean> {
    return this.#done('skip', {});
  }

  pause(): Promise<boolean> {
    return this.#done('pause', {});
  }

  goOn(): Promise<boolean> {
    return this.#done('resume', {});
  }

  moreTime(seconds: number): Promise<boolean> {
    return this.#done('more-time', { seconds });
  }

  settings(settings: ClassSettings): Promise<boolean> {
    return this.#done('settings', { settings });
  }

  lesson(lesson: LessonChoice, next: number): Promise<boolean> {
    return this.#done('lesson', { lesson, next });
  }

  rename(student: StudentId, name: string): Promise<boolean> {
    return this.#done('rename', { student, name });
  }

  merge(student: StudentId, into: StudentId): Promise<boolean> {
    return this.#done('merge', { student, into });
  }

  remove(student: StudentId): Promise<boolean> {
    return this.#done('remove', { student });
  }

  removeSince(student: StudentId): Promise<boolean> {
    return this.#done('remove-since', { student });
  }

  timeFactor(student: StudentId, factor: TimeFactor): Promise<boolean> {
    return this.#done('time-factor', { student, factor });
  }

  consent(claim: number, allow: boolean): Promise<boolean> {
    return this.#done('consent', { claim, allow });
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

  end(): Promise<boolean> {
    return this.#done('end', {});
  }

  async report(keys: readonly string[], language: 'en' | 'zh'): Promise<Report | null> {
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

  #return(kind: 'teach' | 'resume', key: string): Promise<Room> {
    const ask: ClassJoin = { kind, key };
    return this.#client.joinById(codeOfClassKey(key), ask);
  }

  /** Into a class, out of the one before. @param again the same leads back. @returns what one is there; null if it was refused */
  async #enter(open: () => Promise<Room>, again?: 'again'): Promise<ClassGrant | null> {
    const first = await this.#first();
    this.#way = again === undefined ? null : open;
    const refused = await this.#line.enter(open);
    return refused === null ? await first.granted : null;
  }

  /** Into one's own seat: where no answer comes it is asked for until one does. @returns as `#enter` */
  async #comeBack(way: () => Promise<Room>): Promise<ClassGrant | null> {
    const first = await this.#first();
    this.#way = way;
    const refused = await this.#line.comeBack();
    return refused === null ? await first.granted : null;
  }

  /** Out of the class before. @returns what one will be in the next */
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
    room.onMessage('parts', (message: PartsMessage) => this.#take(message));
    room.onMessage('watched', (duel: WatchedDuel) => {
      watched.value = duel;
    });
    room.onLeave(() => this.#granted(null));
  }

  #take(message: PartsMessage): void {
    const { grant, student, teacher } = this.#session;
    const teaches = grant.value?.as === 'teacher';
    // The server is our own: what `partsOf` took apart is whole again.
    const view = withParts(teaches ? teacher.value : student.value, message);
    if (teaches) teacher.value = view as unknown as TeacherView;
    else student.value = view as unknown as StudentView;
    this.#follow(view.frame as ClassFrame);
  }

  /** The class's clock stands still while it is paused. */
  #follow({ now, paused }: ClassFrame): void {
    const here = performance.now();
    if (this.#clock.seen(here, now)) this.#line.doubtClock();
    if (paused) this.#clock.hold(here, now);
    else if (this.#clock.release(here)) this.#line.syncClock();
  }

  async #done<N extends ClassRequestName>(name: N, message: ClassRequests[N]['message']): Promise<boolean> {
    return (await this.#ask(name, message))?.ok === true;
  }

  #ask<N extends ClassRequestName>(
    name: N,
    message: ClassRequests[N]['message'],
  ): Promise<ClassRequests[N]['reply'] | null> {
    return this.#line.ask<ClassRequests[N]['reply'] & ClassReply>(name, message);
  }

  /** What was asked for; what went wrong with it is told in `problem`. */
  #told<T>(answer: http.Asked<T>): T | null {
    const problem: ClassProblem | null = answer.ok ? null : answer.problem;
    this.#session.problem.value = problem;
    return answer.ok ? answer.value : null;
  }
}

function keyOf(grant: ClassGrant | null): string | null {
  return grant === null || grant.as === 'claimant' ? null : grant.key;
}
