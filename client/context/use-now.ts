/** The server's clocks as a component's state, for numbers and bars. */

import { useEffect, useState } from 'preact/hooks';
import { useApp } from './app-context.ts';

/** Renders the component again at this interval; null: never. */
function useBeat(everyMs: number | null): void {
  const [, setBeat] = useState(0);
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => setBeat((beat) => beat + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}

/**
 * @param everyMs the update interval; null: never
 * @returns the match's clock, ms
 */
export function useNow(everyMs: number | null): number {
  useBeat(everyMs);
  return useApp().session.serverNow();
}

/**
 * @param everyMs the update interval; null: never
 * @returns the class's clock, ms
 */
export function useClassNow(everyMs: number | null): number {
  useBeat(everyMs);
  return useApp().classSession.classNow();
}
