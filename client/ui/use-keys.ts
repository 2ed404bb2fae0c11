/** The keys of a page: one guard for all of them. Which key means what is told by whoever asks. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { firstMeaning, isPlain } from '../model/keys.ts';

/** Where keys write or choose; a dialog may have been closed by the very key. */
const WRITTEN_IN =
  'input:not([type="radio"], [type="checkbox"], [type="range"], [type="button"], [type="file"]), textarea, select, [contenteditable], dialog';
/** Controls that Enter and the space bar press. */
const PRESSED = 'button, a[href], summary, input, select, [role="button"]';

/** Fields in which the arrows choose. */
const ARROWED = 'input[type="radio"]';

/** Whether what has the focus takes a key, or an open dialog does. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest(WRITTEN_IN) !== null) return true;
  if (key === 'Enter' || key === ' ') return target.closest(PRESSED) !== null;
  return key.startsWith('Arrow') && target.closest(ARROWED) !== null;
}

/**
 * Does what a key means while this is on the page, unless the key belongs to something else.
 *
 * @param meaningOf what a key of this name (client/model/keys.ts) does; null: nothing
 * @param held whether a key that is held down does it again and again
 */
export function useKeys(meaningOf: (key: string) => (() => void) | null, held: 'once' | 'again' = 'once'): void {
  const latest = useRef(meaningOf);
  latest.current = meaningOf;
  // With the first frame, not after it: the first key may be as fast.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isPlain(event) || (event.repeat && held === 'once') || isTaken(event.target, event.key)) return;
      const act = firstMeaning(event, latest.current);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [held]);
}
