/**
 * The fog on the real wire. Two runs that differ only in what an end of a wire cannot know must send its client the
 * same bytes, frame by frame, until the difference itself comes out of the fog.
 */

import { textOf } from './support/frames.ts';
import { framesOf } from './support/recording-socket.ts';
import { describe, expect, test, vi } from 'vitest';
import type { Level } from '../../shared/duel/level.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { type WireFault, WIRE_ORDERS } from '../../shared/wire/fault.ts';
import { play } from './support/hand.ts';
import { create, joinAsWire, joinByCode, OPTIONS, type Player } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { settle } from './support/virtual-time.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { must } from '../duel/rig.ts';

/** The level named `fog`, as the current run needs it. */
const played = vi.hoisted(() => ({ changes: {} as Partial<Level> }));
vi.mock('../../shared/content/levels.ts', async (original) => {
  const content = await original<typeof import('../../shared/content/levels.ts')>();
  const base = content.levelById('last-words');
  return { ...content, levelById: (id: string) => (id === 'fog' && base ? { ...base, id, ...played.changes } : null) };
});

interface Table {
  readonly server: TestServer;
  readonly ada: Player;
  readonly bob: Player;
}

/** Both have joined and are ready. Ada closes first. */
async function sit(changes: Partial<Level> = {}, more: Partial<MatchOptions> = {}): Promise<Table> {
  played.changes = changes;
  const server = await startTestServer({ seed: 11 });
  const ada = await create(server.url, { options: { ...OPTIONS, levelId: 'fog', ...more } });
  const bob = await joinByCode(server.url, ada.grant.code);
  await ada.ask('ready', {});
  await bob.ask('ready', {});
  await settle(20);
  return { server, ada, bob };
}

/** Everything that a player was sent, without their own secrets and the random code of the match. */
async function wireOf({ room, grant }: Player<unknown>): Promise<string[]> {
  await settle(30);
  return framesOf(room.sessionId)
    .map((bytes) => bytes.toString('latin1'))
    .filter((text) => !text.includes(grant.seatKey) && !text.includes(room.reconnectionToken.split(':')[1] ?? '?'))
    .map((text) => Buffer.from(text.replaceAll(grant.code, 'CCCCC'), 'latin1').toString('hex'));
}

/** Ada's first segment, a FIN, is sent. */
async function sendFin({ server, ada, bob }: Table): Promise<void> {
  await play(server.time, [ada], () => ada.view.figure.some(({ kind }) => kind === 'sent'));
  expect(bob.view.figure).toEqual([]);
}

/** The passive player is asked for the answer to the FIN. */
async function finArrives(table: Table): Promise<void> {
  await sendFin(table);
  await table.server.time.until(() => table.bob.view.position !== null);
}

/** Runs the same scene twice, with one hidden difference, and returns what the observer's wire carried in each. */
async function twice<V>(
  variants: readonly V[],
  scene: (variant: V) => Promise<{ table: Table; observer: Player<unknown> }>,
): Promise<string[][]> {
  const wires: string[][] = [];
  for (const variant of variants) {
    const { table, observer } = await scene(variant);
    wires.push(await wireOf(observer));
    await table.server.stop();
  }
  return wires;
}

function fate(effect: WireFault['effect'] | null): Partial<Level> {
  return { faults: effect === null ? [] : [{ from: 'A', match: { nth: 1 }, effect }] };
}

const FATES = [
  ['lost', { kind: 'lose' }],
  ['late', { kind: 'delay', ms: 4_000 }],
  ['doubled', { kind: 'duplicate', ms: 700 }],
] as const;

describe('the fate of a segment', () => {
  test.each(FATES)(
    '[NET6] the sender of a segment that is %s is sent the same as the sender of one that arrives',
    async (_, effect) => {
      const [arrived, other] = await twice([null, effect], async (hidden) => {
        const table = await sit(fate(hidden));
        await sendFin(table);
        await table.server.time.advance(7_000);
        return { table, observer: table.ada };
      });
      expect(arrived?.length).toBeGreaterThan(4);
      expect(other).toEqual(arrived);
    },
  );

  test.each(FATES)(
    '[NET6] the receiver of a segment that is %s is sent nothing before it can be there',
    async (_, effect) => {
      const [arriving, other] = await twice([null, effect], async (hidden) => {
        const table = await sit(fate(hidden));
        await sendFin(table);
        await table.server.time.advance(1_000);
        return { table, observer: table.bob };
      });
      expect(other).toEqual(arriving);
    },
  );
});

