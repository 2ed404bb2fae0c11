/** The shape of a lesson file as JSON Schema, made of the checks that the game itself reads it by. */

import { z } from 'zod';
import { lessonShape } from '../../shared/content/lesson-schema.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';

/** What spans several places (equal sets, no id twice, indices that exist) JSON Schema does not say. */
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
