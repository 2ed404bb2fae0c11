/** An application that calls close() where its level calls shutdown(): it will not read what arrives after that. */

import type { AppStep, Level } from '../level.ts';
import type { MatchOptions } from '../options.ts';
import { roleOf } from '../role.ts';
import { endOf } from './state.ts';

function closesFully(step: AppStep): AppStep {
  return step.call.kind === 'CLOSE' ? { ...step, call: { ...step.call, full: true } } : step;
}

/**
 * The level of a half (from 1) with the deaf application of `options`, if there is one. The second to close has read
 * everything and nothing more can arrive: there close() and shutdown() are the same.
 */
export function deafened(level: Level, { deaf }: MatchOptions, half: number): Level {
  if (deaf === undefined) return level;
  const end = endOf(deaf, half);
  if (roleOf(level, end) === 'passive') return level;
  const setup = level.ends[end];
  return { ...level, ends: { ...level.ends, [end]: { ...setup, script: setup.script.map(closesFully) } } };
}
