/** How a class comes to be: its code, its lesson, and who may open one. */

import { readyLesson } from '../../../shared/content/lessons.ts';
import type { Lesson } from '../../../shared/lesson/lesson.ts';
import {
  CLASS_CODE_LENGTH,
  type ClassJoin,
  codeOfClassKey,
  type LessonChoice,
  lessonIdOfKey,
} from '../../../shared/class-protocol.ts';
import { refusal } from '../refusal.ts';
import { hashSeatKey, newCode } from '../seat-key.ts';
import type { Services } from '../services.ts';
import { readClassJoin } from './class-messages.ts';
import { sameHash } from './key-ring.ts';

/** More classes at a time than any server of a school has. */
const CLASSES_MAX = 200;

/**
 * Reads what a client wants to come in with, before there is a room to ask it of.
 * @throws ServerError with a refusal as its message
 */
export async function readEntry(services: Services, raw: unknown, address: string): Promise<ClassJoin> {
  const read = readClassJoin(raw);
  if (!read.ok) throw refusal(read.code);
  if (read.join.kind !== 'open') return read.join;
  const { password, proof } = read.join;
  const refused = await services.frontDoor.refusal(password, address, provenClass(services, proof));
  if (refused !== null) throw refusal(refused);
  if (services.classrooms.size >= CLASSES_MAX) throw refusal('server-busy');
  return read.join;
}

/** The code of the open class whose teacher has this key; null: there is none. Asks no database: strangers may ask. */
export function provenClass({ classrooms }: Pick<Services, 'classrooms'>, key: string | undefined): string | null {
  if (key === undefined) return null;
  const code = codeOfClassKey(key);
  return classrooms.get(code)?.refusalFor({ kind: 'teach', key }) === null ? code : null;
}

/** A code that no class has, open or kept. */
export async function newClassCode({ classes, classrooms }: Services): Promise<string> {
  for (;;) {
    const code = newCode((taken) => classrooms.has(taken), CLASS_CODE_LENGTH);
    if ((await classes.byCode(code)) === null) return code;
  }
}

/** The lesson that a teacher chose; null: there is none of that name, or the key does not open it. */
export async function lessonOf({ lessons }: Services, choice: LessonChoice): Promise<Lesson | null> {
  if ('ready' in choice) return readyLesson(choice.ready);
  const stored = await lessons.byId(lessonIdOfKey(choice.key));
  return stored !== null && sameHash(stored.keyHash, hashSeatKey(choice.key)) ? stored.lesson : null;
}
