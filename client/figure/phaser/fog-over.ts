/** The fog over a figure that is not drawn by Phaser. */

import { watchTheme } from './dom.ts';
import { FogBanks, type FogPlace } from './fog-banks.ts';
import { readPalette } from './palette.ts';

interface FogRoom extends FogPlace {
  readonly height: number;
}

/**
 * Lays the fog into `host`, in the colours of the theme and of every later one. `room` is in px of a screen at arm's length.
 * @param lines the element in front of the fog that dissolves into it
 * @returns a function that takes it away
 */
export function fogOver(host: HTMLElement, lines: SVGSVGElement, { height, ...room }: FogRoom): () => void {
  const scale = host.clientHeight / height;
  const place = {
    fogFrom: room.fogFrom * scale,
    fogTo: room.fogTo * scale,
    peerX: room.peerX * scale,
    width: room.width * scale,
  };
  const fog = new FogBanks(host, lines);
  const lay = () => fog.lay(place, readPalette(host));
  lay();
  const unwatch = watchTheme(lay);
  return () => {
    unwatch();
    host.replaceChildren();
  };
}