type Doing = (table: Table) => Promise<unknown>;
const move = (player: Player, which: (cards: readonly unknown[]) => number) => {
  const { position } = player.view;
  const segment = position?.cards[which(position.cards)];
  if (!position || !segment) throw new Error('no position with cards');
  return player.ask('move', { positionId: position.id, move: { kind: 'send', segment } });
};
const DOINGS: readonly (readonly [string, Doing])[] = [
  [
    'tries every wrong card',
    async ({ bob }) => {
      for (let card = 0; card < 4; card += 1) {
        if (bob.view.position?.attempt !== card + 1) break;
        await move(bob, () => card);
        await settle(20);
      }
    },
  ],
  [
    'names his state rightly',
    ({ bob }) =>
      bob.ask('move', { positionId: bob.view.position?.id ?? null, move: { kind: 'claim', state: 'CLOSE-WAIT' } }),
  ],
  [
    'names his state wrongly',
    ({ bob }) =>
      bob.ask('move', { positionId: bob.view.position?.id ?? null, move: { kind: 'claim', state: 'CLOSED' } }),
  ],
  ['buys a hint', ({ bob }) => bob.ask('hint', { positionId: bob.view.position?.id ?? 0 })],
  ['takes more time', ({ bob }) => bob.ask('time-factor', { factor: '2' })],
  ['sends nonsense', ({ bob }) => bob.room.request('move', { nonsense: true })],
  ['asks for the time', ({ bob }) => bob.ask('clock', {})],
  [
    'answers rightly, and the answer is on its way',
    (table) => play(table.server.time, [table.bob], () => table.bob.view.position === null),
  ],
];

describe('the actions of the peer', () => {
  test.each(DOINGS)(
    '[NET6] a player whose peer %s is sent the same as one whose peer does nothing',
    async (_, doing) => {
      const [idle, busy] = await twice([null, doing], async (hidden) => {
        const table = await sit();
        await finArrives(table);
        const until = table.server.time.now() + 1_000;
        await hidden?.(table);
        await table.server.time.advance(Math.max(0, until - table.server.time.now()));
        return { table, observer: table.ada };
      });
      expect(busy).toEqual(idle);
    },
  );

  test('[NET6] what comes out of the fog does reach the wire: the comparison can fail', async () => {
    const [idle, busy] = await twice([false, true], async (answers) => {
      const table = await sit();
      await finArrives(table);
      if (answers)
        await play(table.server.time, [table.bob], () => table.ada.view.figure.some(({ kind }) => kind === 'arrived'));
      return { table, observer: table.ada };
    });
    expect(busy?.length).toBeGreaterThan(idle?.length ?? 0);
  });
});

describe('a missed race', () => {
  /** Ada lets the ring run out; the last ACK is lost, or held back for so long that nobody can tell. */
  const miss = async (effect: WireFault['effect'], until: (table: Table) => boolean): Promise<Table> => {
    const table = await sit({ faults: [{ from: 'A', match: { nth: 1, acksFin: true }, effect }] });
    const { ada, bob, server } = table;
    await play(server.time, [ada, bob], () => ada.view.timeWait !== null && ada.view.position === null);
    await play(server.time, [bob], () => until(table));
    return table;
  };
  const WORLDS = [
    { kind: 'lose' },
    { kind: 'hold', copy: false, until: { kind: 'state', state: 'CLOSED' }, ms: 0 },
  ] as const;
  const finIsBack = ({ ada, bob }: Table) =>
    ada.view.port === 'free' && bob.view.figure.filter(({ kind }) => kind === 'timer').length > 1;

  test('[NET6] [VIEW522] the fog stays whole, byte for byte, until a RST has met the next FIN', async () => {
    const [lost, late] = await twice(WORLDS, async (effect) => {
      const table = await miss(effect, finIsBack);
      return { table, observer: table.ada };
    });
    expect(lost?.length).toBeGreaterThan(8);
    expect(late).toEqual(lost);
  });

  test('[VIEW522] then it tears: the comparison can fail', async () => {
    const [lost, late] = await twice(WORLDS, async (effect) => {
      const table = await miss(effect, ({ ada }) => ada.view.torn !== null);
      return { table, observer: table.ada };
    });
    expect(late).not.toEqual(lost);
  });
});

test('[VIEW72] a move and what it changes for its player come in one frame', async () => {
  const table = await sit();
  const { server, bob } = table;
  await finArrives(table);
  await settle(20);
  const before = framesOf(bob.room.sessionId).length;
  const positionId = must(bob.view.position).id;
  expect(await bob.ask('move', { positionId, move: { kind: 'claim', state: 'CLOSE-WAIT' } })).toEqual({ ok: true });
  expect(bob.view.judgements).toHaveLength(1);
  await settle(20);
  expect(framesOf(bob.room.sessionId)).toHaveLength(before + 1);
  await server.stop();
});

