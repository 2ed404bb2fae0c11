/** `sound.play(name)`: what happens is also heard and felt, if this device may. The rest is loaded with the first gesture. */

import { effect } from '@preact/signals';
import { isSoundOn } from '../context/sound-switch.ts';
import type { SoundName } from './sounds.ts';
import type { Speaker } from './speaker.ts';

export interface SoundOptions {
  /** Which form of a sound that has several, from 0: how long a streak is, how far something has climbed. */
  readonly degree?: number;
  /** How long after now, ms. */
  readonly after?: number;
}

/** A sound that comes later than this after its event would tell of another one, ms. */
const LATE_MS = 400;
/** What a browser takes as a gesture. A touch counts when it ends. */
const GESTURES = ['pointerup', 'keydown'] as const;

/** Null: no gesture yet, or a browser without sound. */
let speaker: Promise<Speaker | null> | null = null;

/** Browsers let a page sound only from a gesture on. */
function wake(): void {
  if (!isSoundOn.peek() || speaker !== null || typeof AudioContext === 'undefined') return;
  try {
    const context = new AudioContext();
    speaker = import('./speaker.ts').then((loaded) => new loaded.Speaker(context)).catch(() => null);
  } catch {
    // No device, or too many pages have one.
  }
}

/** Waits for gestures, and falls silent when sounds are switched off. */
export function listenForGestures(): void {
  for (const kind of GESTURES) window.addEventListener(kind, wake, { capture: true });
  effect(() => {
    if (!isSoundOn.value) void speaker?.then((ready) => ready?.stop());
  });
}

/** Plays a sound now or soon, and shakes the phone with it; nothing happens while sounds are off. Never throws. */
function play(name: SoundName, { degree = 0, after = 0 }: SoundOptions = {}): void {
  if (!isSoundOn.peek()) return;
  const asked = performance.now();
  void speaker?.then((ready) => {
    if (isSoundOn.peek() && performance.now() - asked < LATE_MS) ready?.play(name, degree, after);
  });
}

export const sound = { play };
