/** Parts of speech put together: each ends as a sentence does, once. */

import type { Locale } from '../../shared/content/explain.ts';

/** A part that ends as a sentence, or leads on to the next one, behind a quotation or not. */
const ENDED = /[.!?:;,…。！？：；，][\p{Pe}\p{Pf}"'\u2069]*$/u;

/** @returns the parts that say something as sentences of one line */
export function sentences(parts: readonly (string | null | undefined)[], locale: Locale): string {
  const [stop, gap] = locale === 'zh' ? ['。', ''] : ['.', ' '];
  const said = parts.map((part) => part?.trim() ?? '').filter((part) => part !== '');
  return said.map((part) => (ENDED.test(part) ? part : part + stop)).join(gap);
}
