/** Practice from positions of played matches: the same position, a score from 0, one half. */

import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { isOver, replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { MatchOptions, Seat } from '../../shared/duel/options.ts';
import { practiceLog } from '../../shared/duel/state/practice.ts';
import { currentHalf, endOf, seatOf } from '../../shared/duel/state/state.ts';
import { captureLevels } from '../../server/captures.ts';
import { careless } from './arbitrary.ts';
import { LOST_LAST_ACK } from './moves.ts';
import { must, perfect, type Player, Rig } from './rig.ts';

interface Asked {
  readonly events: number;
  readonly seat: Seat;
}

/** Every question of a log: the seat asked, and the number of events up to it. */
function questions(log: readonly DuelEvent[]): Asked[] {
  let half = 0;
  return log.flatMap((event, i) => {
    if (event.type === 'half-started') half += 1;
    const asks = event.type === 'position-opened' || event.type === 'position-changed';
    return asks ? [{ events: i + 1, seat: seatOf(event.end, half) }] : [];
  });
}

/** Two of them; `part` 0: the first and a late one, 1: an early one and the last. */
function some<T>(all: readonly T[], part: 0 | 1): T[] {
  return [part, part + 2].flatMap((third) => all[Math.floor((third * (all.length - 1)) / 3)] ?? []);
}

const begun = (log: readonly DuelEvent[], { events, seat }: Asked) =>
  practiceLog(log, { matchId: 'before', events }, seat);

/** Continues a log with two players who are never wrong. */
function goneOn(
  level: Level,
  log: readonly DuelEvent[],
  players: readonly [Player, Player] = [perfect(), perfect()],
): Rig {
  const rig = new Rig(level, players);
  rig.log.splice(0, rig.log.length, ...log);
  rig.state = replay(log);
  rig.now = rig.state.at;
  return rig;
}

const WAYS: readonly (readonly [string, Partial<MatchOptions>, 0 | 1])[] = [
  ['coached', { compose: 'cards' }, 0],
  ['live', { mode: 'live', compose: 'cards' }, 1],
];

describe.each(WAYS)('practice from a match that was played %s', (_, options, part) => {
  it.each([...LEVELS, ...captureLevels()].map((level) => [level.id, level] as const))(
    '[REVIEW9] begins in a position of %s as it was, scores from 0, and comes to an end with the half',
    (__, level) => {
      const { log } = level.storm
        ? new Rig(level, [careless(4), careless(5)], options, 4).runHalf()
        : new Rig(level, [careless(4), careless(5)], options, 4).runMatch();
      for (const asked of some(questions(log), part)) {
        const own = must(begun(log, asked));
        const [before, now] = [replay(log.slice(0, asked.events)), replay(own)];
        const half = must(currentHalf(before));
        expect(now.at).toBe(before.at);
        expect(now).toMatchObject({ scores: [0, 0], streaks: [0, 0], halfScores: [], phase: 'playing' });
        expect(now.halves).toEqual([{ ...half, judgements: [], hints: [], challenges: [], ownSince: now.nextId }]);
        const rig = goneOn(level, own);
        const first = must(rig.view(asked.seat).position);
        rig.runUntil(({ state }) => isOver(state));
        const judged = must(rig.state.halves[0]).judgements;
        expect(judged.filter(({ verdict }) => verdict !== 'correct')).toEqual([]);
        expect(judged.find(({ seat }) => seat === asked.seat)).toMatchObject({
          positionId: first.id,
          verdict: 'correct',
        });
        expect(rig.state.halves.map((one) => one.half)).toEqual([half.half]);
      }
    },
  );
});

describe('practice', () => {
  it("[REVIEW9] keeps the time of the question, and gives the later ones the player's own", () => {
    const match = new Rig(LOST_LAST_ACK);
    match.ask({ kind: 'time-factor', seat: 0, factor: '2' });
    match.runMatch();
    const asked = must(questions(match.log).find(({ seat }) => seat === 0));
    const rig = goneOn(LOST_LAST_ACK, must(begun(match.log, asked)));
    const { position, you } = rig.view(0);
    expect(must(position?.speedUntil) - must(position?.openedAt)).toBe(40_000);
    expect(you.timeFactor).toBe('1');
    const next = rig.runUntil((now) => (now.view(0).position?.id ?? position?.id) !== position?.id).view(0).position;
    expect(must(next?.speedUntil) - must(next?.openedAt)).toBe(20_000);
  });

  it('[REVIEW9] is calm where a third player made the faults, also in a storm', () => {
    const storm = must(levelById('storm'));
    const match = new Rig(storm, [perfect(), perfect()], { wire: 'person' }, 3);
    match.startHalf();
    match.ask({ kind: 'order', end: 'A', order: 'lose' });
    match.ask({ kind: 'order', end: 'B', order: 'lose' });
    match.runUntil(({ state }) => state.phase !== 'playing');
    for (const asked of some(questions(match.log), 0)) {
      const rig = goneOn(storm, must(begun(match.log, asked)));
      const sentBefore = must(rig.state.halves[0]).journal.length;
      rig.runUntil(({ state }) => isOver(state));
      const since = must(rig.state.halves[0]).journal.slice(sentBefore);
      expect(since.filter((entry) => entry.kind === 'sent' && (entry.lost || entry.order !== null))).toEqual([]);
      expect(rig.state.options.wire).toBeUndefined();
    }
  });

  it('[REVIEW9] keeps a deaf application deaf', () => {
    const reader = must(levelById('last-words'));
    const { log } = new Rig(reader, [perfect(), perfect()], { deaf: 1 }).runMatch();
    const asked = must(questions(log).findLast(({ seat }) => seat === 0));
    expect(replay(must(begun(log, asked))).options.deaf).toBe(1);
  });

  it('[REVIEW11] is not available at an event without a question, or in the other seat', () => {
    const { log } = new Rig(LOST_LAST_ACK).runMatch();
    const all = questions(log);
    const asking = new Set(all.map(({ events }) => events));
    for (let events = 0; events <= log.length + 1; events += 1)
      for (const seat of [0, 1] as const) {
        const own = begun(log, { events, seat });
        const fits = asking.has(events) && all.some((one) => one.events === events && one.seat === seat);
        expect(own !== null).toBe(fits);
        if (own !== null) expect(endOf(seat, must(currentHalf(replay(own))).half)).toMatch(/^[AB]$/);
      }
    expect(begun(log, { events: -3, seat: 0 })).toBeNull();
  });
});
