/** Where the focus goes when its element is gone: to the heading of the new screen, never to nothing. */

import { useEffect } from 'preact/hooks';

/** Marks an element that got the focus without an action of the user. */
const LANDED = 'landed';

/** Whether the focus is nowhere, or only where it was put automatically: then it may be moved to the question. */
export function isFocusFree(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return activeElement instanceof HTMLElement && LANDED in activeElement.dataset;
}

/** The first visible heading, otherwise the screen itself. */
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

/** The visible screen; null: none yet, or it is still loading. */
function screenShown(): HTMLElement | null {
  const main = document.getElementById('main');
  return main === null || main.getAttribute('aria-busy') === 'true' ? null : main;
}

/** Watches the page: a screen that sets the focus itself does so first. */
export function useLanding(): void {
  useEffect(() => {
    let held: Element | null = null;
    let screen = screenShown();
    let due = 0;
    const look = () => {
      due = 0;
      const shown = screenShown();
      if (shown === null) return;
      // The first screen after a load starts at the top, like any page.
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
