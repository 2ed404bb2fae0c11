/** For the two who play: who the wire is, or the link that brings somebody to it. */

import type { SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { pathOf } from '../model/place.ts';
import { CopyButton } from './copy-button.tsx';
import { QrCode } from './qr-code.tsx';
import { useOrigin } from './use-origin.ts';

export function ThirdSeat({ view }: { readonly view: SeatView }) {
  const origin = useOrigin();
  if (view.wire === null) return null;
  if (view.wire.name !== null)
    return (
      <p class="third-seat here" role="status">
        {t('waiting.third.here', { name: view.wire.name })}
      </p>
    );
  const link = origin + pathOf({ kind: 'wire', code: view.code });
  return (
    <section class="third-seat" aria-label={t('wire.title')}>
      <p>{t('waiting.third')}</p>
      <div class="link-row">
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
