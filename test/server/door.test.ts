/** Joining a match: by code, by quick match, against a bot; and refusals. */

import { Client } from 'colyseus.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../shared/duel/rules/command.ts';
import { CODE_ALPHABET, DUEL_ROOM, joinRefusal } from '../../shared/protocol.ts';
import { create, joinByCode, OPTIONS, type Player, resume } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ settings: { maxRooms: 3 } });
});
afterEach(() => server.stop());

const refusalOf = (joining: Promise<unknown>) =>
  joining.then(
    () => 'joined',
    (error: unknown) => joinRefusal(error),
  );

describe('a match with a friend', () => {
  test('[NET1] the creator gets the first seat, a key of their own and a code that cannot be misread', async () => {
    const ada = await create(server.url);
    expect(ada.grant).toMatchObject({ seat: 0, code: expect.stringMatching(new RegExp(`^[${CODE_ALPHABET}]{5}$`)) });
    expect(ada.grant.seatKey).toMatch(new RegExp(`^${ada.grant.code}-[\\w-]{22}$`));
    expect(ada.view).toMatchObject({ phase: 'waiting', code: ada.grant.code, you: { name: 'Ada', seat: 0 } });
    expect(ada.view.peer.name).toBeNull();
  });

  test.each([
    ['as it is', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['with a space and a dash', (code: string) => ` ${code.slice(0, 2)}-${code.slice(2)} `],
  ])('[NET1] a friend who types the code %s gets the other seat, and both see each other', async (_, type) => {
    const ada = await create(server.url);
    const bob = await joinByCode(server.url, type(ada.grant.code));
    expect(bob.grant).toMatchObject({ seat: 1, code: ada.grant.code });
    expect(bob.grant.seatKey).not.toBe(ada.grant.seatKey);
    await ada.until(() => ada.view.phase === 'ready');
    expect(ada.view.peer).toMatchObject({ name: 'Bob', kind: 'person', presence: 'here' });
    expect(bob.view.peer).toMatchObject({ name: 'Ada', kind: 'person', presence: 'here' });
  });
});

describe('quick match', () => {
  const anyone = (name: string) => create(server.url, { against: 'anyone', name });

  test('[NET2] pairs the first two players, and a third waits again', async () => {
    const ada = await anyone('Ada');
    expect(ada.view).toMatchObject({ phase: 'waiting', against: 'anyone' });
    const bob = await anyone('Bob');
    const eve = await anyone('Eve');
    expect(bob.grant.code).toBe(ada.grant.code);
    expect(eve.grant.code).not.toBe(ada.grant.code);
    expect(bob.view.peer.name).toBe('Ada');
  });

  test('[NET2] pairs everybody when many come at the same moment, and refuses none', async () => {
    const six = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(anyone));
    const codes = six.map(({ grant }) => grant.code);
    expect(codes.map((code) => codes.filter((other) => other === code).length)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  test('[NET2] does not hand out a match that waits for a friend', async () => {
    const ada = await create(server.url, { against: 'friend' });
    expect((await anyone('Bob')).grant.code).not.toBe(ada.grant.code);
  });

  test('[NET2] does not pair a player who has left', async () => {
    const ada = await anyone('Ada');
    await ada.leave();
    expect((await anyone('Bob')).grant.code).not.toBe(ada.grant.code);
  });

  test('[NET77] does not pair players of another level or mode, and shows what they wait for without a name', async () => {
    const strangers = async () => (await fetch(new URL('/api/strangers', server.url))).json() as Promise<unknown>;
    const choosing = (name: string, options: Partial<typeof OPTIONS>) =>
      create(server.url, { against: 'anyone', name, options: { ...OPTIONS, ...options } });
    expect(await strangers()).toEqual([]);
    const ada = await choosing('Ada', { levelId: 'crossing', mode: 'live' });
    expect(await strangers()).toEqual([{ levelId: 'crossing', mode: 'live' }]);
    const bob = await choosing('Bob', { levelId: 'crossing', mode: 'coached' });
    expect(bob.grant.code).not.toBe(ada.grant.code);
    expect(await strangers()).toHaveLength(2);
    const eve = await choosing('Eve', { levelId: 'crossing', mode: 'live' });
    expect(eve.view).toMatchObject({ code: ada.grant.code, levelId: 'crossing', mode: 'live', peer: { name: 'Ada' } });
    expect(await strangers()).toEqual([{ levelId: 'crossing', mode: 'coached' }]);
  });

  test('[NET2] survives a reload while waiting', async () => {
    const ada = await anyone('Ada');
    ada.vanish();
    const again = await resume(server.url, ada.grant.seatKey);
    const bob = await anyone('Bob');
    expect(bob.grant.code).toBe(again.grant.code);
    await again.until(() => again.view.peer.name === 'Bob');
  });
});

describe('refusals when joining', () => {
  test('[NET3] a code that no match has', async () => {
    expect(await refusalOf(joinByCode(server.url, 'ACDEF'))).toBe('no-such-match');
  });

  test('[NET3] an impossible code', async () => {
    expect(await refusalOf(joinByCode(server.url, 'no way!'))).toBe('no-such-match');
  });

  test('[NET3] a third player, by code or by creating the match again', async () => {
    const ada = await create(server.url);
    await joinByCode(server.url, ada.grant.code);
    expect(await refusalOf(joinByCode(server.url, ada.grant.code))).toBe('match-full');
    const creating = { kind: 'create', name: 'Eve', against: 'friend', options: OPTIONS };
    expect(await refusalOf(new Client(server.url).joinById(ada.grant.code, creating))).toBe('match-full');
  });

  test('[NET3] a second player in a match against the bot', async () => {
    const ada = await create(server.url, { against: 'bot' });
    expect(await refusalOf(joinByCode(server.url, ada.grant.code))).toBe('match-full');
  });

  test('[NET3] a key that opens nothing here', async () => {
    const ada = await create(server.url);
    const wrong = `${ada.grant.code}-${'x'.repeat(22)}`;
    expect(await refusalOf(resume(server.url, wrong))).toBe('bad-seat-key');
    const malformed = new Client(server.url).joinById(ada.grant.code, { kind: 'resume', seatKey: 'x' });
    expect(await refusalOf(malformed)).toBe('bad-seat-key');
  });

  test('[NET3] a key of a match that is gone', async () => {
    expect(await refusalOf(resume(server.url, `ACDEF-${'x'.repeat(22)}`))).toBe('no-such-match');
  });

  test('[NET3] a level that does not exist', async () => {
    const options = { ...OPTIONS, levelId: 'five-waves' };
    expect(await refusalOf(create(server.url, { options }))).toBe('no-such-level');
  });

  test.each([
    ['nothing', {}],
    ['another kind', { kind: 'watch' }],
    ['something more', { kind: 'create', name: 'A', against: 'friend', options: OPTIONS, seat: 1 }],
    ['a match that returns', { returning: 'ACDEF' }],
    ['an option out of range', { kind: 'create', name: 'A', against: 'bot', options: { ...OPTIONS, pace: 'warp' } }],
    ['a deaf application', { kind: 'create', name: 'A', against: 'bot', options: { ...OPTIONS, deaf: 1 } }],
    ['three halves', { kind: 'create', name: 'A', against: 'bot', options: { ...OPTIONS, halves: 3 } }],
    ['an inherited pace', { kind: 'create', name: 'A', against: 'bot', options: { ...OPTIONS, pace: 'toString' } }],
  ])('[NET3] options that ask for %s', async (_, options) => {
    expect(await refusalOf(new Client(server.url).create(DUEL_ROOM, options))).toBe('bad-message');
  });

  test('[NET3] joining or resuming when creating a match', async () => {
    const joining = new Client(server.url).create(DUEL_ROOM, { kind: 'join', name: 'A', code: 'ACDEF' });
    expect(await refusalOf(joining)).toBe('no-such-match');
  });

  test('[NET17] one room too many, until another has ended', async () => {
    const rooms = [await create(server.url), await create(server.url), await create(server.url)] as const;
    expect(await refusalOf(create(server.url))).toBe('server-busy');
    expect(await rooms[0].ask('clock', {})).toMatchObject({ ok: true });
    await rooms[0].leave();
    expect((await create(server.url)).view.phase).toBe('waiting');
  });

  test('a missing server is no refusal', async () => {
    expect(await refusalOf(create('http://127.0.0.1:9'))).toBeNull();
  });
});

describe('names', () => {
  test.each(['李', '李雷', 'Ω', '12345678901234567890', '👩🏽‍🚀'.repeat(20), 'مرحبا', "O'Neil <b>"])(
    '[NET16] %s is a name',
    async (name) => {
      expect((await create(server.url, { name })).view.you.name).toBe(name.normalize('NFC'));
    },
  );

  test.each(['👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'می‌خواهم', 'शक्‍ति'])(
    '[ROOM70] %s keeps invisible characters that mean something',
    async (name) => {
      expect((await create(server.url, { name })).view.you.name).toBe(name.normalize('NFC'));
    },
  );

  test('[ROOM71] two players of a match never have equal names, nor names that look equal', async () => {
    for (const alike of ['Anna', 'Аnna', 'ＡＮＮＡ']) {
      const anna = await create(server.url, { name: 'Anna' });
      const other = await joinByCode(server.url, anna.grant.code, alike);
      expect(other.view.you.name, alike).toMatch(/ 2$/);
    }
  });

  test('[NET16] spaces around a name do not count', async () => {
    expect((await create(server.url, { name: '  Ada \n' })).view.you.name).toBe('Ada');
  });

  test.each([
    '',
    '   ',
    '123456789012345678901',
    'a\u0000b',
    'a\nb',
    'a\u202Eb',
    'a\u200Bb',
    'Ad\u202Ea',
    'A\u00ADda',
    'Ada\u{E0041}',
    'Ada\uE000',
    `a${'\u0317'.repeat(5)}`,
    ...[
      '\uFEFF',
      '\u3164',
      '\u115F\u1160',
      '\uFFA0',
      '\u2800',
      '\u00AD',
      '\u034F',
      '\u200D',
      '\uFE0F',
      '\u180E',
      '\u17B4',
    ],
    ...['\u0301', '\u{E0041}', '\u{E0101}', '\uD800', '\u2067\u2069', '\u3000'],
    'x'.repeat(1000),
  ])('[NET16] %j is not one', async (name) => {
    expect(await refusalOf(create(server.url, { name }))).toBe('bad-name');
  });
});

describe('refusals in a match', () => {
  let ada: Player;
  let bob: Player;
  const wait = { positionId: null, move: { kind: 'wait' } } as const;
  beforeEach(async () => {
    ada = await create(server.url);
  });
  const full = async () => {
    bob = await joinByCode(server.url, ada.grant.code);
    await ada.until(() => ada.view.phase === 'ready');
  };
  const playing = async () => {
    await full();
    await Promise.all([ada.ask('ready', {}), bob.ask('ready', {})]);
    await ada.until(() => ada.view.phase === 'playing');
  };
  const codeOf = async (asking: Promise<{ ok: boolean }>) => {
    const answer: { ok: boolean; code?: string } = await asking;
    return answer.ok ? 'ok' : answer.code;
  };

  test('[NET3] no move is accepted before both are there and ready', async () => {
    expect(await codeOf(ada.ask('ready', {}))).toBe('not-playing');
    await full();
    expect(await codeOf(ada.ask('move', wait))).toBe('not-playing');
    expect(await codeOf(ada.ask('ready', {}))).toBe('ok');
    expect(await codeOf(ada.ask('ready', {}))).toBe('already-ready');
  });

  test('[NET3] a position that does not exist, a state that cannot be named, a port that is in use', async () => {
    await playing();
    expect(await codeOf(ada.ask('move', { ...wait, positionId: 999 }))).toBe('stale-position');
    expect(await codeOf(ada.ask('move', wait))).toBe('no-position');
    expect(await codeOf(ada.ask('move', { ...wait, move: { kind: 'claim', state: 'CLOSED' } }))).toBe(
      'cannot-claim-now',
    );
    expect(await codeOf(ada.ask('move', { ...wait, move: { kind: 'bind' } }))).toBe('no-port-to-reuse');
  });

  test('[NET3] a segment that is not among the cards', async () => {
    await playing();
    await server.time.until(() => ada.view.position !== null);
    const segment = { flags: ['RST'], seq: 7, len: 0 } as const;
    const positionId = ada.view.position?.id ?? null;
    expect(await codeOf(ada.ask('move', { positionId, move: { kind: 'send', segment } }))).toBe('not-a-card');
  });

  test.each([
    ['move', null],
    ['move', { positionId: 0, move: { kind: 'fly' } }],
    ['move', { positionId: 0.5, move: { kind: 'wait' } }],
    ['move', { positionId: null, move: { kind: 'send', segment: { flags: ['ACK'], seq: 1, len: 0 } } }],
    [
      'move',
      {
        positionId: null,
        move: {
          kind: 'send',
          segment: { flags: ['ACK', 'ACK', 'FIN', 'SYN', 'RST', 'PSH', 'URG'], seq: 1, ack: 1, len: 0 },
        },
      },
    ],
    ['move', { positionId: null, move: { kind: 'send', segment: { flags: [], seq: -1, len: 0 } } }],
    ['move', { positionId: null, move: { kind: 'send', segment: { flags: [], seq: 2 ** 32, len: 0 } } }],
    ['move', { positionId: null, move: { kind: 'wait' }, seat: 1 }],
    ['move', { positionId: null, move: { kind: 'wait' }, by: 'bot' }],
    ['time-factor', { factor: 3 }],
    ['ready', { really: true }],
    ['clock', 'now'],
  ])('[NET3] %s with %j is a bad message', async (name, message) => {
    await full();
    expect(await ada.room.request(name, message)).toEqual({ ok: false, code: 'bad-message' });
  });

  test('[NET5] a flooding client is told so, stays connected, and is heard again a moment later', async () => {
    await full();
    const answers = await Promise.all(Array.from({ length: 60 }, () => ada.ask('clock', {})));
    expect(answers.slice(0, 30).every(({ ok }) => ok)).toBe(true);
    expect(answers.slice(30)).toEqual(Array(30).fill({ ok: false, code: 'too-fast' }));
    await server.time.advance(1000);
    expect(await ada.ask('clock', {})).toMatchObject({ ok: true });
    expect(await bob.ask('clock', {})).toMatchObject({ ok: true });
  });

  test('[NET3] every refusal has a code that the page knows', () => {
    expect(new Set(REFUSALS).size).toBe(REFUSALS.length);
  });
});
