/** Clauses as people read them. Rules, lessons and logs store them as the RFC writes them: `3.10.7.4 eighth`. */

import type { Locale } from './language.ts';

/** The steps of 3.10.7.4, in the words of the RFC. */
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
/** A step in the words of the RFC, or as a teacher writes it after seeing ours in any language. */
const STEP = new RegExp(`,? (?:(${ORDINALS.join('|')})|(?:step|paso) (\\d+))\\b| ?第 ?(\\d+) ?步`, 'g');

interface ClauseWords {
  readonly step: (step: number) => string;
  /** Between two sections, and between a document and the place in it. */
  readonly comma: { readonly sections: string; readonly place: string };
  /** Before the name of a fix that a document proposes. */
  readonly fix: string;
}

const WORDS: Readonly<Record<Locale, ClauseWords>> = {
  en: { step: (step) => `, step ${step}`, comma: { sections: ', ', place: ', ' }, fix: 'fix ' },
  zh: { step: (step) => ` 第 ${step} 步`, comma: { sections: '、', place: '，' }, fix: '修正 ' },
  es: { step: (step) => `, paso ${step}`, comma: { sections: ', ', place: ', ' }, fix: 'corrección ' },
};

/**
 * A clause in the reader's language: `RFC 9293 · 3.10.7.4, step 8`, or another document that decides.
 * @param clause sections, with the step where one decides: `3.10.7.4 eighth`, `3.5.2, 3.6`; or `RFC 1337, fix F1`
 */
export function clauseText(clause: string, locale: Locale): string {
  const section = sectionText(clause, locale);
  return /^\d/.test(section) ? `RFC 9293 · ${section}` : section;
}

/** A clause without its document, for places that name the document separately. */
export function sectionText(clause: string, locale: Locale): string {
  const { step, comma, fix } = WORDS[locale];
  const between = /^\d/.test(clause) ? comma.sections : comma.place;
  const stepped = clause.replace(STEP, (...found) => step(stepOf(found)));
  return stepped.replaceAll(', ', between).replace('fix ', fix);
}

function stepOf([, ordinal, arabic, chinese]: readonly (string | undefined)[]): number {
  return Number(arabic ?? chinese ?? ORDINALS.indexOf(ordinal ?? '') + 1);
}
