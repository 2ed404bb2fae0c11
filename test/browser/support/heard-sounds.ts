/** The sounds that a page plays, by their lengths. */

import type { Page } from 'playwright-core';
import { type SoundName, soundOf } from '../../../client/sound/sounds.ts';
import { lengthOf } from '../../../client/sound/synth.ts';

/** The length of a sound as a page plays it, ms. */
export function lengthHeard(name: SoundName, degree = 0): number {
  return Math.round(lengthOf(soundOf(name, degree)));
}

/** Records from the next load on what is played and how many audio devices are opened. */
export async function recordSounds(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recorded = { lengths: [] as number[], devices: 0 };
    Object.assign(window, {
      recorded,
      AudioContext: class extends AudioContext {
        constructor() {
          super();
          recorded.devices += 1;
        }
      },
    });
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when) {
      recorded.lengths.push(Math.round((this.buffer?.duration ?? 0) * 1000));
      return start.apply(this, when);
    };
  });
}

interface Recorded {
  /** ms, in the order in which they were asked for. */
  readonly lengths: readonly number[];
  readonly devices: number;
}

export function recordedSounds(page: Page): Promise<Recorded> {
  return page.evaluate(() => (window as unknown as { recorded: Recorded }).recorded);
}
