/** The fog over what is to come, loaded once the rest is there. It draws back as the player goes on; nothing in it is locked. */

import { useEffect, useRef } from 'preact/hooks';
import type { MapLevel } from '../../context/level-groups.ts';
import { rem } from '../../kit/use-size.ts';
import type { MapLayout } from './map-layout.ts';

/** Px from the next station to the first wisps. */
const CLEAR = 20;

export function MapFog({ layout, next }: { readonly layout: MapLayout; readonly next: MapLevel }) {
  const host = useRef<HTMLDivElement>(null);
  const at = layout.legs.flatMap(({ stations }) => stations).find(({ id }) => id === next)?.at;
  const from = Math.min(layout.height, (at?.y ?? 0) + CLEAR);
  const depth = layout.height - from;
  useEffect(() => {
    let over = false;
    let clear: (() => void) | null = null;
    if (depth > 0)
      void import('../../figure/phaser/fog-below.ts').then(({ fogBelow }) => {
        if (!over && host.current !== null) clear = fogBelow(host.current);
      });
    return () => {
      over = true;
      clear?.();
    };
  }, [depth]);
  return <div class="map-fog" ref={host} aria-hidden="true" style={{ top: rem(from) }} />;
}
