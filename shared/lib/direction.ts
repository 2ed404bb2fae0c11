/** Text of either direction within text of the other (UAX #9): a right-to-left name does not move the text around it. */

/** The blocks of right-to-left letters (bidirectional classes R and AL), and the controls that make text behave like them. */
const FROM_RIGHT =
  /[\u0590-\u08FF\u200F\u202B\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** @returns the text isolated for use in a sentence; left-to-right text unchanged */
export function isolated(text: string): string {
  return FROM_RIGHT.test(text) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
}
