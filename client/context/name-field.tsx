/** The player's own name, prefilled. */

import { t } from '../words/i18n.ts';
import { nameFits } from '../kit/player-name.ts';
import { useApp } from './app-context.ts';

export function NameField() {
  const { name } = useApp().preferences;
  const fits = nameFits(name.value);
  return (
    <label class="field grid">
      <span>{t('name.label')}</span>
      <input
        type="text"
        class="input"
        dir="auto"
        value={name.value}
        maxLength={60}
        autoComplete="nickname"
        aria-invalid={!fits}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      {!fits && (
        <span class="field-error" role="alert">
          {t('refusal.bad-name')}
        </span>
      )}
    </label>
  );
}
