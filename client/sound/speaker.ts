/** Plays and shakes: samples through Web Audio, patterns through the phone's motor. Loaded with the first gesture. */

import { reducedMotion } from '../kit/motion.ts';
import { FADE_MS, Mixer } from './mixer.ts';
import { type SoundName, soundOf } from './sounds.ts';
import { lengthOf, samplesOf } from './synth.ts';

/** An audio device that nobody hears costs a phone its battery, ms. */
const IDLE_MS = 15_000;

interface Playing {
  readonly source: AudioBufferSourceNode;
  readonly gain: GainNode;
}

export class Speaker {
  readonly #context: AudioContext;
  readonly #mixer = new Mixer();
  readonly #buffers = new Map<string, AudioBuffer>();
  readonly #playing = new Map<number, Playing>();
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(context: AudioContext) {
    this.#context = context;
  }

  /**
   * @param degree which form of the sound, from 0
   * @param after how long after now, ms
   */
  play(name: SoundName, degree: number, after: number): void {
    const { felt } = soundOf(name, degree);
    if (felt !== undefined && !reducedMotion()) navigator.vibrate?.([...felt]);
    this.#wake();
    const now = this.#context.currentTime * 1000 + after;
    const start = this.#mixer.start(`${name} ${degree}`, lengthOf(soundOf(name, degree)), now);
    if (start === null) return;
    if (start.cut !== null) this.#fade(start.cut.id);
    this.#begin(start.id, this.#bufferOf(name, degree), start.from);
  }

  /** Nothing is heard any more. */
  stop(): void {
    for (const id of this.#playing.keys()) this.#fade(id);
    navigator.vibrate?.(0);
  }

  #begin(id: number, buffer: AudioBuffer, from: number): void {
    const source = new AudioBufferSourceNode(this.#context, { buffer });
    const gain = new GainNode(this.#context);
    source.connect(gain).connect(this.#context.destination);
    source.onended = () => this.#playing.delete(id);
    source.start(from / 1000);
    this.#playing.set(id, { source, gain });
  }

  #fade(id: number): void {
    const playing = this.#playing.get(id);
    if (playing === undefined) return;
    const { currentTime } = this.#context;
    const end = currentTime + FADE_MS / 1000;
    playing.gain.gain.setValueAtTime(1, currentTime);
    playing.gain.gain.linearRampToValueAtTime(0, end);
    playing.source.stop(end);
  }

  #bufferOf(name: SoundName, degree: number): AudioBuffer {
    const key = `${name} ${degree}`;
    const known = this.#buffers.get(key);
    if (known !== undefined) return known;
    const { sampleRate } = this.#context;
    const samples = samplesOf(soundOf(name, degree), sampleRate);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate });
    buffer.copyToChannel(samples, 0);
    this.#buffers.set(key, buffer);
    return buffer;
  }

  /** The device sleeps until it is needed, or after the browser has taken it away. */
  #wake(): void {
    if (this.#context.state !== 'running') void this.#context.resume().catch(() => undefined);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#context.suspend().catch(() => undefined), IDLE_MS);
  }
}
