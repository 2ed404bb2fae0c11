/** Beside a figure: a button that lays the same segments over it as tcpdump prints them. */

import { useState } from 'preact/hooks';
import { lazily } from '../kit/lazily.tsx';
import { t } from '../words/i18n.ts';
import type { Dumped } from './tcpdump-sheet.tsx';

/** Most players never open it: its code is loaded then. */
const Sheet = lazily(
  () => import('./tcpdump-sheet.tsx').then(({ TcpdumpSheet }) => TcpdumpSheet),
  () => <div class="tcpdump" aria-busy={true} />,
);

export function TcpdumpView({ dumped }: { readonly dumped: Dumped }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {open && <Sheet dumped={dumped} />}
      <button
        type="button"
        class="tcpdump-open"
        aria-expanded={open}
        aria-label={t('study.dump')}
        title={t('study.dump')}
        onClick={() => setOpen(!open)}
      >
        <span class="mono" aria-hidden="true" translate={false}>
          {open ? (
            '×'
          ) : (
            <>
              $<span class="name"> tcpdump</span>
            </>
          )}
        </span>
      </button>
    </>
  );
}
