/** The first file that runs. The others are imported only by a Node that can read them. */

import { nodeProblem } from './node-version.ts';

const problem = nodeProblem(process.versions.node);
if (problem === null) {
  const { serve } = await import('./serve.ts');
  await serve(process.env);
} else {
  process.stderr.write(`Last ACK cannot start: ${problem}\n`);
  process.exitCode = 1;
}
