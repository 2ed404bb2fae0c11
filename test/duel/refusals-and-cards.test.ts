/** What is refused, and what a position offers. */

import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { slipsFrom } from '../../shared/duel/rules/slips.ts';
import { sendFacts } from '../../shared/referee/facts.ts';
import { judge, mistakeIn } from '../../shared/referee/judge.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { pureAck } from '../../shared/tcp/output.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { careless } from './arbitrary.ts';
import { BIND, FOUR_WAVES, freeHalf, LAST_WORDS, send, WAIT } from './moves.ts';
import { ABSENT, must, perfect, Rig } from './rig.ts';

describe('a refusal', () => {
  const asked = (options: Partial<Rig['state']['options']> = {}) => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, ABSENT], options);
    rig.startHalf();
    rig.untilAsked(0);
    return rig;
  };

  it.each([
    ['a card that does not exist', {}, send(makeSegment({ flags: ['FIN'], seq: 4_000, ack: 1 })), 'not-a-card'],
    ['other flags than given', { compose: 'fields' }, send(makeSegment({ seq: 4_000, ack: 9_000 })), 'wrong-flags'],
    ['text nobody wrote', { compose: 'free' }, send(makeSegment({ seq: 4_000, ack: 9_000, len: 7 })), 'no-such-data'],
    ['a port that we use ourselves', {}, BIND, 'no-port-to-reuse'],
  ] as [string, Partial<Rig['state']['options']>, Move, string][])('[DUEL13] of %s', (_, options, move, code) => {
    const rig = asked(options);
    const before = JSON.stringify(rig.state);
    expect(rig.move(0, move)).toEqual({ ok: false, code });
    expect(JSON.stringify(rig.state)).toBe(before);
  });

  it('[DUEL13] of text that no application wrote, after text sent before', () => {
    const rig = freeHalf(LAST_WORDS, [perfect(0), ABSENT]);
    rig.untilAsked(1);
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001 })));
    rig.untilAsked(1);
    rig.move(1, send(makeSegment({ seq: 9_000, ack: 4_001, len: 350 })));
    rig.untilAsked(1);
    const tooLong = makeSegment({ seq: 9_000, ack: 4_001, len: 351 });
    expect(rig.move(1, send(tooLong))).toEqual({ ok: false, code: 'no-such-data' });
  });

  it('[DUEL13] of a move in a position that is gone, or that never was', () => {
    const rig = asked();
    expect(rig.ask({ kind: 'move', seat: 0, positionId: 77, move: WAIT, by: 'player' })).toEqual({
      ok: false,
      code: 'stale-position',
    });
    expect(rig.move(1, WAIT)).toEqual({ ok: false, code: 'no-position' });
    expect(new Rig(FOUR_WAVES).move(0, WAIT)).toEqual({ ok: false, code: 'not-playing' });
  });

  it('[DUEL19] bounds what one player can add to a match', () => {
    const rig = new Rig(FOUR_WAVES);
    const answers = Array.from({ length: 100 }, (_, i) =>
      rig.ask({ kind: 'time-factor', seat: 0, factor: i % 2 === 0 ? '2' : '1' }),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(40);
    expect(answers.at(-1)).toEqual({ ok: false, code: 'too-fast' });
  });
});

describe('the cards', () => {
  const positionsOf = (level: Level, seed: number, notation: 'lecture' | 'wire') =>
    new Rig(level, [perfect(0), perfect(0)], { notation, compose: 'cards' }, seed)
      .runMatch()
      .log.flatMap((event) => (event.type === 'position-opened' ? [event.position] : []));
  const PARTS: readonly ((card: Segment) => unknown)[] = [
    ({ flags }) => flags.filter((flag) => flag !== 'ACK').join(),
    ({ seq }) => seq,
    ({ ack }) => ack,
  ];

  it.each(LEVELS.map((level) => [level.id, level] as const))(
    '[DUEL21] of %s cross two mistakes, so that neither the odd one out nor the majority gives the right one away',
    (_, level) => {
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        for (const { cards } of [...positionsOf(level, seed, 'lecture'), ...positionsOf(level, seed, 'wire')]) {
          for (const part of PARTS) {
            const values = cards.map(part);
            const counts = values.map((value) => values.filter((other) => other === value).length);
            expect(counts, JSON.stringify(cards)).not.toContain(3);
          }
          for (const card of cards) expect(card.flags).not.toEqual([]);
        }
      }
    },
  );

  it('[REF300] are wrong by the mistake that a verdict on them names, whatever went out before', () => {
    for (const seed of [1, 2, 3]) {
      const rig = new Rig(FOUR_WAVES, [careless(seed), careless(seed + 9)], { mode: 'live', compose: 'free' }, seed);
      rig.startHalf();
      let compared = 0;
      const compare = ({ state }: Rig) => {
        for (const { endpoint } of Object.values(must(state.halves.at(-1)).ends))
          for (const slip of slipsFrom(endpoint, pureAck(endpoint.tcb))) {
            const segment = slip.of(pureAck(endpoint.tcb));
            const { mistake } = judge(endpoint, send(segment), 'wire');
            expect(mistakeIn(sendFacts(endpoint, segment, 'wire'))).toBe(mistake);
            compared += 1;
          }
        return state.phase !== 'playing';
      };
      rig.runUntil(compare);
      expect(compared).toBeGreaterThan(100);
    }
  });

  it('[DUEL67] can all be played, even after wrong segments were sent just before the numbers wrap', () => {
    const level = must(LEVELS.find(({ id }) => id === 'wraparound'));
    for (const seed of [2, 48, 76]) {
      const rig = new Rig(level, [careless(seed), careless(seed * 7 + 1)], { mode: 'live', compose: 'cards' }, seed);
      rig.startHalf();
      // The rig throws if a move is refused.
      rig.runUntil(({ state }) => state.phase !== 'playing');
    }
    const rig = new Rig(level, [careless(76), perfect(500)], { mode: 'live', compose: 'cards' }, 76);
    rig.startHalf();
    rig.runUntil(({ state }) => state.phase !== 'playing');
  });

  it('[DUEL21] of a position in which waiting is right include the ACK that people send all the same', () => {
    const waits = positionsOf(FOUR_WAVES, 1, 'wire').filter(({ right }) => right.kind === 'wait');
    expect(waits.length).toBeGreaterThan(3);
    const [finAcked] = waits;
    expect(must(finAcked).cards).toContainEqual(makeSegment({ seq: 4_001, ack: 9_000 }));
  });

  it.each(LEVELS.map((level) => [level.id, level] as const))(
    '[DUEL18] of %s are four, one of them right if a segment is due and none if waiting is right',
    (_, level) => {
      const rig = new Rig(level, [perfect(), perfect()], { compose: 'cards' }, 5, true).runMatch();
      const positions = rig.log.flatMap((event) => (event.type === 'position-opened' ? [event.position] : []));
      expect(positions.length).toBeGreaterThan(8);
      for (const { cards, right } of positions) {
        expect(cards).toHaveLength(4);
        expect(new Set(cards.map((card) => JSON.stringify(card))).size).toBe(4);
        const matching = cards.filter(
          (card) => right.kind === 'send' && JSON.stringify(card) === JSON.stringify(right.segment),
        );
        expect(matching).toHaveLength(right.kind === 'send' ? 1 : 0);
      }
    },
  );
});
