/** The sentences of a class that are assembled from codes. */

import { afterEach, describe, expect, it } from 'vitest';
import { locale, t } from '../../client/words/i18n.ts';
import { CLASS_END_REASONS } from '../../client/context/class-session.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import { CLASS_REFUSALS } from '../../shared/class/class-refusals.ts';
import './every-language.ts';

afterEach(() => {
  locale.value = 'en';
});

describe('a class', () => {
  it.each(LOCALES)('[UI37] %s has a sentence for each of its refusals and endings', (language) => {
    locale.value = language;
    const said = [
      ...CLASS_REFUSALS.map((code) => t(`class.refusal.${code}`)),
      ...CLASS_END_REASONS.flatMap((why) => [t(`class.ended.${why}`), t(`class.ended.${why}.what`)]),
    ];
    for (const sentence of said) expect(sentence).not.toMatch(/^$|^[a-z]+\.[\w.-]+$/);
  });
});
