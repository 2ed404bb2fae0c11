/** While the bot plays for an idle player: says so, with the button that ends it. */

import { useState } from 'preact/hooks';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';

export function StandIn({ view }: { readonly view: SeatView }) {
  const { actions } = useApp();
  const [asked, setAsked] = useState(false);
  if (!view.you.botPlays) return null;
  const takeOver = async () => {
    setAsked(true);
    await actions.ask('here', {});
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
