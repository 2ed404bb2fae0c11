#!/usr/bin/env node
/** The command `last-ack`, as `npx last-ack` runs it. The others are imported only by a Node that can read them. */

import { nodeProblem } from './node-version.ts';

const problem = nodeProblem(process.versions.node);
if (problem === null) {
  const { runCommand } = await import('./command-line.ts');
  await runCommand(process.argv.slice(2), process.env);
} else {
  process.stderr.write(`Last ACK cannot start: ${problem}\n`);
  process.exitCode = 1;
}
