/** Sounds as samples: what the page plays is the same array that a test measures. Pure. */

import type { Sound, Voice } from './sounds.ts';

const ATTACK_MS = 8;
const DECAY_DB = 40;
/** What is left at the end of a voice goes to zero within this, ms. */
const RELEASE_MS = 4;

const amplitude = (dB: number): number => 10 ** (dB / 20);

/** The frequency at a part (0 to 1) of a voice: a glide is even in pitch. */
function frequency(hz: Voice['hz'], part: number): number {
  return typeof hz === 'number' ? hz : hz[0] * (hz[1] / hz[0]) ** part;
}

/** The envelope at a time of the voice, ms: up like a cosine, down exponentially. */
function envelope({ ms, attack = ATTACK_MS, decay = DECAY_DB }: Voice, at: number): number {
  const up = at < attack ? (1 - Math.cos((Math.PI * at) / attack)) / 2 : 1;
  const down = at < attack ? 1 : amplitude((-decay * (at - attack)) / Math.max(1, ms - attack));
  return up * down * Math.min(1, Math.max(0, (ms - at) / RELEASE_MS));
}

/** Noise that is the same at each run, -1 to 1. */
function noiseSource(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 0x80000000;
  };
}

/** A low-pass of second order for noise, with its output brought back to about -1 to 1. */
function filteredNoise(rate: number): (hz: number) => number {
  const next = noiseSource();
  let first = 0;
  let second = 0;
  return (hz) => {
    const share = 1 - Math.exp((-2 * Math.PI * hz) / rate);
    first += share * (next() - first);
    second += share * (first - second);
    // The variance of two such filters in turn falls with their share of the band.
    return Math.max(-1, Math.min(1, second / (1.6 * Math.sqrt(share))));
  };
}

/** One sample after the other of a wave without its envelope; the argument is the frequency. */
function oscillator(wave: Voice['wave'], rate: number): (hz: number) => number {
  if (wave === 'noise') return filteredNoise(rate);
  let phase = 0;
  return (hz) => {
    phase += hz / rate;
    const at = 2 * Math.PI * phase;
    return wave === 'sine' ? Math.sin(at) : (2 / Math.PI) * Math.asin(Math.sin(at));
  };
}

function addVoice(to: Float32Array, voice: Voice, rate: number): void {
  const from = Math.round((voice.at * rate) / 1000);
  const length = Math.round((voice.ms * rate) / 1000);
  const top = amplitude(voice.level);
  const next = oscillator(voice.wave, rate);
  for (let at = 0; at < length; at++) {
    const value = next(frequency(voice.hz, at / length)) * envelope(voice, (at * 1000) / rate) * top;
    to[from + at] = (to[from + at] ?? 0) + value;
  }
}

/** How long a sound is, ms. */
export function lengthOf({ voices }: Sound): number {
  return Math.max(...voices.map(({ at, ms }) => at + ms));
}

/** The samples of a sound, -1 to 1. @param rate samples a second */
export function samplesOf(sound: Sound, rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil((lengthOf(sound) * rate) / 1000) + 1);
  for (const voice of sound.voices) addVoice(samples, voice, rate);
  const highest = samples.reduce((top, sample) => Math.max(top, Math.abs(sample)), 0);
  const scale = amplitude(sound.peak) / highest;
  return samples.map((sample) => sample * scale);
}
