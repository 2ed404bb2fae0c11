/** Room for the review's labels: where a label may be, and whether the place is taken. Units: px. */

import type { Box } from './figure-band.ts';
import { overlap, type Point } from './figure-box.ts';
import type { PlacedLabel } from './figure-label.ts';
import type { ReviewMetrics } from './review-metrics.ts';

/** The space around a label. */
const ROOM_ALONG_PX = 3;
const ROOM_ACROSS_PX = 1.5;

/** A figure being filled with labels. */
export class Room {
  readonly #width: number;
  readonly #taken: Box[];
  readonly #labels: PlacedLabel[] = [];

  readonly #late: readonly Box[];

  /** `lines`: the obstacles before the labels come; `late`: lines that labels avoid if they can. */
  constructor(width: number, lines: readonly Box[], late: readonly Box[]) {
    this.#width = width;
    this.#taken = [...lines];
    this.#late = late;
  }

  get labels(): readonly PlacedLabel[] {
    return this.#labels;
  }

  /**
   * Takes the first free candidate, free of late lines too if one is; false if there is none. With `anyway` the label
   * is then only read out.
   */
  settle(candidates: Iterable<PlacedLabel>, anyway: boolean): boolean {
    const all = [...candidates];
    const free = all.filter(({ box }) => this.#isFree(box));
    const best = free.find(({ box }) => !this.#late.some((line) => overlap(line, box))) ?? free[0];
    if (best !== undefined) {
      this.#labels.push(best);
      this.#taken.push(best.box);
      return true;
    }
    const [first] = all;
    if (anyway && first !== undefined) this.#labels.push({ ...first, kind: 'unplaced' });
    return anyway;
  }

  #isFree(box: Box): boolean {
    const top = box.y - box.height + Math.min(0, Math.sin(box.angle)) * box.width;
    const right = box.x + Math.cos(box.angle) * box.width;
    if (top < 0 || box.x < 2 || right > this.#width - 2) return false;
    const wanted = roomy(box);
    return !this.#taken.some((other) => overlap(other, wanted));
  }
}

/** The label where it is, and further down step by step. */
export function* slides(label: PlacedLabel, most: number): Generator<PlacedLabel> {
  for (let dy = 0; dy <= most; dy += 4) yield { ...label, box: { ...label.box, y: label.box.y + dy } };
}

/** A box with the space around it that keeps labels apart. */
function roomy(box: Box): Box {
  const [right, down] = [ROOM_ALONG_PX * Math.cos(box.angle), ROOM_ALONG_PX * Math.sin(box.angle)];
  const [lean, low] = [ROOM_ACROSS_PX * Math.sin(box.angle), ROOM_ACROSS_PX * Math.cos(box.angle)];
  return {
    x: box.x - right - lean,
    y: box.y - down + low,
    angle: box.angle,
    width: box.width + 2 * ROOM_ALONG_PX,
    height: box.height + 2 * ROOM_ACROSS_PX,
  };
}

/** Boxes of one size along a line, above or below it: near its start, its middle and its end. */
export function* alongLine(
  from: Point,
  to: Point,
  size: { width: number; height: number },
  gap: number,
  below: boolean,
  metrics: ReviewMetrics,
): Generator<Box> {
  const leftwards = to[0] < from[0];
  const [a, b] = leftwards ? [to, from] : [from, to];
  const slope = (b[1] - a[1]) / Math.max(1, b[0] - a[0]);
  const angle = Math.atan(slope);
  const lean = Math.abs(Math.sin(angle)) * size.height;
  const low = metrics.x.left + metrics.barWidth + 16 + lean;
  const high = metrics.x.right - metrics.barWidth - 16 - lean - Math.cos(angle) * size.width;
  const shares = leftwards ? [1, 0.75, 0.5, 0.25, 0] : [0, 0.25, 0.5, 0.75, 1];
  const starts = shares.map((share) => low + (high - low) * share);
  for (const x of starts) {
    if (x < low - 1 || x > high + 1) continue;
    const lift = below ? -(size.height / Math.cos(angle) + gap + 4) : gap + 1.5 + Math.abs(slope) * 2;
    yield { x, y: a[1] + (x - a[0]) * slope - lift, angle, width: size.width, height: size.height };
  }
}

/** The cross at the end of a lost segment. */
export function crossBox([x, y]: Point): Box {
  return { x: x - 9, y: y + 9, angle: 0, width: 18, height: 18 };
}
