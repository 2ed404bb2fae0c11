/** While the bot plays for somebody who was idle: that it does, and the button that ends it. */

import { useState } from 'preact/hooks';
import type { SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';

export function StandIn({ view }: { readonly view: SeatView }) {
  const { actions } = useApp();
  const [asked, setAsked] = useState(false);
  if (!view.you.botPlays) return null;
  const takeOver = async () => {
    setAsked(true);
    await actions.takeOver();
    setAsked(false);
  };
  return (
    <div class="problem stand-in" role="alert">
      <p>{t('arena.botPlays')}</p>
      <button type="button" class="button primary" disabled={asked} onClick={() => void takeOver()}>
        {t('arena.takeOver')}
      </button>
    </div>
  );
}
