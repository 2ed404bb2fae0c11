/** The vocabulary of sounds: how loud each is. */

import { describe, expect, it } from 'vitest';
import { SOUNDS } from '../../client/sound/sounds.ts';
import { samplesOf } from '../../client/sound/synth.ts';

const RATE = 24_000;
const dB = (amplitude: number) => 20 * Math.log10(amplitude);
const peak = (samples: Float32Array) => samples.reduce((top, one) => Math.max(top, Math.abs(one)), 0);

describe.each(Object.entries(SOUNDS))('%s', (_name, forms) => {
  it('peaks between -24 and -18.1 dBFS', () => {
    for (const form of forms) {
      const top = dB(peak(samplesOf(form, RATE)));
      expect(top).toBeLessThanOrEqual(-18.1);
      expect(top).toBeGreaterThanOrEqual(-24);
    }
  });
});
