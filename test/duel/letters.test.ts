import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { MatchOptions, Seat } from '../../shared/duel/options.ts';
import { allSymbols } from '../../shared/duel/state/letters.ts';
import { currentHalf } from '../../shared/duel/state/state.ts';
import { symbolOf } from '../../shared/duel/symbols.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { captureLevels } from '../../server/captures.ts';
import { liar } from './arbitrary.ts';
import { must, perfect, type Player, Rig } from './rig.ts';

const LIVE = { mode: 'live', compose: 'free' } as const;
type Space = 'active' | 'passive';

/** Every number that a page can show, with the space that it belongs to. */
function numbersOf({ you, tcp, figure, position, start }: SeatView): readonly (readonly [number, Space])[] {
  const [own, other] = you.end === 'A' ? (['active', 'passive'] as const) : (['passive', 'active'] as const);
  const of = (segment: Segment, seq: Space, ack: Space) =>
    [[segment.seq, seq] as const, ...(segment.ack === undefined ? [] : [[segment.ack, ack] as const])] as const;
  const drawn = figure.flatMap((entry) => {
    if (entry.kind === 'arrived') return of(entry.segment, other, own);
    return entry.kind === 'sent' || entry.kind === 'stopped' ? of(entry.segment, own, other) : [];
  });
  const cards = (position?.cards ?? []).flatMap((card) => of(card, own, other));
  const variables =
    tcp === null
      ? []
      : ([
          [tcp.sndUna, own],
          [tcp.sndNxt, own],
          [tcp.rcvNxt, other],
        ] as const);
  return start?.state === 'CLOSED' ? [] : [...drawn, ...cards, ...variables];
}

/** The letter that stays with a number: if w turns out to be v, the number counts as both. */
const lasting = (label: string) => label.replace('v=w', 'v');

/** Plays a match and compares every label on either page with what either page showed before. */
function checkLabels(
  level: Level,
  players: readonly [Player, Player],
  options: Partial<MatchOptions>,
  seed: number,
): number {
  const rig = new Rig(level, players, options, seed);
  let half = 0;
  let connection = 0;
  let shown = new Map<string, string>();
  let count = 0;
  const look = (view: SeatView) => {
    for (const [n, space] of numbersOf(view)) {
      const label = symbolOf(n, space, view.symbols);
      if (label === null) continue;
      const key = `${space} ${n}`;
      const before = shown.get(key) ?? lasting(label);
      expect(lasting(label), `${level.id} seed ${seed} half ${half}: ${key}`).toBe(before);
      shown.set(key, before);
      count += 1;
    }
  };
  const forget = () => {
    const now = currentHalf(rig.state);
    if (now === null || (now.half === half && now.connection === connection)) return;
    half = now.half;
    connection = now.connection;
    shown = new Map();
  };
  for (const _ of [1, 2]) {
    rig.startHalf();
    rig.runUntil(() => {
      forget();
      for (const seat of [0, 1] as const) look(rig.view(seat));
      return rig.state.phase !== 'playing';
    });
  }
  return count;
}

const ALL = [...LEVELS, ...captureLevels()];

