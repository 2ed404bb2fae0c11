/** Names: friendly ones made up from two lists, and whether a typed one will do. */

import { graphemes } from '../../shared/lib/graphemes.ts';
import { shownText } from '../../shared/lib/shown-text.ts';

const NAME_LENGTH = 20;

/** An adjective and an animal. `random` gives numbers in 0..1. */
export function friendlyName(
  words: { readonly adjectives: string; readonly animals: string; readonly join: string },
  random: () => number,
): string {
  const pick = (list: string) => {
    const choices = list.split(' ');
    return choices[Math.floor(random() * choices.length)] ?? '';
  };
  return `${pick(words.adjectives)}${words.join}${pick(words.animals)}`;
}

/** A name as it is sent: what was typed, without what does not show. */
export function nameTyped(typed: string): string {
  return shownText(typed);
}

/** Whether the server will take it: 1 to 20 characters as a person counts them. */
export function nameFits(typed: string): boolean {
  const { length } = graphemes(nameTyped(typed));
  return length >= 1 && length <= NAME_LENGTH;
}