describe('a bet in the fog', () => {
  const bet = (player: Player, guess: 'arrived' | 'lost') =>
    player.ask('bet', { about: 'segment', guess, entryId: player.view.bet?.entryId ?? 0 });

  test('[NET6] [VIEW600] a player who bets is sent the same whether it is true or not', async () => {
    const [right, wrong] = await twice([{ kind: 'lose' } as const, null], async (hidden) => {
      const table = await sit(fate(hidden));
      await sendFin(table);
      await table.server.time.advance(2_000);
      expect(await bet(table.ada, 'lost')).toEqual({ ok: true });
      expect(await bet(table.ada, 'arrived')).toEqual({ ok: false, code: 'bet-already-placed' });
      await table.ada.ask('bet', { about: 'state', guess: 'CLOSE-WAIT', entryId: table.ada.view.bet?.entryId ?? 0 });
      await table.server.time.advance(4_000);
      return { table, observer: table.ada };
    });
    expect(right?.length).toBeGreaterThan(4);
    expect(wrong).toEqual(right);
  });

  test('[NET6] [VIEW600] the opponent of a player who bets is sent the same as of one who does not', async () => {
    const [idle, betting] = await twice([false, true], async (bets) => {
      const table = await sit();
      await sendFin(table);
      if (bets) expect(await bet(table.ada, 'lost')).toEqual({ ok: true });
      await table.server.time.until(() => table.bob.view.position !== null);
      return { table, observer: table.bob };
    });
    expect(betting).toEqual(idle);
  });
});

describe('a challenge in live mode', () => {
  const LIVE = { mode: 'live', compose: 'free' } as const;
  const FIN = makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 });

  /** Ada is asked to close, or has text to send: a FIN is right in one run and premature in the other. */
  async function finThatIs(verdict: 'right' | 'wrong'): Promise<Table> {
    const { A, B } = must(LEVELS.find(({ id }) => id === 'last-words')).ends;
    const [close, ...rest] = A.script;
    const early = { ...must(close), call: { kind: 'SEND', bytes: 100 } } as const;
    // Both close first, which is known before anything is sent.
    const script = [...(verdict === 'wrong' ? [early] : []), must(close), ...rest];
    const table = await sit({ ends: { A: { ...A, script }, B } }, LIVE);
    const { ada, bob, server } = table;
    await server.time.until(() => ada.view.position !== null);
    await ada.ask('move', { positionId: ada.view.position?.id ?? 0, move: { kind: 'send', segment: FIN } });
    expect(ada.view.judgements.at(-1)?.verdict).toBe(verdict === 'right' ? 'correct' : 'wrong');
    await server.time.until(() => bob.view.challengeable.length > 0);
    return table;
  }
  const challengeIt = ({ bob }: Table) => bob.ask('challenge', { entryId: bob.view.challengeable[0] ?? 0 });

  test('[NET6] [CHALLENGE4] the receiver of a wrong segment is sent the same as the receiver of a right one', async () => {
    const [right, wrong] = await twice(['right', 'wrong'] as const, async (verdict) => {
      const table = await finThatIs(verdict);
      return { table, observer: table.bob };
    });
    expect(right?.length).toBeGreaterThan(3);
    expect(wrong).toEqual(right);
  });

  test('[NET6] [CHALLENGE2] only the answer to the challenge differs: the comparison can fail', async () => {
    const [right, wrong] = await twice(['right', 'wrong'] as const, async (verdict) => {
      const table = await finThatIs(verdict);
      await challengeIt(table);
      return { table, observer: table.bob };
    });
    expect(wrong).not.toEqual(right);
  });

  test('[NET6] [CHALLENGE5] a player whose segment is challenged and named is sent the same as one whose segment is not', async () => {
    const [idle, challenged] = await twice([false, true], async (challenges) => {
      const table = await sit({}, LIVE);
      const { ada, bob, server } = table;
      await server.time.until(() => ada.view.position !== null);
      const segment = makeSegment({ flags: ['SYN', 'ACK'], seq: 4_000, ack: 9_000 });
      await ada.ask('move', { positionId: ada.view.position?.id ?? 0, move: { kind: 'send', segment } });
      await server.time.until(() => bob.view.challengeable.length > 0);
      if (challenges) {
        const entryId = bob.view.challengeable[0] ?? 0;
        expect(await challengeIt(table)).toEqual({ ok: true });
        expect(await bob.ask('name', { entryId, mistake: 'syn-in-teardown' })).toEqual({ ok: true });
      }
      return { table, observer: table.ada };
    });
    expect(challenged).toEqual(idle);
  });
});

