/** The class's clock as a component's state. */

import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';

/** @param everyMs how often the number is looked at; null: not at all. */
export function useClassNow(everyMs: number | null): number {
  const { classSession } = useApp();
  const [, setBeat] = useState(0);
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => setBeat((beat) => beat + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return classSession.classNow();
}
