/** `npm run docs:lesson`: writes docs/lesson.schema.json, with which other editors can check a lesson file. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lessonJsonSchema } from './lesson-json-schema.ts';

writeFileSync(
  resolve(import.meta.dirname, '../../docs/lesson.schema.json'),
  `${JSON.stringify(lessonJsonSchema(), null, 2)}\n`,
);
