/** A class as a Colyseus room: connections in and out, requests in, parts of views out. ClassMaster decides. */

import { type AuthContext, Room } from '@colyseus/core';
import type { ClassRefusalCode } from '../../../shared/class/class-refusals.ts';
import type { StudentId } from '../../../shared/class/class-event.ts';
import type { RefusalCode } from '../../../shared/duel/rules/command.ts';
import { CLASS_CLOSE_CODES, type ClassGrant, type ClassJoin } from '../../../shared/class-protocol.ts';
import { CLOSE_CODES } from '../../../shared/protocol.ts';
import { Connections } from '../connections.ts';
import { orBusy } from '../open-match.ts';
import { refusal } from '../refusal.ts';
import { RoomTimer } from '../room-timer.ts';
import type { Services } from '../services.ts';
import { claimSeat, joinClass, withdrawClaim } from './admission.ts';
import type { OwnedRoom } from '../../store/room-owners.ts';
import type { Claim } from './claims.ts';
import type { ClassMaster } from './class-master.ts';
import { classRequests } from './class-requests.ts';
import type { ClassClient, ClassEntry, ClassPlace, ClassSession } from './room-session.ts';
import { ClassViews } from './class-views.ts';
import { lessonOf, newClassRoom, openClass, readEntry } from './open-class.ts';
import { studentCame, studentLeft, teacherCame, visited } from './class-presence.ts';
import { restoreClass } from './restore-class.ts';
import { nextWake, wake } from './wake.ts';

/** What a room is created with: the services, and the code of a class that is restored, if any. */
interface RoomSetup {
  readonly services: Services;
  readonly returning?: string;
  /** From the options of its first client. */
  readonly kind?: ClassJoin['kind'];
}

