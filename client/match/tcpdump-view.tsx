/** Beside a figure: a button, and a key, that lay the same segments over it as a table, or as tcpdump prints them. */

import { useState } from 'preact/hooks';
import { Icon } from '../kit/icon.tsx';
import { lazily } from '../kit/lazily.tsx';
import { useKeys } from '../kit/use-keys.ts';
import { t } from '../words/i18n.ts';
import type { Dumped } from './tcpdump-sheet.tsx';

/** Most players never open it: its code is loaded then. */
const Sheet = lazily(
  () => import('./tcpdump-sheet.tsx').then(({ TcpdumpSheet }) => TcpdumpSheet),
  () => <div class="tcpdump" aria-busy={true} />,
);

/** `keyed`: T opens and closes it. */
export function TcpdumpView({ dumped, keyed = true }: { readonly dumped: Dumped; readonly keyed?: boolean }) {
  const [open, setOpen] = useState(false);
  useKeys((key) => (keyed && key.toLowerCase() === 't' ? () => setOpen(!open) : null));
  return (
    <>
      {open && <Sheet dumped={dumped} />}
      <button
        type="button"
        class="tcpdump-open"
        aria-expanded={open}
        aria-label={t('study.table')}
        {...(keyed ? { 'aria-keyshortcuts': 'T' } : {})}
        title={t('study.table')}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'cross' : 'table'} />
        {keyed && !open && <kbd>T</kbd>}
      </button>
    </>
  );
}
