/* Runs unbuilt before `npm start`: says in a sentence that there is nothing to start yet. */

import { existsSync } from 'node:fs';

if (!existsSync('dist/server/main.js')) {
  process.stderr.write('Last ACK cannot start: it has not been built. Build it: npm run build\n');
  process.exitCode = 1;
}
