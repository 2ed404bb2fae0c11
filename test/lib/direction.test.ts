import { describe, expect, it } from 'vitest';
import { locale, t } from '../../client/words/i18n.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import { isolated } from '../../shared/lib/direction.ts';
import '../client/every-language.ts';

describe('text of the other direction', () => {
  it('[UI95] right-to-left text is isolated in a sentence, and left-to-right text stays as it is', () => {
    for (const name of ['محمد', 'שרה', 'ܫܠܡܐ', 'ދިވެހި', 'ߒߞߏ', '𞤀𞤣𞤤𞤢𞤥', 'Ada محمد'])
      expect(isolated(name)).toBe(`\u2068${name}\u2069`);
    for (const name of ['Ada', '小林', 'नेहा', 'Аня', '👩‍🚀', '12']) expect(isolated(name)).toBe(name);
  });

  it('[UI95] keeps the numbers of a sentence in their place, in each language', () => {
    for (const language of LOCALES) {
      locale.value = language;
      expect(t('result.won', { name: 'محمد' })).toMatch(/\u2068محمد\u2069|^[^م]*$/);
      expect(t('invited.host', { name: 'محمد' })).toContain('\u2068محمد\u2069');
      expect(t('invited.host', { name: 'Ada' })).not.toMatch(/[\u2068\u2069]/);
    }
    locale.value = 'en';
  });
});
