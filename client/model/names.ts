/** Names: friendly ones made up from two lists, and whether a typed one will do. */

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

/** Whether the server will take it: 1 to 20 characters as a person counts them. */
export function nameFits(typed: string): boolean {
  const name = typed.normalize('NFC').trim();
  const length = [...new Intl.Segmenter().segment(name)].length;
  return length >= 1 && length <= NAME_LENGTH;
}
