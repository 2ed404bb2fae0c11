/**
 * Reproducible runs: properties draw from one seed. `SEED=fresh npm test` picks another, `SEED=N npm test` repeats one;
 * a failure found by a fresh seed becomes a test of its own.
 */

import fc from 'fast-check';

const KNOWN_SEED = 793;
const { SEED } = process.env;

if (SEED !== 'fresh') fc.configureGlobal({ seed: SEED === undefined ? KNOWN_SEED : Number(SEED) });
