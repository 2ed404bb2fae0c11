/** The file that was saved last, while the page still speaks of it, and which browsers save nothing. Knows no browser. */

import { signal } from '@preact/signals';

export interface SavedFile {
  readonly name: string;
  readonly file: Blob;
  /** The browser is known to save nothing that a page has made: it was not even asked to. */
  readonly byLink: boolean;
  /** Tells one from the one before. */
  readonly at: number;
}

export const savedFile = signal<SavedFile | null>(null);

/** Browsers within other apps, by what they call themselves: a file that a page has made gets nowhere in them, without a word. */
const IN_APPS =
  /MicroMessenger|\bQQ\/|DingTalk|\bLark\/|Feishu|AlipayClient|Weibo|aweme|Bytedance|XiaoHongShu|FBAN|FBAV|FB_IAB|Instagram|\bLine\/|Snapchat|LinkedInApp|musical_ly|; wv\)/i;
const IOS = /\b(iPhone|iPad|iPod)\b/;
/** Every browser on iOS names this one; what other apps show pages in does not. */
const SAFARI = /\bSafari\//;

/** @param userAgent what the browser calls itself */
export function savesNothing(userAgent: string): boolean {
  return IN_APPS.test(userAgent) || (IOS.test(userAgent) && !SAFARI.test(userAgent));
}

/** Whether somebody can copy a file of that name by hand. */
export function isText(name: string): boolean {
  return /\.(json|svg|csv)$/.test(name);
}
