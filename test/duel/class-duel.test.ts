/** What a class needs of a duel: it can be paused, stopped at any moment, and a stand-in bot scores nothing. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, nextDeadline } from '../../shared/duel/rules/advance.ts';
import { replay } from '../../shared/duel/duel.ts';
import { leftAlone } from '../../shared/duel/rules/idle.ts';
import { currentHalf } from '../../shared/duel/state/state.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { botMove } from '../../shared/bot/bot.ts';
import { careless } from './arbitrary.ts';
import { FOUR_WAVES, freeHalf, LOST_LAST_ACK, WAIT } from './moves.ts';
import { ABSENT, must, perfect, type Player, Rig } from './rig.ts';

const PAUSE = { kind: 'pause' } as const;
const RESUME = { kind: 'resume' } as const;
const STOP = { kind: 'stop' } as const;

const anyPlayer: fc.Arbitrary<Player> = fc.oneof(
  fc.integer().map(careless),
  fc.integer({ min: 0, max: 28_000 }).map(perfect),
  fc.constant(ABSENT),
);

/** A match of any level after some number of steps. */
const somewhere = fc
  .record({
    level: fc.constantFrom(...LEVELS),
    mode: fc.constantFrom('coached' as const, 'live' as const),
    players: fc.tuple(anyPlayer, anyPlayer),
    seed: fc.integer(),
    steps: fc.integer({ min: 0, max: 80 }),
  })
  .map(({ level, mode, players, seed, steps }) => {
    const rig = new Rig(level, players, { mode, compose: 'cards' }, seed);
    for (let step = 0; step < steps && rig.state.phase !== 'over'; step++) {
      if (rig.state.phase === 'playing') rig.step();
      else rig.startHalf();
    }
    return rig;
  });

describe('a duel that is stopped', () => {
  it('[DUEL36] is over at any moment of any level, with the scores that it had, and consistent', () => {
    fc.assert(
      fc.property(somewhere, (rig) => {
        const { scores } = rig.state;
        const judged = rig.state.halves.flatMap(({ judgements }) => judgements).length;
        expect(rig.ask(STOP).ok).toBe(true);
        const { state } = rig;
        expect(state).toMatchObject({ phase: 'over', scores, paused: false });
        expect(state.halves.flatMap(({ judgements }) => judgements)).toHaveLength(judged);
        expect(state.halfScores).toHaveLength(state.halves.length);
        for (const { ends, endedAt } of state.halves) {
          expect([ends.A.position, ends.B.position]).toEqual([null, null]);
          expect(endedAt).not.toBeNull();
        }
        expect(nextDeadline(state)).toBeNull();
        expect(advance(state, rig.now + 3_600_000).events).toEqual([]);
        expect(replay(JSON.parse(JSON.stringify(rig.log)))).toEqual(state);
        for (const seat of [0, 1] as const) {
          const view = rig.view(seat);
          expect(view).toMatchObject({ phase: 'over', position: null, you: { score: scores[seat] } });
          expect(view.review?.halves).toHaveLength(state.halves.length);
        }
      }),
      { seed: 20_260_101, numRuns: 150 },
    );
  });

  it('[DUEL36] is not stopped twice, and accepts nothing more', () => {
    const rig = freeHalf(FOUR_WAVES);
    rig.untilAsked(0);
    rig.ask(STOP);
    const events = rig.log.length;
    expect(rig.ask(STOP)).toMatchObject({ ok: true, events: [] });
    expect(rig.log).toHaveLength(events);
    expect(rig.move(0, WAIT)).toEqual({ ok: false, code: 'match-over' });
    expect(rig.ask(PAUSE)).toEqual({ ok: false, code: 'match-over' });
  });

  it('[DUEL36] stopped before any player was ready, it has no half, and its view is still valid', () => {
    const rig = new Rig(FOUR_WAVES);
    rig.ask(STOP);
    expect(rig.view(0)).toMatchObject({ phase: 'over', half: 1, you: { end: 'A' }, review: { halves: [] } });
  });
});

