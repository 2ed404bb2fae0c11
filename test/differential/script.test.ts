/** Scripts for two kernels, drawn from seeds: reproducible, and such that a run can be carried out and ends. */

import { describe, expect, it } from 'vitest';
import { type HostName, type Script, scriptFrom } from './script.ts';

const SCRIPTS = Array.from({ length: 500 }, (_, seed) => scriptFrom(seed));
const HOSTS: readonly HostName[] = ['A', 'B'];

function callsOf({ calls }: Script, host: HostName): string[] {
  return calls.filter((call) => call.host === host).map(({ call }) => call);
}

describe('the script of a seed', () => {
  it('is the same each time', () => {
    for (const seed of [0, 1, 12_345, 2 ** 32 - 1]) expect(scriptFrom(seed)).toEqual(scriptFrom(seed));
  });

  it('is different for another seed', () => {
    expect(new Set(SCRIPTS.map(({ name: _, seed: __, ...drawn }) => JSON.stringify(drawn))).size).toBe(500);
  });

  it('has its calls in order of time', () => {
    for (const { calls } of SCRIPTS) expect(calls).toEqual(calls.toSorted((a, b) => a.at - b.at));
  });

  it('closes both sides, and calls nothing on a socket that is gone', () => {
    for (const script of SCRIPTS) {
      for (const host of HOSTS) {
        const calls = callsOf(script, host);
        const end = calls.findIndex((call) => call === 'close' || call === 'abort');
        expect(calls.some((call) => call === 'shutdown' || call === 'close' || call === 'abort')).toBe(true);
        expect([-1, calls.length - 1]).toContain(end);
      }
    }
  });

  it('sends nothing once its side is shut down', () => {
    for (const script of SCRIPTS) {
      for (const host of HOSTS) {
        const calls = callsOf(script, host);
        expect(calls.slice(calls.indexOf('shutdown') + 1).includes('send') && calls.includes('shutdown')).toBe(false);
      }
    }
  });

  it('loses no more than retries can outlast', () => {
    const losses = SCRIPTS.map(({ faults }) => [...faults.A, ...faults.B].filter((f) => f?.kind === 'lose').length);
    expect(Math.max(...losses)).toBe(4);
    expect(losses.filter((count) => count === 0).length).toBeGreaterThan(50);
  });

  it('sometimes has each of its possible features', () => {
    const kinds = new Set(SCRIPTS.flatMap(({ faults }) => [...faults.A, ...faults.B].map((fault) => fault?.kind)));
    expect([...kinds].sort()).toEqual(['delay', 'duplicate', 'lose', undefined]);
    const first = SCRIPTS.map(({ calls }) => calls.find(({ call }) => call === 'shutdown' || call === 'close')?.host);
    expect([...new Set(first)].sort()).toEqual(['A', 'B', undefined]);
  });
});
