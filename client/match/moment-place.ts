/** The place of what is played over the figure: the figure without its head. */

import { useLayoutEffect, useState } from 'preact/hooks';
import { figureScale } from '../figure/layout/figure-metrics.ts';

export interface MomentPlace {
  /** Within the figure's host, CSS px. */
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** CSS px per px of the figure. */
  readonly scale: number;
}

/** @param host the figure's element; null: there is no figure yet */
export function useMomentPlace(host: HTMLElement | null): MomentPlace | null {
  const [place, setPlace] = useState<MomentPlace | null>(null);
  useLayoutEffect(() => {
    const stage = host?.querySelector('.fig-scroll');
    if (host === null || !stage) return;
    const measure = () => {
      const [around, own] = [host.getBoundingClientRect(), stage.getBoundingClientRect()];
      const scale = figureScale(host.clientWidth, host.clientHeight);
      setPlace({ top: own.top - around.top, height: own.height, width: own.width, scale });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(host);
    observer.observe(stage);
    return () => observer.disconnect();
  }, [host]);
  return place;
}
