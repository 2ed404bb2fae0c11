/** What came of looking something up by its code: it, that there is none, or that nobody answered. */
export type Found<T> = T | null | 'no-answer';

/** What was found; null: nothing, or nothing yet. */
export function thingOf<T extends object>(found: Found<T> | 'looking'): T | null {
  return typeof found === 'string' ? null : found;
}
