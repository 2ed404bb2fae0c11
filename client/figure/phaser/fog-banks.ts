/**
 * The fog behind the figure: two banks of clouds that pass each other, and the peer's line in them. Layers of the page, which the
 * browser moves without any drawing.
 */

import './fog.css';
import type { FigureMetrics } from '../layout/figure-metrics.ts';
import { element } from './dom.ts';
import { fogPixels } from './fog.ts';
import { mixed, type Palette } from './palette.ts';

/** The period of the clouds, in px of their picture. */
const PERIOD = 384;
/** Px of the figure per px of the picture: the coarser, the larger the clouds. */
const GRAIN = 2;
/** Where the fog's edge begins, as a share of the way from the first wisps to full density. */
const REACH = 0.25;

interface Bank {
  /** The share of the peer's colour in the paper's. */
  readonly tint: number;
  readonly density: number;
  readonly salt: number;
  /** Px that it moves per px that the figure is scrolled, and per second. */
  readonly parallax: number;
  readonly drift: number;
}

const BANKS: readonly Bank[] = [
  { tint: 0.15, density: 0.96, salt: 7, parallax: 0.5, drift: 5 },
  { tint: 0.34, density: 0.55, salt: 23, parallax: 0.8, drift: -3 },
];

/** A picture of clouds, as an address for a style. */
function cloudsOf({ density, salt }: Bank, width: number, color: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = PERIOD;
  const pixels = new ImageData(width, PERIOD);
  pixels.data.set(fogPixels(width, PERIOD, color, density, salt));
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return `url(${canvas.toDataURL()})`;
}

/** In how many pieces things break up in the fog. */
const PIECES = 40;

/** Pieces that become ever smaller and fainter, from left to right: what of a line is still seen in the fog. */
const DISSOLVING = `linear-gradient(90deg, ${Array.from({ length: PIECES }, (_, n) => {
  const gone = n / PIECES;
  const share = gone < 0.3 ? 1 : 1 - 0.75 * (gone - 0.3);
  const [start, end, next] = [n, n + share, n + 1].map((at) => `${((at / PIECES) * 100).toFixed(2)}%`);
  const piece = `rgb(0 0 0 / ${((1 - gone) ** 1.3).toFixed(3)}) ${start} ${end}`;
  return share < 1 ? `${piece}, transparent ${end} ${next}` : piece;
}).join()})`;

/** Where the fog is in a figure, px. */
export type FogPlace = Pick<FigureMetrics, 'fogFrom' | 'fogTo' | 'width' | 'peerX'>;

export class FogBanks {
  /** The element around the clouds is what moves: changing a style that contains a picture is slow. */
  readonly #banks = BANKS.map((bank) => ({
    bank,
    layer: element('div', 'fig-bank'),
    clouds: element('div', 'fig-clouds'),
  }));
  readonly #peer = element('div', 'fig-peer-line');
  readonly #veiled: HTMLElement | SVGElement;

  /** @param veiled an element in front of the fog that dissolves into it all the same */
  constructor(host: HTMLElement, veiled: HTMLElement | SVGElement) {
    this.#veiled = veiled;
    for (const { layer, clouds } of this.#banks) layer.append(clouds);
    host.append(...this.#banks.map(({ layer }) => layer), this.#peer);
    this.#mask('image', `linear-gradient(#000, #000), ${DISSOLVING}`);
    this.#mask('repeat', 'no-repeat');
  }

  /** Lays the fog for a figure of this size and in these colours. */
  lay({ fogFrom, fogTo, width, peerX }: FogPlace, palette: Palette): void {
    this.#mask('position', `0 0, ${fogFrom}px 0`);
    this.#mask('size', `${fogFrom}px 100%, ${fogTo - fogFrom}px 100%`);
    const from = fogFrom - (fogTo - fogFrom) * REACH;
    const columns = Math.max(2, Math.ceil((width - from) / GRAIN));
    for (const { bank, layer, clouds } of this.#banks) {
      layer.style.left = `${from}px`;
      layer.style.bottom = `${-PERIOD * GRAIN}px`;
      clouds.style.backgroundSize = `${columns * GRAIN}px ${PERIOD * GRAIN}px`;
      clouds.style.backgroundImage = cloudsOf(bank, columns, mixed(palette.paper, palette.peer, bank.tint));
    }
    this.#peer.style.left = `${peerX - 1}px`;
  }

  /** Under the prefixed name, which Chrome needs before version 120 and every browser knows. */
  #mask(part: 'image' | 'position' | 'repeat' | 'size', value: string): void {
    this.#veiled.style.setProperty(`-webkit-mask-${part}`, value);
  }

  /** Moves the clouds: `scroll` in px of the figure, `time` in ms. */
  move(scroll: number, time: number): void {
    for (const { bank, layer } of this.#banks) {
      const way = scroll * bank.parallax + (time / 1000) * bank.drift;
      const period = PERIOD * GRAIN;
      layer.style.transform = `translateY(${-(((way % period) + period) % period)}px)`;
    }
  }
}
