/** While nothing is asked: the situation as seen from this end. Never a blank panel. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { stateText } from '../words/explanations.ts';
import { locale, t } from '../words/i18n.ts';
import { idleKey } from './situation.ts';
import { socketTable } from './socket-table.ts';

export function Idle({ view }: { readonly view: SeatView }) {
  const key = idleKey(view);
  // A connection that is being opened has no state of the close.
  const state = key === 'opening' ? null : (view.tcp?.state ?? null);
  return (
    <div class="idle-card grid">
      <p class="kicker in-line">
        <span class="pulse" /> {state ?? t('idle.kicker')}
      </p>
      <h2 tabIndex={-1}>{t(`idle.${key}`)}</h2>
      {key === 'unnamed' && view.may.claim && <p>{t('idle.unnamed.claim')}</p>}
      {state !== null && <p class="dim">{stateText(state, locale.value)}</p>}
      <SocketTable view={view} />
    </div>
  );
}

/** What an administrator would see of this end now. */
function SocketTable({ view }: { readonly view: SeatView }) {
  const lines = socketTable(view);
  if (lines === null) return null;
  return (
    <pre class="socket-table">
      {['$ ss -tan', ...(lines.length > 0 ? lines : [t('idle.noSocket')])].map((line) => (
        <span key={line}>{line}</span>
      ))}
    </pre>
  );
}
