/** The waiting room: the link, the code and the QR, and the player's role. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { levelText } from '../words/explanations.ts';
import { locale, t } from '../words/i18n.ts';
import { pathOf } from '../context/place.ts';
import { useApp } from '../context/app-context.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { leaveMatch } from '../context/leave.ts';
import { QrCode } from '../kit/qr-code.tsx';
import { Meanwhile } from './strangers.tsx';
import { ThirdSeat } from './third-seat.tsx';
import { useOrigin } from '../context/use-origin.ts';

export function Waiting({ view }: { readonly view: SeatView }) {
  const parts = useApp();
  const origin = useOrigin();
  const link = origin + pathOf({ kind: 'match', code: view.code });
  const awaited = view.against === 'anyone' ? 'anyone' : 'friend';
  return (
    <main class="sheet grid" id="main">
      <div class="panel-card box grid waiting">
        <div class="waiting-words grid wide">
          <p class="kicker in-line" role="status">
            <span class="pulse" /> {t(`waiting.title.${awaited}`)}
          </p>
          <h1>{t(`waiting.send.${awaited}`)}</h1>
          <div class="link-row flow">
            <a class="link" href={link}>
              {link.replace(/^https?:\/\//, '')}
            </a>
            <CopyButton text={link} label={t('waiting.copy')} primary />
          </div>
          <p class="dim">{t('waiting.code')}</p>
          <p class="big-code" translate={false}>
            {view.code}
          </p>
          <p class="dim">
            {t('waiting.you', { name: view.you.name })} · {levelText(view.levelId, locale.value).title}
          </p>
          <ThirdSeat view={view} />
          {awaited === 'anyone' && <Meanwhile view={view} />}
          <button type="button" class="button" onClick={() => leaveMatch(parts)}>
            {t('waiting.cancel')}
          </button>
        </div>
        <figure class="qr grid">
          <QrCode text={link} label={t('waiting.qr')} />
          <figcaption>{t('waiting.qr')}</figcaption>
        </figure>
      </div>
    </main>
  );
}
