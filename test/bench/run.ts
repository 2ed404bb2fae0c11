/**
 * `npm run bench [-- NAME...] [--against last|COMMIT]`: runs each `*.bench.ts` beside this file in a process of its own, one after
 * another, prints one table and adds the figures to the history. `--against` compares them with an earlier run.
 */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recall, remember } from './support/history.ts';
import type { Figure } from './support/report.ts';
import { tableOf } from './support/table.ts';

const { positionals: wanted, values } = parseArgs({ allowPositionals: true, options: { against: { type: 'string' } } });
const before = values.against === undefined ? null : recall(values.against);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)));
if (files.length === 0) throw new Error(`no benchmark matches ${wanted.join(' ')}`);

let current: ChildProcess | null = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    // Each bench ends what it has started.
    current?.kill('SIGTERM');
    process.exit(1);
  });

/** Runs a bench to its end. @returns what it has reported; null: it failed */
async function run(file: string): Promise<readonly Figure[] | null> {
  const figures: Figure[] = [];
  current = fork(join(import.meta.dirname, file), { execArgv: ['--import', 'tsx'] });
  current.on('message', ({ figure }: { figure: Figure }) => figures.push(figure));
  const [code] = await once(current, 'exit');
  return code === 0 ? figures : null;
}

const measured: Figure[] = [];
for (const file of files) {
  console.log(`== ${file}`);
  const figures = await run(file);
  if (figures === null) process.exitCode = 1;
  else measured.push(...figures);
}
if (measured.length > 0) {
  console.log(`\n${tableOf(measured, before)}`);
  remember(measured, new Date());
}
