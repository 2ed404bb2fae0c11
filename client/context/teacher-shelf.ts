/** The classes and lessons whose keys this browser has, as signals. Where they are stored is not known here. */

import { type Signal, signal } from '@preact/signals';
import { LESSON_LOCALES, type Words } from '../../shared/class/lesson.ts';

/** A class or a lesson that this browser can open again. */
export interface Shelved {
  /** The teacher's key of a class, or the key of a lesson. */
  readonly key: string;
  readonly title: Words;
  /** When it was last opened or saved: epoch ms. */
  readonly at: number;
}

export interface TeacherShelf {
  readonly classes: Signal<readonly Shelved[]>;
  readonly lessons: Signal<readonly Shelved[]>;
}

/** Enough for some years; the least recently used makes room. */
const LONGEST = 200;

export const teacherShelf: TeacherShelf = { classes: signal([]), lessons: signal([]) };

/** The key of the class opened last: it proves to the server that its password was known here. */
export function proofOfPassword(): { readonly proof?: string } {
  const [last] = teacherShelf.classes.peek();
  return last === undefined ? {} : { proof: last.key };
}

/** Puts an item on top of a list, replacing an older one with its key. */
export function putOnShelf(list: Signal<readonly Shelved[]>, item: Shelved): void {
  list.value = [item, ...list.value.filter(({ key }) => key !== item.key)].slice(0, LONGEST);
}

/** Forgets a key, without touching what it opens. */
export function takeFromShelf(list: Signal<readonly Shelved[]>, key: string): void {
  list.value = list.value.filter((item) => item.key !== key);
}

/** A list as it was stored, read with care; newest first. */
export function readShelf(stored: string | null): readonly Shelved[] {
  const list = parsed(stored);
  return (Array.isArray(list) ? list.filter(isShelved) : []).sort((a, b) => b.at - a.at).slice(0, LONGEST);
}

function parsed(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? '[]');
  } catch {
    return [];
  }
}

function isShelved(item: unknown): item is Shelved {
  if (typeof item !== 'object' || item === null) return false;
  const { key, title, at } = item as Record<string, unknown>;
  return typeof key === 'string' && /^[\w-]+$/.test(key) && typeof at === 'number' && isWords(title);
}

function isWords(title: unknown): boolean {
  if (typeof title !== 'object' || title === null) return false;
  return Object.entries(title).every(
    ([language, text]) => LESSON_LOCALES.some((known) => known === language) && typeof text === 'string',
  );
}
