/** The vocabulary of sounds, by measures of its samples; and a few minutes of play with all that is heard at once. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FADE_MS, Mixer } from '../../client/sound/mixer.ts';
import { SOUNDS, soundOf } from '../../client/sound/sounds.ts';
import { lengthOf, samplesOf } from '../../client/sound/synth.ts';
import { areDistinct, featuresOf } from '../sounds/features.ts';
import { soundsOfPlay } from '../sounds/hour.ts';
import { measure, PIERCING_HZ } from '../sounds/measure.ts';
import { mixdown } from '../sounds/mixdown.ts';
import { shareAbove, spectrumOf } from '../sounds/spectrum.ts';

const RATE = 24_000;
/** Of most devices: what lies above half of a lower rate could not be measured. */
const FULL_RATE = 48_000;
const dB = (amplitude: number) => 20 * Math.log10(amplitude);
const peak = (samples: Float32Array) => samples.reduce((top, one) => Math.max(top, Math.abs(one)), 0);

const FORMS = Object.entries(SOUNDS).flatMap(([name, forms]) =>
  forms.map((form, degree) => ({ name, key: `${name} ${degree}`, form, samples: samplesOf(form, RATE) })),
);

describe('[SOUND582] each sound', () => {
  it('peaks between -24 and -18.1 dBFS', () => {
    const peaks = FORMS.map(({ key, samples }) => [key, dB(peak(samples))] as const);
    expect(peaks.filter(([, top]) => top > -18.1 || top < -24.01)).toEqual([]);
  });

  it('begins and ends at nothing, so that it does not click', () => {
    const ends = FORMS.map(
      ({ key, samples }) => [key, Math.abs(samples[0] ?? 1), Math.abs(samples.at(-1) ?? 1)] as const,
    );
    expect(ends.filter(([, first, last]) => first > 0.001 || last > 0.001)).toEqual([]);
  });

  it('is at most a second and a half long, and a tick shorter than anything else', () => {
    const lengths = FORMS.map(({ key, form }) => [key, lengthOf(form)] as const);
    expect(lengths.filter(([, ms]) => ms > 1_500)).toEqual([]);
    expect(lengths.reduce((a, b) => (b[1] < a[1] ? b : a))[0]).toBe('tick 0');
  });

  it('has at most 1 % of its energy above 4 kHz', () => {
    const shares = FORMS.map(
      ({ key, form }) =>
        [key, shareAbove(PIERCING_HZ, spectrumOf(samplesOf(form, FULL_RATE), FULL_RATE, 32_768))] as const,
    );
    expect(shares.filter(([, share]) => share > 0.01)).toEqual([]);
  });

  it('sounds the same at every rate of the device, and at every run', () => {
    for (const name of ['arrived', 'wrong'] as const) {
      const form = soundOf(name, 0);
      expect(samplesOf(form, RATE)).toEqual(samplesOf(form, RATE));
      expect(featuresOf(samplesOf(form, FULL_RATE), FULL_RATE).pitch).toBeCloseTo(
        featuresOf(samplesOf(form, RATE), RATE).pitch,
        -0.5,
      );
    }
  });
});

it('[SOUND583] no two sounds can be confused', () => {
  const measured = FORMS.map((form) => ({ ...form, features: featuresOf(form.samples, RATE) }));
  const pairs = measured.flatMap((one, at) => measured.slice(at + 1).map((other) => [one, other] as const));
  const confusable = pairs.filter(
    ([one, other]) => one.name !== other.name && !areDistinct(one.features, other.features),
  );
  expect(confusable.map(([one, other]) => `${one.key}, ${other.key}`)).toEqual([]);
});

describe('[SOUND582] what is heard at once', () => {
  it('stays below -12 dBFS, however much happens', () => {
    const names = Object.keys(SOUNDS) as (keyof typeof SOUNDS)[];
    const asked = Array.from({ length: 400 }, (_, at) => ({
      at: at * 37,
      name: names[(at * 7) % names.length] ?? 'sent',
      degree: at % 3,
    }));
    const { pieces } = mixdown(asked, 16_000, RATE);
    const top = Math.max(...[...pieces()].map(peak));
    expect(dB(top)).toBeLessThanOrEqual(-12);
    expect(dB(top)).toBeGreaterThan(-18);
  });

  it('is two sounds at most: the oldest makes room before the next begins', () => {
    const mixer = new Mixer();
    const first = mixer.start('a', 500, 0);
    expect(mixer.start('b', 500, 100)).toEqual({ id: 2, from: 100, cut: null });
    expect(mixer.start('c', 500, 200)).toEqual({
      id: 3,
      from: 200 + FADE_MS,
      cut: { id: first?.id, what: 'a', from: 0, until: 500 },
    });
    expect(mixer.start('d', 500, 650)?.cut).toBeNull();
  });

  it('is one sound for the same event told twice', () => {
    const mixer = new Mixer();
    mixer.start('tick', 25, 0);
    expect(mixer.start('tick', 25, 20)).toBeNull();
    expect(mixer.start('tick', 25, 1_000)).not.toBeNull();
  });

  it('is quiet and sparse over minutes of play; `npm run sounds` renders and measures an hour', () => {
    const minutes = 3;
    const measured = measure(soundsOfPlay(minutes * 60_000, 1), minutes * 60_000, 16_000);
    expect(measured.peak).toBeLessThanOrEqual(-12);
    expect(measured.integrated).toBeLessThan(-30);
    expect(measured.momentary).toBeLessThan(-24);
    expect(measured.piercing).toBeLessThan(0.01);
    expect(measured.perMinute).toBeGreaterThan(5);
    expect(measured.perMinute).toBeLessThan(25);
    expect(measured.heard / measured.asked).toBeGreaterThan(0.95);
  });
});

it('[SOUND586] docs/sound.md says for every sound what shows or says the same', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/sound.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \|([^|]*)\|([^|]*)\|$/gm)].map(
    ([, name, , shown]) => [name, shown?.trim()] as const,
  );
  expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(SOUNDS).toSorted());
  expect(rows.filter(([, shown]) => (shown ?? '').length < 10)).toEqual([]);
});
