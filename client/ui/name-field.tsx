/** The player's own name, already filled in. */

import { t } from '../i18n/i18n.ts';
import { nameFits } from '../model/names.ts';
import { useApp } from './app-context.ts';

export function NameField() {
  const { name } = useApp().preferences;
  const fits = nameFits(name.value);
  return (
    <label class="field">
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
