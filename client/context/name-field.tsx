/** The player's own name, prefilled. */

import { t } from '../words/i18n.ts';
import { nameFits } from '../kit/player-name.ts';
import { TextField } from '../kit/text-field.tsx';
import { useApp } from './app-context.ts';

export function NameField() {
  const { name } = useApp().preferences;
  const fits = nameFits(name.value);
  return (
    <TextField
      label={t('name.label')}
      value={name.value}
      onType={(typed) => {
        name.value = typed;
      }}
      maxLength={60}
      autoComplete="nickname"
      aria-invalid={!fits}
    >
      {!fits && (
        <span class="field-error" role="alert">
          {t('refusal.bad-name')}
        </span>
      )}
    </TextField>
  );
}
