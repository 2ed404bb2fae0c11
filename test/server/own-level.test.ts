/** Levels that players bring: played, kept, refused, and harmless whatever their intent. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captureLevels } from '../../server/captures.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { AppStep, Level } from '../../shared/duel/level.ts';
import { joinRefusal } from '../../shared/protocol.ts';
import type { WireFault } from '../../shared/wire/fault.ts';
import { play } from './support/hand.ts';
import { create, joinByCode, OPTIONS, type Player, resume } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { keptOpen, unfinishedIn } from './support/store.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ seed: 3 });
});
afterEach(() => server.stop());

const [recorded] = captureLevels();
if (recorded === undefined) throw new Error('the game has no level made from a capture');
const MINE: Level = { ...recorded, id: 'capture:my own' };

/** The level with some of it replaced, as it might come from anywhere. */
const changed = (changes: Record<string, unknown>): unknown => ({ ...MINE, ...changes });
const scripted = (script: readonly AppStep[]): unknown =>
  changed({ ends: { A: MINE.ends.A, B: { ...MINE.ends.B, script } } });

function bring(level: unknown, against: 'friend' | 'bot' = 'friend', levelId = MINE.id): Promise<Player> {
  // A page can send something else than the types say.
  return create(server.url, { against, level: level as Level, options: { ...OPTIONS, levelId } });
}

describe('a player’s own level', () => {
  test('[NET24] is played by both, with its numbers and losses, to the end', async () => {
    const ada = await bring(MINE);
    const bob = await joinByCode(server.url, ada.grant.code);
    expect(bob.view).toMatchObject({ levelId: MINE.id, capture: MINE.capture });
    await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
    for (const half of ada.view.review?.halves ?? []) {
      const first = half.entries.find((entry) => entry.kind === 'segment' && entry.from === 'A');
      expect(first).toMatchObject({ segment: { seq: MINE.ends.A.sndNxt } });
      expect(half.outcome).toEqual({ A: 'normal', B: 'normal' });
    }
    expect(ada.view.review?.halves).toHaveLength(2);
    expect(bob.view.review).toEqual(ada.view.review);
  });

  test('[NET24] is named in the invitation, and unknown to all others', async () => {
    const ada = await bring(MINE);
    const answer = await fetch(`${server.url}/api/invitations/${ada.grant.code}`);
    expect(await answer.json()).toEqual({ host: 'Ada', levelId: MINE.id, wireFree: false });
    const options = { ...OPTIONS, levelId: MINE.id };
    expect(await create(server.url, { options }).catch(joinRefusal)).toBe('no-such-level');
  });

  test('[NET13] [NET24] is there again after the server was down', async () => {
    await server.stop();
    const stores = await openStores({ dbPath: ':memory:' });
    server = await startTestServer({ stores: keptOpen(stores), seed: 3 });
    const ada = await bring(MINE, 'bot');
    await play(server.time, [ada], () => ada.view.figure.length > 2);
    await server.stop();
    server = await startTestServer({ stores, time: server.time });
    const again = await resume(server.url, ada.grant.seatKey);
    expect(again.view.figure).toEqual(ada.view.figure);
    await play(server.time, [again], () => again.view.phase === 'over');
    expect(again.view).toMatchObject({ levelId: MINE.id, capture: MINE.capture });
  });
});

