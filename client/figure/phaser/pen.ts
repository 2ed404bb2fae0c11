/** The figure's strokes: lines with soft edges, heads, crosses, marks. CSS px. */

import type { Pen } from './canvas.ts';

/** A straight line with a soft edge. */
export function stroke(
  pen: Pen,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  color: number,
  width: number,
  alpha = 1,
): void {
  pen.lineStyle(width + 1, color, alpha * 0.3).lineBetween(x0, y0, x1, y1);
  pen.lineStyle(width, color, alpha).lineBetween(x0, y0, x1, y1);
}

const GLOW_PIECES = 8;

/** A faint glow around a line, which fades towards its second end. */
export function glow(pen: Pen, x0: number, y0: number, x1: number, y1: number, color: number, strength: number): void {
  for (let n = 0; n < GLOW_PIECES; n++) {
    const [a, b] = [n / GLOW_PIECES, (n + 1) / GLOW_PIECES];
    for (const width of [14, 10, 7, 5]) {
      pen.lineStyle(width, color, 0.04 * strength * (1 - a) ** 1.2);
      pen.lineBetween(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b);
    }
  }
}

/** An arrow head with its point at (x, y), in the direction `angle`. */
export function head(pen: Pen, x: number, y: number, angle: number, size: number, color: number, alpha = 1): void {
  const corner = (turn: number): [number, number] => [
    x - Math.cos(angle + turn) * size,
    y - Math.sin(angle + turn) * size,
  ];
  const [ax, ay] = corner(0.38);
  const [bx, by] = corner(-0.38);
  pen.fillStyle(color, alpha).fillTriangle(x, y, ax, ay, bx, by);
  pen.lineStyle(1, color, alpha * 0.5).strokeTriangle(x, y, ax, ay, bx, by);
}

/** A cross. */
export function cross(pen: Pen, x: number, y: number, size: number, color: number, width = 2.5, alpha = 1): void {
  stroke(pen, x - size, y - size, x + size, y + size, color, width, alpha);
  stroke(pen, x - size, y + size, x + size, y - size, color, width, alpha);
}

/** A filled dot inside a ring of the paper's colour, to set it off from its background. */
export function dot(pen: Pen, x: number, y: number, radius: number, color: number, paper: number): void {
  pen.fillStyle(paper, 1).fillCircle(x, y, radius + 2.5);
  pen.fillStyle(color, 1).fillCircle(x, y, radius);
}

/** The mark of an application's call: a lozenge. */
export function lozenge(pen: Pen, x: number, y: number, size: number, color: number, paper: number): void {
  const diamond = (r: number, fill: number) =>
    pen
      .fillStyle(fill, 1)
      .fillTriangle(x, y - r, x + r, y, x, y + r)
      .fillTriangle(x, y - r, x - r, y, x, y + r);
  diamond(size + 3.5, paper);
  diamond(size, color);
}

/** The mark of a timer: a clock's face. */
export function clock(pen: Pen, x: number, y: number, radius: number, color: number, paper: number): void {
  pen.fillStyle(paper, 1).fillCircle(x, y, radius + 2.5);
  pen.lineStyle(2, color, 1).strokeCircle(x, y, radius);
  pen.lineBetween(x, y, x, y - radius * 0.62);
  pen.lineBetween(x, y, x + radius * 0.5, y);
}

/** The mark of a port request: a plug's square, filled if granted. */
export function square(
  pen: Pen,
  x: number,
  y: number,
  size: number,
  color: number,
  paper: number,
  filled: boolean,
): void {
  pen.fillStyle(paper, 1).fillRect(x - size - 2, y - size - 2, size * 2 + 4, size * 2 + 4);
  if (filled) pen.fillStyle(color, 1).fillRect(x - size, y - size, size * 2, size * 2);
  else pen.lineStyle(2, color, 1).strokeRect(x - size, y - size, size * 2, size * 2);
}
