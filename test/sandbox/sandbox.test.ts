/** The sandbox: its known results, its statistics, its settings as text. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf, type RunFacts } from '../../shared/sandbox/run-facts.ts';
import { runClose } from '../../shared/sandbox/run-close.ts';
import {
  SANDBOX_BOTS,
  SANDBOX_BOUNDS,
  SANDBOX_DEFAULTS,
  SANDBOX_NUMBERS,
  type SandboxSettings,
} from '../../shared/sandbox/sandbox-settings.ts';
import { EXPERIMENT, experimentText, readExperiment, RUNS_MAX } from '../../shared/sandbox/experiment.ts';
import { MEASURES, shareOf, tallyOf } from '../../shared/sandbox/tally.ts';
import { predictedCorruption, uniform } from './predicted.ts';

function play(changed: Partial<SandboxSettings>, runs: number, seed = 1): RunFacts[] {
  const settings = { ...SANDBOX_DEFAULTS, ...changed };
  return Array.from({ length: runs }, (_, i) => factsOf(seed + i, runClose(settings, seed + i).state));
}

const corrupted = (facts: readonly RunFacts[]) => facts.filter(({ corruptedOctets }) => corruptedOctets > 0).length;

/** Any settings that can be set. */
const anySettings: fc.Arbitrary<SandboxSettings> = fc.record({
  ...(Object.fromEntries(
    SANDBOX_NUMBERS.map((name) => {
      const { min, max, step } = SANDBOX_BOUNDS[name];
      return [name, fc.integer({ min: 0, max: (max - min) / step }).map((steps) => min + steps * step)];
    }),
  ) as Record<(typeof SANDBOX_NUMBERS)[number], fc.Arbitrary<number>>),
  rstEndsTimeWait: fc.boolean(),
  botA: fc.constantFrom(...SANDBOX_BOTS),
  botB: fc.constantFrom(...SANDBOX_BOTS),
});
const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('a run', () => {
  it('[SANDBOX1] comes to rest whatever is set, and is the same again', () => {
    fc.assert(
      fc.property(anySettings, anySeed, (settings, seed) => {
        const { log, state } = runClose(settings, seed);
        expect(state.phase).toBe('over');
        expect(runClose(settings, seed).log).toEqual(log);
      }),
      { numRuns: 60 },
    );
  });

  it('[SANDBOX1] [SANDBOX5] over a network without faults is the textbook: six segments, 2MSL, nothing left open', () => {
    const calm = { lossPercent: 0, latePercent: 0 };
    const [facts] = play(calm, 1);
    // FIN, ACK, text, ACK, FIN, ACK, each 100 ms; TIME-WAIT begins with the second FIN and lasts 60 s.
    expect(facts).toEqual({
      seed: 1,
      endings: { A: 'normal', B: 'normal' },
      halfOpen: [],
      corruptedOctets: 0,
      portHeldMs: 400 + 60_000,
      segments: 6,
    });
    expect(play({ ...calm, timeWaitPercent: 0 }, 1)[0]).toMatchObject({ portHeldMs: 400, segments: 6 });
  });

  it('[SANDBOX2] ports are reused as often as set, and not after a connection that was given up', () => {
    const reused = (settings: Partial<SandboxSettings>, runs: number) =>
      Array.from({ length: runs }, (_, seed) => runClose({ ...SANDBOX_DEFAULTS, ...settings }, seed)).filter(
        ({ log }) => log.some(({ type }) => type === 'reopened'),
      );
    expect(reused({ reusePercent: 0 }, 50)).toHaveLength(0);
    expect(reused({ lossPercent: 0, latePercent: 0 }, 50)).toHaveLength(50);
    const half = reused({ lossPercent: 0, latePercent: 0, reusePercent: 50 }, 400).length;
    expect(half).toBeGreaterThan(160);
    expect(half).toBeLessThan(240);
    const lossy = { lossPercent: 50, latePercent: 0, timeWaitPercent: 0 };
    const facts = play(lossy, 200);
    const givenUp = facts.filter(({ endings }) => endings.A === 'given-up' || endings.B === 'given-up');
    expect(givenUp.length).toBeGreaterThan(0);
    for (const { seed } of givenUp) {
      const { log } = runClose({ ...SANDBOX_DEFAULTS, ...lossy }, seed);
      expect(log.some(({ type }) => type === 'reopened')).toBe(false);
    }
  });
});

