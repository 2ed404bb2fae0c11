/** What an ending draws over the figure: the numbers of its sentences, and confetti if both ends closed cleanly. */

import type { ComponentChildren } from 'preact';
import { drawsFrom } from '../../shared/lib/random.ts';
import { NUMBER_PX, numbersOn, obstaclesOf } from '../figure/layout/number-places.ts';
import type { Point } from '../figure/layout/figure-box.ts';
import type { ReviewFigure } from '../figure/layout/review-figure.ts';
import type { Drawn } from '../review/walk-figure.tsx';
import { Confetti } from '../figure/svg/confetti-pieces.tsx';
import { confettiIn, type Region } from '../figure/layout/confetti-places.ts';
import type { Story } from './use-story.ts';

/** How many pieces a figure of 600 x 600 px gets, and the most. */
const PIECES = 26;
const PIECES_MAX = 34;
/** A number keeps this much above and below it in sight, px. */
const ROOM_PX = 46;

/**
 * What is drawn over the figure of a story, and what of the figure is seen first.
 * @param seed of the confetti; null: there is none
 * @param arriving they appear in turn
 */
export function drawnOver({ lines }: Story, seed: number | null, arriving: boolean): Drawn {
  const ids = lines.map(({ fact }) => fact.entryId);
  return {
    topOf: (figure, height) => topFor(numbersOn(figure, ids), height),
    shapes: (figure, seen) => (
      <g class={arriving ? 'told arriving' : 'told'}>
        {seed !== null && <Confetti pieces={piecesIn(figure, seen, ids, seed)} />}
        <Numbers places={numbersOn(figure, ids)} />
      </g>
    ),
  };
}

/** The top of the stretch that shows most numbers, and of several the one that shows the last. */
function topFor(places: readonly (Point | null)[], height: number): number {
  const ys = places.flatMap((place) => (place === null ? [] : [place[1]])).sort((a, b) => a - b);
  const [first] = ys;
  if (first === undefined || (ys.at(-1) ?? 0) + ROOM_PX <= height) return 0;
  const inSight = (top: number) => ys.filter((y) => y >= top + NUMBER_PX && y <= top + height - NUMBER_PX).length;
  const tops = ys.map((y) => Math.max(0, y - ROOM_PX));
  return tops.reduce((best, top) => (inSight(top) >= inSight(best) ? top : best), tops[0] ?? 0);
}

function Numbers({ places }: { readonly places: readonly (Point | null)[] }): ComponentChildren {
  return places.map((place, index) =>
    place === null ? null : (
      <g
        key={index}
        class="story-number"
        style={{ '--nth': index }}
        transform={`translate(${place[0].toFixed(1)} ${place[1].toFixed(1)})`}
      >
        <g class="story-number-shape">
          <circle r={NUMBER_PX} />
          <text text-anchor="middle" y={5.2} font-size={15}>
            {index + 1}
          </text>
        </g>
      </g>
    ),
  );
}

function piecesIn(figure: ReviewFigure, seen: Region, ids: readonly number[], seed: number) {
  const numbers = numbersOn(figure, ids).flatMap((place) => (place === null ? [] : [regionRound(place)]));
  const area = { ...seen, height: Math.min(seen.height, figure.height - seen.y) };
  const count = Math.min(PIECES_MAX, Math.round((PIECES * area.width * area.height) / 360_000));
  return confettiIn(area, [...regionsOf(figure), ...numbers], count, drawsFrom(seed, 540));
}

function regionRound([x, y]: Point): Region {
  return { x: x - NUMBER_PX, y: y - NUMBER_PX, width: 2 * NUMBER_PX, height: 2 * NUMBER_PX };
}

/** A slanted box is kept out of in pieces of this length, px. */
const PART_PX = 40;

/** What the figure consists of, as upright regions. */
function regionsOf(figure: ReviewFigure): Region[] {
  return obstaclesOf(figure).flatMap(({ x, y, width, height, angle }) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const parts = Math.max(1, Math.ceil(width / PART_PX));
    return Array.from({ length: parts }, (_, part) => {
      const [from, to] = [(width * part) / parts, (width * (part + 1)) / parts];
      const xs = [from, to].flatMap((along) => [x + along * cos, x + along * cos + height * sin]);
      const ys = [from, to].flatMap((along) => [y + along * sin, y + along * sin - height * cos]);
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
    });
  });
}
