/** Code loaded on demand. On a bad connection it may be late, which must not go unmentioned. */

import { t } from '../words/i18n.ts';

/** It is requested again after this delay, which doubles each time. */
const AGAIN_MS = 1_000;
const AT_MOST_MS = 8_000;
/**
 * The failure is shown after this many attempts: some browsers do not ask a second time before the page is reloaded.
 */
const SAID_AFTER = 3;

/**
 * Requests code until it arrives.
 * @param tell whether it is late enough to say so
 * @returns ends the requests; a late arrival is ignored
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

/** A part of the page did not arrive: seats and answers are safe, and reloading the page brings it. */
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
