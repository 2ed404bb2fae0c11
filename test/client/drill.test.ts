/** Positions that come back: what is kept of a mistake, and asking the same with other numbers. */

import fc from 'fast-check';
import { createEmptyCard } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import {
  DRILLS_MAX,
  type Missed,
  missedBetween,
  newSchedule,
  viewOfDrill,
  withMissed,
} from '../../client/solo/drills/drill.ts';
import { answer, composeOfDrill, questionOf } from '../../client/solo/drills/drill-question.ts';
import { drawOffsets, shifted, shiftedMove } from '../../client/solo/drills/drill-shift.ts';
import { withStarters } from '../../client/solo/drills/drill-starter.ts';
import { type Drill, type DrillView, NO_PROGRESS, type Progress } from '../../client/context/progress.ts';
import { endpointFromView } from '../../shared/bot/endpoint-from-view.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import type { MatchOptions } from '../../shared/duel/options.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import { judge } from '../../shared/referee/judge.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { anyLevel, careless } from '../duel/arbitrary.ts';
import { BIND, claim, FOUR_WAVES, LOST_LAST_ACK, send, WAIT } from '../duel/moves.ts';
import { ABSENT, must, perfect, Rig } from '../duel/rig.ts';

const same = <T>(one: T): T => one;

/** Makes a move for the seat and finds what is kept of it. */
function afterMove(rig: Rig, move: Move): readonly Missed[] {
  const before = rig.view(0);
  rig.move(0, move);
  return missedBetween(before, rig.view(0));
}

function asked(level = FOUR_WAVES, options: Partial<MatchOptions> = {}): Rig {
  const rig = new Rig(level, [ABSENT, perfect(500)], { compose: 'free', ...options });
  rig.startHalf();
  rig.untilAsked(0);
  return rig;
}

const FIRST_WRONG = send(makeSegment({ flags: ['RST'], seq: 4000 }));

/** What both seats saw at the first questions of a match of two careless players. */
function positionsOf(rig: Rig): readonly SeatView[] {
  rig.startHalf();
  const seen: SeatView[] = [];
  for (let steps = 0; steps < 120 && seen.length < 7 && rig.state.phase === 'playing' && rig.step(); steps++) {
    for (const seat of [0, 1] as const) {
      const view = rig.view(seat);
      if (
        view.position !== null &&
        !seen.some(({ position, you }) => you.seat === seat && position?.id === view.position?.id)
      )
        seen.push(view);
    }
  }
  return seen;
}

/** Moves of every kind around the numbers of a view: right ones, off by one, in the wrong field, zero. */
function movesAround({ tcp, position }: DrillView): readonly Move[] {
  if (tcp === null) return [];
  const seqs = [...[-1, 0, 1].map((n) => seqAdd(tcp.sndNxt, n)), tcp.sndUna, tcp.rcvNxt, 0];
  const acks = [...[-1, 0, 1].map((n) => seqAdd(tcp.rcvNxt, n)), tcp.sndNxt, undefined];
  const segments = seqs.flatMap((seq) =>
    acks.flatMap((ack) => ([[], ['FIN'], ['RST']] as const).map((flags) => makeSegment({ flags, seq, ack }))),
  );
  const text = makeSegment({ seq: tcp.sndNxt, ack: tcp.rcvNxt, len: tcp.pending });
  return [...segments, text, ...(position?.cards ?? [])].map(send).concat(WAIT, BIND, STATES.map(claim));
}

/**
 * If the numbers of the two directions are close to each other, or to zero, they can be confused: such a position
 * proves nothing.
 */
function isClear({ tcp, start }: DrillView): boolean {
  if (tcp === null || start?.state !== 'ESTABLISHED') return false;
  const apart = (a: number, b: number) => Math.abs((a - b) | 0) > 5_000;
  const clear = (n: number) => apart(n, 0) && n + 70_000 < 2 ** 32;
  return apart(tcp.sndNxt, tcp.rcvNxt) && clear(tcp.sndNxt) && clear(tcp.rcvNxt);
}

function expectSame(view: DrillView, seed: number): void {
  const by = drawOffsets(view, drawsFrom(seed, 1));
  const other = shifted(view, by);
  if (!isClear(view) || !isClear(other)) return;
  const [here, there] = [view, other].map((one) => must(endpointFromView(viewOfDrill(one))));
  const judged = (endpoint: typeof here, move: Move) => judge(must(endpoint), move, view.notation);
  const differing = movesAround(view).filter((move) => {
    const verdicts = [judged(here, move), judged(there, shiftedMove(move, view, by))];
    return JSON.stringify(verdicts[0]) !== JSON.stringify(verdicts[1]);
  });
  expect(differing).toEqual([]);
}

