/** The recorded class that comes with the page: played to its end, the same each time. */

import { expect, it } from 'vitest';
import { sampleClass } from '../../sample-class.ts';
import { named } from '../../client/sample/recorded-class.ts';
import { isOver, replay } from '../../shared/duel/duel.ts';

const SAMPLE = sampleClass();

it('[NET625] is played to its end, with mistakes to talk about, and is the same each time', () => {
  expect(SAMPLE.events.at(-1)?.type).toBe('class-ended');
  expect(SAMPLE.matches.length).toBe(12);
  for (const { events } of SAMPLE.matches) expect(isOver(replay(events))).toBe(true);
  expect(SAMPLE.report.mistakes.length).toBeGreaterThan(5);
  expect(sampleClass()).toEqual(SAMPLE);
});

it('[NET625] has drawn names in both languages, no two alike', () => {
  const chinese = named(JSON.stringify(SAMPLE), SAMPLE.names, 'zh').report.students.map(({ name }) => name);
  expect(new Set(chinese).size).toBe(12);
  expect(chinese).toEqual([...SAMPLE.names.zh]);
  expect(SAMPLE.report.students.map(({ name }) => name)).toEqual([...SAMPLE.names.en]);
});
