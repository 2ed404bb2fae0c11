/** The levels, each with the one line that says what is to be done. */

import { levelText } from '../../shared/content/explain.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';
import { locale, t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';
import { Choice } from './choice.tsx';

export function LevelPicker() {
  const { levelId } = useApp().preferences;
  const options = LEVEL_IDS.map((id) => {
    const { title, goal } = levelText(id, locale.value);
    return { value: id as string, label: title, hint: goal };
  });
  return (
    <Choice
      legend={t('home.level')}
      look="list"
      options={options}
      value={levelId.value}
      onChoose={(id) => {
        levelId.value = id;
      }}
    />
  );
}