describe('what is kept of a mistake', () => {
  it('[DRILL1] is the position as it was seen before the move, with the mistake', () => {
    const rig = asked();
    const before = rig.view(0);
    const [missed, ...others] = afterMove(rig, FIRST_WRONG);
    expect(others).toEqual([]);
    expect(missed?.mistake).toBe('rst-for-close');
    expect(missed?.view.figure).toEqual(before.figure);
    expect(missed?.view.position).toMatchObject({ cause: { kind: 'call', call: 'CLOSE' }, attempt: 1, tried: [] });
  });

  it('[DRILL1] does not exist for a right move, nor for one that is only introduced', () => {
    const rig = asked();
    expect(missedBetween(null, rig.view(0))).toEqual([]);
    expect(afterMove(rig, send(makeSegment({ flags: ['FIN'], seq: 4000, ack: 9000 })))).toEqual([]);
  });

  it('[DRILL1] exists for a position left alone, and for a wrong name of the state', () => {
    const rig = asked();
    const before = rig.view(0);
    rig.runUntil(({ state }) => state.halves[0]?.judgements.some(({ by }) => by === 'stack') ?? false);
    expect(missedBetween(before, rig.view(0)).map(({ mistake }) => mistake)).toEqual(['close-forgotten']);
    const named = asked();
    const [wrong] = afterMove(named, claim('CLOSED'));
    expect(wrong).toMatchObject({ mistake: 'state-wrong' });
    expect(questionOf(drillOf(must(wrong)))).toMatchObject({ asked: 'state', right: claim('FIN-WAIT-1') });
  });

  it('[DRILL1] asks, after taking a port too early, whether to take it', () => {
    const rig = new Rig(LOST_LAST_ACK, [perfect(500), perfect(500)]);
    rig.startHalf();
    rig.runUntil(({ state }) => state.halves[0]?.ends.A.port === 'held' && rig.view(0).port === 'held');
    rig.runUntil(() => rig.view(0).position === null);
    const [missed] = afterMove(rig, BIND);
    const question = must(questionOf(drillOf(must(missed))));
    expect(missed?.mistake).toBe('port-too-early');
    expect(question.view.position?.cause).toMatchObject({ kind: 'call', call: 'BIND' });
    expect(question.right).toEqual(WAIT);
    expect(answer(question, BIND, 1).kind).toBe('wrong');
  });

  it('[DRILL2] does not say who played, or in which match', () => {
    const [missed] = afterMove(asked(), FIRST_WRONG);
    const text = JSON.stringify(missed?.view);
    for (const secret of ['Ada', '小林', 'ACDEF', 'judgements', 'review']) expect(text).not.toContain(secret);
  });

  it('[DRILL3] is kept once for the same mistake in the same kind of position, and comes sooner', () => {
    const [missed] = afterMove(asked(), FIRST_WRONG);
    const once = withMissed(NO_PROGRESS, must(missed), 1_000, same);
    expect(once.drills.map(({ schedule }) => schedule.due)).toEqual([1_000]);
    const [again] = afterMove(asked(), FIRST_WRONG);
    const twice = withMissed(once, must(again), 9_000, (schedule, now) => ({ ...schedule, due: now, lapses: 1 }));
    expect(twice.drills).toHaveLength(1);
    expect(twice.drills[0]?.schedule).toMatchObject({ due: 9_000, lapses: 1 });
  });

  it('[DRILL3] is a separate drill for another level or another kind of position', () => {
    const [here] = afterMove(asked(), FIRST_WRONG);
    const [there] = afterMove(asked(LOST_LAST_ACK), FIRST_WRONG);
    expect(here?.id).not.toBe(there?.id);
  });

  it('[DRILL4] is limited to 150, and those learned best make room', () => {
    const [missed] = afterMove(asked(), FIRST_WRONG);
    const drills = Array.from({ length: DRILLS_MAX }, (_, i): Drill => {
      const drill = drillOf(must(missed));
      return { ...drill, id: `${i}`, schedule: { ...drill.schedule, stability: i === 70 ? 90 : 5 } };
    });
    const full: Progress = { ...NO_PROGRESS, drills };
    const { drills: kept } = withMissed(full, must(missed), 5, same);
    expect(kept).toHaveLength(DRILLS_MAX);
    expect(kept.some(({ id }) => id === '70')).toBe(false);
    expect(kept.at(-1)?.id).toBe(missed?.id);
  });

  it('begins like the empty card of ts-fsrs', () => {
    const { due, last_review, ...card } = createEmptyCard(new Date(77));
    expect(newSchedule(77)).toMatchObject({ due: due.getTime(), lastReview: last_review ?? null, reps: card.reps });
    expect(Object.values(newSchedule(0)).every((value) => value === 0 || value === null)).toBe(true);
  });
});

