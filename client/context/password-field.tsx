/** The server's password, for opening a class on a server that requires one. */

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words/i18n.ts';

/** Only if the server requires it. */
export function PasswordField({
  value,
  onInput,
  focus = false,
}: {
  readonly value: string;
  readonly onInput: (typed: string) => void;
  /** It appears because it was just requested: a user who pressed a button continues typing here. */
  readonly focus?: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  return (
    <label class="field grid">
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
