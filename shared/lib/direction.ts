/** Text of either direction within text of another (UAX #9): a name that is written from the right moves nothing around it. */

/** The blocks of letters that are written from the right (bidirectional classes R and AL), and what makes text behave so. */
const FROM_RIGHT =
  /[\u0590-\u08FF\u200F\u202B\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** @returns the text so that it can stand in a sentence; text that is written from the left is left as it is */
export function isolated(text: string): string {
  return FROM_RIGHT.test(text) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
}
