/** The proofs of one scope, the same for each, so that several workers can explore the scopes in parallel. */

import { beforeAll, describe, expect, it } from 'vitest';
import { type Exploration, explore } from './explore.ts';
import { brokenInvariants, figuresOf, outcomesOf } from './explored.ts';
import { FIGURES } from './figures.ts';
import { pairsMarked } from './pairs.ts';
import { SCOPES, type ScopeName } from './scopes.ts';

/** Millions of states: a slow and busy machine may need a while. */
const PATIENCE_MS = 180_000;

/** Declares the tests of a scope. */
export function prove(name: ScopeName): void {
  const scope = SCOPES[name];
  describe(`every run of two stacks: ${name}, up to ${scope.faults} faults and ${scope.texts} segments of text`, () => {
    let found: Exploration;
    beforeAll(async () => {
      found = await explore(scope);
      process.stdout.write(`${figuresOf(name, found)}\n`);
    }, PATIENCE_MS);

    it('visits exactly the pinned number of states', () => {
      const { worlds, moves, worldsOfBothEnds, rests, longestRun } = found;
      const outcomes = outcomesOf(found);
      expect({ worlds, moves, worldsOfBothEnds, rests: rests.length, longestRun, outcomes }).toEqual(FIGURES[name]);
    });

    it('reaches exactly the pairs of states of the table', () => {
      expect([...found.pairs].sort()).toEqual(pairsMarked(scope.orphanLimit ? 'xr' : 'x'));
    });

    it('keeps every invariant in every state and at every step', () => {
      expect(brokenInvariants(found)).toEqual([]);
    });

    it('comes to an end in every run, with both ends CLOSED and nothing on the wire', () => {
      expect(found.longestRun).not.toBeNull();
      const open = found.rests.filter(({ places }) =>
        places.some(({ end, line, late }) => found.tcbs[end]?.state !== 'CLOSED' || line + late !== ''),
      );
      expect(open).toEqual([]);
    });
  });
}
