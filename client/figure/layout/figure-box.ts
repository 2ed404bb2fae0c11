/** Whether rotated rectangles overlap: the review's layout checks this before it places a label. Units: px. */

import type { Box } from './figure-band.ts';

export type Point = readonly [number, number];

/** The four corners of a box, in order round it. */
function corners({ x, y, angle, width, height }: Box): readonly [Point, Point, Point, Point] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (along: number, up: number): Point => [x + along * cos + up * sin, y + along * sin - up * cos];
  return [at(0, 0), at(width, 0), at(width, height), at(0, height)];
}

/** The box of a straight line of some width. */
export function lineBox(from: Point, to: Point, thickness: number): Box {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const [dx, dy] = [(Math.sin(angle) * thickness) / 2, (Math.cos(angle) * thickness) / 2];
  return {
    x: from[0] - dx,
    y: from[1] + dy,
    angle,
    width: Math.hypot(to[0] - from[0], to[1] - from[1]),
    height: thickness,
  };
}

/** Whether two boxes overlap by more than a hair (separating axes). */
export function overlap(a: Box, b: Box): boolean {
  const [topA, bottomA] = heights(a);
  const [topB, bottomB] = heights(b);
  if (topA > bottomB || topB > bottomA) return false;
  const [ca, cb] = [corners(a), corners(b)];
  return [a.angle, a.angle + Math.PI / 2, b.angle, b.angle + Math.PI / 2].every((axis) => {
    const [lowA, highA] = extent(ca, axis);
    const [lowB, highB] = extent(cb, axis);
    return highA - lowB > HAIR && highB - lowA > HAIR;
  });
}

const HAIR = 0.01;

function extent(points: readonly Point[], axis: number): [number, number] {
  const along = points.map(([x, y]) => x * Math.cos(axis) + y * Math.sin(axis));
  return [Math.min(...along), Math.max(...along)];
}

/** The highest and the lowest y of a box. */
function heights({ y, angle, width, height }: Box): [number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const ends = [0, width * sin, -height * cos, width * sin - height * cos];
  return [y + Math.min(...ends), y + Math.max(...ends)];
}
