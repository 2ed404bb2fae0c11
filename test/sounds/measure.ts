/** Measures what is heard of a time of play: loudness, spectrum and how often something sounds. */

import type { AskedSound } from './hour.ts';
import { LoudnessMeter } from './loudness.ts';
import { mixdown } from './mixdown.ts';
import { shareAbove, spectrumOf } from './spectrum.ts';

/** Above it the ear is at its most sensitive, and sounds pierce. */
export const PIERCING_HZ = 4_000;
const MINUTE_MS = 60_000;

export interface Measured {
  /** dBFS. */
  readonly peak: number;
  /** LUFS: of all that is heard, and of the loudest 400 ms. */
  readonly integrated: number;
  readonly momentary: number;
  /** The share of the energy above 4 kHz, 0 to 1. */
  readonly piercing: number;
  readonly asked: number;
  readonly heard: number;
  /** Sounds in a minute: on average, and in the busiest. */
  readonly perMinute: number;
  readonly busiest: number;
  /** The longest time without a sound, s. */
  readonly silence: number;
  /** How often each sound was asked for. */
  readonly counts: ReadonlyMap<string, number>;
}

function countsOf(asked: readonly AskedSound[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of asked) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function busiestOf(asked: readonly AskedSound[]): number {
  const minutes = new Map<number, number>();
  for (const { at } of asked) {
    const minute = Math.floor(at / MINUTE_MS);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return Math.max(...minutes.values());
}

/** The energy of a piece, all and above 4 kHz, by windows of 2/3 s or so. */
function energyOf(piece: Float32Array, rate: number): { readonly all: number; readonly high: number } {
  const size = 16_384;
  let [all, high] = [0, 0];
  for (let at = 0; at < piece.length; at += size) {
    const window = piece.subarray(at, at + size);
    const energy = window.reduce((sum, one) => sum + one * one, 0);
    if (energy === 0) continue;
    all += energy;
    high += energy * shareAbove(PIERCING_HZ, spectrumOf(window, rate, size));
  }
  return { all, high };
}

/** @param keep gets each piece of the mix, in order */
export function measure(
  asked: readonly AskedSound[],
  ms: number,
  rate: number,
  keep: (piece: Float32Array) => void = () => undefined,
): Measured {
  const { heard, pieces } = mixdown(asked, ms, rate);
  const meter = new LoudnessMeter(rate);
  let [all, high] = [0, 0];
  for (const piece of pieces()) {
    meter.add(piece);
    const energy = energyOf(piece, rate);
    all += energy.all;
    high += energy.high;
    keep(piece);
  }
  const gaps = asked.map(({ at }, index) => at - (asked[index - 1]?.at ?? 0));
  return {
    peak: 20 * Math.log10(meter.peak),
    integrated: meter.integrated(),
    momentary: meter.momentary(),
    piercing: high / all,
    asked: asked.length,
    heard,
    perMinute: (heard * MINUTE_MS) / ms,
    busiest: busiestOf(asked),
    silence: Math.max(...gaps) / 1000,
    counts: countsOf(asked),
  };
}
