/** How loud a mix is: highest sample, and loudness as in ITU-R BS.1770-4 (K-weighting, gated blocks of 400 ms), piece by piece. */

/** A filter of second order: b0, b1, b2, a1, a2. */
type Coefficients = readonly [number, number, number, number, number];

class Biquad {
  readonly #of: Coefficients;
  #x1 = 0;
  #x2 = 0;
  #y1 = 0;
  #y2 = 0;

  constructor(of: Coefficients) {
    this.#of = of;
  }

  next(x: number): number {
    const [b0, b1, b2, a1, a2] = this.#of;
    const y = b0 * x + b1 * this.#x1 + b2 * this.#x2 - a1 * this.#y1 - a2 * this.#y2;
    this.#x2 = this.#x1;
    this.#x1 = x;
    this.#y2 = this.#y1;
    this.#y1 = y;
    return y;
  }
}

/** The shelf of the K-weighting for any rate, by the filter's own parameters. */
function shelf(rate: number): Coefficients {
  const [hz, gain, q] = [1681.974450955533, 3.999843853973347, 0.7071752369554196];
  const k = Math.tan((Math.PI * hz) / rate);
  const high = 10 ** (gain / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return [
    (high + (band * k) / q + k * k) / a0,
    (2 * (k * k - high)) / a0,
    (high - (band * k) / q + k * k) / a0,
    (2 * (k * k - 1)) / a0,
    (1 - k / q + k * k) / a0,
  ];
}

/** Its high-pass. */
function highPass(rate: number): Coefficients {
  const [hz, q] = [38.13547087602444, 0.5003270373238773];
  const k = Math.tan((Math.PI * hz) / rate);
  const a0 = 1 + k / q + k * k;
  return [1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0];
}

const OFFSET = -0.691;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;
const STEP_MS = 100;
const BLOCK_STEPS = 4;

const loudness = (meanSquare: number) => OFFSET + 10 * Math.log10(Math.max(meanSquare, 1e-12));
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

export class LoudnessMeter {
  readonly #filters: readonly Biquad[];
  readonly #stepLength: number;
  readonly #steps: number[] = [];
  #sum = 0;
  #count = 0;
  /** The highest sample so far, 0 to 1. */
  peak = 0;

  constructor(rate: number) {
    this.#filters = [new Biquad(shelf(rate)), new Biquad(highPass(rate))];
    this.#stepLength = Math.round((rate * STEP_MS) / 1000);
  }

  add(samples: Float32Array): void {
    for (const sample of samples) {
      this.peak = Math.max(this.peak, Math.abs(sample));
      const weighted = this.#filters.reduce((x, filter) => filter.next(x), sample);
      this.#sum += weighted * weighted;
      if (++this.#count < this.#stepLength) continue;
      this.#steps.push(this.#sum / this.#count);
      this.#sum = 0;
      this.#count = 0;
    }
  }

  #blocks(): number[] {
    return this.#steps
      .slice(BLOCK_STEPS - 1)
      .map((_, at) => mean(this.#steps.slice(at, at + BLOCK_STEPS)))
      .filter((block) => loudness(block) > ABSOLUTE_GATE);
  }

  /** Of what is heard: silence is gated out. LUFS */
  integrated(): number {
    const blocks = this.#blocks();
    const gate = loudness(mean(blocks)) + RELATIVE_GATE;
    return loudness(mean(blocks.filter((block) => loudness(block) > gate)));
  }

  /** The loudest 400 ms, LUFS. */
  momentary(): number {
    return loudness(this.#blocks().reduce((top, block) => Math.max(top, block), 0));
  }
}
