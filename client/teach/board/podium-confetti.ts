/** Arrows and flags that fall over the podium and lie still beside the words, never over them. Pure; lengths in px. */

import { type Draw, drawsFrom } from '../../../shared/lib/random.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

export interface Flake {
  readonly kind: 'arrow' | 'FIN' | 'ACK';
  readonly colour: 'mine' | 'peer' | 'fin' | 'ack';
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly turn: number;
  readonly size: number;
  /** Ms after the first. */
  readonly delay: number;
}

/** Free px around words, in which no piece lies or falls. */
const AROUND = 34;
/** How often a place is drawn before a piece is left out. */
const TRIES = 12;
const LATEST_MS = 900;
/** Between two pieces, and to the edges, px. */
const APART = 58;
const EDGE = 26;
const UNIT = 1 << 16;
const COLOURS = ['mine', 'peer', 'fin', 'ack'] as const;

/** From 0 to 1. */
function unit(draw: Draw): () => number {
  return () => draw(UNIT) / UNIT;
}

/** Whether a piece that falls to this place passes no words: they begin at `top` and reach down to the floor. */
function isFree(x: number, y: number, words: readonly Box[]): boolean {
  return words.every(({ left, right, top }) => x < left - AROUND || x > right + AROUND || y < top - AROUND);
}

/**
 * So many pieces in a room, and fewer where there is no place for them.
 * @param words what stays free, down to the floor
 */
export function confetti(
  count: number,
  { width, height }: { readonly width: number; readonly height: number },
  words: readonly Box[],
  seed: number,
): readonly Flake[] {
  const draw = unit(drawsFrom(seed, 0));
  const flakes: Flake[] = [];
  for (let index = 0; index < count; index++) {
    for (let tries = 0; tries < TRIES; tries++) {
      const [x, y] = [EDGE + draw() * (width - 2 * EDGE), EDGE + draw() * (height - 2 * EDGE)];
      if (!isFree(x, y, words) || flakes.some((one) => Math.hypot(one.x - x, one.y - y) < APART)) continue;
      flakes.push({ ...flake(index % 5 === 0, draw), x, y });
      break;
    }
  }
  return flakes;
}

function flake(flag: boolean, draw: () => number): Omit<Flake, 'x' | 'y'> {
  const back = !flag && draw() < 0.5 ? 180 : 0;
  return {
    kind: flag ? (draw() < 0.5 ? 'FIN' : 'ACK') : 'arrow',
    colour: COLOURS[Math.floor(draw() * COLOURS.length)] ?? 'mine',
    turn: (draw() - 0.5) * 70 + back,
    // The words on a flag are read like all others.
    size: flag ? 1.4 + draw() * 0.4 : 0.7 + draw() * 0.8,
    delay: draw() * LATEST_MS,
  };
}
