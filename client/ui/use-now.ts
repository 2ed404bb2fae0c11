/** The server's clock as a component's state, for what is written in numbers or drawn as a bar. */

import { useEffect, useState } from 'preact/hooks';
import { useApp } from './app-context.ts';

/** @param everyMs how often the number is looked at; null: not at all. */
export function useNow(everyMs: number | null): number {
  const { session } = useApp();
  const [, setBeat] = useState(0);
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => setBeat((beat) => beat + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return session.serverNow();
}
