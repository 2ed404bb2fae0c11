/** `npm run check:imports`: fails for a broken import rule, and if a module was not checked. */

import { resolve } from 'node:path';
import { checkImports } from './import-rules.ts';

const { violations, missed, cruised } = await checkImports(resolve(import.meta.dirname, '../..'));
for (const violation of violations) console.error(violation);
for (const file of missed) console.error(`not cruised: ${file}`);
if (cruised === 0) console.error('no module was cruised');
console.log(`import rules: ${cruised} modules, ${violations.length} violations`);
process.exitCode = violations.length > 0 || missed.length > 0 || cruised === 0 ? 1 : 0;
