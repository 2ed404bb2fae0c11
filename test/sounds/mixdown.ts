/** Mixes asked sounds as the page does, in pieces of ten seconds. */

import { FADE_MS, Mixer } from '../../client/sound/mixer.ts';
import { soundOf } from '../../client/sound/sounds.ts';
import { lengthOf, samplesOf } from '../../client/sound/synth.ts';
import type { AskedSound } from './hour.ts';

const PIECE_MS = 10_000;

/** A sound on the time line, and when it is faded out, if it is; ms. */
interface Placed {
  readonly samples: Float32Array;
  readonly from: number;
  readonly until: number;
  cutAt: number | null;
}

/** What is heard of what is asked for. */
function place(asked: readonly AskedSound[], rate: number): Placed[] {
  const mixer = new Mixer();
  const placed = new Map<number, Placed>();
  const known = new Map<string, Float32Array>();
  for (const { at, name, degree } of asked) {
    const key = `${name} ${degree}`;
    const samples = known.get(key) ?? samplesOf(soundOf(name, degree), rate);
    known.set(key, samples);
    const ms = lengthOf(soundOf(name, degree));
    const start = mixer.start(key, ms, at);
    if (start === null) continue;
    const cut = placed.get(start.cut?.id ?? 0);
    if (cut !== undefined) cut.cutAt = at;
    placed.set(start.id, { samples, from: start.from, until: start.from + ms, cutAt: null });
  }
  return [...placed.values()];
}

function add(piece: Float32Array, pieceFrom: number, { samples, from, cutAt }: Placed, rate: number): void {
  const offset = Math.round(((from - pieceFrom) * rate) / 1000);
  for (let at = Math.max(0, -offset); at < samples.length && offset + at < piece.length; at++) {
    const now = from + (at * 1000) / rate;
    const gain = cutAt === null ? 1 : Math.max(0, Math.min(1, 1 - (now - cutAt) / FADE_MS));
    piece[offset + at] = (piece[offset + at] ?? 0) + gain * (samples[at] ?? 0);
  }
}

/** @returns how many are heard, and their sum in pieces, one after the other */
export function mixdown(asked: readonly AskedSound[], ms: number, rate: number) {
  const placed = place(asked, rate);
  function* pieces(): Generator<Float32Array> {
    for (let from = 0; from < ms; from += PIECE_MS) {
      const piece = new Float32Array(Math.round((PIECE_MS * rate) / 1000));
      for (const one of placed) if (one.from < from + PIECE_MS && one.until > from - 100) add(piece, from, one, rate);
      yield piece;
    }
  }
  return { heard: placed.length, pieces };
}
