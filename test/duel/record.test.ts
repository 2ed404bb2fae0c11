/** The record of a match: its steps against the fold of the same log, event by event. */

import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../shared/content/levels.ts';
import { isOver, replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { evolve } from '../../shared/duel/state/evolve.ts';
import { ENDS, type Level } from '../../shared/duel/level.ts';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import type { MatchOptions, Seat } from '../../shared/duel/options.ts';
import type { EndVariables, MatchRecord, OpenPosition, RecordStep } from '../../shared/duel/views/record.ts';
import { currentHalf, type DuelState, type EndState, type HalfState, seatOf } from '../../shared/duel/state/state.ts';
import { canFinish } from '../../shared/duel/state/storm.ts';
import { captureLevels } from '../../server/captures.ts';
import { careless } from './arbitrary.ts';
import { LOST_LAST_ACK } from './moves.ts';
import { must, perfect, Rig, ROOM } from './rig.ts';

/** A whole match in which a hint is bought in every third position. */
function played(level: Level, options: Partial<MatchOptions>, seed: number): Rig {
  const rig = new Rig(level, [careless(seed), seed % 2 === 0 ? careless(seed + 1) : perfect()], options, seed);
  while (!isOver(rig.state)) {
    if (canFinish(rig.state)) rig.ask({ kind: 'finish', seat: 0 });
    else if (rig.state.phase !== 'playing') rig.startHalf();
    else rig.step();
    for (const seat of [0, 1] as const) buyHint(rig, seat);
  }
  return rig;
}

function buyHint(rig: Rig, seat: Seat): void {
  const { position } = rig.view(seat);
  if (position !== null && position.id % 3 === 0 && position.hints.taken < 2)
    rig.ask({ kind: 'hint', seat, positionId: position.id });
}

const recordOf = (events: readonly DuelEvent[]) => makeRecord({ playedAt: 7, events }, ROOM);

/** The parts of an end that change only by an event, never by time alone. */
function facts({ endpoint: { tcb }, port }: EndState) {
  return [tcb.state, tcb.snd.una, tcb.snd.nxt, tcb.rcv.nxt, tcb.app.pending, port] as const;
}

function factsOfStep({ state, sndUna, sndNxt, rcvNxt, pending, port }: EndVariables) {
  return [state, sndUna, sndNxt, rcvNxt, pending, port] as const;
}

/** The things that a half has shown, in order, each once while it stays the same. */
function distinct(all: readonly unknown[]): string[] {
  return all.map((one) => JSON.stringify(one)).filter((one, i, texts) => one !== texts[i - 1]);
}

/** The state after each event. */
function statesOf(events: readonly DuelEvent[]): DuelState[] {
  const states: DuelState[] = [];
  for (const event of events) states.push(evolve(states.at(-1) ?? null, event));
  return states;
}

/** Both ends after each event of a half. */
function folded(states: readonly DuelState[], half: number): unknown[] {
  const halves = states.flatMap((state) => currentHalf(state) ?? []).filter((now) => now.half === half);
  return halves.map(({ ends }) => [facts(ends.A), facts(ends.B)]);
}

const subjects = <K extends RecordStep['subject']['kind']>(steps: readonly RecordStep[], kind: K) =>
  steps.flatMap(({ subject }) => (subject.kind === kind ? [subject as Extract<typeof subject, { kind: K }>] : []));

/** Every judgement, hint, challenge, entry and arrival of the review is in exactly one step. */
function expectEverythingOnce({ review, steps }: MatchRecord): void {
  expect(steps).toHaveLength(review.halves.length);
  for (const [i, half] of review.halves.entries()) {
    const own = must(steps[i]);
    expect(subjects(own, 'judgement').map((subject) => subject.judgementId)).toEqual(
      half.judgements.map(({ id }) => id),
    );
    expect(subjects(own, 'hint').map((subject) => subject.index)).toEqual([...half.hints.keys()]);
    expect(subjects(own, 'challenge').map((subject) => subject.index)).toEqual([...half.challenges.keys()]);
    const arrivals = half.entries.flatMap((entry) =>
      entry.kind === 'segment' ? entry.arrivals.map((at, copy) => `${entry.id} ${copy} ${at}`) : [],
    );
    const stepped = own.flatMap(({ at, subject }) =>
      subject.kind === 'arrival' ? [`${subject.entryId} ${subject.copy} ${at}`] : [],
    );
    expect(stepped.sort()).toEqual(arrivals.sort());
    const brought = own.flatMap(({ ownEntryId, entryId }) =>
      ownEntryId === null ? [] : half.entries.filter(({ id }) => id >= ownEntryId && id <= (entryId ?? 0)),
    );
    expect(brought).toEqual(half.entries);
  }
}

/**
 * The log up to each question leads to that question.
 * @returns how many questions there are
 */
function expectQuestions(events: readonly DuelEvent[], states: readonly DuelState[], { steps }: MatchRecord): number {
  const asked = new Map<number, OpenPosition>();
  for (const { open } of steps.flat())
    for (const end of ENDS) if (open[end] !== null) asked.set(open[end].events, open[end]);
  for (const [length, { positionId, cause, owed }] of asked) {
    const last = must(events[length - 1]);
    if (last.type !== 'position-opened' && last.type !== 'position-changed')
      throw new Error(`it ends with ${last.type}`);
    const { position } = must(currentHalf(must(states[length - 1]))).ends[last.end];
    expect(position).toMatchObject({ id: positionId, cause, right: owed });
  }
  return asked.size;
}

/** Ways of playing a match that together cover everything that can happen. */
const WAYS: readonly (readonly [string, Partial<MatchOptions>, number])[] = [
  ['coached, in cards, with mistakes', { compose: 'cards' }, 2],
  ['live, in free composition, with mistakes on one side', { mode: 'live', compose: 'free' }, 3],
  ['live, in cards, fast', { mode: 'live', compose: 'cards', pace: 'fast' }, 6],
];

describe.each(WAYS)('the record of a match %s', (_, options, seed) => {
  it.each([...LEVELS, ...captureLevels()].map((level) => [level.id, level] as const))(
    '[REVIEW1] [REVIEW2] [REVIEW3] goes through %s as it was, and leaves nothing out',
    (__, level) => {
      const { log, state } = played(level, options, seed);
      const states = statesOf(log);
      const record = recordOf(log);
      expectEverythingOnce(record);
      expectQuestions(log, states, record);
      for (const [i, steps] of record.steps.entries()) {
        expect(steps[0]?.subject).toEqual({ kind: 'start' });
        const shown = steps.map(({ ends }) => [factsOfStep(ends.A), factsOfStep(ends.B)]);
        expect(distinct(shown)).toEqual(distinct(folded(states, i + 1)));
        expectFinal(must(steps.at(-1)), must(state.halves[i]));
      }
    },
  );
});

function expectFinal({ ends, open, entryId }: RecordStep, half: HalfState): void {
  expect([ends.A, ends.B].map(factsOfStep)).toEqual([half.ends.A, half.ends.B].map(facts));
  expect(open).toEqual({ A: null, B: null });
  // An arrival, and that it changed nothing, is shown with its segment; a stopped segment with its move.
  const entry = half.journal.findLast(({ kind }) => kind !== 'arrived' && kind !== 'stayed' && kind !== 'stopped');
  expect(entryId).toBe(entry?.id ?? null);
}

describe('a step', () => {
  it('[REVIEW2] combines a right move with the segment that it sent, and keeps a stopped segment apart', () => {
    const { log } = played(LOST_LAST_ACK, { compose: 'cards' }, 4);
    const { review, steps } = recordOf(log);
    const [half, own] = [must(review.halves[0]), must(steps[0])];
    const judged = own.flatMap(({ subject, ownEntryId, end }) => {
      const judgement =
        subject.kind === 'judgement' ? half.judgements.find(({ id }) => id === subject.judgementId) : null;
      return judgement?.move.kind === 'send'
        ? [{ judgement, end, sent: half.entries.find(({ id }) => id === ownEntryId) }]
        : [];
    });
    expect(judged.filter(({ judgement }) => judgement.verdict === 'wrong').length).toBeGreaterThan(0);
    for (const { judgement, end, sent } of judged) {
      if (judgement.verdict === 'wrong') expect(sent).toBeUndefined();
      if (judgement.verdict === 'correct') expect(sent).toMatchObject({ kind: 'segment', from: end, by: judgement.by });
    }
  });

  it('[REVIEW1] says how long 2MSL lasts, and how long the retransmission timer still runs while no player thinks', () => {
    const { log } = new Rig(LOST_LAST_ACK).runMatch();
    const steps = must(recordOf(log).steps[0]);
    const waiting = steps.filter(({ ends }) => ends.A.state === 'TIME-WAIT');
    expect(new Set(waiting.map(({ ends }) => ends.A.timeWaitEndsAt)).size).toBeGreaterThan(1);
    expect(waiting.every(({ at, ends }) => at <= (ends.A.timeWaitEndsAt ?? at))).toBe(true);
    const armed = steps
      .filter(({ ends }) => ends.B.retransmissionInMs !== null)
      .map(({ ends }) => ends.B.retransmissionInMs);
    // One trip of quiet time passes, and none of the time in which the other end thinks.
    expect(armed.slice(0, 3)).toEqual([8_000, 6_500, 6_500]);
    expect(steps.at(-1)?.ends.B).toMatchObject({ retransmissionInMs: null, timeWaitEndsAt: null, port: 'free' });
  });

  it('[REVIEW3] is a challenge as well, and names the segment challenged', () => {
    const { log } = played(LOST_LAST_ACK, { mode: 'live', compose: 'free' }, 3);
    const at = log.findIndex(({ type }) => type === 'arrived');
    const arrived = must(currentHalf(replay(log.slice(0, at + 1)))?.journal.findLast(({ kind }) => kind === 'arrived'));
    const challenge = { type: 'called-out', at: arrived.at, end: arrived.end, entryId: arrived.id } as const;
    const events = log.toSpliced(at + 2, 0, { ...challenge, mistake: null, cards: [], points: -10 });
    const record = recordOf(events);
    expectEverythingOnce(record);
    expectQuestions(events, statesOf(events), record);
    const step = must(record.steps[0]?.find(({ subject }) => subject.kind === 'challenge'));
    expect(step).toMatchObject({ end: arrived.end, at: arrived.at, subject: { index: 0 }, ownEntryId: null });
  });
});

describe('the record of practice', () => {
  it('[REVIEW4] shows the whole figure, judges only what came after, and can be practised in again', () => {
    const { log } = new Rig(LOST_LAST_ACK, [careless(4), perfect()], { compose: 'cards' }, 4).runMatch();
    const second = log.findLastIndex(({ type }) => type === 'half-started');
    const asked = log.findIndex(
      ({ type, at }, i) => type === 'position-opened' && i > second && at > must(log[second]).at + 9_000,
    );
    const question = must(log[asked]);
    if (question.type !== 'position-opened') throw new Error('no question');
    const seat = seatOf(question.end, 2);
    const from = { matchId: 'before', events: asked + 1 };
    const rig = new Rig(LOST_LAST_ACK);
    rig.log.splice(0, rig.log.length, ...log.slice(0, asked + 1), {
      type: 'practice-began',
      at: question.at,
      seat,
      from,
    });
    rig.state = replay(rig.log);
    rig.now = question.at;
    rig.runUntil(({ state }) => isOver(state));
    const record = recordOf(rig.log);
    expect(record).toMatchObject({ practice: from, review: { halves: [{ half: 2 }] } });
    expectEverythingOnce(record);
    expect(expectQuestions(rig.log, statesOf(rig.log), record)).toBeGreaterThan(3);
    const steps = must(record.steps[0]);
    const began = steps.findIndex(({ subject }) => subject.kind === 'practice');
    expect(steps[began]).toMatchObject({ end: question.end, open: { [question.end]: { events: asked + 1 } } });
    expect(new Set(steps.slice(0, began).map(({ subject }) => subject.kind))).toEqual(
      new Set(['start', 'entry', 'arrival']),
    );
    expect(steps.slice(began).some(({ subject }) => subject.kind === 'judgement')).toBe(true);
  });
});
