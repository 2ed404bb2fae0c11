/** The keys of a teacher's classes and lessons as one file, and how an imported file is read. Knows no browser. */

import { putOnShelf, readShelf, type Shelved, type TeacherShelf } from '../../context/teacher-shelf.ts';

const FORMAT = 'last-ack-keys';
/** The largest file read, in characters: more than a full shelf. */
const LONGEST = 1_000_000;

/** The text of the file. */
export function shelfFileText({ classes, lessons }: TeacherShelf): string {
  return `${JSON.stringify({ format: FORMAT, classes: classes.value, lessons: lessons.value }, null, 2)}\n`;
}

/** `last-ack-keys-2026-11-22.json`, dated in the teacher's time zone. */
export function shelfFileName(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${FORMAT}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}

/**
 * Adds the keys of a file to the shelf.
 * @returns how many keys are new; null: the file holds none
 */
export function takeShelfFile(text: string, shelf: TeacherShelf): number | null {
  const lists = listsIn(text);
  if (lists === null) return null;
  return takeList(lists.classes, shelf.classes) + takeList(lists.lessons, shelf.lessons);
}

function takeList(read: readonly Shelved[], list: TeacherShelf['classes']): number {
  const fresh = read.filter(({ key }) => !list.value.some((item) => item.key === key));
  // The oldest first, so that the newest ends up on top.
  for (const item of [...fresh].reverse()) putOnShelf(list, item);
  list.value = [...list.value].sort((a, b) => b.at - a.at);
  return fresh.length;
}

function listsIn(text: string): { readonly classes: readonly Shelved[]; readonly lessons: readonly Shelved[] } | null {
  if (text.length > LONGEST) return null;
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT) return null;
    const list = (name: string) => readShelf(JSON.stringify((json as Record<string, unknown>)[name] ?? []));
    return { classes: list('classes'), lessons: list('lessons') };
  } catch {
    return null;
  }
}
