/** Creating a class: its code, its lesson, and who may open one. */

import { randomInt } from 'node:crypto';
import type { ClassSettings } from '../../../shared/class/class-settings.ts';
import { createClass } from '../../../shared/class/create-class.ts';
import { readyLesson } from '../../../shared/content/lessons.ts';
import type { Lesson } from '../../../shared/class/lesson.ts';
import {
  CLASS_CODE_LENGTH,
  type ClassJoin,
  codeOfClassKey,
  type LessonChoice,
  lessonIdOfKey,
} from '../../../shared/class-protocol.ts';
import { refusal } from '../refusal.ts';
import { clockFrom } from '../../../shared/match/match-clock.ts';
import { newRoom } from '../new-room.ts';
import { hashSeatKey, newSeatKey } from '../seat-key.ts';
import type { Services } from '../services.ts';
import type { StoredLesson } from '../../store/class-store.ts';
import type { OwnedRoom } from '../../store/room-owners.ts';
import { ClassMaster } from './class-master.ts';
import { readClassJoin } from './read-class-join.ts';
import { sameHash } from './key-ring.ts';

/** More classes at a time than any school's server has. */
const CLASSES_MAX = 200;

/**
 * Parses the join options of a client before there is a room to pass them to.
 * @throws ServerError with a refusal as its message
 */
export async function readEntry(services: Services, raw: unknown, address: string): Promise<ClassJoin> {
  const read = readClassJoin(raw);
  if (!read.ok) throw refusal(read.code);
  if (read.join.kind !== 'open') return read.join;
  const { password, proof } = read.join;
  const refused = await services.auth.refusal(password, address, await provenClass(services, proof));
  if (refused !== null) throw refusal(refused);
  if (services.classrooms.size >= CLASSES_MAX) throw refusal('server-busy');
  return read.join;
}

/**
 * The code of the open class whose teacher has this key, or null. A server that is alone uses no database, since
 * strangers may ask; in a group the class may be at another.
 */
export async function provenClass(
  { classrooms, classes, group }: Pick<Services, 'classrooms' | 'classes' | 'group'>,
  key: string | undefined,
): Promise<string | null> {
  if (key === undefined) return null;
  const code = codeOfClassKey(key);
  if (classrooms.get(code)?.keys.isTeachers(key) === true) return code;
  const hash = group === null ? null : await classes.teachersHash(code);
  return hash !== null && sameHash(hash, hashSeatKey(key)) ? code : null;
}

/** A room for a class, whose code no class has, open or stored. */
export async function newClassRoom({ classes, classrooms, group }: Services): Promise<OwnedRoom> {
  const inUse = (code: string) => classrooms.has(code);
  for (;;) {
    const room = await newRoom({ inUse, group, length: CLASS_CODE_LENGTH });
    if ((await classes.byCode(room.code)) === null) return room;
    await group?.giveBack(room);
  }
}

/**
 * Opens a class.
 * @returns it and its teacher's key
 */
export async function openClass(
  services: Services,
  { room, lesson, settings }: { readonly room: OwnedRoom; readonly lesson: Lesson; readonly settings: ClassSettings },
): Promise<{ readonly master: ClassMaster; readonly key: string }> {
  const key = newSeatKey(room.code);
  const createdAt = services.time.date();
  const clock = clockFrom(createdAt, services.time.now);
  const events = createClass({ seed: services.seed ?? randomInt(2 ** 32), lesson, settings }, createdAt);
  const stored = { ...room, keyHash: hashSeatKey(key), createdAt, events, clock: clock.stored() };
  await services.classes.create(stored);
  return { master: new ClassMaster(services, stored, clock), key };
}

/** Writing more often than this that a lesson is in use says nothing new. */
const USED_EVERY_MS = 24 * 3_600_000;

/** The lesson that a teacher chose, which is in use from now on; null: there is none of that name, or the key does not open it. */
export async function lessonOf(services: Services, choice: LessonChoice): Promise<Lesson | null> {
  if ('ready' in choice) return readyLesson(choice.ready);
  return (await openLesson(services, choice.key))?.lesson ?? null;
}

/** The stored lesson that a key opens; null: none. [LESSON41] It is in use. */
export async function openLesson(
  { lessons, time }: Pick<Services, 'lessons' | 'time'>,
  key: string,
): Promise<StoredLesson | null> {
  const stored = await lessons.byId(lessonIdOfKey(key));
  if (stored === null || !sameHash(stored.keyHash, hashSeatKey(key))) return null;
  if (stored.savedAt + USED_EVERY_MS < time.date()) await lessons.use(stored.id, time.date());
  return stored;
}
