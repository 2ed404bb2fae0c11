/** Characters as a person counts them. */

/** One character with its marks, joiners and joined characters, for runtimes without a segmenter. */
const ROUGHLY =
  /\P{M}[\p{M}\u200C\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*(?:\u200D\P{M}[\p{M}\p{Emoji_Modifier}]*)*|\p{M}+/gu;

/** @returns the characters of a text as a reader counts them: a letter with its marks is one, and so is an emoji family */
export function graphemes(text: string): string[] {
  // Firefox before 125 and older in-app browsers have none.
  if (typeof Intl.Segmenter !== 'function') return text.match(ROUGHLY) ?? [];
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);
}
