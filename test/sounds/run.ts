/**
 * `npm run sounds [minutes] [seed]`: renders what a player hears of bot matches to a WAV file in the temporary folder, and prints
 * what it measures. Nothing of it is needed to run the tests.
 */

import { closeSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soundsOfPlay } from './hour.ts';
import { type Measured, measure } from './measure.ts';

const RATE = 24_000;
const HEADER = 44;

/** The header of 16-bit samples in one channel. */
function wavHeader(samples: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER - 8 + samples * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples * 2, 40);
  return header;
}

/** Samples as 16-bit numbers; one beyond full scale would clip, and is counted. */
function pcmOf(piece: Float32Array): Buffer {
  const pcm = Int16Array.from(piece, (one) => Math.round(Math.max(-1, Math.min(1, one)) * 32_767));
  return Buffer.from(pcm.buffer);
}

function report(measured: Measured, minutes: number): string {
  const { peak, integrated, momentary, piercing, asked, heard, perMinute, busiest, silence, counts } = measured;
  const often = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name} ${(count / minutes).toFixed(2)}`);
  return [
    `${minutes} min: ${asked} sounds asked for, ${heard} heard`,
    `peak ${peak.toFixed(1)} dBFS (limit -12), loudness ${integrated.toFixed(1)} LUFS, loudest 400 ms ${momentary.toFixed(1)} LUFS`,
    `above 4 kHz ${(piercing * 100).toFixed(3)} % of the energy (limit 1)`,
    `${perMinute.toFixed(1)} sounds a minute, ${busiest} in the busiest; longest silence ${silence.toFixed(0)} s`,
    `a minute: ${often.join(', ')}`,
  ].join('\n');
}

const [minutes = 60, seed = 1] = process.argv.slice(2).map(Number);
const ms = minutes * 60_000;
const file = join(tmpdir(), `last-ack-sounds-${minutes}-${seed}.wav`);
const out = openSync(file, 'w');
writeSync(out, wavHeader((ms / 1000) * RATE));
const measured = measure(soundsOfPlay(ms, seed), ms, RATE, (piece) => {
  writeSync(out, pcmOf(piece));
});
closeSync(out);
process.stdout.write(`${report(measured, minutes)}\n${file}\n`);
