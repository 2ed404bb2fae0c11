/** The fog's texture: clouds that repeat from top to bottom, thin on the near side, dense on the far one. Pure. */

/** Pixels (RGBA) of a cloud bank in one colour; `density` is the alpha on the far (right) side, 0..1. */
export function fogPixels(
  width: number,
  height: number,
  color: number,
  density: number,
  salt: number,
): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alpha = coverage(x / width, clouds(x, y, height, salt)) * density;
      pixels.set([(color >> 16) & 255, (color >> 8) & 255, color & 255, alpha * 255], (y * width + x) * 4);
    }
  }
  return pixels;
}

/** The edge of the fog is ragged: clouds reach out where they are thick. */
function coverage(across: number, cloud: number): number {
  const edge = smooth(Math.min(1, Math.max(0, (across - 0.38 + cloud * 0.42) / 0.62)));
  return edge * (0.62 + 0.38 * cloud);
}

function clouds(x: number, y: number, period: number, salt: number): number {
  let sum = 0;
  let weight = 0.5;
  for (let cell = 96; cell >= 12; cell /= 2) {
    sum += weight * valueNoise(x / cell, y / cell, Math.max(1, Math.round(period / cell)), salt + cell);
    weight /= 2;
  }
  return smooth(Math.min(1, Math.max(0, sum * 1.35 - 0.12)));
}

/** Smooth noise in 0..1 on a lattice that repeats every `period` cells from top to bottom. */
function valueNoise(x: number, y: number, period: number, salt: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smooth(x - column);
  const v = smooth(y - row);
  const at = (dx: number, dy: number) => lattice(column + dx, (row + dy) % period, salt);
  const upper = at(0, 0) + (at(1, 0) - at(0, 0)) * u;
  const lower = at(0, 1) + (at(1, 1) - at(0, 1)) * u;
  return upper + (lower - upper) * v;
}

function lattice(x: number, y: number, salt: number): number {
  let hash = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(salt | 0, 2147483647);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
