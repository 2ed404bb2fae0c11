/** Clauses as people read them. In rules, lessons and logs they stand as the RFC has them: `3.10.7.4 eighth`. */

/** The steps of 3.10.7.4, in the words of the RFC. */
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
/** A step in the words of the RFC, or as a teacher writes it who has seen ours. */
const STEP = new RegExp(`,? (?:(${ORDINALS.join('|')})|step (\\d+))\\b| ?第 ?(\\d+) ?步`, 'g');

/**
 * A clause in the reader's language: `RFC 9293 · 3.10.7.4, step 8`, or the other document that decides.
 * @param clause sections, where one decides with its step: `3.10.7.4 eighth`, `3.5.2, 3.6`; or `RFC 1337, fix F1`
 */
export function clauseText(clause: string, locale: 'en' | 'zh'): string {
  const section = sectionText(clause, locale);
  return /^\d/.test(section) ? `RFC 9293 · ${section}` : section;
}

/** A clause without its document, where that stands beside it. */
export function sectionText(clause: string, locale: 'en' | 'zh'): string {
  if (locale === 'en') return clause.replace(STEP, (...found) => `, step ${stepOf(found)}`);
  const comma = /^\d/.test(clause) ? '、' : '，';
  const stepped = clause.replace(STEP, (...found) => ` 第 ${stepOf(found)} 步`);
  return stepped.replaceAll(', ', comma).replace('fix ', '修正 ');
}

function stepOf([, ordinal, english, chinese]: readonly (string | undefined)[]): string | number {
  return english ?? chinese ?? ORDINALS.indexOf(ordinal ?? '') + 1;
}
