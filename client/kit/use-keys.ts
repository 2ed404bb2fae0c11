/** The keys of a page: one guard for all of them. The caller says what each key means. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { firstMeaning, type Held, isMeant } from './keys.ts';

/** Elements in which keys write or choose; a dialog may have been closed by this very key. */
const WRITTEN_IN =
  'input:not([type="radio"], [type="checkbox"], [type="range"], [type="button"], [type="file"]), textarea, select, [contenteditable], dialog';
/** Controls that Enter and the space bar press. */
const PRESSED = 'button, a[href], summary, input, select, [role="button"]';

/** Fields in which the arrows choose. */
const ARROWED = 'input[type="radio"]';

/** Whether the focused element takes a key, or an open dialog does. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest(WRITTEN_IN) !== null) return true;
  if (key === 'Enter' || key === ' ') return target.closest(PRESSED) !== null;
  return key.startsWith('Arrow') && target.closest(ARROWED) !== null;
}

/** What a key of this name (keys.ts) does; null: nothing. */
export type KeyMeaning = (key: string) => (() => void) | null;

function run(event: KeyboardEvent, meaningOf: KeyMeaning): void {
  const act = firstMeaning(event, meaningOf);
  if (act === null) return;
  event.preventDefault();
  act();
}

/**
 * The listener of an element whose keys mean something of their own while the focus is in it.
 * @param alt whether a key has its meaning together with Alt
 */
export function keysWithin(meaningOf: KeyMeaning, held: Held = 'once', alt = false): (event: KeyboardEvent) => void {
  return (event) => {
    if (isMeant(event, held, alt)) run(event, meaningOf);
  };
}

/**
 * Runs the meaning of a key while the component is mounted, unless the key belongs to something else.
 */
export function useKeys(meaningOf: KeyMeaning, held: Held = 'once'): void {
  const latest = useRef(meaningOf);
  latest.current = meaningOf;
  // With the first frame, not after it: the first key may be as fast.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isMeant(event, held) && !isTaken(event.target, event.key)) run(event, latest.current);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [held]);
}
