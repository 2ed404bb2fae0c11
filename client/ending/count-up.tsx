/** A score that counts up while the ending arrives. Screen readers hear the score alone. */

import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '../words/i18n.ts';

/** When it starts after the first frame, and how long it takes, ms. */
const FROM_MS = 1_400;
const COUNT_MS = 500;

export function CountUp({ score, counts }: { readonly score: number; readonly counts: boolean }) {
  const shown = useCount(score, counts);
  return (
    <b class="ending-points" style={{ '--digits': formatNumber(score).length }}>
      <span aria-hidden="true">{formatNumber(shown)}</span>
      <span class="sr-only">{formatNumber(score)}</span>
    </b>
  );
}

function useCount(score: number, counts: boolean): number {
  const [share, setShare] = useState(counts ? 0 : 1);
  useEffect(() => {
    if (!counts) {
      setShare(1);
      return undefined;
    }
    const start = performance.now() + FROM_MS;
    const tick = () => {
      const passed = Math.min(1, Math.max(0, (performance.now() - start) / COUNT_MS));
      setShare(1 - (1 - passed) ** 3);
      if (passed < 1) frame = requestAnimationFrame(tick);
    };
    let frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [counts]);
  return Math.round(score * share);
}
