/** The result of looking something up by its code: found, not found, or no answer. */
export type Found<T> = T | null | 'no-answer';

/** The item found; null: nothing, or nothing yet. */
export function thingOf<T extends object>(found: Found<T> | 'looking'): T | null {
  return typeof found === 'string' ? null : found;
}