test('[NET6] in a whole match no frame of either player has the other’s key, nor a number before it came', async () => {
  const table = await sit();
  const { server, ada, bob } = table;
  const frames = (player: Player) => framesOf(player.room.sessionId).map(textOf);
  // The number after Bob's last words: Ada cannot know how much that is before it comes out of the fog.
  const w = '9350';
  await play(server.time, [ada, bob], () =>
    bob.view.figure.some((entry) => entry.kind === 'sent' && entry.segment.len > 0),
  );
  await settle(20);
  expect(frames(ada).filter((text) => text.includes(w))).toEqual([]);
  expect(frames(bob).some((text) => text.includes(w))).toBe(true);
  await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
  expect(frames(ada).filter((text) => text.includes(bob.grant.seatKey))).toEqual([]);
  expect(frames(bob).filter((text) => text.includes(ada.grant.seatKey))).toEqual([]);
  expect(frames(ada).some((text) => text.includes(ada.grant.seatKey))).toBe(true);
  await server.stop();
});

describe('a third player at the wire', () => {
  const sitWithWire = async (): Promise<Table & { readonly wu: Player<WireView> }> => {
    const table = await sit({}, { wire: 'person' });
    const wu = await joinAsWire(table.server.url, table.ada.grant.code);
    await settle(20);
    return { ...table, wu };
  };

  test.each([...WIRE_ORDERS.flatMap((order) => (['ada', 'bob'] as const).map((who) => [order, who] as const))])(
    '[NET6] [NET23] an order to %s a segment yet to be sent costs %s no byte until it shows',
    async (order, who) => {
      const [idle, busy] = await twice([null, order], async (wanted) => {
        const table = await sitWithWire();
        if (wanted !== null) {
          for (const changed of [wanted, null, wanted]) {
            expect(await table.wu.ask('order', { end: 'A', order: changed })).toEqual({ ok: true });
          }
        }
        await sendFin(table);
        await table.server.time.advance(who === 'ada' ? 4_000 : 1_000);
        return { table, observer: table[who] };
      });
      expect(idle?.length).toBeGreaterThan(3);
      expect(busy).toEqual(idle);
    },
  );

  test('[NET6] an order does reach the wire of a seat when it shows: the comparison can fail', async () => {
    const [arrived, lost] = await twice([null, 'lose'] as const, async (order) => {
      const table = await sitWithWire();
      await table.wu.ask('order', { end: 'A', order });
      await sendFin(table);
      await table.server.time.advance(2_000);
      return { table, observer: table.bob };
    });
    expect(arrived?.length).toBeGreaterThan(lost?.length ?? 0);
  });

  /** A right answer is on the wire, where the third player sees it. */
  const ANSWERS = ['answers rightly, and the answer is on its way', 'tries every wrong card'];
  const triesOne: Doing = ({ bob }) => move(bob, (cards) => (JSON.stringify(cards[0]).includes('"ack":4001') ? 1 : 0));

  test.each([...DOINGS.filter(([what]) => !ANSWERS.includes(what)), ['tries a wrong card', triesOne] as const])(
    '[NET23] is sent, when a player %s, the same as when that player does nothing',
    async (_, doing) => {
      const [idle, busy] = await twice([null, doing], async (hidden) => {
        const table = await sitWithWire();
        await finArrives(table);
        const until = table.server.time.now() + 1_000;
        await hidden?.(table);
        await table.server.time.advance(Math.max(0, until - table.server.time.now()));
        return { table, observer: table.wu };
      });
      expect(busy).toEqual(idle);
    },
  );

  test('[NET23] is sent in a whole match no key, and no state, score or verdict before the end', async () => {
    const table = await sitWithWire();
    const { server, ada, bob, wu } = table;
    const sentTo = ({ room }: Player<unknown>) => framesOf(room.sessionId).map(textOf).join('\n');
    await wu.ask('order', { end: 'B', order: 'delay' });
    await play(server.time, [ada, bob], () => ada.view.phase === 'half-over');
    await settle(20);
    expect(sentTo(wu)).toContain('"arrivals"');
    for (const word of ['WAIT', 'ESTABLISHED', 'correct', '"score', '"verdict', '"cards', '"position'])
      expect(sentTo(wu)).not.toContain(word);
    for (const seat of [ada, bob])
      for (const word of ['"order', 'budget', '"of"', 'onTheWay']) expect(sentTo(seat)).not.toContain(word);
    await play(server.time, [ada, bob], () => ada.view.phase === 'over' && wu.view.phase === 'over');
    expect(sentTo(wu)).toContain('verdict');
    for (const one of [ada, bob, wu])
      for (const other of [ada, bob, wu]) expect(sentTo(one).includes(other.grant.seatKey)).toBe(one === other);
    await server.stop();
  });
});
