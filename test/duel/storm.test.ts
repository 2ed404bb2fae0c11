import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import { levelOfHalf, STORM_HALVES_MAX } from '../../shared/duel/state/storm.ts';
import { must, perfect, Rig } from './rig.ts';

const STORM = must(levelById('storm'));

const storm = (options: Partial<MatchOptions> = {}, seed = 7) =>
  new Rig(STORM, [perfect(0), perfect(0)], { compose: 'free', ...options }, seed);

describe('a storm', () => {
  it('[DUEL32] is drawn from its seed: both halves of a round the same, the next round different and rougher', () => {
    const [a, b, c] = [1, 2, 3].map((half) => levelOfHalf(STORM, 7, half));
    expect(b).toEqual(a);
    expect(c).not.toEqual(a);
    expect(must(c?.weather).losePercent).toBeGreaterThan(must(a?.weather).losePercent);
    const stories = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(levelOfHalf(STORM, seed, 1).ends));
    expect(new Set(stories).size).toBeGreaterThan(3);
  });

  it('[DUEL32] goes on until a player finishes it, between rounds only', () => {
    const rig = storm();
    expect(rig.ask({ kind: 'finish', seat: 1 })).toEqual({ ok: false, code: 'not-between-rounds' });
    rig.runHalf();
    expect(rig.view(0)).toMatchObject({ phase: 'half-over', halves: null, canFinish: false });
    expect(rig.ask({ kind: 'finish', seat: 1 })).toEqual({ ok: false, code: 'not-between-rounds' });
    rig.runHalf().runHalf().runHalf();
    expect(rig.view(1).canFinish).toBe(true);
    expect(rig.ask({ kind: 'finish', seat: 1 }).ok).toBe(true);
    expect(rig.view(0).phase).toBe('over');
    expect(rig.view(0).review?.halves).toHaveLength(4);
    expect(rig.ask({ kind: 'finish', seat: 0 })).toEqual({ ok: false, code: 'match-over' });
  });

  it('[DUEL32] is over after twenty rounds', () => {
    const rig = storm();
    while (rig.state.phase !== 'over') rig.runHalf();
    expect(rig.state.halves).toHaveLength(STORM_HALVES_MAX);
  });

  it('[WIRE8] [DUEL32] ends every half within three minutes, however rough it has become', () => {
    for (const seed of [0, 1, 2]) {
      const rig = storm({}, seed);
      while (rig.state.phase !== 'over') rig.runHalf();
      const longest = Math.max(...rig.state.halves.map(({ startedAt, endedAt }) => must(endedAt) - startedAt));
      expect(longest, `seed ${seed}`).toBeLessThan(180_000);
    }
  });

  it('[DUEL32] ends well at both ends if both play right, whatever the luck: the wire leaves time for retries', () => {
    for (let seed = 0; seed < 40; seed++) {
      const rig = storm({}, seed).runHalf().runHalf().runHalf().runHalf();
      for (const { ends } of rig.state.halves) {
        expect([ends.A.endpoint.tcb.outcome, ends.B.endpoint.tcb.outcome], `seed ${seed}`).toEqual([
          'normal',
          'normal',
        ]);
      }
    }
  });

  it('[DUEL34] reveals its seed when it is over, and earlier only if a player chose it', () => {
    const drawn = storm();
    drawn.runHalf();
    expect(drawn.view(0).seed).toBeNull();
    drawn.runHalf().ask({ kind: 'finish', seat: 0 });
    expect(drawn.view(1)).toMatchObject({ seed: 7, review: { seed: 7 } });
    const chosen = storm({ seed: 99 });
    expect(chosen.view(0).seed).toBe(99);
    expect(chosen.runHalf().log.slice(1)).toEqual(storm({ seed: 99 }, 1234).runHalf().log.slice(1));
  });
});
