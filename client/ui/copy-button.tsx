/** Copies a text and says that it has. */

import { useState } from 'preact/hooks';
import { t } from '../i18n/i18n.ts';
import { Icon } from './icon.tsx';

export function CopyButton({
  text,
  label,
  primary = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly primary?: boolean;
}) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      class={primary ? 'button primary' : 'button'}
      onClick={() => {
        void copyText(text).then(setDone);
      }}
    >
      <Icon name={done ? 'check' : 'copy'} /> <span role="status">{done ? t('waiting.copied') : label}</span>
    </button>
  );
}

/** Browsers give the clipboard only to pages over https or on this machine: elsewhere the older way works. */
async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    return await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const area = document.body.appendChild(document.createElement('textarea'));
  area.value = text;
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
