/** A page of a class without a screen, a student's or a teacher's: joins by the sdk, keeps the last view, asks what a test tells it to. */

import { Client, type Room } from 'colyseus.js';
import {
  CLASS_ROOM,
  type ClassGrant,
  type ClassJoin,
  type ClassRequestName,
  type ClassRequests,
  codeOfClassKey,
  type LessonChoice,
} from '../../../shared/class-protocol.ts';
import { type PartsMessage, withParts } from '../../../shared/lesson/class-parts.ts';
import { type ClassSettings, DEFAULT_SETTINGS } from '../../../shared/lesson/class-settings.ts';
import type { StudentView, TeacherView, WatchedDuel } from '../../../shared/lesson/class-view.ts';
import { normaliseCode } from '../../../shared/protocol.ts';
import { Connection } from './connection.ts';

export class ClassMember<V> extends Connection {
  /** The last one: of a student who claimed a seat it comes when the teacher has agreed. */
  grant: ClassGrant;
  /** How many messages with parts have come. */
  messages = 0;
  watched: WatchedDuel | null = null;
  #view: Record<string, unknown> | null = null;

  private constructor(room: Room, grant: Promise<ClassGrant>) {
    super(room);
    this.grant = { as: 'claimant', code: room.roomId };
    void grant.then((first) => {
      this.grant = first;
      this.tell();
    });
    room.onMessage('parts', (message: PartsMessage) => {
      this.messages += 1;
      this.#view = withParts(this.#view, message);
      this.tell();
    });
    room.onMessage('watched', (watched: WatchedDuel) => {
      this.watched = watched;
      this.tell();
    });
  }

  static async of<V>(joining: Promise<Room>): Promise<ClassMember<V>> {
    const room = await joining;
    let take: (grant: ClassGrant) => void = () => undefined;
    const first = new Promise<ClassGrant>((resolve) => {
      take = resolve;
    });
    const member = new ClassMember<V>(room, first);
    let come = false;
    room.onMessage('seat', (grant: ClassGrant) => {
      if (come) member.#regrant(grant);
      else take(grant);
      come = true;
    });
    const grant = await first;
    await member.until(() => grant.as === 'claimant' || member.#view !== null);
    return member;
  }

  get view(): V {
    if (this.#view === null) throw new Error('no view yet');
    // What withParts makes of all parts is the view that was cut into them.
    return this.#view as V;
  }

  get hasView(): boolean {
    return this.#view !== null;
  }

  /** The secret that brings this seat, or the class, back. */
  get key(): string {
    if (this.grant.as === 'claimant') throw new Error('whoever waits for consent has no key');
    return this.grant.key;
  }

  get id(): number {
    if (this.grant.as !== 'student') throw new Error('no student');
    return this.grant.student;
  }

  ask<N extends ClassRequestName>(name: N, message: ClassRequests[N]['message']): Promise<ClassRequests[N]['reply']> {
    return this.room.request(name, message);
  }

  #regrant(grant: ClassGrant): void {
    this.grant = grant;
    this.tell();
  }
}

export type Student = ClassMember<StudentView>;
export type Teacher = ClassMember<TeacherView>;

/** Opens a class and is its teacher. */
export function openClass(
  url: string,
  asked: { lesson?: LessonChoice; settings?: Partial<ClassSettings>; password?: string; proof?: string } = {},
): Promise<Teacher> {
  const { lesson = { ready: 'fifteen' }, settings, ...password } = asked;
  const options: ClassJoin = { kind: 'open', lesson, settings: { ...DEFAULT_SETTINGS, ...settings }, ...password };
  return ClassMember.of(new Client(url).create(CLASS_ROOM, options));
}

/** The teacher is back, or there a second time. */
export function teach(url: string, key: string): Promise<Teacher> {
  return ClassMember.of(new Client(url).joinById(codeOfClassKey(key), { kind: 'teach', key } satisfies ClassJoin));
}

export function joinClass(url: string, code: string, name = 'Ada', roster?: string): Promise<Student> {
  const asked: ClassJoin = { kind: 'join', code, name, ...(roster === undefined ? {} : { roster }) };
  return ClassMember.of(new Client(url).joinById(normaliseCode(code), asked));
}

export function resumeClass(url: string, key: string): Promise<Student> {
  return ClassMember.of(new Client(url).joinById(codeOfClassKey(key), { kind: 'resume', key } satisfies ClassJoin));
}

/** Says to be somebody who is in the class already. */
export function claimSeat(url: string, code: string, name: string): Promise<Student> {
  return ClassMember.of(new Client(url).joinById(code, { kind: 'claim', code, name } satisfies ClassJoin));
}
