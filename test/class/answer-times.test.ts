/** How fast a class is answered, as its teacher is told. */

import { describe, expect, it } from 'vitest';
import { RecentAnswers } from '../../server/rooms/class/answer-times.ts';

/** Answered one after the other from this time on, a millisecond apart. */
function answered(times: readonly number[], from = 0): RecentAnswers {
  const answers = new RecentAnswers();
  for (const [index, ms] of times.entries()) answers.add(ms, from + index);
  return answers;
}

describe('how fast the students of a class are answered', () => {
  it('[BOARD50] is the time of half, and of 95 of 100', () => {
    const times = Array.from({ length: 100 }, (_, index) => (index < 60 ? 2.3 : index < 95 ? 11.2 : 800));
    expect(answered(times).read(200)).toEqual({ halfMs: 3, mostMs: 12 });
  });

  it('[BOARD50] is not told after fewer than ten answers, nor a minute after the last', () => {
    expect(answered(Array(9).fill(5)).read(100)).toBeNull();
    const ten = answered(Array(10).fill(5));
    expect(ten.read(100)).toEqual({ halfMs: 5, mostMs: 5 });
    expect(ten.read(60_100)).toBeNull();
  });

  it('[BOARD50] changes at most every five seconds, and by steps that can be read', () => {
    const answers = answered(Array(10).fill(31));
    expect(answers.read(100)).toEqual({ halfMs: 35, mostMs: 35 });
    for (let n = 0; n < 100; n += 1) answers.add(310, 200);
    expect(answers.read(5099)).toEqual({ halfMs: 35, mostMs: 35 });
    expect(answers.read(5100)).toEqual({ halfMs: 350, mostMs: 350 });
  });

  it('[BOARD50] counts the latest, however many there were', () => {
    const answers = answered(Array(5000).fill(5));
    for (let n = 0; n < 1000; n += 1) answers.add(50, 5000);
    expect(answers.read(5001)).toEqual({ halfMs: 50, mostMs: 50 });
  });
});