function drillOf(missed: Missed): Drill {
  return { ...missed, addedAt: 0, schedule: newSchedule(0) };
}

describe('the same position with other numbers', () => {
  it('[DRILL5] gives every move the verdict of its equivalent before, in every level', () => {
    for (const level of LEVELS) {
      const rig = new Rig(level, [careless(3), careless(4)], { mode: 'live', compose: 'cards' });
      for (const view of positionsOf(rig)) expectSame(view, view.position?.id ?? 0);
    }
  });

  it('[DRILL5] also with any numbers, any losses, and players who send anything', () => {
    fc.assert(
      fc.property(anyLevel, fc.integer({ min: 0, max: 9_999 }), (level, seed) => {
        const rig = new Rig(level, [careless(seed), careless(seed + 1)], { mode: 'live' }, seed);
        for (const view of positionsOf(rig)) expectSame(view, seed);
      }),
      { numRuns: 8, seed: 5, endOnFailure: true },
    );
  });

  it('[DRILL5] still wraps where the sequence numbers wrapped', () => {
    const near = must(LEVELS.find(({ id }) => id === 'wraparound'));
    const rig = new Rig(near, [careless(1), careless(2)], { compose: 'cards' });
    const wraps = ({ start, tcp }: DrillView) => [
      (start?.sndNxt ?? 0) > (tcp?.sndNxt ?? 0),
      (start?.rcvNxt ?? 0) > (tcp?.rcvNxt ?? 0),
    ];
    const views = positionsOf(rig);
    expect(views.flatMap(wraps)).toContain(true);
    for (const [seed, view] of views.entries())
      expect(wraps(shifted(view, drawOffsets(view, drawsFrom(seed, 1))))).toEqual(wraps(view));
  });

  it('[DRILL5] [DRILL6] has other numbers and other places for its cards each time', () => {
    const drill = must(withStarters(NO_PROGRESS, 0).drills[0]);
    const times = [0, 1, 2, 3].map((reps) => must(questionOf({ ...drill, schedule: { ...drill.schedule, reps } })));
    expect(new Set(times.map(({ view }) => view.tcp?.sndNxt)).size).toBeGreaterThan(2);
    const places = times.map((one) =>
      one.view.position?.cards.findIndex((segment) => answer(one, { kind: 'send', segment }, 1).kind === 'right'),
    );
    expect(places).not.toContain(-1);
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});

describe('a daily position', () => {
  it('[DRILL6] is composed as it was missed, then with fields, then freely, and after a lapse as at first', () => {
    const at = (state: number, scheduledDays: number) =>
      composeOfDrill('cards', { ...newSchedule(0), state, scheduledDays });
    expect([at(0, 0), at(2, 1), at(2, 4), at(2, 20), at(3, 0)]).toEqual(['cards', 'cards', 'fields', 'free', 'cards']);
    expect(composeOfDrill('fields', { ...newSchedule(0), state: 2, scheduledDays: 30 })).toBe('free');
  });

  it("[DRILL7] is judged by the server's referee: right, wrong with its mistake, or not all that is owed", () => {
    const [wave4] = withStarters(NO_PROGRESS, 0).drills;
    const question = must(questionOf(must(wave4)));
    const { right, view } = question;
    expect(answer(question, right, 1)).toMatchObject({ kind: 'right', judgement: { mistake: null } });
    const low = makeSegment({ seq: view.tcp?.sndNxt ?? 0, ack: seqAdd(view.tcp?.rcvNxt ?? 0, -1) });
    expect(answer(question, send(low), 1)).toMatchObject({
      kind: 'wrong',
      judgement: { mistake: 'ack-fin-not-counted', right, attempt: 1 },
    });
  });

  it('[DRILL8] the starter set: five positions in which their own mistake can be made', () => {
    const { drills } = withStarters(NO_PROGRESS, 1_000);
    expect(drills).toHaveLength(5);
    for (const drill of drills) {
      const question = must(questionOf(drill));
      expect(answer(question, question.right, 1).kind).toBe('right');
      const made = movesAround(question.view).map((move) => answer(question, move, 1).judgement.mistake);
      expect(made).toContain(drill.mistake);
    }
    expect(withStarters(withStarters(NO_PROGRESS, 1), 2).drills).toHaveLength(5);
  });

  it('an unreadable view asks no question, and breaks nothing', () => {
    const drill = must(withStarters(NO_PROGRESS, 0).drills[0]);
    expect(questionOf({ ...drill, view: { ...drill.view, start: null } })).toBeNull();
  });
});
