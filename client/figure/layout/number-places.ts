/** Where numbers stand in a finished figure, each beside what it tells of, on no text, line or other number. Pure. */

import type { Box } from './figure-band.ts';
import { lineBox, overlap, type Point } from './figure-box.ts';
import type { ReviewFigure } from './review-figure.ts';
import { crossBox } from './review-room.ts';

/** The radius of a number's circle, and the space around it, px. */
export const NUMBER_PX = 13;
const SPACE_PX = 2;
const ACROSS = [22, 30, 46, 66, 90, 120, 156, 190, 230, 270] as const;
const DOWN = [0, -20, 20, -36, 36, 56, -56, 80, -80, 104, -104, 128, -128, 152, -152] as const;

/** Everything that a number must not stand on. */
export function obstaclesOf({ labels, flights, bars, metrics, height }: ReviewFigure): readonly Box[] {
  return [
    ...labels.filter(({ kind }) => kind !== 'unplaced').map(({ box }) => box),
    ...flights.flatMap(({ from, arrivals, lostAt, openAt }) => {
      const ends = lostAt === null ? (openAt === null ? arrivals : [openAt]) : [lostAt];
      return [...ends.map((to) => lineBox(from, to, 6)), ...(lostAt === null ? [] : [crossBox(lostAt)])];
    }),
    ...bars.map((bar) => lineBox([bar.x, bar.from], [bar.x, bar.to], metrics.barWidth + 4)),
    ...[metrics.x.left, metrics.x.right].map((x) => lineBox([x, 0], [x, height], 4)),
  ];
}

/** The place of what an entry is about: the cross of a lost segment, where any other left, or the mark on a line. */
function anchorOf({ flights, marks }: ReviewFigure, entryId: number): Point | null {
  const flight = flights.find(({ entry }) => entry.id === entryId);
  if (flight !== undefined) return flight.lostAt ?? flight.from;
  const mark = marks.find(({ entry }) => entry.id === entryId);
  return mark === undefined ? null : [mark.x, mark.y];
}

function boxAt([x, y]: Point): Box {
  const side = 2 * (NUMBER_PX + SPACE_PX);
  return { x: x - side / 2, y: y + side / 2, angle: 0, width: side, height: side };
}

/**
 * The middles of the numbers of some entries.
 * @param entryIds in the order of the numbers
 * @returns for each its place; null: the figure does not show the entry
 */
export function numbersOn(figure: ReviewFigure, entryIds: readonly number[]): readonly (Point | null)[] {
  const { width } = figure.metrics;
  const taken = [...obstaclesOf(figure)];
  const numbers: Box[] = [];
  const edge = NUMBER_PX + SPACE_PX;
  return entryIds.map((id) => {
    const anchor = anchorOf(figure, id);
    if (anchor === null) return null;
    const inwards = anchor[0] < width / 2 ? 1 : -1;
    const far = ([x, y]: Point) => Math.hypot(x - anchor[0], y - anchor[1]);
    // Inwards comes first among places that are as near.
    const places = [1, -1]
      .flatMap((side) =>
        ACROSS.flatMap((across) => DOWN.map((down): Point => [anchor[0] + side * inwards * across, anchor[1] + down])),
      )
      .filter(([x, y]) => x >= edge && x <= width - edge && y >= edge && y <= figure.height - edge)
      .sort((one, other) => far(one) - far(other));
    const free = places.find((place) => !taken.some((box) => overlap(box, boxAt(place))));
    const apart = places.find((place) => !numbers.some((box) => overlap(box, boxAt(place))));
    const place = free ?? apart ?? anchor;
    numbers.push(boxAt(place));
    taken.push(boxAt(place));
    return place;
  });
}
