/** Texts that a language lacks: readers get the English ones, marked, so that nobody takes the gap for a mistake of the page. */

/** Stands before every text that is shown in English for lack of another. A sheet of a workbook may have it in its name. */
export const ENGLISH_MARK = '(EN) ';

/** The same tables, with any text in them. */
type Marked<Texts> = Texts extends string
  ? string
  : Texts extends object
    ? { readonly [Key in keyof Texts]: Marked<Texts[Key]> }
    : never;

/**
 * @param texts tables of texts, or of such tables
 * @returns the same texts, each marked as English
 */
export function markedEnglish<Texts extends object>(texts: Texts): Marked<Texts> {
  return marked(texts) as Marked<Texts>;
}

function marked(texts: unknown): unknown {
  if (typeof texts !== 'object' || texts === null) return `${ENGLISH_MARK}${texts}`;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, marked(text)]));
}
