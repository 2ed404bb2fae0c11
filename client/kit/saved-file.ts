/** The file saved last, while the page still mentions it, and which browsers save nothing. Knows no browser. */

import { signal } from '@preact/signals';

export interface SavedFile {
  readonly name: string;
  readonly file: Blob;
  /** The browser is known to save nothing made by a page, so it was not even tried. */
  readonly byLink: boolean;
  /** Distinguishes a file from the one before. */
  readonly at: number;
}

export const savedFile = signal<SavedFile | null>(null);

/** Browsers inside other apps, by user agent: they silently drop a file made by a page. */
const IN_APPS =
  /MicroMessenger|\bQQ\/|DingTalk|\bLark\/|Feishu|AlipayClient|Weibo|aweme|Bytedance|XiaoHongShu|FBAN|FBAV|FB_IAB|Instagram|\bLine\/|Snapchat|LinkedInApp|musical_ly|; wv\)/i;
const IOS = /\b(iPhone|iPad|iPod)\b/;
/** Every browser on iOS contains this; the web views of other apps do not. */
const SAFARI = /\bSafari\//;

/** @param userAgent of the browser */
export function savesNothing(userAgent: string): boolean {
  return IN_APPS.test(userAgent) || (IOS.test(userAgent) && !SAFARI.test(userAgent));
}

/** Whether a file of that name can be copied by hand. */
export function isText(name: string): boolean {
  return /\.(json|svg|csv)$/.test(name);
}
