/** While nothing is asked: what is going on, told from this end. Never a blank panel. */

import type { SeatView } from '../../shared/duel/view.ts';
import { stateText } from '../../shared/content/explain.ts';
import { locale, t } from '../i18n/i18n.ts';
import { canClaim, idleKey } from '../model/situation.ts';

export function Idle({ view }: { readonly view: SeatView }) {
  const key = idleKey(view);
  const state = view.tcp?.state ?? null;
  return (
    <div class="idle-card">
      <p class="kicker">
        <span class="pulse" /> {state ?? t('idle.kicker')}
      </p>
      <h2 tabIndex={-1}>{t(`idle.${key}`)}</h2>
      {key === 'unnamed' && canClaim(view) && <p>{t('idle.unnamed.claim')}</p>}
      {state !== null && <p class="dim">{stateText(state, locale.value)}</p>}
    </div>
  );
}