describe('a paused duel', () => {
  it('[DUEL37] lets nothing come due and takes no move until it is resumed', () => {
    const rig = freeHalf(FOUR_WAVES);
    rig.untilAsked(0);
    rig.ask(PAUSE);
    expect(rig.move(0, WAIT)).toEqual({ ok: false, code: 'class-paused' });
    expect(rig.ask({ kind: 'ready', seat: 0 })).toEqual({ ok: false, code: 'class-paused' });
    expect(nextDeadline(rig.state)).toBeNull();
    expect(advance(rig.state, rig.now + 3_600_000).events).toEqual([]);
    rig.ask(RESUME);
    expect(rig.move(0, WAIT).ok).toBe(true);
    expect(replay(rig.log)).toEqual(rig.state);
  });

  it('[DUEL37] is paused once and resumed once, however often that is requested, and can be stopped', () => {
    const rig = freeHalf(FOUR_WAVES);
    for (const command of [PAUSE, PAUSE, RESUME, RESUME, PAUSE]) rig.ask(command);
    const pauses = rig.log.flatMap(({ type }) => (type === 'held' || type === 'released' ? [type] : []));
    expect(pauses).toEqual(['held', 'released', 'held']);
    expect(rig.ask({ kind: 'time-factor', seat: 0, factor: '2' }).ok).toBe(true);
    expect(rig.ask(STOP).ok).toBe(true);
    expect(rig.state).toMatchObject({ phase: 'over', paused: false });
  });
});

/** The bot moves for the person in the seat. */
function standIn(rig: Rig, seat: 0 | 1) {
  const choice = must(botMove(rig.untilAsked(seat), 'perfect', 1));
  const { positionId, move } = choice;
  return rig.ask({ kind: 'move', seat, positionId, move, by: 'bot', standsIn: true });
}

describe("the bot in a person's seat", () => {
  it('[DUEL38] earns that person nothing, costs nothing, and leaves the streak alone', () => {
    const rig = new Rig(FOUR_WAVES, [perfect(0), perfect(0)]);
    rig.startHalf();
    const { id } = must(rig.untilAsked(0).position);
    rig.move(0, must(botMove(rig.view(0), 'perfect', 1)).move);
    expect(rig.view(0).position?.id).not.toBe(id);
    const { score, streak } = rig.view(0).you;
    expect(streak).toBe(1);
    expect(standIn(rig, 0).ok).toBe(true);
    expect(rig.view(0).you).toMatchObject({ score, streak });
    expect(rig.view(0).judgements.at(-1)).toMatchObject({ by: 'bot', standsIn: true, points: { total: 0 } });
  });

  it('[DUEL38] a bot in its own seat scores like any player', () => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, ABSENT]);
    rig.startHalf();
    const { positionId, move } = must(botMove(rig.untilAsked(0), 'perfect', 1));
    rig.ask({ kind: 'move', seat: 0, positionId, move, by: 'bot' });
    expect(rig.view(0).you.score).toBeGreaterThan(0);
  });
});

describe('an idle player', () => {
  /** The seats that turn idle by time alone, before the half is over. */
  function idleIn(rig: Rig): readonly number[] {
    rig.startHalf();
    for (;;) {
      const before = rig.state;
      const from = rig.log.length;
      if (!rig.step() || rig.state.phase !== 'playing') return [];
      const seats = leftAlone(before, rig.log.slice(from));
      if (seats.length > 0) return seats;
    }
  }

  it('[ROOM7] lets the whole time of a position pass without a move', () => {
    expect(idleIn(new Rig(FOUR_WAVES, [ABSENT, perfect(0)]))).toEqual([0]);
    expect(idleIn(new Rig(FOUR_WAVES, [perfect(0), ABSENT]))).toEqual([1]);
    expect(idleIn(new Rig(FOUR_WAVES, [perfect(25_000), perfect(0)]))).toEqual([]);
  });

  it('[ROOM7] is not one who has tried, however wrongly', () => {
    const tries: Player = (view) => (view.position?.attempt === 1 ? { move: WAIT, delayMs: 1_000 } : null);
    expect(idleIn(new Rig(FOUR_WAVES, [tries, perfect(0)]))).toEqual([]);
  });

  it('[ROOM7] is not one who has bought a hint and reads it', () => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, perfect(0)]);
    rig.startHalf();
    const { id } = must(rig.untilAsked(0).position);
    expect(rig.ask({ kind: 'hint', seat: 0, positionId: id }).ok).toBe(true);
    const before = rig.state;
    const from = rig.log.length;
    rig.runUntil(({ state }) => must(currentHalf(state)).judgements.length > 0);
    expect(must(currentHalf(rig.state)).judgements.at(-1)).toMatchObject({ positionId: id, by: 'stack' });
    expect(leftAlone(before, rig.log.slice(from))).toEqual([]);
  });

  it('[ROOM7] is not one whose time was cut short, such as by a FIN that the peer awaits', () => {
    const stuck: Player = (view) => (view.position?.cause.kind === 'timer' ? null : perfect(0)(view));
    const rig = new Rig(LOST_LAST_ACK, [perfect(5_000), stuck]);
    expect(idleIn(rig)).toEqual([]);
    const byStack = must(currentHalf(rig.state)).judgements.filter(({ by }) => by === 'stack');
    expect(byStack.length).toBeGreaterThan(0);
  });
});
