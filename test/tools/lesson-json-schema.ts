/** The format of a lesson file as JSON Schema, generated from the checks with which the game itself reads it. */

import { z } from 'zod';
import { lessonShape } from '../../shared/content/lesson-schema.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';

/** JSON Schema cannot express what spans several places (equal sets, no duplicate id, indices that exist). */
export function lessonJsonSchema(): object {
  return {
    ...z.toJSONSchema(lessonShape, { io: 'input', override: nameLevels }),
    title: 'A lesson of Last ACK',
    description: 'Rounds that a class goes through: duels, questions, tests and pauses.',
  };
}

function nameLevels({ path, jsonSchema }: { path: readonly (string | number)[]; jsonSchema: object }): void {
  if (path.at(-1) === 'levelId') Object.assign(jsonSchema, { enum: LEVEL_IDS });
}
