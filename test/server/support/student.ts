/**
 * A class page without a screen, a student's or a teacher's: joins through the sdk, keeps the last view, sends what a
 * test asks for.
 */

import { Client, type Room } from 'colyseus.js';
import {
  CLASS_ROOM,
  type ClassGrant,
  type ClassJoin,
  codeOfClassKey,
  type LessonChoice,
} from '../../../shared/class-protocol.ts';
import type { ClassMessage, ClassReplyTo, ClassRequestName } from '../../../shared/class-messages.ts';
import { readViews } from '../../../client/net/view-reader.ts';
import { type ClassSettings, DEFAULT_SETTINGS } from '../../../shared/class/class-settings.ts';
import { CLASS_SHAPE, type StudentView, type TeacherView, type WatchedDuel } from '../../../shared/class/class-view.ts';
import { normaliseCode } from '../../../shared/protocol.ts';
import { Connection } from './connection.ts';

export class ClassMember<V> extends Connection {
  /** The last one: a student who claimed a seat gets it when the teacher has agreed. */
  grant: ClassGrant;
  /** How many messages with parts have arrived. */
  messages = 0;
  watched: WatchedDuel | null = null;
  #view: Readonly<Record<string, unknown>> | null = null;

  private constructor(room: Room, grant: Promise<ClassGrant>) {
    super(room);
    this.grant = { as: 'claimant', code: room.roomId };
    void grant.then((first) => {
      this.grant = first;
      this.tell();
    });
    readViews(room, CLASS_SHAPE, (view) => {
      this.messages += 1;
      this.#view = view;
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
    // Putting all parts together gives the view that was split into them.
    return this.#view as V;
  }

  get hasView(): boolean {
    return this.#view !== null;
  }

  /** The secret that restores this seat, or the class. */
  get key(): string {
    if (this.grant.as === 'claimant') throw new Error('a device that waits for consent has no key');
    return this.grant.key;
  }

  get id(): number {
    if (this.grant.as !== 'student') throw new Error('no student');
    return this.grant.student;
  }

  ask<N extends ClassRequestName>(name: N, message: ClassMessage<N>): Promise<ClassReplyTo<N>> {
    return this.room.request(name, message);
  }

  #regrant(grant: ClassGrant): void {
    this.grant = grant;
    this.tell();
  }
}

export type Student = ClassMember<StudentView>;
export type Teacher = ClassMember<TeacherView>;

/** Opens a class as its teacher. */
export function openClass(
  url: string,
  asked: { lesson?: LessonChoice; settings?: Partial<ClassSettings>; password?: string; proof?: string } = {},
): Promise<Teacher> {
  const { lesson = { ready: 'fifteen' }, settings, ...password } = asked;
  const options: ClassJoin = { kind: 'open', lesson, settings: { ...DEFAULT_SETTINGS, ...settings }, ...password };
  return ClassMember.of(new Client(url).create(CLASS_ROOM, options));
}

/** The teacher comes back, or joins a second time. */
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

/** Claims the seat of a student who is in the class already. */
export function claimSeat(url: string, code: string, name: string): Promise<Student> {
  return ClassMember.of(new Client(url).joinById(code, { kind: 'claim', code, name } satisfies ClassJoin));
}
