/** The server's time: it stays valid whatever happens to the machine's date and however long it sleeps. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LagMeter } from '../../server/rooms/lag.ts';
import { Throttle } from '../../server/rooms/class/throttle.ts';
import { clockFrom } from '../../shared/match/match-clock.ts';
import { AwakeClock, type Time } from '../../shared/match/time.ts';

const START = Date.UTC(2026, 0, 1);

/** A clock and its source, which a test advances. */
function clockOver(): { readonly pass: (ms: number) => number } {
  let source = 5_000.25;
  const clock = new AwakeClock(() => source, START);
  return {
    pass: (ms) => {
      source += ms;
      return clock.now();
    },
  };
}

describe("the server's time", () => {
  it('[NET70] passes while it is being read, from the date of the start on', () => {
    const { pass } = clockOver();
    expect([pass(0), pass(1_000), pass(1_000), pass(250)]).toEqual([
      START,
      START + 1_000,
      START + 2_000,
      START + 2_250,
    ]);
  });

  it.each([4_001, 8_000, 60_000, 9 * 3_600_000])('[NET70] stands while the machine sleeps for %i ms', (slept) => {
    const { pass } = clockOver();
    pass(1_000);
    expect([pass(slept), pass(1_000)]).toEqual([START + 1_000, START + 2_000]);
  });

  it('[NET70] never goes back, and never passes faster than its source', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 })), (steps) => {
        const { pass } = clockOver();
        let before = pass(0);
        for (const step of steps) {
          const now = pass(step);
          expect(now).toBe(before + (step > 4_000 ? 0 : step));
          before = now;
        }
      }),
    );
  });
});

it.each([-120_000, -40, 0, 3_600_000])(
  "[NET71] a new match begins with the current date, however far (%i ms) that is from the server's time",
  (away) => {
    let now = START;
    const clock = clockFrom(START + away, () => now);
    now += 1_500;
    expect(clock.now()).toBe(START + away + 1_500);
    expect(clock.serverTimeOf(START + away + 2_000)).toBe(START + 2_000);
  },
);

/** A time that can be set back, as the server's own never is. */
function unsteady() {
  let now = START;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const time: Time = {
    now: () => now,
    date: () => now,
    after(delayMs, run) {
      const timer = { at: delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  return { time, waits: () => timers.map(({ at }) => at), set: (byMs: number) => (now += byMs) };
}

it('[NET72] a periodic message is not delayed by a clock that was set back', () => {
  const { time, waits, set } = unsteady();
  let told = 0;
  const throttle = new Throttle(time, 100, () => {
    told += 1;
  });
  throttle.ask();
  set(-40_000);
  throttle.ask();
  expect({ told, waits: waits() }).toEqual({ told: 1, waits: [100] });
});

it('[NET72] a round trip never takes less than no time', () => {
  const { time, set } = unsteady();
  const meter = new LagMeter(time);
  meter.asked();
  set(-40_000);
  meter.answered();
  expect(meter.rttMs).toBe(0);
});
