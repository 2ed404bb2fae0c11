/** Numbers and codes as people type or paste them, from any keyboard. */

/** The zeros of other scripts that keyboards offer (NFKC converts full-width digits). */
const ZEROS = ['\u0660', '\u06F0', '\u0966', '\u09E6', '\u0E50'].map((zero) => zero.charCodeAt(0));
const OTHER_DIGITS = /[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\u0E50-\u0E59]/gu;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const DASHES = /[\p{Pd}\u2212\u2043\u207B\u208B]/gu;

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.findLast((first) => first <= code) ?? code;
  return String(code - zero);
}

/** @returns the typed text with one form of each letter, digit and dash, and without invisible characters */
export function plainTyped(typed: string): string {
  const plain = typed.replaceAll(/\s/gu, ' ').normalize('NFKC').replaceAll(UNSEEN, '').replaceAll(DASHES, '-');
  return plain.replaceAll(OTHER_DIGITS, latinDigit).trim();
}

/** @returns a number's text without digit separators: spaces, underscores, and commas or quotes between thousands */
export function plainNumber(typed: string): string {
  const text = plainTyped(typed).replaceAll(/[\s_]/gu, '');
  return /^[+-]?\d{1,3}(?:[,'’]\d{3})+(?:\.\d+)?$/u.test(text) ? text.replaceAll(/[,'’]/gu, '') : text;
}
