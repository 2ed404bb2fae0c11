/** The fog's texture: clouds that repeat from top to bottom, thin on the near side, dense on the far one. */

/** The density of the clouds at each px, 0..1, row after row. */
interface CloudField {
  readonly width: number;
  readonly thickness: Float32Array;
}

/** Clouds are the same in every colour and at every width, and take much longer to generate than to paint. */
const fields = new Map<string, CloudField>();

/** Pixels (RGBA) of a cloud bank in one colour; `density` is the alpha on the far (right) side, 0..1. */
export function fogPixels(
  width: number,
  height: number,
  color: number,
  density: number,
  salt: number,
): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const field = cloudsFor(width, height, salt);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      pixels[at] = (color >> 16) & 255;
      pixels[at + 1] = (color >> 8) & 255;
      pixels[at + 2] = color & 255;
      pixels[at + 3] = coverage(x / width, field.thickness[y * field.width + x] ?? 0) * density * 255;
    }
  }
  return pixels;
}

/** The edge of the fog is ragged: clouds reach out where they are dense. */
function coverage(across: number, cloud: number): number {
  const edge = smooth(Math.min(1, Math.max(0, (across - 0.38 + cloud * 0.42) / 0.62)));
  return edge * (0.62 + 0.38 * cloud);
}

/** Clouds of at least this width: existing ones if they are wide enough. */
function cloudsFor(width: number, height: number, salt: number): CloudField {
  const key = `${height} ${salt}`;
  const known = fields.get(key);
  if (known !== undefined && known.width >= width) return known;
  const made = { width, thickness: clouds(width, height, salt) };
  fields.set(key, made);
  return made;
}

function clouds(width: number, height: number, salt: number): Float32Array {
  const sum = new Float32Array(width * height);
  let weight = 0.5;
  for (let cell = 96; cell >= 12; cell /= 2) {
    addNoise(sum, width, height, cell, salt + cell, weight);
    weight /= 2;
  }
  return sum.map((thick) => smooth(Math.min(1, Math.max(0, thick * 1.35 - 0.12))));
}

/** Adds smooth noise in 0..`weight` on a lattice of this many px that repeats from top to bottom. */
function addNoise(sum: Float32Array, width: number, height: number, cell: number, salt: number, weight: number): void {
  const period = Math.max(1, Math.round(height / cell));
  const columns = Math.floor((width - 1) / cell) + 2;
  const knots = Float64Array.from({ length: columns * period }, (_, i) =>
    lattice(i % columns, Math.floor(i / columns), salt),
  );
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cell);
    const [above, below] = [(row % period) * columns, ((row + 1) % period) * columns];
    const v = smooth(y / cell - row);
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / cell);
      const u = smooth(x / cell - column);
      const upper = between(knots, above + column, u);
      const at = y * width + x;
      sum[at] = (sum[at] ?? 0) + weight * (upper + (between(knots, below + column, u) - upper) * v);
    }
  }
}

/** The distance between two knots. */
function between(knots: Float64Array, at: number, share: number): number {
  const left = knots[at] ?? 0;
  return left + ((knots[at + 1] ?? 0) - left) * share;
}

function lattice(x: number, y: number, salt: number): number {
  let hash = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(salt | 0, 2147483647);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
