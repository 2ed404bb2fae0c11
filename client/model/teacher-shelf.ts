/** The classes and lessons whose keys this browser has, as signals. Where they are kept is not known here. */

import { type Signal, signal } from '@preact/signals';
import type { Words } from '../../shared/lesson/lesson.ts';

/** A class or a lesson that this browser can open again. */
export interface Shelved {
  /** The teacher's key of a class, or the key of a lesson. */
  readonly key: string;
  readonly title: Words;
  /** When it was opened or saved last: epoch ms. */
  readonly at: number;
}

export interface TeacherShelf {
  readonly classes: Signal<readonly Shelved[]>;
  readonly lessons: Signal<readonly Shelved[]>;
}

/** Enough for some years; what has not been touched for longest makes room. */
const LONGEST = 200;

export const teacherShelf: TeacherShelf = { classes: signal([]), lessons: signal([]) };

/** The key of the class that was opened last: it proves to the server that its password was known here. */
export function proofOfPassword(): { readonly proof?: string } {
  const [last] = teacherShelf.classes.peek();
  return last === undefined ? {} : { proof: last.key };
}

/** Puts something on top of a list; what stood there under its key before is gone. */
export function putOnShelf(list: Signal<readonly Shelved[]>, item: Shelved): void {
  list.value = [item, ...list.value.filter(({ key }) => key !== item.key)].slice(0, LONGEST);
}

/** Forgets a key. What it opens is not touched. */
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
  return Object.entries(title).every(([language, text]) => /^(en|zh)$/.test(language) && typeof text === 'string');
}
