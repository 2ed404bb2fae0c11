/** The meaning of a pressed key on any keyboard. Knows no page. */

/** The decisive fields of a keyboard event. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'isComposing' | 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'
>;

/** Reported by an input method for a key that it handles (UI Events, 3.6.2 and the legacy key codes of its annex). */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether a key is part of a character being composed: such keys mean nothing else. */
export function composes({ isComposing, keyCode }: Pick<Pressed, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === TAKEN_BY_INPUT_METHOD;
}

/** Whether a held key repeats its meaning. */
export type Held = 'once' | 'again';

/**
 * Whether a key may have a meaning of its own: pressed with nothing else (or with Alt alone), and for nothing else.
 * @param alt whether it is the key together with Alt that has one
 */
export function isMeant(event: Pressed, held: Held = 'once', alt = false): boolean {
  const { defaultPrevented, ctrlKey, metaKey, altKey, repeat } = event;
  const alone = !ctrlKey && !metaKey && altKey === alt;
  return alone && !defaultPrevented && !composes(event) && !(repeat && held === 'once');
}

/** A key printed in another script, or nothing: then the key's place counts. */
const OTHER_LETTER = /^(?!\p{Script=Latin})\p{L}$/u;

/**
 * The names that a key may be meant by, the likeliest first: letters as printed if the keyboard is Latin, otherwise by
 * their place; digits also by their place, whatever the row prints without shift; lower case.
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

/** The first meaning among a key's names, or null. */
export function firstMeaning<T>(event: Pick<Pressed, 'key' | 'code'>, meaningOf: (key: string) => T | null): T | null {
  for (const name of keyNames(event)) {
    const meaning = meaningOf(name);
    if (meaning !== null) return meaning;
  }
  return null;
}
