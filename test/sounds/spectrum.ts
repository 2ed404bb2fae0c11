/** The power spectrum of samples, by a fast Fourier transform of a power of two. */

/** Reorders by reversed bits, then adds up butterflies: Cooley and Tukey, in place. */
function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let at = 1, other = 0; at < size; at++) {
    let bit = size >> 1;
    for (; other & bit; bit >>= 1) other ^= bit;
    other ^= bit;
    if (at < other) [re[at], re[other]] = [re[other] ?? 0, re[at] ?? 0];
  }
  for (let length = 2; length <= size; length *= 2) butterflies(re, im, length);
}

function butterflies(re: Float64Array, im: Float64Array, length: number): void {
  const half = length / 2;
  for (let at = 0; at < half; at++) {
    const cos = Math.cos((2 * Math.PI * at) / length);
    const sin = -Math.sin((2 * Math.PI * at) / length);
    for (let low = at; low < re.length; low += length) {
      const high = low + half;
      const [a, b] = [re[high] ?? 0, im[high] ?? 0];
      const [x, y] = [a * cos - b * sin, a * sin + b * cos];
      re[high] = (re[low] ?? 0) - x;
      im[high] = (im[low] ?? 0) - y;
      re[low] = (re[low] ?? 0) + x;
      im[low] = (im[low] ?? 0) + y;
    }
  }
}

export interface Band {
  readonly hz: number;
  readonly power: number;
}

/** @param size a power of two; shorter samples are continued by silence, longer ones cut */
export function spectrumOf(samples: Float32Array, rate: number, size = 16_384): Band[] {
  const re = new Float64Array(size);
  re.set(samples.subarray(0, size));
  const im = new Float64Array(size);
  transform(re, im);
  return Array.from({ length: size / 2 }, (_, at) => ({
    hz: (at * rate) / size,
    power: (re[at] ?? 0) ** 2 + (im[at] ?? 0) ** 2,
  }));
}

/** The share (0 to 1) of the power above a frequency. */
export function shareAbove(hz: number, spectrum: readonly Band[]): number {
  const all = spectrum.reduce((sum, { power }) => sum + power, 0);
  return spectrum.reduce((sum, band) => (band.hz > hz ? sum + band.power : sum), 0) / all;
}
