/**
 * The questions that come with the game: two parallel sets, question n of one asks for the same as question n of the other
 * with other words or numbers. Drawn from the lecture and from what people are known to get wrong.
 */

import type { Question, TestSet } from '../lesson/lesson.ts';
import setA from './questions/a.json' with { type: 'json' };
import setB from './questions/b.json' with { type: 'json' };

/** What each pair of questions asks for, in their order, with the numbers of the documented misconceptions behind it. */
export const QUESTION_TOPICS = {
  'fin-number': [1],
  'last-ack-seq': [2, 23],
  'pure-ack': [3],
  'fin-with-data': [1, 32],
  'which-ack': [4, 31],
  'half-close': [9],
  'three-or-four': [10, 11],
  'ack-flag': [12],
  'who-waits': [13, 14],
  'close-wait': [15, 16],
  'lost-ack': [19, 20],
  'last-ack-needed': [19],
  're-ack': [20, 22],
  purposes: [21],
  'port-free': [22],
  rst: [24, 25],
  'half-words': [27],
  'close-or-shutdown': [28],
  'close-returns': [29],
  'closed-end': [33],
  crossing: [7, 8, 30],
  states: [5, 6],
} as const;

/** Both sets. The files are ours: a test reads them by the schema of lessons. */
export const QUESTION_SETS: Readonly<Record<TestSet, readonly Question[]>> = {
  A: setA as readonly Question[],
  B: setB as readonly Question[],
};
