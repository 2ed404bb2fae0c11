/** Names: friendly generated ones, and the check of a typed one. */

import { graphemes } from '../../shared/lib/graphemes.ts';
import { shownText } from '../../shared/lib/shown-text.ts';

const NAME_LENGTH = 20;

/**
 * An adjective and an animal, in the order of the language.
 * @param random numbers in 0..1
 */
export function friendlyName(
  words: { readonly first: string; readonly second: string; readonly join: string },
  random: () => number,
): string {
  const pick = (list: string) => {
    const choices = list.split(' ');
    return choices[Math.floor(random() * choices.length)] ?? '';
  };
  return `${pick(words.first)}${words.join}${pick(words.second)}`;
}

/** A name as it is sent: the typed one, without invisible characters. */
export function nameTyped(typed: string): string {
  return shownText(typed);
}

/** Whether the server will accept it: 1 to 20 characters as a person counts them. */
export function nameFits(typed: string): boolean {
  const { length } = graphemes(nameTyped(typed));
  return length >= 1 && length <= NAME_LENGTH;
}
