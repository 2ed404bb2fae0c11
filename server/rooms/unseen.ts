/** Text that others read must show everything that it is made of. */

/** Control characters, and the invisible ones that turn or hide text. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;

/** Whether a text has characters that nobody sees. */
export function hidesText(text: string): boolean {
  return UNSEEN.test(text);
}
