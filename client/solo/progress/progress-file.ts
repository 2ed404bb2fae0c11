/** Progress as a file: its content, and reading one that is imported. Knows no browser. */

import type { Progress } from '../../context/progress.ts';
import { readProgress } from './progress-schema.ts';

/** The largest file read, in characters: more than anyone's progress. */
export const FILE_MAX = 12_000_000;

export type ProgressFile =
  | { readonly ok: true; readonly progress: Progress }
  /** `too-large`: not read. `no-json`: no progress at all. `place`: where it is wrong; empty: at the top. */
  | { readonly ok: false; readonly why: 'too-large' | 'no-json' }
  | { readonly ok: false; readonly why: 'place'; readonly place: string };

/** The text of the file. */
export function progressFileText(progress: Progress): string {
  return `${JSON.stringify(progress)}\n`;
}

/** `last-ack-progress-2026-11-22.json`, dated in the player's time zone. */
export function progressFileName(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `last-ack-progress-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}

/** Reads the text of a file. */
export function readProgressFile(text: string): ProgressFile {
  if (text.length > FILE_MAX) return { ok: false, why: 'too-large' };
  try {
    const read = readProgress(JSON.parse(text));
    return read.ok ? read : { ok: false, why: 'place', place: read.place };
  } catch {
    return { ok: false, why: 'no-json' };
  }
}
