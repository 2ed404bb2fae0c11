/** Where data is kept, and for how long, if that is not obvious. */

import { t } from '../words/i18n.ts';
import { isOwn } from './origins.ts';
import { rootUrl } from './root.ts';

/** Among browsers only Safari (and everything on iOS) deletes the data of a page that is not visited. */
export function forgetsAfterAWeek(userAgent: string): boolean {
  return /AppleWebKit/.test(userAgent) && /Version\/[\d.]+ .*Safari/.test(userAgent)
    ? !/Chrome|Chromium|Android/.test(userAgent)
    : /\b(iPhone|iPad|iPod)\b/.test(userAgent);
}

export function SafariNote() {
  return forgetsAfterAWeek(navigator.userAgent) ? <p class="dim">{t('door.kept.safari')}</p> : null;
}

/** A teacher's keys belong to the address of the page, which may be different tomorrow if it depends on the network. */
export function KeptHere() {
  const page = rootUrl();
  const { protocol, port, host } = new URL(page);
  const stays = `${protocol}//localhost${port === '' ? '' : `:${port}`}`;
  const isNumber = /^[\d.]+$|^\[/.test(new URL(page).hostname);
  return (
    <p class="dim">
      {t('door.kept.here', { address: host })}{' '}
      {isOwn(page) ? t('door.kept.stays') : isNumber ? t('door.kept.moves', { stays }) : ''}
    </p>
  );
}
