/**
 * The questions that come with the game: two parallel sets, where question n of one asks the same as question n of the
 * other with other words or numbers. Based on the lecture and on documented misconceptions.
 */

import type { Question, TestSet } from '../class/lesson.ts';
import setA from './questions/a.json' with { type: 'json' };
import setB from './questions/b.json' with { type: 'json' };

/** The topic of each pair of questions, in their order, with the numbers of the documented misconceptions behind it. */
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

/** Both sets. The files are our own; a test validates them with the lesson schema. */
export const QUESTION_SETS: Readonly<Record<TestSet, readonly Question[]>> = {
  A: setA as readonly Question[],
  B: setB as readonly Question[],
};
