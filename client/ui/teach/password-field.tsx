/** The password of the house, for whoever opens a class on a server that asks for it. */

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';

/** Only where the server asks for it. */
export function PasswordField({
  value,
  onInput,
  focus = false,
}: {
  readonly value: string;
  readonly onInput: (typed: string) => void;
  /** It has appeared because it was just asked for: whoever was pressing a button types on here. */
  readonly focus?: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  return (
    <label class="field">
      <span>{t('teach.password')}</span>
      <input
        ref={field}
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
