/** The password of the house, for whoever opens a class on a server that asks for it. */

import { t } from '../../i18n/i18n.ts';

/** Only where the server asks for it. */
export function PasswordField({
  value,
  onInput,
}: {
  readonly value: string;
  readonly onInput: (typed: string) => void;
}) {
  return (
    <label class="field">
      <span>{t('teach.password')}</span>
      <input
        type="password"
        class="input"
        value={value}
        autoComplete="current-password"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span class="dim">{t('teach.password.hint')}</span>
    </label>
  );
}