describe('known results', () => {
  it('[SANDBOX3] at 2MSL corruption is exactly 0 between bots without a mistake, whatever the network does', () => {
    expect(corrupted(play({}, 300))).toBe(0);
    const network = anySettings.map((settings) => ({
      ...settings,
      timeWaitPercent: 100,
      rstEndsTimeWait: false,
      reusePercent: 100,
      botA: 'perfect' as const,
      botB: 'perfect' as const,
    }));
    fc.assert(
      fc.property(network, anySeed, (settings, seed) => {
        expect(factsOf(seed, runClose(settings, seed).state).corruptedOctets).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  // Of 1,000 runs at a rate of 0.2 the standard deviation is 0.013; the seeds are fixed, so this does not vary.
  it.each([
    ['without TIME-WAIT', { timeWaitPercent: 0 }],
    ['with a quarter of it', { timeWaitPercent: 25 }],
    ['without TIME-WAIT, without loss, little of it late', { timeWaitPercent: 0, lossPercent: 0, latePercent: 5 }],
    ['without TIME-WAIT, with much loss', { timeWaitPercent: 0, lossPercent: 20 }],
  ] as const)('[SANDBOX3] %s corruption is as frequent as loss and delay predict', (_, changed) => {
    const predicted = predictedCorruption({ ...SANDBOX_DEFAULTS, ...changed }, 100_000, 7);
    const { low, high } = shareOf(corrupted(play(changed, 1_000, 5_000)), 1_000);
    expect(predicted).toBeGreaterThan(0.03);
    expect(low).toBeLessThan(predicted);
    expect(high).toBeGreaterThan(predicted);
  });

  it('[SANDBOX3] less TIME-WAIT, more corruption', () => {
    const counts = [0, 10, 25, 50].map((timeWaitPercent) => corrupted(play({ timeWaitPercent }, 300)));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.at(-1)).toBe(0);
  });

  it('[SANDBOX4] where a RST ends TIME-WAIT, an old segment can end it early, and old octets are taken', () => {
    const hazard = play({ rstEndsTimeWait: true }, 300);
    const cut = hazard.filter(({ portHeldMs }) => portHeldMs !== null && portHeldMs < 2 * SANDBOX_DEFAULTS.mslMs);
    expect(cut.length).toBeGreaterThan(0);
    expect(corrupted(hazard)).toBeGreaterThan(0);
    expect(play({}, 300).every(({ portHeldMs }) => (portHeldMs ?? 0) >= 2 * SANDBOX_DEFAULTS.mslMs)).toBe(true);
  });

  it('[SANDBOX5] without TIME-WAIT a lost last ACK leaves the other end behind: its FIN meets a RST', () => {
    const facts = play({ timeWaitPercent: 0, latePercent: 0, lossPercent: 20 }, 300);
    const left = facts.filter(({ halfOpen }) => halfOpen.length > 0);
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ halfOpen }) => halfOpen.join() === 'B')).toBe(true);
    expect(left.some(({ endings }) => endings.B === 'reset')).toBe(true);
  });
});

describe('the numbers', () => {
  it("[SANDBOX5] Wilson's interval holds the true share about as often as it says, and ends at 0 and 1", () => {
    expect(shareOf(0, 1_000)).toMatchObject({ value: 0, low: 0 });
    // E. B. Wilson's formula by hand: z²/(n+z²) = 3.8415/1003.8415.
    expect(shareOf(0, 1_000).high).toBeCloseTo(0.003_827, 6);
    expect(shareOf(1_000, 1_000)).toMatchObject({ value: 1, high: 1 });
    const random = uniform(3);
    const held = Array.from({ length: 1_000 }, () => {
      const count = Array.from({ length: 200 }, random).filter((one) => one < 0.1).length;
      const { low, high } = shareOf(count, 200);
      return low <= 0.1 && high >= 0.1;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(975);
  });

  it('[SANDBOX5] every run is in one bar of each measure, and each bar names one of its own', () => {
    const facts = play({ timeWaitPercent: 0, lossPercent: 20 }, 120);
    const tally = tallyOf(facts);
    expect(tally.measures.map(({ id }) => id)).toEqual(MEASURES);
    for (const { bars, missing } of tally.measures) {
      expect(bars.reduce((sum, { count }) => sum + count, 0) + missing).toBe(facts.length);
      for (const { count, seed } of bars) expect(seed === null).toBe(count === 0);
    }
    const ported = tally.measures.find(({ id }) => id === 'portHeld');
    for (const { seed, from, to } of ported?.bars.filter(({ count }) => count > 0) ?? []) {
      const value = facts.find((run) => run.seed === seed)?.portHeldMs ?? Number.NaN;
      expect(value >= from && value < to).toBe(true);
    }
  });
});

describe('settings as text', () => {
  it('[SANDBOX6] come back from their text', () => {
    expect(experimentText(EXPERIMENT)).toBe('');
    const any = fc.record({
      settings: anySettings,
      runs: fc.integer({ min: 1, max: RUNS_MAX }),
      seed: fc.integer({ min: 0, max: 10 ** 9 }),
    });
    fc.assert(
      fc.property(any, (experiment) => {
        expect(readExperiment(experimentText(experiment))).toEqual({ ok: true, experiment });
      }),
    );
  });

  it.each([
    ['lossPercent=51', 'lossPercent', 'a whole number from 0 to 50'],
    ['lossPercent=1e1', 'lossPercent', 'a whole number from 0 to 50'],
    ['botA=nobody', 'botA', SANDBOX_BOTS.join(', ')],
    ['rstEndsTimeWait=1', 'rstEndsTimeWait', 'true, false'],
    ['runs=0', 'runs', `a whole number from 1 to ${RUNS_MAX}`],
    ['delayMs', 'delayMs', 'a whole number from 10 to 2000'],
  ])('[SANDBOX6] %s is refused with what may stand there', (text, name, allowed) => {
    expect(readExperiment(text)).toEqual({ ok: false, name, allowed });
  });

  it('[SANDBOX6] a name that is none is refused with all that are', () => {
    expect(readExperiment('loss=1')).toMatchObject({
      ok: false,
      name: 'loss',
      allowed: expect.stringContaining('lossPercent'),
    });
    expect(readExperiment('__proto__=1')).toMatchObject({ ok: false, name: '__proto__' });
  });
});
