/** Fog that thickens downwards over a figure of the page. */

import { element, watchTheme } from './dom.ts';
import { fogPixels } from './fog.ts';
import { mixed, readPalette } from './palette.ts';

/** The period of the clouds, in px of their picture, and px of the page per px of the picture. */
const PERIOD = 384;
const GRAIN = 2;

/** The share of the peer's colour in the paper's, how dense, and which clouds. */
const BANKS = [
  { tint: 0.16, density: 0.75, salt: 31 },
  { tint: 0.36, density: 0.5, salt: 47 },
] as const;

/**
 * Lays the fog into `host`, in the colours of the theme and of every later one.
 * @returns a function that takes it away
 */
export function fogBelow(host: HTMLElement): () => void {
  const layers = BANKS.map(() => element('div', 'map-bank'));
  host.append(...layers);
  const lay = () => {
    const palette = readPalette(host);
    const depth = Math.max(2, Math.ceil(host.clientHeight / GRAIN));
    for (const [at, { tint, density, salt }] of BANKS.entries()) {
      const clouds = turned(fogPixels(depth, PERIOD, mixed(palette.paper, palette.peer, tint), density, salt), depth);
      layers[at]?.style.setProperty('background-image', clouds);
    }
  };
  lay();
  const unwatch = watchTheme(lay);
  return () => {
    unwatch();
    host.replaceChildren();
  };
}

/** A picture of clouds whose far side is at its right, with that side at its bottom; as an address for a style. */
function turned(pixels: Uint8ClampedArray, depth: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = PERIOD;
  canvas.height = depth;
  const data = new ImageData(PERIOD, depth);
  const [from, to] = [new Uint32Array(pixels.buffer), new Uint32Array(data.data.buffer)];
  for (let y = 0; y < depth; y++) for (let x = 0; x < PERIOD; x++) to[y * PERIOD + x] = from[x * depth + y] ?? 0;
  canvas.getContext('2d')?.putImageData(data, 0, 0);
  return `url(${canvas.toDataURL()})`;
}
