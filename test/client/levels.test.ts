/** Where a match comes from: the levels in their groups, seeds, and the page that an address names. */

import { describe, expect, it } from 'vitest';
import { LEVEL_GROUPS, STORM } from '../../client/context/level-groups.ts';
import { HOME, keysOf, pathOf, placeOf, withoutSecrets, withSecrets } from '../../client/context/place.ts';
import { createPreferences, matchOptions } from '../../client/context/preferences.ts';
import { readSeed } from '../../client/kit/seed.ts';
import { readInvitation } from '../../client/net/http.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';

/** A match of this browser. */
const OWN = `own-${'0f'.repeat(12)}`;

describe('the levels to choose from', () => {
  it('[UI24] are complete, each in one group', () => {
    expect(Object.values(LEVEL_GROUPS).flat().sort()).toEqual([...LEVEL_IDS].sort());
  });

  it('[UI24] begin with four waves on a first visit', () => {
    expect(createPreferences('Ada').levelId.value).toBe(LEVEL_GROUPS.basics[0]);
  });
});

describe('a seed', () => {
  it.each([
    ['0', 0],
    [' 20261122 ', 20_261_122],
    ['4294967295', 4_294_967_295],
    ['4294967296', null],
    ['99999999999', null],
    ['', null],
    ['   ', null],
  ])('[UI29] %j is %j', (typed, seed) => {
    expect(readSeed(typed)).toBe(seed);
  });

  it('[UI29] may be a word, in any case and script, which always stands for the same number', () => {
    expect(readSeed('Monsoon')).toBe(readSeed(' monsoon '));
    expect(readSeed('台风')).not.toBe(readSeed('monsoon'));
    for (const word of ['Monsoon', '台风', 'a', '-1'])
      expect(readSeed(word)).toSatisfy((seed: number) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32);
    expect(readSeed('foobar')).toBe(0xbf9cf968);
  });
});

describe('the options of a match', () => {
  const preferences = createPreferences('Ada');
  preferences.seed.value = '7';
  preferences.wire.value = 'person';
  preferences.mode.value = 'live';

  it('include the seed only for a storm', () => {
    expect(matchOptions(preferences, 'friend')).not.toHaveProperty('seed');
    preferences.levelId.value = STORM;
    expect(matchOptions(preferences, 'friend')).toMatchObject({ seed: 7, mode: 'live' });
  });

  it('include a third player with a friend or the bot, but not in quick match', () => {
    expect(matchOptions(preferences, 'friend').wire).toBe('person');
    expect(matchOptions(preferences, 'bot').wire).toBe('person');
    expect(matchOptions(preferences, 'anyone')).not.toHaveProperty('wire');
  });
});

describe('the address', () => {
  it.each([
    ['/', '', HOME],
    ['/', '#/nowhere', HOME],
    ['/', '#/storm/99999999999', HOME],
    ['/', '#/storm', HOME],
    ['/', '#/storm/%E0%A4%A', { kind: 'storm', seed: readSeed('%E0%A4%A') }],
    ['/', '#/storm/7', { kind: 'storm', seed: 7 }],
    ['/', '#/storm/monsoon', { kind: 'storm', seed: readSeed('monsoon') }],
    ['/', '#/capture', { kind: 'capture' }],
    ['/d/k7mq4', '', { kind: 'match', code: 'K7MQ4' }],
    ['/d/K7MQ4/', '', { kind: 'match', code: 'K7MQ4' }],
    ['/', '#/wire/k7mq4', { kind: 'wire', code: 'K7MQ4' }],
    ['/', `#/r/${OWN}`, { kind: 'review', matchId: OWN }],
    ['/', `#/r/${OWN}/h1s3`, { kind: 'review', matchId: OWN }],
    ['/', '#/r/of-a-server', HOME],
    [`/r/${OWN}`, '', { kind: 'review', matchId: OWN }],
  ] as const)('%s%s is %j', (path, fragment, place) => {
    expect(placeOf(path, fragment)).toEqual(place);
  });

  it('of each page leads back to it', () => {
    const places = [HOME, { kind: 'capture' }, { kind: 'storm', seed: 7 }, { kind: 'wire', code: 'K7MQ4' }] as const;
    const reviews = [OWN, 'of-a-server'].map((matchId) => ({ kind: 'review', matchId }) as const);
    for (const place of [...places, ...reviews, { kind: 'match', code: 'K7MQ4' } as const]) {
      const { pathname, hash } = new URL(pathOf(place), 'http://127.0.0.1');
      expect(placeOf(pathname, hash)).toEqual(place);
    }
  });
});

describe('an invitation', () => {
  it('may be for the wire alone', () => {
    const free = { host: null, levelId: 'storm', wireFree: true };
    expect(readInvitation(free)).toEqual(free);
    expect(readInvitation({ host: 'Ada', levelId: 'storm' })).toEqual({
      host: 'Ada',
      levelId: 'storm',
      wireFree: false,
    });
    expect(readInvitation({ host: 5, levelId: 'storm' })).toBeNull();
    expect(readInvitation(null)).toBeNull();
  });

  it.each([
    { kind: 'board', key: 'K7MQ4A-secret_1' },
    { kind: 'desk', key: 'K7MQ4A-secret_1' },
    { kind: 'lesson', key: 'abcd1234-secret-2' },
    { kind: 'report', keys: ['K7MQ4A-secret_1', 'B3XR9C-secret-3'] },
  ] as const)(
    '[BOARD31] of a $kind can be shown without its secrets, and is complete again with the known keys',
    (place) => {
      const known = ['K7MQ4A-secret_1', 'B3XR9C-secret-3', 'abcd1234-secret-2'];
      const bare = withoutSecrets(place);
      expect(pathOf(bare)).not.toContain('secret');
      const { pathname, hash } = new URL(pathOf(bare), 'http://127.0.0.1');
      const read = placeOf(pathname, hash);
      expect(withSecrets(read, known)).toEqual(place);
      expect(withSecrets(read, [])).toEqual(bare);
      expect(withSecrets(place, ['K7MQ4A-another'])).toEqual(place);
      expect(keysOf(place).every((key) => known.includes(key))).toBe(true);
    },
  );

  it('[BOARD31] of anything else has no secrets', () => {
    for (const place of [HOME, { kind: 'class', code: 'K7MQ4A' }, { kind: 'lesson', key: null }] as const) {
      expect(keysOf(place)).toEqual([]);
      expect(withoutSecrets(place)).toEqual(place);
    }
  });
});
