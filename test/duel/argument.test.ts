import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { replay } from '../../shared/duel/duel.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { HalfState } from '../../shared/duel/state/state.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { anyLevel, careless, liar } from './arbitrary.ts';
import { ABSENT, must, perfect, type Player, Rig } from './rig.ts';

const LIVE = { mode: 'live', compose: 'free' } as const;

const positionsOf = ({ ends }: HalfState) => Math.max(ends.A.positions, ends.B.positions);
const pointsOf = ({ judgements }: HalfState) =>
  Math.max(
    ...([0, 1] as const).map((seat) => judgements.reduce((sum, j) => sum + (j.seat === seat ? j.points.total : 0), 0)),
  );

/**
 * A sends its FIN with octets that its application never handed over, when the timer rings because the first FIN was
 * lost.
 */
function contradicted(): Rig {
  const rig = new Rig(must(levelById('lost-fin')), [perfect(1_000), perfect(1_000)], LIVE);
  rig.startHalf();
  rig.runUntil(() => rig.view(0).position?.cause.kind === 'timer');
  rig.move(0, { kind: 'send', segment: makeSegment({ flags: ['FIN'], seq: 4_000, ack: 9_000, len: 100 }) });
  return rig.runUntil(({ state }) => state.phase !== 'playing');
}

describe('two ends that contradict each other', () => {
  it('[DUEL50] answer each other twice, and then the half is over and says why', () => {
    const rig = contradicted();
    const half = must(rig.state.halves[0]);
    expect(half.contradicts).toBe(true);
    expect(positionsOf(half)).toBeLessThan(8);
    const { A, B } = half.ends;
    expect([A.endpoint.tcb.snd.nxt, B.endpoint.tcb.rcv.nxt]).toEqual([4_001, 4_101]);
    rig.runMatch();
    expect(must(rig.view(0).review).halves.map(({ outcome }) => outcome)).toEqual([
      { A: 'contradiction', B: 'contradiction' },
      { A: 'normal', B: 'normal' },
    ]);
    expect(replay(JSON.parse(JSON.stringify(rig.log)))).toEqual(rig.state);
  });

  it('[DUEL50] the reason is shown to both players, and cleared when the next half begins', () => {
    const rig = contradicted();
    expect([rig.view(0).halfEnd, rig.view(1).halfEnd]).toEqual(['contradiction', 'contradiction']);
    rig.startHalf();
    expect(rig.view(0).halfEnd).toBeNull();
  });

  it('[DUEL50] agree again if the application still has the missing text to say', () => {
    // B sends ten octets too early, which A takes; what B's application says later brings B to the same number.
    const rig = new Rig(must(levelById('last-words')), [perfect(1_000), perfect(1_000)], LIVE);
    rig.startHalf();
    rig.untilAsked(1);
    rig.move(1, { kind: 'send', segment: makeSegment({ seq: 8_990, ack: 4_001, len: 30 }) });
    rig.runUntil(({ state }) => state.phase !== 'playing');
    const half = must(rig.state.halves[0]);
    expect(half.contradicts).toBe(false);
    expect([half.ends.A.endpoint.tcb.outcome, half.ends.B.endpoint.tcb.outcome]).toEqual(['normal', 'normal']);
    expect(positionsOf(half)).toBeLessThan(16);
  });
});

describe('how a half ended', () => {
  it('[DUEL51] is not reported as silence if answers came', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), fc.integer(), fc.integer(), fc.integer(), (level, a, b, seed) => {
        const rig = new Rig(level, [liar(a), liar(b)], LIVE, seed).runHalf();
        for (const { givenUp, endpoint } of Object.values(must(rig.state.halves[0]).ends)) {
          if (givenUp === null) continue;
          expect(endpoint.tcb.outcome).toBe('user-timeout');
          if (givenUp === 'user-timeout') expect(endpoint.tcb.rtoMs).toBeGreaterThan(endpoint.tcb.config.rtoMs * 16);
        }
      }),
      { seed: 20_260_530, numRuns: 30 },
    );
  });
});

describe('any live half with any wrong segments', () => {
  const level = fc.oneof(anyLevel, fc.constantFrom(...LEVELS));
  const player: fc.Arbitrary<Player> = fc.oneof(
    fc.integer().map(liar),
    fc.integer().map(careless),
    fc.integer({ min: 0, max: 9_000 }).map(perfect),
    fc.constant(ABSENT),
  );
  const clean = (l: Level, seed: number) =>
    must(new Rig(l, [perfect(0), perfect(0)], LIVE, seed).runHalf().state.halves[0]);

  it('[DUEL17] [DUEL50] [DUEL52] ends, and is bounded in positions and points', () => {
    fc.assert(
      fc.property(level, fc.integer().map(liar), player, fc.integer(), fc.boolean(), (l, a, b, seed, swap) => {
        const rig = new Rig(l, swap ? [b, a] : [a, b], LIVE, seed).runHalf();
        const half = must(rig.state.halves[0]);
        const right = clean(l, seed);
        expect(half.endedAt).not.toBeNull();
        expect(positionsOf(half)).toBeLessThanOrEqual(64);
        expect(pointsOf(half)).toBeLessThan(8 * pointsOf(right));
      }),
      { seed: 20_260_531, numRuns: 30 },
    );
  });
});
