/** Colours that mean something are told apart without full colour vision, or something else tells the same. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ciede2000, distance, EYES } from '../tools/colour-blindness.ts';

const CSS = readFileSync(join(import.meta.dirname, '../../client/kit/tokens.css'), 'utf8');

/** Told apart at a glance, also where they do not touch; 2.3 is just noticeable. */
const APART = 15;

/** Colours that mean something beside each other, and what else tells the same. */
const PAIRS: readonly (readonly [string, string, string])[] = [
  ['mine', 'peer', 'side of the figure, direction of the arrow, name'],
  ['mine', 'time-wait', 'name of the state, ring'],
  ['peer', 'time-wait', 'name of the state, ring'],
  ['mine', 'wrong', 'cross through the arrow, words'],
  ['peer', 'wrong', 'cross through the arrow, words'],
  ['time-wait', 'wrong', 'cross, words'],
  ['ack', 'wrong', 'tick or cross, words'],
  ['ack', 'fin', 'the flag is written'],
  ['fin', 'wrong', 'the flag is written; cross, words'],
  ['mine', 'ack', 'tick, words'],
];

/** Pairs that are closer than APART to some eyes, in both themes: there the second carrier is all that tells them apart. */
const CLOSE = ['peer time-wait', 'mine wrong', 'ack wrong', 'fin wrong', 'mine ack'];

function tokensOf(theme: 'dark' | 'light'): (name: string) => string {
  const start = theme === 'dark' ? CSS.indexOf(':root {') : CSS.indexOf(':root[data-theme="light"]');
  const block = CSS.slice(start, CSS.indexOf('}', start));
  return (name) => {
    const value = new RegExp(`--${name}: (#[\\da-f]{3,6});`).exec(block)?.[1];
    if (value === undefined) throw new Error(`no token --${name} in ${theme}`);
    return value;
  };
}

describe('[UI645] colours that mean something', () => {
  it('are measured as published: CIEDE2000 of Sharma, Wu and Dalal', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });

  it.each(['dark', 'light'] as const)(
    'are told apart by everybody, or have a second carrier, in the %s theme',
    (theme) => {
      const token = tokensOf(theme);
      const close = PAIRS.flatMap(([one, other]) => {
        const least = Math.min(...EYES.map((eyes) => distance(token(one), token(other), eyes)));
        return least < APART ? [`${one} ${other}`] : [];
      });
      expect(close).toEqual(CLOSE);
      for (const [one, other, second] of PAIRS) expect(second.length, `${one} ${other}`).toBeGreaterThan(0);
    },
  );

  it.each(['dark', 'light'] as const)('the two ends are far apart to all eyes in the %s theme', (theme) => {
    const token = tokensOf(theme);
    for (const eyes of EYES) expect(distance(token('mine'), token('peer'), eyes), eyes).toBeGreaterThan(2 * APART);
  });
});
