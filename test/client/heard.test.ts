/** What a player hears of a match: each event once, in order, and nothing of what is over. */

import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { APART_MS, followSounds } from '../../client/match/follow-sounds.ts';
import { heardIn, untilTick } from '../../client/match/heard.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';
import { ABSENT, must, perfect, type Player, Rig } from '../duel/rig.ts';

/** Every view that a seat gets of a half of a level, from the briefing on. */
function viewsOf(levelId: string, seat: Seat, players: readonly [Player, Player] = [perfect(), perfect()]) {
  const rig = new Rig(must(levelById(levelId)), players);
  const views = [rig.view(seat)];
  rig.startHalf();
  views.push(rig.view(seat));
  while (rig.state.phase === 'playing' && rig.step()) views.push(rig.view(seat));
  return views;
}

const heard = (views: readonly SeatView[]) => views.flatMap((view, at) => heardIn(views[at - 1] ?? null, view));
const names = (views: readonly SeatView[]) => heard(views).map(({ name }) => name);

const CLEAN = ['called', 'sent', 'right', 'arrived', 'right', 'arrived', 'sent', 'right'];
/** Plays right until TIME-WAIT, then sleeps. */
const sleepsInTimeWait: Player = (view) => (view.timeWait === null ? perfect()(view) : null);

describe('[SOUND580] what a player hears', () => {
  it('of a clean close is each event once, in order, then the end of 2MSL, the port and the end of the half', () => {
    expect(names(viewsOf('four-waves', 0))).toEqual([...CLEAN, 'ringOut', 'portWon', 'halfOver']);
  });

  it('of a lost last ACK is the FIN again and that it was answered; at the other end the timer that says so', () => {
    const answered = ['finAgain', 'sent', 'answered', 'ringOut', 'portWon', 'halfOver'];
    expect(names(viewsOf('lost-last-ack', 0))).toEqual([...CLEAN, ...answered]);
    const peer = names(viewsOf('lost-last-ack', 1));
    expect(peer.filter((name) => name === 'lost')).toHaveLength(1);
    // Not when it is lost, which this end cannot know, but when its own timer rings.
    expect(peer.indexOf('lost')).toBeGreaterThan(peer.lastIndexOf('called'));
  });

  it('of a race that was missed is no relief when 2MSL is over', () => {
    const missed = names(viewsOf('lost-last-ack', 0, [sleepsInTimeWait, perfect()]));
    expect(missed).toContain('finAgain');
    expect(missed).not.toContain('ringOut');
    expect(missed).not.toContain('answered');
  });

  it('of segments from the previous connection is that they do harm, and of a port asked too early that it is held', () => {
    const skipped = names(viewsOf('skip-time-wait', 0));
    expect(skipped).toContain('portWon');
    expect(names(viewsOf('skip-time-wait', 1)).concat(skipped)).toContain('ghost');
  });

  it('of a reset is the same whichever end sends it', () => {
    for (const seat of [0, 1] as const) expect(names(viewsOf('abort', seat))).toContain('reset');
  });

  it('of a streak is a chord that grows with it, and of a wrong move the knock alone', () => {
    const degrees = heard(viewsOf('four-waves', 0)).flatMap(({ name, degree }) => (name === 'right' ? [degree] : []));
    expect(degrees).toEqual([0, 1, 2]);
    const rig = new Rig(must(levelById('four-waves')));
    rig.startHalf();
    const before = rig.untilAsked(0);
    const right = must(perfect()(before)).move;
    const segment = must(
      must(before.position).cards.find((card) => right.kind === 'send' && !sameSegment(card, right.segment)),
    );
    rig.move(0, { kind: 'send', segment });
    expect(heardIn(before, rig.view(0))).toEqual([{ name: 'wrong', degree: 0 }]);
  });

  it('is the same from views that came over the network, and nothing twice when a view comes twice', () => {
    const views = viewsOf('lost-last-ack', 1);
    const carried = views.map((view) => structuredClone(view));
    expect(heard(carried)).toEqual(heard(views));
    expect(heard(carried.flatMap((view) => [view, structuredClone(view)]))).toEqual(heard(views));
  });

  it('is nothing of what was before: after a reload, in another match, or once a lost connection is back', () => {
    const views = viewsOf('lost-last-ack', 0);
    const last = must(views.at(-2));
    expect(heardIn(null, last)).toEqual([]);
    expect(heardIn({ ...must(views[0]), code: 'OTHER' }, last)).toEqual([]);
    const back = { ...last, now: last.now + 60_000 };
    expect(heardIn(must(views[1]), back)).toEqual([]);
  });
});

describe('[SOUND581] the clock of an open question', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const asked = must(viewsOf('four-waves', 0, [ABSENT, perfect()]).find(({ position }) => position !== null));
  const limit = must(asked.position?.limitAt);

  it('ticks at 3, 2 and 1 seconds, whether 2MSL or the time of the question ends first', () => {
    expect(untilTick(asked, limit - 5_000)).toBe(2_000);
    expect(untilTick(asked, limit - 3_000)).toBe(1_000);
    expect(untilTick(asked, limit - 1_000)).toBeNull();
    const racing = { ...asked, timeWait: { startedAt: 0, endsAt: limit - 4_000 } };
    expect(untilTick(racing, limit - 8_000)).toBe(1_000);
    expect(untilTick({ ...asked, position: null }, limit - 5_000)).toBeNull();
  });

  /** Follows one view, by a clock that runs with the timers from five seconds before the limit. */
  function follow(runs = true) {
    const view = signal<SeatView | null>(asked);
    const played: string[] = [];
    const play = (name: string, { after = 0 } = {}) => played.push(`${name} ${after}`);
    const stop = followSounds({ view, serverNow: () => limit - 5_000 + (runs ? Date.now() : 0) }, { play });
    return { view, played, stop };
  }

  it('ticks three times and no more, and not once the answer is given', () => {
    const whole = follow();
    vi.advanceTimersByTime(10_000);
    expect(whole.played).toEqual(['tick 0', 'tick 0', 'tick 0']);
    whole.stop();
    vi.setSystemTime(0);
    const answered = follow();
    vi.advanceTimersByTime(2_100);
    answered.view.value = { ...asked, position: null };
    vi.advanceTimersByTime(10_000);
    expect(answered.played).toEqual(['tick 0']);
    answered.stop();
  });

  it('does not tick while the clock stands still', () => {
    const { played, stop } = follow(false);
    vi.advanceTimersByTime(60_000);
    expect(played).toEqual([]);
    stop();
  });

  it('spreads what happened at once, so that it is heard in order', () => {
    const views = viewsOf('four-waves', 0);
    const view = signal<SeatView | null>(must(views[0]));
    const played: [string, number][] = [];
    const play = (name: string, { after = 0 } = {}) => played.push([name, after]);
    const stop = followSounds({ view, serverNow: () => 0 }, { play });
    for (const next of views.slice(1)) view.value = next;
    expect(played.slice(0, 3)).toEqual([
      ['called', 0],
      ['sent', 0],
      ['right', APART_MS],
    ]);
    stop();
  });
});
