/** What a pressed key means on any keyboard. Knows no page. */

/** What of a keyboard event decides. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'isComposing' | 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

/** What an input method reports for a key that it takes (UI Events, 3.6.2 and the legacy key codes of its annex). */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether a key is part of a character that is being composed: none of its keys means anything else. */
export function composes({ isComposing, keyCode }: Pick<Pressed, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === TAKEN_BY_INPUT_METHOD;
}

/** Whether a key may be a shortcut: pressed alone, and for nothing else. */
export function isPlain(event: Pressed): boolean {
  const { defaultPrevented, ctrlKey, metaKey, altKey } = event;
  return !defaultPrevented && !ctrlKey && !metaKey && !altKey && !composes(event);
}

/** What is printed on a key in another script, or nothing: then the place of the key counts. */
const OTHER_LETTER = /^(?!\p{Script=Latin})\p{L}$/u;

/**
 * The names by which a key may be meant, the likeliest first: letters as the keyboard prints them where it is Latin and
 * else by their place; digits also by their place, whatever the row prints without shift; small letters.
 */
export function keyNames({ key, code }: Pick<Pressed, 'key' | 'code'>): readonly string[] {
  const printed = key.length === 1 ? key.normalize('NFKC').toLowerCase() : key;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) {
    const byPlace = key === 'Dead' || key === 'Unidentified' || OTHER_LETTER.test(printed);
    return byPlace ? [letter.toLowerCase()] : [printed];
  }
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  return digit === undefined || digit === printed ? [printed] : [printed, digit];
}

/** The first meaning that one of a key's names has; null: none. */
export function firstMeaning<T>(event: Pick<Pressed, 'key' | 'code'>, meaningOf: (key: string) => T | null): T | null {
  for (const name of keyNames(event)) {
    const meaning = meaningOf(name);
    if (meaning !== null) return meaning;
  }
  return null;
}

/** Which digit a key is, by what is printed on it or by its place in the row or the block; null: none. */
export function digitOf(event: Pick<Pressed, 'key' | 'code'>): number | null {
  return firstMeaning(event, (key) => (/^\d$/.test(key) ? Number(key) : null));
}
