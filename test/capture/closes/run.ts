/** `npm run closes [-- --count N --first N]`: generated closes, observed and explained; says which claims are not so. */

import { parseArgs } from 'node:util';
import { trial } from './trial.ts';

const { values } = parseArgs({ options: { count: { type: 'string' }, first: { type: 'string' } } });
const count = Number(values.count ?? 10_000);
const first = Number(values.first ?? 0);
let explained = 0;
const tally = new Map<string, { closes: number; hedged: number; wrong: number }>();
for (let seed = first; explained < count; seed++) {
  const { manner, closes, wrong, hedged } = trial(seed);
  const row = tally.get(manner) ?? { closes: 0, hedged: 0, wrong: 0 };
  row.closes += closes.length;
  explained += closes.length;
  row.hedged += hedged ? 1 : 0;
  row.wrong += wrong.length > 0 ? 1 : 0;
  tally.set(manner, row);
  for (const claim of wrong) process.stdout.write(`seed ${seed}, ${manner}: ${claim}\n`);
}
let total = 0;
for (const [manner, { closes, hedged, wrong }] of tally) {
  total += wrong;
  process.stdout.write(
    `${manner}: ${closes} closes explained, ${hedged} with "cannot be told", ${wrong} with false claims\n`,
  );
}
if (total > 0) process.exitCode = 1;
