/** Code that comes when it is needed. Over a bad line it may not come at once, and it must not be missing without a word. */

import { t } from '../i18n/i18n.ts';

/** It is asked for again after so long, and twice as long each time. */
const AGAIN_MS = 1_000;
const AT_MOST_MS = 8_000;
/** After so many times in vain it is said: some browsers do not ask a second time before the page is loaded anew. */
const SAID_AFTER = 3;

/**
 * Asks for code until it comes.
 * @param tell whether it is late enough to say so
 * @returns ends the asking; what comes afterwards is let go
 */
export function bring<T>(load: () => Promise<T>, take: (it: T) => void, tell: (late: boolean) => void): () => void {
  let gone = false;
  let timer: number | undefined;
  const ask = (tries: number) => {
    load().then(
      (it) => {
        if (gone) return;
        tell(false);
        take(it);
      },
      () => {
        if (gone) return;
        if (tries >= SAID_AFTER) tell(true);
        timer = window.setTimeout(() => ask(tries + 1), Math.min(AT_MOST_MS, AGAIN_MS * 2 ** (tries - 1)));
      },
    );
  };
  ask(1);
  return () => {
    gone = true;
    window.clearTimeout(timer);
  };
}

/** A part of the page has not come: seats and answers are safe, and loading the page again brings it. */
export function Late() {
  return (
    <div class="problem" role="alert">
      <p>{t('late')}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t('late.reload')}
      </button>
    </div>
  );
}
