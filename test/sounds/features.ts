/** By what an ear tells sounds apart, measured from their samples; and which of them it could confuse. */

import { spectrumOf, type Band } from './spectrum.ts';

/** Below this a sound is over, dB under its highest sample. */
const OVER_DB = 30;
/** A stroke is a rise by this much out of a dip, dB. */
const STROKE_DB = 6;
const FRAME_MS = 5;
const LOWEST_HZ = 40;
const HIGHEST_HZ = 8_000;

/**
 * Pitches in semitones. `length`: ms. `pitch` and `spread`: centre and deviation of the spectrum. `contour`: by how much its last third
 * is higher than its first. `strokes`: how often it is struck. `noise`: flatness of its spectrum, dB. `weight`: when
 * half of its energy has been heard, as a part of its length.
 */
export interface Features {
  readonly length: number;
  readonly pitch: number;
  readonly spread: number;
  readonly contour: number;
  readonly strokes: number;
  readonly noise: number;
  readonly weight: number;
}

/**
 * From which difference on anybody tells two sounds apart, several times what is just noticeable for a trained ear: a
 * semitone in pitch, a tenth in length. A melody is known by its contour, a rhythm by its strokes.
 */
const MARGINS: Readonly<Record<keyof Features, number>> = {
  length: 1.6,
  pitch: 4,
  spread: 3,
  contour: 4,
  strokes: 1,
  noise: 8,
  weight: 0.15,
};

const dB = (amplitude: number) => 20 * Math.log10(Math.max(amplitude, 1e-9));

/** The highest sample of each 5 ms. */
function envelopeOf(samples: Float32Array, rate: number): number[] {
  const frame = Math.round((FRAME_MS * rate) / 1000);
  return Array.from({ length: Math.ceil(samples.length / frame) }, (_, at) =>
    samples.subarray(at * frame, (at + 1) * frame).reduce((top, one) => Math.max(top, Math.abs(one)), 0),
  );
}

/** Low tones swing in a frame more than once: the envelope is smoothed over four frames. */
function smooth(envelope: readonly number[]): number[] {
  return envelope.map((_, at) => Math.max(...envelope.slice(Math.max(0, at - 1), at + 3)));
}

function strokesIn(envelope: readonly number[]): number {
  const top = dB(Math.max(...envelope));
  let [strokes, isUp, dip, crest] = [0, false, top - OVER_DB, -Infinity];
  for (const one of envelope.map(dB)) {
    if (!isUp && one > Math.max(dip + STROKE_DB, top - OVER_DB / 2)) {
      strokes++;
      isUp = true;
      crest = one;
    } else if (isUp && one < crest - STROKE_DB) {
      isUp = false;
      dip = one;
    }
    if (isUp) crest = Math.max(crest, one);
    else dip = Math.min(dip, one);
  }
  return strokes;
}

const semitones = (hz: number) => 12 * Math.log2(hz);

/** Centre and deviation of a spectrum in semitones: an ear hears ratios. */
function centreOf(spectrum: readonly Band[]): { readonly centre: number; readonly deviation: number } {
  const heard = spectrum.filter(({ hz }) => hz >= LOWEST_HZ && hz <= HIGHEST_HZ);
  const all = heard.reduce((sum, { power }) => sum + power, 0);
  const centre = heard.reduce((sum, { hz, power }) => sum + power * semitones(hz), 0) / all;
  const variance = heard.reduce((sum, { hz, power }) => sum + power * (semitones(hz) - centre) ** 2, 0) / all;
  return { centre, deviation: Math.sqrt(variance) };
}

/** The geometric mean of the power by the arithmetic one, over the semitones from 60 Hz to 4 kHz, dB. */
function flatnessOf(spectrum: readonly Band[]): number {
  const bins = Array.from({ length: 72 }, () => 1e-12);
  for (const { hz, power } of spectrum) {
    const at = Math.floor(semitones(hz / 62));
    if (at >= 0 && at < bins.length) bins[at] = (bins[at] ?? 0) + power;
  }
  const top = Math.max(...bins);
  const loud = bins.map((bin) => Math.max(bin / top, 1e-4));
  const mean = loud.reduce((sum, bin) => sum + bin, 0) / loud.length;
  return 10 * (loud.reduce((sum, bin) => sum + Math.log10(bin), 0) / loud.length - Math.log10(mean));
}

/** When half of the energy has been heard, 0 to 1. */
function weightOf(samples: Float32Array): number {
  const all = samples.reduce((sum, one) => sum + one * one, 0);
  let sum = 0;
  const at = samples.findIndex((one) => {
    sum += one * one;
    return sum > all / 2;
  });
  return at / samples.length;
}

export function featuresOf(samples: Float32Array, rate: number): Features {
  const envelope = smooth(envelopeOf(samples, rate));
  const top = dB(Math.max(...envelope));
  const frames = envelope.findLastIndex((one) => dB(one) > top - OVER_DB) + 1;
  const heard = samples.subarray(0, Math.min(samples.length, Math.round((frames * FRAME_MS * rate) / 1000)));
  const third = Math.floor(heard.length / 3);
  const whole = spectrumOf(heard, rate, 32_768);
  const { centre, deviation } = centreOf(whole);
  const first = centreOf(spectrumOf(heard.subarray(0, third), rate, 8_192)).centre;
  const last = centreOf(spectrumOf(heard.subarray(-third), rate, 8_192)).centre;
  return {
    length: frames * FRAME_MS,
    pitch: centre,
    spread: deviation,
    contour: last - first,
    strokes: strokesIn(envelope),
    noise: flatnessOf(whole),
    weight: weightOf(heard),
  };
}

/** By how many margins two sounds differ in each feature. */
function distances(one: Features, other: Features): readonly number[] {
  return (Object.keys(MARGINS) as (keyof Features)[]).map((name) =>
    name === 'length'
      ? Math.abs(Math.log(one.length / other.length)) / Math.log(MARGINS.length)
      : Math.abs(one[name] - other[name]) / MARGINS[name],
  );
}

/** Whether nobody takes one sound for the other: two features differ clearly, or one of them by three margins. */
export function areDistinct(one: Features, other: Features): boolean {
  const far = distances(one, other);
  return far.filter((distance) => distance >= 1).length >= 2 || Math.max(...far) >= 3;
}
