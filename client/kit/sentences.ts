/** Joined parts of speech: each ends as a sentence does, once. */

import type { Locale } from '../../shared/lib/language.ts';

/** A part that ends as a sentence, or leads on to the next one, inside a quotation or not. */
const ENDED = /[.!?:;,…。！？：；，][\p{Pe}\p{Pf}"'\u2069]*$/u;

/** What ends a sentence, and what stands between two. */
const ENDING: Readonly<Record<Locale, readonly [stop: string, gap: string]>> = {
  en: ['.', ' '],
  zh: ['。', ''],
  es: ['.', ' '],
};

/** @returns the non-empty parts as sentences on one line */
export function sentences(parts: readonly (string | null | undefined)[], locale: Locale): string {
  const [stop, gap] = ENDING[locale];
  const said = parts.map((part) => part?.trim() ?? '').filter((part) => part !== '');
  return said.map((part) => (ENDED.test(part) ? part : part + stop)).join(gap);
}
