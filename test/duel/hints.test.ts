import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import { replay } from '../../shared/duel/duel.ts';
import { has } from '../../shared/tcp/segment.ts';
import { must, perfect, Rig } from './rig.ts';

const FOUR_WAVES = must(levelById('four-waves'));

/** A duel in which A has been asked to close. */
function asked(): Rig {
  const rig = new Rig(FOUR_WAVES, [perfect(0), perfect(0)]);
  rig.startHalf();
  rig.untilAsked(0);
  return rig;
}
const positionOf = (rig: Rig) => must(rig.view(0).position);
const buy = (rig: Rig) => rig.ask({ kind: 'hint', seat: 0, positionId: positionOf(rig).id });

describe('hints', () => {
  it('[DUEL39] cost 5, 10 and 15 at once, the prices shown; the fourth is the answer and costs nothing', () => {
    const rig = asked();
    for (const [taken, cost, score] of [
      [0, 5, -5],
      [1, 10, -15],
      [2, 15, -30],
      [3, 0, -30],
    ] as const) {
      expect(positionOf(rig).hints).toEqual({ taken, price: { step: taken + 1, cost } });
      expect(buy(rig).ok).toBe(true);
      expect(rig.view(0).you.score).toBe(score);
    }
    expect(positionOf(rig).hints).toEqual({ taken: 4, price: null });
    expect(buy(rig)).toEqual({ ok: false, code: 'no-hint-left' });
    expect(rig.view(0).you.score).toBe(-30);
    expect(rig.log.filter(({ type }) => type === 'hinted')).toHaveLength(4);
  });

  it('[DUEL39] do not change what a right move earns, until the answer leaves nothing to earn', () => {
    const rig = asked();
    const { base, speedMax } = positionOf(rig);
    for (let step = 1; step <= 3; step++) buy(rig);
    expect(positionOf(rig)).toMatchObject({ base, speedMax, attempt: 1 });
    buy(rig);
    expect(positionOf(rig)).toMatchObject({ base: 0, speedMax: 0, streakBonus: 0, attempt: 1 });
    const fin = must(positionOf(rig).cards.find((card) => has(card, 'FIN') && card.seq === 4_000));
    rig.move(0, { kind: 'send', segment: fin });
    expect(rig.view(0).judgements.at(-1)).toMatchObject({ verdict: 'correct', points: { total: 0 } });
    expect(rig.view(0).you).toMatchObject({ score: -30, streak: 0 });
  });

  it('[DUEL39] belong to the open position only', () => {
    const rig = asked();
    const { id } = positionOf(rig);
    expect(rig.ask({ kind: 'hint', seat: 0, positionId: id + 1 })).toEqual({ ok: false, code: 'stale-position' });
    expect(rig.ask({ kind: 'hint', seat: 1, positionId: id })).toEqual({ ok: false, code: 'stale-position' });
    buy(rig);
    rig.runUntil(() => rig.view(0).position === null);
    expect(rig.ask({ kind: 'hint', seat: 0, positionId: id })).toEqual({ ok: false, code: 'stale-position' });
    expect(rig.untilAsked(0).position?.hints).toEqual({ taken: 0, price: { step: 1, cost: 5 } });
  });

  it('[DUEL39] are refused before the half begins and after the match', () => {
    const rig = new Rig(FOUR_WAVES);
    const hint = () => rig.ask({ kind: 'hint', seat: 0, positionId: 1_001 });
    expect(hint()).toEqual({ ok: false, code: 'not-playing' });
    rig.runMatch();
    expect(hint()).toEqual({ ok: false, code: 'match-over' });
  });

  it('[DUEL40] are in the review of the match, of both seats, with the question that they were bought for', () => {
    const rig = asked();
    buy(rig);
    rig.untilAsked(1);
    rig.ask({ kind: 'hint', seat: 1, positionId: must(rig.view(1).position).id });
    rig.runMatch();
    const hints = must(rig.view(0).review).halves.flatMap((half) => half.hints);
    expect(hints).toMatchObject([
      { seat: 0, end: 'A', step: 1, cost: 5, cause: { kind: 'call', call: 'CLOSE' } },
      { seat: 1, end: 'B', step: 1, cost: 5, cause: { kind: 'arrival' } },
    ]);
  });

  it('[DUEL40] tell the other seat nothing', () => {
    const rig = asked();
    const before = rig.view(1);
    buy(rig);
    expect(rig.view(1)).toEqual(before);
  });

  it('[DUEL39] cost the same in a match whose log began before hints existed', () => {
    const rig = asked();
    const old = rig.log.map((event) => {
      if (event.type !== 'position-opened') return event;
      const { hints: _, ...position } = event.position;
      return { ...event, position };
    });
    expect(old).not.toEqual(rig.log);
    rig.state = replay(old);
    expect(positionOf(rig).hints).toEqual({ taken: 0, price: { step: 1, cost: 5 } });
    buy(rig);
    expect(rig.view(0)).toMatchObject({ you: { score: -5 }, hints: [{ step: 1, cost: 5 }] });
  });
});
