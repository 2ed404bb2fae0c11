/** The waiting room: the link, the code and the QR, and who one will be. */

import { useEffect, useState } from 'preact/hooks';
import type { SeatView } from '../../shared/duel/view.ts';
import { levelText } from '../../shared/content/explain.ts';
import { locale, t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';
import { Icon } from './icon.tsx';
import { leaveMatch } from './leave.ts';
import { QrCode } from './qr-code.tsx';
import { matchPath } from './route.ts';

export function Waiting({ view }: { readonly view: SeatView }) {
  const parts = useApp();
  const [origin, setOrigin] = useState(location.origin);
  useEffect(() => {
    void parts.actions.publicOrigin().then((found) => found !== null && setOrigin(found));
  }, [parts.actions]);
  const link = origin + matchPath(view.code);
  const awaited = view.against === 'anyone' ? 'anyone' : 'friend';
  return (
    <main class="sheet" id="main">
      <div class="panel-card waiting">
        <div class="waiting-words">
          <p class="kicker" role="status">
            <span class="pulse" /> {t(`waiting.title.${awaited}`)}
          </p>
          <h1>{t(`waiting.send.${awaited}`)}</h1>
          <div class="link-row">
            <a class="link" href={link}>
              {link.replace(/^https?:\/\//, '')}
            </a>
            <CopyButton text={link} />
          </div>
          <p class="dim">{t('waiting.code')}</p>
          <p class="big-code">{view.code}</p>
          <p class="dim">
            {t('waiting.you', { name: view.you.name })} · {levelText(view.levelId, locale.value).title}
          </p>
          <button type="button" class="button" onClick={() => leaveMatch(parts)}>
            {t('waiting.cancel')}
          </button>
        </div>
        <figure class="qr">
          <QrCode text={link} label={t('waiting.qr')} />
          <figcaption>{t('waiting.qr')}</figcaption>
        </figure>
      </div>
    </main>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      class="button primary"
      onClick={() => {
        void copyText(text).then(setDone);
      }}
    >
      <Icon name={done ? 'check' : 'copy'} />{' '}
      <span role="status">{done ? t('waiting.copied') : t('waiting.copy')}</span>
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