export class ClassRoom extends Room<{ client: ClassClient }> {
  override patchRate = 1000;
  /** A room in which no class is opened closes by itself. */
  override autoDispose = true;
  /** Far beyond `too-fast`, which warns an honest client first: a client that sends more is disconnected. */
  override maxMessagesPerSecond = 120;
  readonly #connections = new Connections<ClassPlace, ClassSession, ClassClient>(
    this,
    () => this.#services,
    (_, session, ms) => {
      if (session?.grant.as === 'student') this.#class?.answered(ms);
    },
  );
  override messages = classRequests({
    connections: this.#connections,
    master: () => this.#master,
    show: (client) => this.#views?.showTo(client),
  });

  #given: Services | null = null;
  #roomForNewClass: OwnedRoom | null = null;
  #class: ClassMaster | null = null;
  #views: ClassViews | null = null;
  #timer: RoomTimer | null = null;

  get #services(): Services {
    if (this.#given === null) throw new Error('the room has nothing to work with yet');
    return this.#given;
  }

  get #master(): ClassMaster {
    if (this.#class === null) throw refusal('no-such-class');
    return this.#class;
  }

  override async onCreate({ services, returning, kind }: RoomSetup): Promise<void> {
    // The server's password has been checked only for that.
    if (returning === undefined && kind !== 'open') throw refusal('no-such-class');
    this.#given = services;
    if (returning === undefined) this.#roomForNewClass = await orBusy(services, newClassRoom(services));
    this.roomId = returning ?? this.#roomForNewClass?.code ?? '';
    services.classrooms.set(this.roomId, null);
    await this.setPrivate(true);
    if (returning === undefined) return;
    const returned = await services.returning.class(returning);
    if (returned === null) throw refusal('no-such-class');
    this.#use(await restoreClass(services, returned));
  }

  override async onJoin(client: ClassClient, _options: unknown, { join, address }: ClassEntry): Promise<void> {
    this.#connections.letIn();
    if (join.kind === 'join' || join.kind === 'claim') {
      if (!(await this.#services.classJoins.take(this.roomId, address))) throw refusal('too-fast');
    }
    await orBusy(this.#services, this.#letIn(client, join));
  }

  override async onDrop(client: ClassClient): Promise<void> {
    if (this.#connections.heldBy(client)?.grant.as === 'claimant') return this.#gone(client);
    const session = this.#connections.dropped(client);
    if (session?.grant.as === 'student') await studentLeft(this.#master, session.grant.student);
  }

  override async onReconnect(client: ClassClient): Promise<void> {
    if (client.userData !== undefined) await orBusy(this.#services, this.#hold(client, client.userData));
  }

  override onLeave(client: ClassClient): Promise<void> {
    return this.#gone(client);
  }

  override onDispose(): void {
    this.#stopTimers();
    this.#given?.classrooms.delete(this.roomId);
    this.#given?.guesses.forget(this.roomId);
    const unused = this.#class === null ? this.#roomForNewClass : null;
    if (unused !== null) void this.#given?.group?.giveBack(unused);
  }

  /** The server shuts down: nobody leaves, everything stays as it is in the log. */
  override onBeforeShutdown(): void {
    this.fallSilent();
    super.onBeforeShutdown();
  }

  /** The class in the store; null: there is none yet. */
  get owned(): Pick<ClassMaster, 'id'> | null {
    return this.#class;
  }

  /** From now on nothing is done here, and nothing answered: the room is, or will be, another server's. */
  fallSilent(): void {
    this.#connections.close();
    this.#stopTimers();
  }

  /** The same, once the store says exactly where the class stands. */
  async standStill(): Promise<void> {
    this.fallSilent();
    await this.#class?.standStill();
  }

  /** From now on this is the room of this class. */
  #use(master: ClassMaster): void {
    const services = this.#services;
    const views = new ClassViews(this.#connections, master, services);
    const timer = new RoomTimer(services, {
      code: this.roomId,
      isClosing: () => this.#connections.isClosing,
      nextWake: () => nextWake(master),
      givenUpAt: () => master.lifetime.goneAt(),
      wake: () => wake(master),
      end: () => this.#end(),
    });
    this.#class = master;
    this.#views = views;
    this.#timer = timer;
    this.autoDispose = false;
    services.classrooms.set(this.roomId, master);
    master.onChange = (changed) => views.changed(changed);
    master.onDuel = (matchId) => views.duelChanged(matchId);
    master.onClaim = (claim, key) => this.#decided(claim, key);
    master.onRemoved = (student) => this.#letGo(student, CLASS_CLOSE_CODES.removed, 'removed-by-teacher');
    master.onDue = () => void this.#wakeNow(master);
    master.onPlan = () => timer.arm();
    master.onGone = () => void this.#dissolve();
    timer.arm();
  }

  async #letIn(client: ClassClient, join: ClassJoin): Promise<void> {
    switch (join.kind) {
      case 'open':
        return this.#enter(client, { as: 'teacher', code: this.roomId, key: await this.#open(join) });
      case 'teach':
        if (!this.#master.keys.isTeachers(join.key)) throw refusal('not-the-teacher');
        return this.#enter(client, { as: 'teacher', code: this.roomId, key: join.key });
      case 'join': {
        const admitted = await joinClass(this.#master, join.name, join.roster ?? '');
        if (!admitted.ok) throw refusal(admitted.code);
        const { student, key } = admitted;
        return this.#enter(client, { as: 'student', code: this.roomId, student, key });
      }
      case 'resume': {
        const student = this.#master.keys.studentOf(join.key);
        if (student === null) throw refusal('bad-seat-key');
        const back = await this.#master.command({ kind: 'come-back', student });
        if (!back.ok) throw refusal(back.code);
        return this.#enter(client, { as: 'student', code: this.roomId, student, key: join.key });
      }
      case 'claim': {
        const claim = claimSeat(this.#master, join.name);
        if ('ok' in claim) throw refusal(claim.code);
        return this.#enter(client, { as: 'claimant', code: this.roomId }, claim.id);
      }
    }
  }

  /** The first to join a new room opens its class; opening one in another class's room is refused. */
  async #open({ lesson: choice, settings }: Extract<ClassJoin, { kind: 'open' }>): Promise<string> {
    if (this.#class !== null || this.#roomForNewClass === null) throw refusal('not-the-teacher');
    const lesson = await lessonOf(this.#services, choice);
    if (lesson === null) throw refusal('no-such-lesson');
    const { master, key } = await openClass(this.#services, { room: this.#roomForNewClass, lesson, settings });
    this.#use(master);
    return key;
  }

  async #enter(client: ClassClient, grant: ClassGrant, claim = 0): Promise<void> {
    const place = placeOf(grant, client, claim);
    if (grant.as === 'student') this.#letGo(grant.student, CLOSE_CODES.seatTaken, 'seat-taken-elsewhere');
    const session = { ...this.#connections.begin(place), grant, watching: null, remote: false };
    await this.#hold(client, session);
  }

  async #hold(client: ClassClient, session: ClassSession): Promise<void> {
    const { grant } = session;
    this.#connections.hold(client, session);
    client.send('seat', grant);
    visited(this.#master, true);
    if (grant.as === 'teacher') await teacherCame(this.#master);
    if (grant.as === 'student') await studentCame(this.#master, grant.student);
    this.#views?.showTo(client);
  }

  /** A connection is gone for good. */
  async #gone(client: ClassClient): Promise<void> {
    const session = this.#connections.left(client);
    if (session === null) return;
    const claim = claimOf(session);
    if (claim !== null) withdrawClaim(this.#master, claim);
    if (session.grant.as === 'student') await studentLeft(this.#master, session.grant.student);
    this.#countVisitors();
  }

  /** Closes the connection that holds a student's seat, if any. */
  #letGo(student: StudentId, code: number, why: RefusalCode | ClassRefusalCode): void {
    this.#connections.letGo(`student ${student}`, code, why);
  }

  /** The teacher has decided, or never did. */
  #decided({ id, student }: Claim, key: string | null): void {
    const client = this.#connections.at(`claimant ${id}`);
    this.#connections.forget(`claimant ${id}`);
    if (key !== null && student !== null) this.#letGo(student, CLASS_CLOSE_CODES.seatMoved, 'seat-taken-elsewhere');
    const session = client?.userData;
    if (client === null || session === undefined) return;
    if (key === null || student === null) {
      this.#countVisitors();
      client.leave(CLASS_CLOSE_CODES.consentRefused, 'consent-refused');
      return;
    }
    session.grant = { as: 'student', code: this.roomId, key, student };
    session.place = `student ${student}`;
    this.#hold(client, session).catch((error: unknown) =>
      this.#services.log.write('seat-not-moved', { code: this.roomId, error }),
    );
  }

  /** The last duel of a round is over: so is the round. */
  async #wakeNow(master: ClassMaster): Promise<void> {
    const { log } = this.#services;
    await wake(master).catch((error: unknown) => log.write('round-not-ended', { code: this.roomId, error }));
  }

  #countVisitors(): void {
    visited(this.#master, !this.#connections.isEmpty);
  }

  async #end(): Promise<void> {
    this.#connections.close();
    await this.#master.close();
    this.#stopTimers();
    await this.disconnect(CLASS_CLOSE_CODES.classGone);
  }

  /** The class was deleted. */
  async #dissolve(): Promise<void> {
    this.#connections.close();
    this.#stopTimers();
    await this.disconnect(CLASS_CLOSE_CODES.classGone);
  }

  #stopTimers(): void {
    this.#timer?.end();
    this.#views?.end();
  }
}

/** The room of classes for these services: opening one is checked before there is a room. */
export function classRoom(services: Services): typeof ClassRoom {
  return class extends ClassRoom {
    static override async onAuth(_token: string, options: unknown, { ip = '' }: AuthContext): Promise<ClassEntry> {
      return { join: await readEntry(services, options, ip), address: ip };
    }
  };
}

function placeOf(grant: ClassGrant, { sessionId }: ClassClient, claim: number): ClassPlace {
  if (grant.as === 'student') return `student ${grant.student}`;
  return grant.as === 'teacher' ? `teacher ${sessionId}` : `claimant ${claim}`;
}

/** The claim of a device that waits for consent; null: it does not. */
function claimOf({ place }: ClassSession): number | null {
  const [role, id] = place.split(' ');
  return role === 'claimant' ? Number(id) : null;
}
