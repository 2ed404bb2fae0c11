/**
 * A second opinion: a Promela model, written from the RFC and not from our code, gets the same results as the engine.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIGURES } from './figures.ts';
import { pairsMarked } from './pairs.ts';
import { SCOPES, type ScopeName } from './scopes.ts';
import { buildChecker, type Checker } from './spin.ts';

const PATIENCE_MS = 180_000;
const NAMES = Object.keys(SCOPES) as ScopeName[];

describe('the Promela model', () => {
  let checker: Checker;
  beforeAll(async () => {
    checker = await buildChecker();
  }, PATIENCE_MS);
  afterAll(() => checker.remove());

  it.each(NAMES)(
    '%s: has no deadlock, breaks no assertion, and reaches the states that the engine reaches',
    async (name) => {
      const { errors, states, pairs, warnings } = await checker.check(NAMES.indexOf(name));
      process.stdout.write(`spin, ${name}: ${states} states, ${pairs.length} pairs, ${errors} errors\n`);
      expect({ errors, warnings }).toEqual({ errors: 0, warnings: [] });
      expect([...pairs].sort()).toEqual(pairsMarked(SCOPES[name].orphanLimit ? 'xr' : 'x'));
      // spin also counts the state before the scope is chosen and, after each rest, two in which its process ends.
      expect(states - 1 - 2 * FIGURES[name].rests).toBe(FIGURES[name].worldsOfBothEnds);
    },
    PATIENCE_MS,
  );
});
