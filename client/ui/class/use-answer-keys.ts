/** The keys of a question: 1 to 9 an option, Enter the answer. They stand on the controls. */

import { useLayoutEffect } from 'preact/hooks';

/** Whether the key belongs to something that is being written, pressed or opened. */
function taken({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (key === 'Enter') return target.closest('button, a, input, select, textarea, summary') !== null;
  return target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select') !== null;
}

/** @param options how many can be picked */
export function useAnswerKeys(options: number, onPick: (option: number) => void, onSend: () => void): void {
  // At once, not after the next frame: 1 and Enter may follow each other faster than that.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || taken(event))
        return;
      const option = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
      if (event.key !== 'Enter' && (option < 0 || option >= options)) return;
      event.preventDefault();
      if (event.key === 'Enter') onSend();
      else onPick(option);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
