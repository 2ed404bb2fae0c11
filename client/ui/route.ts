/** Which match the address names: `/d/CODE`. The address follows the match, so that a reload leads back into it. */

import { effect, signal } from '@preact/signals';
import { normaliseCode } from '../../shared/protocol.ts';
import type { Session } from '../model/session.ts';

/** The code in the address; null at home. */
export const invitation = signal<string | null>(null);

function codeInAddress(): string | null {
  const code = /^\/d\/([\w-]+)\/?$/.exec(location.pathname)?.[1];
  return code === undefined ? null : normaliseCode(code);
}

export function matchPath(code: string): string {
  return `/d/${code}`;
}

/** Goes to the page of a match, or home. */
export function goTo(code: string | null): void {
  const path = code === null ? '/' : matchPath(code);
  if (location.pathname !== path) history.pushState(null, '', path);
  invitation.value = code;
}

/** Reads the address now and at every step back or forth, and writes the code of the match that is entered. */
export function followRoute(session: Session, onMove: (code: string | null) => void): void {
  invitation.value = codeInAddress();
  window.addEventListener('popstate', () => {
    invitation.value = codeInAddress();
    onMove(invitation.value);
  });
  effect(() => {
    const code = session.grant.value?.code;
    if (code !== undefined) goTo(code);
  });
}
