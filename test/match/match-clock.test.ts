import { expect, test } from 'vitest';
import { MatchClock, stoppedClock } from '../../shared/match/match-clock.ts';

test('a clock that never stood still shows the wall clock', () => {
  let wall = 5_000;
  const clock = new MatchClock(() => wall);
  wall = 6_000;
  expect(clock.now()).toBe(6_000);
  expect(clock.serverTimeOf(7_000)).toBe(7_000);
});

test('while it stands still its time does not pass, and afterwards every deadline is later by that much', () => {
  let wall = 5_000;
  const clock = new MatchClock(() => wall);
  clock.stop();
  wall = 9_000;
  expect(clock.now()).toBe(5_000);
  expect(clock.serverTimeOf(7_000)).toBeNull();
  clock.start();
  wall = 9_500;
  expect(clock.now()).toBe(5_500);
  expect(clock.serverTimeOf(7_000)).toBe(11_000);
});

test('[NET21] it does not run backwards when the wall clock is set back, and continues from where it was', () => {
  let wall = 5_000;
  const clock = new MatchClock(() => wall);
  expect(clock.now()).toBe(5_000);
  wall = 2_000;
  expect(clock.now()).toBe(5_000);
  wall = 2_300;
  expect(clock.now()).toBe(5_300);
  expect(clock.serverTimeOf(6_000)).toBe(3_000);
});

test('starting a running clock changes nothing', () => {
  const clock = new MatchClock(() => 5_000, { behindMs: 10, stoppedAt: null });
  clock.start();
  expect(clock.stored()).toEqual({ behindMs: 10, stoppedAt: null });
});

test.each([
  ['the last beat', { behindMs: 100, stoppedAt: null }, { eventAt: 3_000, beatAt: 4_100 }, 4_000],
  ['the last event, if it is later', { behindMs: 100, stoppedAt: null }, { eventAt: 4_050, beatAt: 4_100 }, 4_050],
  ['the last event, if no beat was noted', { behindMs: 0, stoppedAt: null }, { eventAt: 3_000, beatAt: null }, 3_000],
  [
    'where it stood before the server died',
    { behindMs: 0, stoppedAt: 2_000 },
    { eventAt: 1_000, beatAt: 9_000 },
    2_000,
  ],
])('[NET11] after an outage the clock stands at %s', (_, stored, signs, expected) => {
  const clock = stoppedClock(() => 1_000_000, stored, signs);
  expect(clock.running).toBe(false);
  expect(clock.now()).toBe(expected);
  clock.start();
  expect(clock.now()).toBe(expected);
});
