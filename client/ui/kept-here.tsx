/** Where things are kept, and for how long, where that is not what one would think. */

import { t } from '../i18n/i18n.ts';
import { isOwn } from '../model/origins.ts';
import { rootUrl } from '../net/root.ts';

/** Of the browsers, Safari alone (and everything on iOS) deletes what a page keeps when it is not visited. */
export function forgetsAfterAWeek(userAgent: string): boolean {
  return /AppleWebKit/.test(userAgent) && /Version\/[\d.]+ .*Safari/.test(userAgent)
    ? !/Chrome|Chromium|Android/.test(userAgent)
    : /\b(iPhone|iPad|iPod)\b/.test(userAgent);
}

export function SafariNote() {
  return forgetsAfterAWeek(navigator.userAgent) ? <p class="dim">{t('door.kept.safari')}</p> : null;
}

/** A teacher's keys belong to the address of the page, which is another tomorrow if it is that of a network. */
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
