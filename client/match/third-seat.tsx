/** For the two players: who the wire is, or the link that invites somebody to it. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { t } from '../words/i18n.ts';
import { pathOf } from '../context/place.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { QrCode } from '../kit/qr-code.tsx';
import { useOrigin } from '../context/use-origin.ts';

export function ThirdSeat({ view }: { readonly view: SeatView }) {
  const origin = useOrigin();
  if (view.wire === null) return null;
  if (view.wire.name !== null)
    return (
      <p class="third-seat grid here" role="status">
        {t('waiting.third.here', { name: view.wire.name })}
      </p>
    );
  const link = origin + pathOf({ kind: 'wire', code: view.code });
  return (
    <section class="third-seat grid" aria-label={t('wire.title')}>
      <p>{t('waiting.third')}</p>
      <div class="link-row flow">
        <a class="link" href={link}>
          {link.replace(/^https?:\/\//, '')}
        </a>
        <CopyButton text={link} label={t('waiting.copy')} />
      </div>
      <p class="dim">{t('waiting.third.hint')}</p>
      <QrCode text={link} label={t('waiting.qr')} />
    </section>
  );
}
