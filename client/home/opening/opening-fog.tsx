/** The fog of the opening: the same as in a duel, loaded once the rest is there. */

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OpeningLayout } from './opening-layout.ts';

interface FogOver {
  readonly layout: OpeningLayout;
  readonly width: number;
  readonly height: number;
  /** What is in front of the fog and dissolves into it all the same. */
  readonly lines: RefObject<SVGSVGElement | null>;
}

export function OpeningFog({ layout, width, height, lines }: FogOver) {
  const host = useRef<HTMLDivElement>(null);
  const { fogFrom, fogTo, peerX } = layout;
  useEffect(() => {
    let over = false;
    let clear: (() => void) | null = null;
    void import('../../figure/phaser/fog-over.ts').then(({ fogOver }) => {
      if (over || host.current === null || lines.current === null) return;
      clear = fogOver(host.current, lines.current, { fogFrom, fogTo, peerX, width, height });
    });
    return () => {
      over = true;
      clear?.();
    };
  }, [fogFrom, fogTo, peerX, width, height, lines]);
  return <div class="opening-fog" ref={host} aria-hidden="true" />;
}
