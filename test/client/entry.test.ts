/** What a player types: numbers, names; and the clock that the page estimates. */

import { describe, expect, it } from 'vitest';
import { friendlyName, nameFits } from '../../client/model/names.ts';
import { knownLetters, readNumber } from '../../client/model/number-entry.ts';
import { createPreferences, matchOptions } from '../../client/model/preferences.ts';
import { ServerClock } from '../../client/model/server-clock.ts';

const SYMBOLS = { u: 4000, v: 9000, w: null };

describe('a number in a field', () => {
  it.each([
    ['4001', 4001],
    [' 4001 ', 4001],
    ['u', 4000],
    ['u+1', 4001],
    ['U + 1', 4001],
    ['v−1', 8999],
    ['v-9001', 4294967295],
    ['0', 0],
    ['4294967295', 4294967295],
    ['4294967296', null],
    ['w+1', null],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['u+', null],
    ['u1', null],
    ['4.5', null],
  ])('[UI10] %j is %j', (typed, number) => {
    expect(readNumber(typed, SYMBOLS)).toBe(number);
  });

  it('[UI10] the letters that have no number yet are not offered', () => {
    expect(knownLetters(SYMBOLS).map(({ letter }) => letter)).toEqual(['u', 'v']);
  });
});

describe('a name', () => {
  it.each([
    ['Ada', true],
    ['小林', true],
    ['  Ada  ', true],
    ['👩‍👩‍👧‍👦'.repeat(20), true],
    ['x'.repeat(21), false],
    ['', false],
    ['   ', false],
  ])('%j: %s', (name, fits) => {
    expect(nameFits(name)).toBe(fits);
  });

  it('is made up of an adjective and an animal', () => {
    const words = { adjectives: 'Brave Calm', animals: 'Fox Owl', join: ' ' };
    expect(friendlyName(words, () => 0)).toBe('Brave Fox');
    expect(friendlyName(words, () => 0.999)).toBe('Calm Owl');
  });
});

describe('the server clock', () => {
  it('is taken from the quickest round trip', () => {
    const clock = new ServerClock();
    clock.sample(0, 400, 10_150);
    clock.sample(1_000, 1_020, 11_010);
    clock.sample(2_000, 2_900, 12_800);
    expect(clock.now(5_000)).toBe(15_000);
  });

  it('is first taken from a view, and anew after a reset', () => {
    const clock = new ServerClock();
    clock.seen(100, 50_100);
    expect(clock.now(200)).toBe(50_200);
    clock.sample(300, 320, 50_290);
    expect(clock.now(400)).toBe(50_380);
    clock.seen(500, 50_400);
    expect(clock.now(500)).toBe(50_480);
    clock.reset();
    clock.seen(600, 70_600);
    expect(clock.now(600)).toBe(70_600);
  });

  it('forgets old round trips, however quick they were', () => {
    const clock = new ServerClock();
    clock.sample(0, 2, 1_000_001);
    for (let at = 1; at <= 8; at++) clock.sample(at * 1_000, at * 1_000 + 100, at * 1_000 + 50);
    expect(clock.now(9_000)).toBe(9_000);
  });
});

describe('the options of a match', () => {
  it('leave to the level what is not chosen', () => {
    const preferences = createPreferences('Ada');
    expect(matchOptions(preferences, 'friend')).toEqual({
      levelId: 'four-waves',
      mode: 'coached',
      pace: 'normal',
      speed: true,
    });
    preferences.compose.value = 'free';
    preferences.notation.value = 'wire';
    expect(matchOptions(preferences, 'friend')).toMatchObject({ compose: 'free', notation: 'wire' });
  });
});