describe('is refused', () => {
  const step: AppStep = { when: { received: 1 }, afterMs: 1_000, call: { kind: 'SEND', bytes: 1 } };
  const fault: WireFault = { from: 'A', match: { nth: 1 }, effect: { kind: 'lose' } };
  const weather = { losePercent: 100, duplicatePercent: 0, delayPercent: 0, delayMaxMs: 0 };

  test.each<[string, unknown]>([
    ['nothing', null],
    ['text', '{}'],
    ['an empty object', {}],
    ['no ends', changed({ ends: {} })],
    ['something more', changed({ points: 1_000 })],
    ['something inherited', JSON.parse(JSON.stringify(MINE).replace('{', '{"__proto__":{"storm":true},'))],
    ['a storm', changed({ storm: true })],
    ['weather in which nothing arrives', changed({ weather })],
    ['too many steps', scripted(Array(41).fill(step))],
    ['too many faults', changed({ faults: Array(61).fill(fault) })],
    ['a year of waiting', scripted([{ ...step, afterMs: 365 * 24 * 3_600_000 }])],
    ['a call before the beginning', scripted([{ ...step, afterMs: -1 }])],
    ['more text than one can send', scripted([{ ...step, call: { kind: 'SEND', bytes: 2 ** 29 } }])],
    ['more text in pieces', scripted(Array(40).fill({ ...step, call: { kind: 'SEND', bytes: 2 ** 16 } }))],
    ['a number beyond 32 bits', changed({ ends: { ...MINE.ends, A: { ...MINE.ends.A, sndNxt: 2 ** 32 } } })],
    ['a timeout of nothing', changed({ rtoMs: 0 })],
    ['a name that turns the text around', changed({ capture: { name: 'a\u202Eb', recordedWith: null } })],
  ])('[NET24] a level that has %s', async (_, level) => {
    expect(await bring(level).catch(joinRefusal)).toBe('bad-level');
    expect(await unfinishedIn(server.stores.matches)).toEqual([]);
  });

  test.each(['four-waves', 'capture:', 'capture:../x', 'capture:<b>', 'capture: x', `capture:${'x'.repeat(61)}`])(
    '[NET24] %j as the id of one',
    async (id) => {
      expect(await bring(changed({ id }), 'friend', id).catch(joinRefusal)).toBe('bad-level');
    },
  );

  test('[NET24] one that poses as another, or as one of the game’s', async () => {
    expect(await bring(MINE, 'friend', 'four-waves').catch(joinRefusal)).toBe('bad-level');
    expect(await bring(recorded, 'friend', recorded.id).catch(joinRefusal)).toBe('bad-level');
  });

  test.each([33, 64, 90])('[NET4] [NET24] %i KB, and the page is told why', async (kilobytes) => {
    const level = changed({ capture: { name: 'x'.repeat(kilobytes * 1024), recordedWith: null } });
    expect(await bring(level).catch(joinRefusal)).toBe('bad-level');
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test('[NET24] nothing needed by a level of forty steps and sixty faults', async () => {
    const same = { flags: ['ACK', 'FIN'], seq: 4_294_967_295, ack: 4_294_967_295, len: 65_535 } as const;
    const hold = { kind: 'hold', copy: true, until: { kind: 'state', state: 'TIME-WAIT' }, ms: 100_000 } as const;
    const long: WireFault = { from: 'A', match: { nth: 1, fin: true, text: false, same }, effect: hold };
    const steps = Array(40).fill({ ...step, when: { ...step.when, state: 'CLOSE-WAIT', allAcked: true } });
    const script = { A: { ...MINE.ends.A, script: steps }, B: { ...MINE.ends.B, script: steps } };
    expect((await bring(changed({ ends: script, faults: Array(60).fill(long) }))).view.levelId).toBe(MINE.id);
  });
});

describe('a level meant to do harm', () => {
  const on = (effect: WireFault['effect'], nth = 1): WireFault => ({ from: 'A', match: { nth }, effect });
  const never = { kind: 'next-connection' } as const;

  test.each<[string, readonly WireFault[]]>([
    [
      'makes 61 copies of each segment',
      Array.from({ length: 60 }, (_, i) => on({ kind: 'duplicate', ms: 1 }, 1 + (i % 3))),
    ],
    [
      'holds back copies for ever',
      Array.from({ length: 60 }, (_, i) => on({ kind: 'hold', copy: true, until: never, ms: 0 }, i + 1)),
    ],
  ])('[DUEL17] [NET24] a level that %s comes to its end, with a log of reasonable length', async (_, faults) => {
    const ada = await bring(changed({ faults }), 'bot');
    await play(server.time, [ada], () => ada.view.phase === 'over');
    const [match] = await unfinishedIn(server.stores.matches);
    expect(match?.events.length).toBeLessThan(2_000);
  });

  test('[NET14] [NET24] one that holds the only copy of everything is given up like any idle match', async () => {
    const faults = Array.from({ length: 60 }, (_, i) => on({ kind: 'hold', copy: false, until: never, ms: 0 }, i + 1));
    const ada = await bring(changed({ faults }), 'bot');
    await play(server.time, [ada], () => ada.view.figure.some(({ kind }) => kind === 'sent'));
    await server.time.advance(60 * 60_000);
    await ada.until(() => ada.view.phase === 'half-over' || ada.closedWith !== null);
    expect((await unfinishedIn(server.stores.matches)).flatMap(({ events }) => events).length).toBeLessThan(2_000);
  });

  test('[DUEL17] [NET24] one in which the applications never call', async () => {
    const ends = { A: { ...MINE.ends.A, script: [] }, B: { ...MINE.ends.B, script: [] } };
    const ada = await bring(changed({ ends, faults: [] }), 'bot');
    await play(server.time, [ada], () => ada.view.phase === 'over');
    expect(ada.view.review?.halves).toHaveLength(2);
  });
});