describe('[VIEW20] the letter of a number', () => {
  it.each(ALL.map((level) => [level.id, level] as const))(
    'is the same in a whole half of %s, on both pages',
    (_, level) => {
      for (const compose of ['cards', 'free'] as const)
        for (const delay of [0, 15_000])
          expect(checkLabels(level, [perfect(delay), perfect()], { compose }, 7)).toBeGreaterThan(0);
    },
  );

  it('is the same whatever a player claims, live, on every level', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), fc.integer(), fc.integer(), fc.integer(), (level, a, b, seed) => {
        checkLabels(level, [liar(a), seed % 2 === 0 ? liar(b) : perfect()], LIVE, seed);
      }),
      { seed: 20_260_520, numRuns: 12 },
    );
  });

  const asked = (id: string, seat: Seat) => {
    const rig = new Rig(must(levelById(id)), [perfect(), perfect()], LIVE);
    rig.startHalf();
    rig.untilAsked(seat);
    return rig;
  };

  it('[VIEW21] is not given by a liar: a FIN that confirms unsent octets renames nothing at the other end', () => {
    const rig = asked('four-waves', 0);
    rig.move(0, { kind: 'send', segment: makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_500 }) });
    rig.untilAsked(1);
    expect(rig.view(1).symbols).toMatchObject({ v: 9_000, w: null });
    expect(rig.view(0).symbols).toMatchObject({ u: 4_000, v: 9_000 });
  });

  it('[VIEW21] is not given by octets that were never handed over', () => {
    const rig = asked('four-waves', 0);
    rig.move(0, { kind: 'send', segment: makeSegment({ flags: ['FIN'], seq: 3_900, ack: 9_000, len: 200 }) });
    rig.runUntil(({ state }) => must(state.halves[0]).ends.B.finsArrived > 0);
    expect(rig.end(1).endpoint.tcb.peerFinSeq).toBe(4_100);
    expect(rig.view(1).symbols.u).toBeNull();
    expect(rig.view(0).symbols.u).toBe(4_000);
  });

  it('[VIEW20] of a FIN that overtakes the data appears when the FIN counts, and is u', () => {
    const rig = new Rig(must(levelById('hole')), [perfect(0), perfect(5_000)], {}, 1, true).runHalf();
    const letters = rig.seen[1].filter(({ phase }) => phase === 'playing').map(({ symbols }) => symbols.u);
    expect(new Set(letters)).toEqual(new Set([null, 4_350]));
    expect(
      rig.seen[0].filter(({ phase }) => phase === 'playing').every(({ symbols: { u } }) => u === null || u === 4_350),
    ).toBe(true);
  });
});

describe('[VIEW31] letters in live mode', () => {
  /** What an end has seen, without the letters that it was shown. */
  const seenBy = ({ figure, tcp, you, half }: SeatView) => JSON.stringify([half, you.end, figure, tcp]);

  /** All views of a seat while the two play. */
  const viewsOf = (players: readonly [Player, Player], level: Level, seed: number, seat: Seat) =>
    new Rig(level, players, LIVE, seed, true).runHalf().seen[seat].filter(({ phase }) => phase === 'playing');

  const expectAlike = (views: readonly SeatView[], what: string) => {
    const shown = new Map<string, string>();
    for (const view of views) {
      const [key, symbols] = [seenBy(view), JSON.stringify(view.symbols)];
      expect(shown.get(key) ?? symbols, what).toBe(symbols);
      shown.set(key, symbols);
    }
  };

  it('do not tell a lie from the truth: in equal views they are equal, whatever the peer does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), fc.array(fc.integer(), { minLength: 2, maxLength: 4 }), (level, seeds) => {
        for (const seat of [0, 1] as const) {
          const views = seeds.flatMap((seed) => {
            const peer = seed % 2 === 0 ? liar(seed) : perfect(0);
            return viewsOf(seat === 0 ? [perfect(0), peer] : [peer, perfect(0)], level, 7, seat);
          });
          expectAlike(views, level.id);
        }
      }),
      { seed: 20_261_129, numRuns: 10 },
    );
  });

  it('do not show whether the octets before a FIN were invented', () => {
    const level = must(levelById('four-waves'));
    const told = [
      makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000 }),
      makeSegment({ flags: ['FIN'], seq: 3_900, ack: 9_000, len: 200 }),
    ].map((segment) => {
      const rig = new Rig(level, [perfect(), perfect()], LIVE);
      rig.startHalf();
      rig.untilAsked(0);
      rig.move(0, { kind: 'send', segment });
      rig.untilAsked(1);
      expect(rig.end(1).endpoint.tcb.peerFinSeq).not.toBeNull();
      return rig.view(1).symbols;
    });
    expect(told[1]).toEqual(told[0]);
  });

  it('are all revealed once the half is over', () => {
    const rig = new Rig(must(levelById('four-waves')), [perfect(), perfect()], LIVE).runHalf();
    expect(allSymbols(must(currentHalf(rig.state)))).toEqual({ u: 4_000, v: 9_000, w: 9_000 });
  });
});
