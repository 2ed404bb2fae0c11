/** `npm run fuzz [-- --seed N --count N --only NAME]`: odd inputs of all kinds, the same for the same seed. */

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createLog, logConsole } from '../../server/operation/logging.ts';
import { captures, lessons, levels } from './files.ts';
import { fuzz, type Fuzzer } from './fuzzer.ts';
import { frames, messages, requests, Rooms } from './server.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(values.seed ?? randomInt(2 ** 31));
const count = Number(values.count ?? 100_000);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

// Decoders and the sdk remark on every odd frame.
logConsole(createLog({ logLevel: 'silent' }));
const rooms = await Rooms.open();
const all = [levels, lessons, captures, messages(rooms), frames(rooms), requests(rooms)] as readonly Fuzzer<unknown>[];
const chosen = all.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0 || !Number.isInteger(seed) || !(count > 0)) {
  say(`usage: fuzz [--seed N] [--count N] [--only ${all.map(({ name }) => name).join('|')}]`);
  process.exit(2);
}
say(`seed ${seed}`);
const share = Math.ceil(count / chosen.length);
for (const fuzzer of chosen) {
  const begun = performance.now();
  try {
    const { inputs, counts } = await fuzz(fuzzer, seed, share);
    const said = Object.entries(counts).map(([end, times]) => `${end} ${times}`);
    say(`${fuzzer.name}: ${inputs} inputs in ${Math.round((performance.now() - begun) / 1000)} s: ${said.join(', ')}`);
  } catch (error) {
    process.exitCode = 1;
    say(error instanceof Error ? error.message : String(error));
  }
}
// Reservations that were never taken keep a server from ending for a quarter of a minute.
process.exit();
