/** The tenfold clock of a player who is alone: the same match, sooner, and nothing that the fog hides stops it. */

import { describe, expect, it } from 'vitest';
import { botMove } from '../../shared/bot/bot.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { type Mode, SEATS } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { ServerClock } from '../../client/kit/server-clock.ts';
import { askMatch } from '../../shared/match/asks.ts';
import { hasHappened, HURRY, HurriedTime, mayHurry, passHurried } from '../../shared/match/hurry.ts';
import { Match } from '../../shared/match/match.ts';
import { memoryLog } from './alone.ts';
import { must } from '../duel/rig.ts';

/** How late timers of a page come. */
const LATE_MS = 7;
const THINKS_MS = 1_500;
const SEAT = SEATS[0];

interface Played {
  readonly events: readonly DuelEvent[];
  /** How long its player has sat there, ms. */
  readonly tookMs: number;
  /** At what of the other end the hurried clock went on. */
  readonly passedBy: number;
  /** How often it stopped, and how often of these nothing had happened at the player's own end. */
  readonly stops: number;
  readonly idleStops: number;
}

/** A player alone, who answers each question after the same time of the match and hurries every wait, or none. */
async function play(levelId: string, mode: Mode, hurries: boolean): Promise<Played> {
  const stored = memoryLog();
  let real = Date.UTC(2026, 0, 1);
  const began = real;
  const time = new HurriedTime({ now: () => real, date: () => began });
  const never = Number.POSITIVE_INFINITY;
  const limits = { awayMs: never, abandonMs: never, idleMs: never };
  const options = { levelId, mode, pace: 'normal', speed: true, seed: 11 } as const;
  const setup = { id: 'own', code: 'own', against: 'bot', seed: 11, level: must(levelById(levelId)), options } as const;
  const match = await Match.open({ log: stored, time, limits, isHeard: () => false }, setup);
  await match.seatBot('typical');
  await match.takeSeat('Ada', null);
  await match.come(SEAT);
  const count = { passedBy: 0, stops: 0, idleStops: 0 };
  const elsewhere = () => stored.match().events.filter((event) => 'end' in event && event.type === 'sent').length;

  const wake = async (before: SeatView) => {
    const sent = elsewhere();
    const rate = time.rate;
    if (rate === 1) return match.wake();
    await passHurried(match, SEAT, time);
    const isOwn = hasHappened(before, match.view(SEAT));
    if (!isOwn && elsewhere() > sent) count.passedBy += 1;
    if (time.rate !== 1) return;
    count.stops += 1;
    if (!isOwn) count.idleStops += 1;
  };
  for (let turn = 0; turn < 2_000 && !match.isOver; turn++) {
    const view = match.view(SEAT);
    if (view.phase !== 'playing' && !view.you.ready) await askMatch(match, SEAT, 'ready', {}, 0);
    if (hurries && mayHurry(match.view(SEAT)) && time.rate === 1) time.runAt(HURRY);
    const seen = match.view(SEAT);
    const asked = seen.position;
    const dueIn = time.waitFor(match.nextWake());
    const answerIn = asked === null ? never : asked.openedAt + THINKS_MS * asked.attempt - match.now();
    real += Math.ceil(Math.min(dueIn, Math.max(0, answerIn))) + (time.rate === 1 ? 0 : LATE_MS);
    if (asked === null || answerIn > dueIn) await wake(seen);
    else {
      const { move } = must(botMove(match.view(SEAT), 'perfect', 1));
      await askMatch(match, SEAT, 'move', { positionId: asked.id, move }, 0);
    }
  }
  return { events: stored.match().events, tookMs: real - began, ...count };
}

describe('a hurried clock', () => {
  it.each([
    ['lost-last-ack', 'coached'],
    ['four-waves', 'live'],
    ['crossing', 'coached'],
  ] as const)('[DUEL610] leaves the log of %s, %s, as it is without', async (level, mode) => {
    const [calm, hurried] = [await play(level, mode, false), await play(level, mode, true)];
    expect(calm.events.at(-1)?.type).toBe('match-ended');
    expect(hurried.events).toEqual(calm.events);
    expect(hurried.tookMs).toBeLessThan(calm.tookMs * 0.6);
  });

  it('[DUEL611] stops for what happens at the player’s own end alone, not for what happens in the fog', async () => {
    const { passedBy, stops, idleStops } = await play('lost-last-ack', 'coached', true);
    expect(passedBy).toBeGreaterThan(1);
    expect(stops).toBeGreaterThan(5);
    expect(idleStops).toBe(0);
  });

  it('[DUEL611] can be hurried only while nothing is asked', async () => {
    const stored = memoryLog();
    const time = { now: () => 0, date: () => 0 };
    const limits = { awayMs: 1e9, abandonMs: 1e9, idleMs: 1e9 };
    const options = { levelId: 'four-waves', mode: 'coached', pace: 'normal', speed: true } as const;
    const setup = {
      id: 'own',
      code: 'own',
      against: 'bot',
      seed: 1,
      level: must(levelById('four-waves')),
      options,
    } as const;
    const match = await Match.open({ log: stored, time, limits, isHeard: () => false }, setup);
    expect(mayHurry(match.view(SEAT))).toBe(false);
  });
});

describe('the time of it', () => {
  it('[DUEL610] runs ten times as fast, stands at a due moment, and does not jump where its pace changes', () => {
    let real = 1_000;
    const time = new HurriedTime({ now: () => real, date: () => 5 });
    real = 1_100;
    expect([time.now(), time.date()]).toEqual([1_100, 5]);
    time.runAt(HURRY);
    expect(time.now()).toBe(1_100);
    real = 1_150;
    expect([time.now(), time.waitFor(1_700)]).toEqual([1_600, 10]);
    time.standAt(1_550);
    expect(time.now()).toBe(1_550);
    time.goOn();
    expect(time.now()).toBe(1_600);
    time.standAt(1_580);
    time.runAt(1);
    real = 1_160;
    expect([time.now(), time.waitFor(0)]).toEqual([1_590, 0]);
  });

  it('[UI610] is what the page’s clock shows: rings and bars follow it', () => {
    const clock = new ServerClock();
    clock.sample(0, 0, 50_000);
    clock.hurry(100, 50_100, HURRY);
    expect(clock.now(300)).toBe(52_100);
    clock.reset();
    clock.sample(300, 300, 52_100);
    expect(clock.now(400)).toBe(52_200);
  });
});
