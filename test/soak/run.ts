/**
 * `npm run soak`: fifteen minutes of it, or `npm run soak -- --seconds 60 --pairs 20 --seed 7`. Exit 1 if a move was lost
 * or doubled, a match ended early, or the server holds more at the end than it did before. Linux.
 */

import '../tools/websocket.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { said, soak } from './soak.ts';

const { log: print } = console;
// The sdk tells of every connection that breaks.
for (const level of ['log', 'info', 'warn', 'error'] as const) console[level] = () => undefined;

const number = (text: string) => ({ type: 'string', default: text }) as const;
const options = { seconds: number('900'), pairs: number('30'), seed: number(String(Date.now() % 100_000)) };
const { seconds, pairs, seed } = parseArgs({ options }).values;
const folder = mkdtempSync(join(tmpdir(), 'last-ack-soak-'));
const began = performance.now();
const at = () => `${((performance.now() - began) / 1_000).toFixed(0)} s`.padStart(6);

print(`npm run soak -- --seconds ${seconds} --pairs ${pairs} --seed ${seed}`);
const soaked = await soak({
  seconds: Number(seconds),
  pairs: Number(pairs),
  seed: Number(seed),
  abandonMs: 20_000,
  folder,
  say: (line) => print(`${at()}  ${line}`),
});
const { before, after, lost, doubled, gaps, unfinished } = soaked;
print(`faults: ${JSON.stringify(soaked.faults)}`);
print(`${soaked.matches} matches, ${soaked.moves} moves in the log, ${soaked.told} of them confirmed to players`);
print(`${lost.length} lost, ${doubled.length} doubled, ${gaps.length} gaps, ${unfinished.length} ended early`);
for (const line of [...lost, ...doubled, ...gaps, ...unfinished].slice(0, 20)) print(`  ${line}`);
print(`before: ${said(before)}; after: ${said(after)}`);
/** Memory of a process that has worked never quite returns to what it was. */
const isBack =
  after.rooms === 0 && after.descriptors <= before.descriptors + 2 && after.memory <= before.memory * 1.25 + 20;
if (!isBack) print('the server holds more than before');
const isSure = [lost, doubled, gaps, unfinished].every((found) => found.length === 0);
if (isSure && isBack) rmSync(folder, { recursive: true });
else print(`the log is kept: ${folder}`);
process.exitCode = isSure && isBack ? 0 : 1;
