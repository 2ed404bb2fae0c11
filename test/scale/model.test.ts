/** The model of a group against what was measured: CPU times go in, durations come out. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { costsOf } from './figures.ts';
import type { Case, MeasuredCases } from './measured.ts';
import { handedOver, killed, type Site, storm } from './model.ts';
import { needsOf } from './plan.ts';

const measured = JSON.parse(readFileSync(join(import.meta.dirname, 'measured.json'), 'utf8')) as MeasuredCases;
const named = measured.cases.map((one) => [`${one.rooms} duels, ${one.processes} processes`, one] as const);
const several = named.filter(([, { processes }]) => processes > 1);
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
/** What is measured again differs by as much. */
const WITHIN = 2;

function siteOf(one: Case, seed = 1): Site {
  const { processes, rooms } = one;
  return { processes, rooms, costs: costsOf(one), cores: measured.cores, ownCores: measured.cores, seed };
}

describe('[SCALE325] the model of a group', () => {
  test.each(named)('%s: all players return at once in the time that was measured', (_, one) => {
    const { players, seconds } = one.storm;
    // They are where their rooms were taken to.
    const homes = Math.max(1, one.processes - 1);
    const back = storm(
      siteOf(one),
      Array.from({ length: players }, (_, nth) => nth % homes),
    );
    expect(back).toHaveLength(players);
    expect(seconds / Math.max(...back)).toBeGreaterThan(1 / WITHIN);
    expect(seconds / Math.max(...back)).toBeLessThan(WITHIN);
  });

  test.each(several)('%s: a killed process is replaced in a time as it was measured', (_, one) => {
    const times = SEEDS.map((seed) =>
      Math.max(...killed({ ...siteOf(one, seed), rooms: one.killed.rooms * one.processes }).taken),
    );
    const [least, most] = [Math.min(...times), Math.max(...times)];
    expect(one.killed.seconds).toBeGreaterThan(least / 1.1);
    expect(one.killed.seconds).toBeLessThan(most * 1.1);
  });

  test.each(several)('%s: players are away during a hand-over as long as was measured', (_, one) => {
    if (one.handOver === null) throw new Error('several processes hand over');
    const away = handedOver({ ...siteOf(one), rooms: one.handOver.rooms * one.processes });
    const longest = Math.max(...away);
    expect(away).toHaveLength(one.handOver.players);
    expect(one.handOver.longest / longest).toBeGreaterThan(1 / WITHIN);
    expect(one.handOver.longest / longest).toBeLessThan(WITHIN);
  });

  test('the same seed gives the same run, another seed another', () => {
    const [, [, one] = []] = named;
    if (one === undefined) throw new Error('nothing was measured');
    expect(killed(siteOf(one, 5))).toEqual(killed(siteOf(one, 5)));
    expect(killed(siteOf(one, 5)).taken).not.toEqual(killed(siteOf(one, 6)).taken);
  });
});

test('[SCALE325] needs grow with the players, and processes with whatever is used up first: time or rooms', () => {
  const cpu = { server: 1, postgres: 0, proxy: 0, redis: 0 };
  const figures = {
    messages: 0.3,
    cpu,
    roomBytes: 3e5,
    processBytes: 1e8,
    aheadBytes: 3_000,
    downBytes: 500,
    aliveMs: 10,
  };
  const [few, many] = [needsOf(10_000, figures), needsOf(100_000, figures)];
  expect(few).toMatchObject({ rooms: 5_000, messages: 3_000, processes: 5, serverCores: 3 });
  expect(many.processes).toBe(50);
  expect(many.postgresCores).toBeCloseTo(0.5);
  expect(needsOf(100_000, { ...figures, messages: 0.01 }).processes).toBe(13);
});
