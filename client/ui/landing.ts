/** Where the focus lands when what had it is gone: on the heading of the screen that has taken its place, never on nothing. */

import { useEffect } from 'preact/hooks';

/** Marks where the focus has landed without anybody having put it there. */
const LANDED = 'landed';

/** Whether the focus is nowhere, or only where it has landed: then it may be taken to what is asked. */
export function isFocusFree(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return activeElement instanceof HTMLElement && LANDED in activeElement.dataset;
}

/** The first heading that is shown, else the screen itself. */
function landingIn(main: HTMLElement): HTMLElement {
  const headings = [...main.querySelectorAll<HTMLElement>('h1, h2')];
  return headings.find((heading) => heading.checkVisibility?.() ?? true) ?? main;
}

function land(main: HTMLElement): void {
  const place = landingIn(main);
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.dataset[LANDED] = '';
  place.addEventListener('blur', () => delete place.dataset[LANDED], { once: true });
  place.focus({ preventScroll: true });
}

/** The screen that is shown; null: none yet, or it is still being fetched. */
function screenShown(): HTMLElement | null {
  const main = document.getElementById('main');
  return main === null || main.getAttribute('aria-busy') === 'true' ? null : main;
}

/** Watches over the page: a screen that puts the focus somewhere itself does so first. */
export function useLanding(): void {
  useEffect(() => {
    let held: Element | null = null;
    let screen = screenShown();
    let due = 0;
    const look = () => {
      due = 0;
      const shown = screenShown();
      if (shown === null) return;
      // The first screen after a load is begun at its top, as any page.
      const changed = screen !== null && screen !== shown;
      const lost = held !== null && !held.isConnected;
      screen = shown;
      const { activeElement } = document;
      if (!(changed || lost) || (activeElement !== null && activeElement !== document.body)) return;
      held = null;
      land(shown);
    };
    // Effects of a new screen run after its first frame.
    const soon = () => {
      if (due === 0) due = requestAnimationFrame(() => requestAnimationFrame(look));
    };
    const hold = ({ target }: FocusEvent) => {
      held = target instanceof Element ? target : null;
    };
    const observer = new MutationObserver(soon);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', hold);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', hold);
      cancelAnimationFrame(due);
    };
  }, []);
}
