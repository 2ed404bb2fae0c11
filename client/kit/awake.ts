/**
 * Keeps the screen on while something is running. Browsers allow that only to pages from TLS or the machine itself, and
 * release it whenever the page is hidden.
 */

import { effect } from '@preact/signals';

/** Whether this browser lets this page keep the screen on. */
export function canStayAwake(): boolean {
  return 'wakeLock' in navigator;
}

/** @param isOn whether something is running; reads signals */
export function stayAwake(isOn: () => boolean): void {
  if (!canStayAwake()) return;
  let lock: WakeLockSentinel | null = null;
  let wanted = false;
  const hold = async () => {
    try {
      const held = await navigator.wakeLock.request('screen');
      held.addEventListener('release', () => {
        if (lock === held) lock = null;
      });
      if (wanted && lock === null) lock = held;
      else await held.release();
    } catch {
      // The battery is low, or the page is hidden: the seat is kept all the same.
    }
  };
  effect(() => {
    wanted = isOn();
    if (wanted && lock === null) void hold();
    if (!wanted) void lock?.release().catch(() => undefined);
  });
  document.addEventListener('visibilitychange', () => {
    if (wanted && lock === null && document.visibilityState === 'visible') void hold();
  });
}
