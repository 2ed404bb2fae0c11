/** Copies a question, or a pair of them for a test, from those that come with the game. */

import { QUESTION_SETS } from '../../shared/content/questions.ts';
import { TEST_SETS, type TestSet } from '../../shared/class/lesson.ts';
import { locale, t } from '../words/i18n.ts';
import { inLanguage } from '../words/lesson-words.ts';

export function Collection({
  pairs,
  onTake,
}: {
  /** Whole pairs are copied: one of them stands for both. */
  readonly pairs: boolean;
  readonly onTake: (at: number, set: TestSet) => void;
}) {
  return (
    <label class="field grid collection">
      <span>{t(pairs ? 'editor.collection.pair' : 'editor.collection')}</span>
      <select
        class="input"
        value=""
        onChange={({ currentTarget }) => {
          const [set, at] = currentTarget.value.split('-');
          currentTarget.value = '';
          if (at !== undefined) onTake(Number(at), set === 'B' ? 'B' : 'A');
        }}
      >
        <option value="">{t('editor.collection.choose')}</option>
        {TEST_SETS.slice(0, pairs ? 1 : 2).map((set) => (
          <optgroup key={set} label={pairs ? t('editor.collection.pairs') : t('editor.test.setName', { set })}>
            {QUESTION_SETS[set].map((question, at) => (
              <option key={question.id} value={`${set}-${at}`}>
                {inLanguage(question.text, locale.value)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
