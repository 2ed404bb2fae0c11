/**
 * A class as a Colyseus room: connections in and out, requests in, parts of views out. What holds is decided by ClassMaster.
 */

import { type AuthContext, type Client, type Deferred, Room } from '@colyseus/core';
import type { ClassRefusalCode } from '../../../shared/lesson/class-command.ts';
import type { StudentId } from '../../../shared/lesson/class-event.ts';
import type { PartsMessage } from '../../../shared/lesson/class-parts.ts';
import type { SeatClaim, WatchedDuel } from '../../../shared/lesson/class-view.ts';
import type { RefusalCode } from '../../../shared/duel/command.ts';
import {
  CLASS_CLOSE_CODES,
  type ClassGrant,
  type ClassJoin,
  type ClassReply,
  type ClassRequestName,
  type ClassRequests,
} from '../../../shared/class-protocol.ts';
import { CLOSE_CODES } from '../../../shared/protocol.ts';
import { MessageBudget } from '../budget.ts';
import { LagMeter } from '../lag.ts';
import { isAllowedName } from '../name-filter.ts';
import { orBusy } from '../open-match.ts';
import { refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { Wakeup } from '../wakeup.ts';
import type { Changed } from './changed.ts';
import { ClassMaster } from './class-master.ts';
import { classRequestSchemas } from './class-messages.ts';
import { lessonOf, newClassCode, readEntry } from './open-class.ts';
import { cutView, Outbox } from './outbox.ts';
import { Throttle } from './throttle.ts';

interface Session {
  grant: ClassGrant;
  /** Of one who waits for consent. */
  readonly claim: number | null;
  readonly budget: MessageBudget;
  readonly lag: LagMeter;
  readonly outbox: Outbox;
  /** The duel that a teacher has opened large. */
  watching: string | null;
}
interface Sent {
  seat: ClassGrant;
  parts: PartsMessage;
  watched: WatchedDuel;
}
type ClassClient = Client<{ userData: Session; auth: ClassJoin; messages: Sent }>;
type Answer<N extends ClassRequestName> = Promise<ClassRequests[N]['reply']> | ClassRequests[N]['reply'];
type Handle<N extends ClassRequestName> = (
  message: ClassRequests[N]['message'],
  session: Session,
  client: ClassClient,
) => Answer<N>;

/** What a room is made of: the services, and the code of a class that comes back if it does. */
interface RoomSetup {
  readonly services: Services;
  readonly returning?: string;
  /** Of what its first client asked for. */
  readonly kind?: ClassJoin['kind'];
}

/** How often views go out to those who did nothing themselves. */
const STUDENTS_EVERY_MS = 100;
const TEACHERS_EVERY_MS = 250;
/** How soon a room tries again when the log could not be written. */
const RETRY_MS = 1000;

/** What a person can have got wrong himself. */
const MALFORMED: { readonly [N in ClassRequestName]?: ClassRefusalCode | RefusalCode } = {
  answer: 'bad-answer',
  draft: 'bad-answer',
  lesson: 'no-such-lesson',
  rename: 'bad-name',
};

export class ClassRoom extends Room<{ client: ClassClient }> {
  override patchRate = 1000;
  /** A room that nobody opens a class in goes by itself. */
  override autoDispose = true;
  /** Far beyond `too-fast`, which tells an honest client first: whoever sends more is cut off. */
  override maxMessagesPerSecond = 120;
  override messages = {
    answer: this.#ofStudent('answer', (student, message, { lag }) =>
      this.#master.command({ kind: 'answer', student, ...message, lagMs: lag.rttMs }),
    ),
    draft: this.#ofStudent('draft', (student, message) => this.#master.command({ kind: 'draft', student, ...message })),
    clock: this.#answer('clock', (_, { lag }, client) => {
      lag.measure(client.ref);
      return { ok: true, now: this.#master.now() };
    }),
    start: this.#ofTeacher('start', ({ index }) => this.#master.start(index)),
    skip: this.#ofTeacher('skip', () => this.#master.skip()),
    pause: this.#ofTeacher('pause', () => this.#master.pause()),
    resume: this.#ofTeacher('resume', () => this.#master.resume()),
    'more-time': this.#ofTeacher('more-time', ({ seconds }) =>
      this.#master.command({ kind: 'more-time', ms: seconds * 1000 }),
    ),
    settings: this.#ofTeacher('settings', ({ settings }) => this.#master.command({ kind: 'settings', settings })),
    lesson: this.#ofTeacher('lesson', async ({ lesson: choice, next }) => {
      const lesson = await lessonOf(this.#services, choice);
      return lesson === null ? refuse('no-such-lesson') : this.#master.command({ kind: 'lesson', lesson, next });
    }),
    rename: this.#ofTeacher('rename', ({ student, name }) =>
      isAllowedName(name) ? this.#master.rename(student, name) : refuse('name-not-allowed'),
    ),
    remove: this.#ofTeacher('remove', async ({ student }) => {
      const removed = await this.#master.remove(student);
      if (removed.ok) this.#letGo(student, CLASS_CLOSE_CODES.removed, 'removed-by-teacher');
      return removed;
    }),
    'remove-since': this.#ofTeacher('remove-since', ({ student }) =>
      this.#master.removeSince(student, (id) => this.#letGo(id, CLASS_CLOSE_CODES.removed, 'removed-by-teacher')),
    ),
    merge: this.#ofTeacher('merge', ({ student, into }) => this.#master.merge(student, into)),
    'time-factor': this.#ofTeacher('time-factor', ({ student, factor }) => this.#master.setTimeFactor(student, factor)),
    consent: this.#ofTeacher('consent', ({ claim, allow }) => this.#master.consent(claim, allow)),
    watch: this.#ofTeacher('watch', ({ matchId }, session) => {
      const watched = matchId === null ? null : this.#master.watched(matchId);
      if (matchId !== null && watched === null) return refuse('no-such-duel');
      session.watching = matchId;
      return { ok: true, watched };
    }),
    moves: this.#ofTeacher('moves', ({ levelId, mistake }) => {
      return { ok: true, moves: this.#master.heatMoves(levelId, mistake) };
    }),
    end: this.#ofTeacher('end', () => this.#master.end()),
    /** Any other kind of message is nobody's business. */
    _: () => undefined,
  };

  #given: Services | null = null;
  #class: ClassMaster | null = null;
  #closing = false;
  readonly #wakeup = new Wakeup(() => void this.#wake());
  /** Who holds each student's seat now; an older connection of the same seat is none of ours any more. */
  readonly #students = new Map<StudentId, ClassClient>();
  /** By session. */
  readonly #teachers = new Map<string, ClassClient>();
  /** By claim. */
  readonly #claimants = new Map<number, ClassClient>();
  /** Whose connection was dropped and may come back by itself, by session. */
  readonly #awaited = new Map<string, Deferred>();
  #news: Changed = new Set();
  #duelNews = new Set<string>();
  #studentsNext: Throttle | null = null;
  #teachersNext: Throttle | null = null;

  get #services(): Services {
    if (this.#given === null) throw new Error('the room has nothing to work with yet');
    return this.#given;
  }

  get #master(): ClassMaster {
    if (this.#class === null) throw refusal('no-such-class');
    return this.#class;
  }

  override async onCreate({ services, returning, kind }: RoomSetup): Promise<void> {
    // Only for that has the house been asked.
    if (returning === undefined && kind !== 'open') throw refusal('no-such-class');
    this.#given = services;
    this.#studentsNext = new Throttle(services.time, STUDENTS_EVERY_MS, () => this.#tellStudents());
    this.#teachersNext = new Throttle(services.time, TEACHERS_EVERY_MS, () => this.#tellTeachers());
    this.roomId = returning ?? (await orBusy(services, newClassCode(services)));
    services.classrooms.set(this.roomId, null);
    await this.setPrivate(true);
    if (!services.returningClasses.delete(this.roomId)) return;
    const stored = await services.classes.byCode(this.roomId);
    if (stored !== null) this.#use(await ClassMaster.restore(services, stored));
  }

  override async onJoin(client: ClassClient, _options: unknown, join: ClassJoin): Promise<void> {
    await orBusy(this.#services, this.#letIn(client, join));
  }

  override async onDrop(client: ClassClient): Promise<void> {
    const session = this.#heldBy(client);
    if (session === null || this.#closing) return;
    if (session.grant.as === 'claimant') return this.#gone(client, session);
    const awaited = this.allowReconnection(client, this.#services.settings.abandonMs / 1000);
    awaited.catch(() => undefined);
    this.#awaited.set(client.sessionId, awaited);
    if (session.grant.as === 'student') await this.#master.goAway(session.grant.student);
  }

  override async onReconnect(client: ClassClient): Promise<void> {
    if (client.userData === undefined) return;
    this.#awaited.delete(client.sessionId);
    await orBusy(this.#services, this.#hold(client, client.userData));
  }

  override async onLeave(client: ClassClient): Promise<void> {
    const session = this.#heldBy(client);
    if (session === null || this.#closing) return;
    await this.#gone(client, session);
  }

  override onDispose(): void {
    this.#stopTimers();
    this.#given?.classrooms.delete(this.roomId);
    this.#given?.guesses.forget(this.roomId);
  }

  /** The server goes down: nobody leaves, everything stands as it is in the log. */
  override onBeforeShutdown(): void {
    this.#closing = true;
    this.#stopTimers();
    super.onBeforeShutdown();
  }

  /** From now on this is the room of this class. */
  #use(master: ClassMaster): void {
    this.#class = master;
    this.autoDispose = false;
    this.#services.classrooms.set(this.roomId, master);
    master.onChange = (changed) => this.#changed(changed);
    master.onDuel = (matchId) => this.#duelChanged(matchId);
    master.onClaim = (claim, key) => this.#decided(claim, key);
    master.onPlan = () => this.#arm();
    master.onGone = () => void this.#dissolve();
    this.#arm();
  }

  async #letIn(client: ClassClient, join: ClassJoin): Promise<void> {
    switch (join.kind) {
      case 'open':
        return this.#enter(client, { as: 'teacher', code: this.roomId, key: await this.#open(join) });
      case 'teach':
        if (!this.#master.isTeachers(join.key)) throw refusal('not-the-teacher');
        return this.#enter(client, { as: 'teacher', code: this.roomId, key: join.key });
      case 'join': {
        const admitted = await this.#master.join(join.name, join.roster ?? '');
        if (!admitted.ok) throw refusal(admitted.code);
        const { student, key } = admitted;
        return this.#enter(client, { as: 'student', code: this.roomId, student, key });
      }
      case 'resume': {
        const student = this.#master.studentOf(join.key);
        if (student === null) throw refusal('bad-seat-key');
        const back = await this.#master.comeBack(student);
        if (!back.ok) throw refusal(back.code);
        return this.#enter(client, { as: 'student', code: this.roomId, student, key: join.key });
      }
      case 'claim': {
        const claim = this.#master.claim(join.name);
        if ('ok' in claim) throw refusal(claim.code);
        return this.#enter(client, { as: 'claimant', code: this.roomId }, claim.id);
      }
    }
  }

  /** The first who comes into a new room opens its class; whoever wants to open one in another's is refused. */
  async #open({ lesson: choice, settings }: Extract<ClassJoin, { kind: 'open' }>): Promise<string> {
    if (this.#class !== null) throw refusal('not-the-teacher');
    const lesson = await lessonOf(this.#services, choice);
    if (lesson === null) throw refusal('no-such-lesson');
    const { master, key } = await ClassMaster.open(this.#services, { code: this.roomId, lesson, settings });
    this.#use(master);
    return key;
  }

  async #enter(client: ClassClient, grant: ClassGrant, claim: number | null = null): Promise<void> {
    const { time } = this.#services;
    const budget = new MessageBudget(time.now());
    client.userData = { grant, claim, budget, lag: new LagMeter(time), outbox: new Outbox(), watching: null };
    if (grant.as === 'student') this.#letGo(grant.student, CLOSE_CODES.seatTaken, 'seat-taken-elsewhere');
    await this.#hold(client, client.userData);
  }

  async #hold(client: ClassClient, session: Session): Promise<void> {
    const { grant, claim, lag, outbox } = session;
    lag.attach(client.ref);
    outbox.forget();
    client.send('seat', grant);
    if (claim !== null && grant.as === 'claimant') this.#claimants.set(claim, client);
    if (grant.as === 'teacher') this.#teachers.set(client.sessionId, client);
    if (grant.as === 'student') this.#students.set(grant.student, client);
    this.#master.visited(true);
    if (grant.as === 'teacher') await this.#master.teacherCame();
    if (grant.as === 'student') await this.#master.come(grant.student);
    this.#showTo(client, session);
  }

  /** A connection is gone for good. */
  async #gone({ sessionId }: ClassClient, { grant, claim }: Session): Promise<void> {
    this.#awaited.delete(sessionId);
    this.#teachers.delete(sessionId);
    if (grant.as === 'student') this.#students.delete(grant.student);
    if (claim !== null && this.#claimants.delete(claim)) this.#master.withdraw(claim);
    if (grant.as === 'student') await this.#master.goAway(grant.student);
    this.#countVisitors();
  }

  /** Closes whatever connection holds a student's seat. */
  #letGo(student: StudentId, code: number, why: RefusalCode | ClassRefusalCode): void {
    const before = this.#students.get(student);
    this.#students.delete(student);
    if (before === undefined) return;
    const awaited = this.#awaited.get(before.sessionId);
    this.#awaited.delete(before.sessionId);
    if (awaited !== undefined) awaited.reject(new Error('seat taken elsewhere'));
    else before.leave(code, why);
  }

  /** The session of a connection that is still ours. */
  #heldBy(client: ClassClient): Session | null {
    const session = client.userData;
    if (session === undefined) return null;
    const { grant, claim } = session;
    const holder =
      grant.as === 'student'
        ? this.#students.get(grant.student)
        : grant.as === 'teacher'
          ? this.#teachers.get(client.sessionId)
          : this.#claimants.get(claim ?? 0);
    return holder?.sessionId === client.sessionId ? session : null;
  }

  /** The teacher has decided, or never did. */
  #decided({ id, student }: SeatClaim, key: string | null): void {
    const client = this.#claimants.get(id);
    this.#claimants.delete(id);
    if (key !== null) this.#letGo(student, CLASS_CLOSE_CODES.seatMoved, 'seat-taken-elsewhere');
    const session = client?.userData;
    if (client === undefined || session === undefined) return;
    if (key === null) {
      this.#countVisitors();
      client.leave(CLASS_CLOSE_CODES.consentRefused, 'consent-refused');
      return;
    }
    session.grant = { as: 'student', code: this.roomId, key, student };
    this.#hold(client, session).catch((err: unknown) => this.#services.log.error({ err }, 'a seat was not given over'));
  }

  #countVisitors(): void {
    this.#master.visited(this.#teachers.size + this.#students.size + this.#claimants.size > 0);
  }

  #changed(changed: Changed): void {
    if (changed === 'everybody') {
      this.#news = changed;
      this.#studentsNext?.ask();
    } else for (const student of changed) this.#showStudent(student);
    this.#teachersNext?.ask();
  }

  #duelChanged(matchId: string): void {
    this.#duelNews.add(matchId);
    if (this.#news !== 'everybody') this.#news = new Set([...this.#news, ...this.#master.studentsIn(matchId)]);
    this.#studentsNext?.ask();
    this.#teachersNext?.ask();
  }

  #tellStudents(): void {
    const news = this.#news;
    this.#news = new Set();
    for (const student of news === 'everybody' ? this.#students.keys() : news) this.#showStudent(student);
  }

  /** All teachers see the same: it is worked out once. */
  #tellTeachers(): void {
    const duels = this.#duelNews;
    this.#duelNews = new Set();
    if (this.#teachers.size === 0 || this.#closing) return;
    const view = cutView(this.#master.teacherView());
    for (const client of this.#teachers.values()) {
      const session = client.userData;
      if (session === undefined || this.#awaited.has(client.sessionId)) continue;
      send(client, session.outbox.take(view));
      if (session.watching !== null && duels.has(session.watching)) this.#tellWatched(client, session.watching);
    }
  }

  #tellWatched(client: ClassClient, matchId: string): void {
    const watched = this.#master.watched(matchId);
    if (watched !== null) client.send('watched', watched);
  }

  #showStudent(student: StudentId): void {
    const client = this.#students.get(student);
    if (client?.userData !== undefined) this.#showTo(client, client.userData);
  }

  #showTo(client: ClassClient, { grant, outbox }: Session): void {
    if (this.#closing || this.#awaited.has(client.sessionId) || grant.as === 'claimant') return;
    const view = grant.as === 'teacher' ? this.#master.teacherView() : this.#master.studentView(grant.student);
    send(client, outbox.take(cutView(view)));
  }

  #arm(): void {
    const { time } = this.#services;
    if (!this.#closing) this.#wakeup.in(time, Math.max(0, this.#master.nextWake() - time.now()));
  }

  async #wake(): Promise<void> {
    try {
      if (this.#master.goneAt() <= this.#services.time.now()) return await this.#end();
      await this.#master.wake();
      this.#arm();
    } catch (error) {
      this.#services.log.error({ err: error, code: this.roomId }, 'a class could not go on');
      this.#wakeup.in(this.#services.time, RETRY_MS);
    }
  }

  async #end(): Promise<void> {
    this.#closing = true;
    await this.#master.close();
    this.#stopTimers();
    await this.disconnect(CLASS_CLOSE_CODES.classGone);
  }

  /** The class was deleted. */
  async #dissolve(): Promise<void> {
    this.#closing = true;
    this.#stopTimers();
    await this.disconnect(CLASS_CLOSE_CODES.classGone);
  }

  #stopTimers(): void {
    this.#wakeup.end();
    this.#studentsNext?.end();
    this.#teachersNext?.end();
  }

  #ofTeacher<N extends ClassRequestName>(name: N, handle: Handle<N>): (client: ClassClient, raw: unknown) => unknown {
    return this.#answer(name, (message, session, client) =>
      session.grant.as === 'teacher' ? handle(message, session, client) : refuse('not-the-teacher'),
    );
  }

  /** What a student did he sees at once, before he is answered. */
  #ofStudent<N extends ClassRequestName>(
    name: N,
    handle: (student: StudentId, message: ClassRequests[N]['message'], session: Session) => Answer<N>,
  ): (client: ClassClient, raw: unknown) => unknown {
    return this.#answer(name, async (message, session) => {
      if (session.grant.as !== 'student') return refuse('not-a-student');
      const reply = await handle(session.grant.student, message, session);
      this.#showStudent(session.grant.student);
      return reply;
    });
  }

  /** The way of every request: budget, form, role, and only then what it asks. A fault is ours, and told as such. */
  #answer<N extends ClassRequestName>(
    name: N,
    handle: Handle<N>,
  ): (client: ClassClient, raw: unknown) => Promise<ClassReply> {
    return async (client, raw) => {
      const session = this.#heldBy(client);
      if (session === null || this.#closing) return refuse('not-playing');
      if (!session.budget.take(this.#services.time.now())) return refuse('too-fast');
      const read = classRequestSchemas[name].safeParse(raw);
      if (!read.success) return refuse(MALFORMED[name] ?? 'bad-message');
      try {
        return await handle(read.data, session, client);
      } catch (error) {
        this.#services.log.error({ err: error, code: this.roomId, request: name }, 'a request failed');
        return refuse('server-busy');
      }
    };
  }
}

/** The room of classes for these services: who may open one is asked before there is a room. */
export function classRoom(services: Services): typeof ClassRoom {
  return class extends ClassRoom {
    static override onAuth(_token: string, options: unknown, { ip }: AuthContext): Promise<ClassJoin> {
      return readEntry(services, options, ip ?? '');
    }
  };
}

function send(client: ClassClient, message: PartsMessage | null): void {
  if (message !== null) client.send('parts', message);
}

function refuse(code: ClassRefusalCode | RefusalCode): {
  readonly ok: false;
  readonly code: ClassRefusalCode | RefusalCode;
} {
  return { ok: false, code };
}
