/** The models behind the page of a finished match: its address, the content of a step, costs, changes. */

import { describe, expect, it } from 'vitest';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { layoutReview } from '../../client/figure/layout/figure-review.ts';
import { costOf } from '../../shared/duel/rules/cost.ts';
import { tryAgainAt } from '../../client/review/review-again.ts';
import { halfScore, matchDeductions } from '../../client/review/review-deductions.ts';
import { fileName } from '../../client/review/review-file.ts';
import { judgementAt, momentOf, stepOfEntry } from '../../client/figure/layout/review-moment.ts';
import { reviewMetrics } from '../../client/figure/layout/review-metrics.ts';
import { namesPlace, placedIn, readWalkPlace, walked, walkFragment } from '../../client/review/review-place.ts';
import { variableRows } from '../../client/review/review-variables.ts';
import { sentenceOf } from '../../client/review/step-words.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { ENDS } from '../../shared/duel/level.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import { basePoints } from '../../shared/duel/rules/score.ts';
import { ABSENT, must, perfect } from '../duel/rig.ts';
import { CLUMSY, recordOf } from './fixtures/review-views.ts';
import './every-language.ts';

const CLUMSY_MATCH = recordOf({ players: [CLUMSY, CLUMSY] });
const LEVEL_IDS = LEVELS.map(({ id }) => id).filter((id) => id !== 'storm');

function halvesOf({ review, steps }: MatchRecord) {
  return review.halves.map((half, index) => ({ half, steps: must(steps[index]) }));
}

describe('the place in the address', () => {
  it('[REVIEW20] names a half and a step, and comes back unchanged', () => {
    for (const place of [
      { half: 0, step: null },
      { half: 1, step: null },
      { half: 0, step: 0 },
      { half: 1, step: 11 },
    ])
      expect(readWalkPlace(walkFragment(place), [12, 12])).toEqual(place);
    expect(walkFragment({ half: 1, step: 11 })).toBe('#h2s12');
  });

  it('[REVIEW620] stands behind the match where the fragment names it', () => {
    const own = `#/r/own-${'0'.repeat(24)}`;
    const step = { half: 1, step: 11 };
    expect(placedIn(own, step)).toBe(`${own}/h2s12`);
    expect(placedIn(`${own}/h1s3`, step)).toBe(`${own}/h2s12`);
    expect(placedIn(`${own}/h1s3`, { half: 0, step: null })).toBe(own);
    expect(placedIn('#h1s3', step)).toBe('#h2s12');
    expect(readWalkPlace(`${own}/h2s12`, [12, 12])).toEqual(step);
    expect([own, `${own}/`, '', `${own}/h1s1`, '#h1s1'].map(namesPlace)).toEqual([false, false, false, true, true]);
  });

  it('[REVIEW20] leads to the nearest step if the match has no such step', () => {
    expect(readWalkPlace('#h9s99', [5, 7])).toEqual({ half: 1, step: 6 });
    expect(readWalkPlace('#h0s0', [5, 7])).toEqual({ half: 0, step: 0 });
    expect(readWalkPlace('#anything', [5, 7])).toEqual({ half: 0, step: null });
  });

  it('[REVIEW21] goes from the whole half to its beginning and back to its end, and never beyond', () => {
    const whole = { half: 0, step: null };
    expect(walked(whole, 1, 5).step).toBe(0);
    expect(walked(whole, -1, 5).step).toBe(4);
    expect(walked({ half: 0, step: 4 }, 1, 5).step).toBe(4);
    expect(walked({ half: 0, step: 0 }, -1, 5).step).toBe(0);
  });
});

describe('the costs', () => {
  it.each([
    ['coached', 'cards', CLUMSY_MATCH],
    ['live', 'cards', recordOf({ players: [CLUMSY, CLUMSY], options: { mode: 'live' } })],
    ['left alone', 'by both', recordOf({ levelId: 'four-waves', players: [perfect(1_000), ABSENT] })],
    ['a storm', 'of six halves', recordOf({ levelId: 'storm', players: [CLUMSY, perfect()], halves: 6 })],
  ])('[REVIEW22] are listed to the last move, and each line leads to its step (%s, %s)', (_mode, _what, record) => {
    const all = matchDeductions(record);
    halvesOf(record).forEach(({ half, steps }, index) => {
      const listed = must(all[index]);
      const costly = half.judgements.filter((one) => costOf(one) > 0);
      for (const judgement of costly)
        expect(listed.some(({ of }) => of.kind === 'judgement' && of.judgement === judgement)).toBe(true);
      for (const { of, step } of listed) {
        const at = must(steps[must(step)]);
        if (of.kind === 'judgement') expect(judgementAt(half, at)).toBe(of.judgement);
        else expect(at.subject.kind).toBe(of.kind);
      }
    });
  });

  it('[REVIEW23] losses and payments of each side add up to every position that it was asked', () => {
    const all = matchDeductions(CLUMSY_MATCH);
    expect(all.flat().length).toBeGreaterThan(8);
    for (const [index, { half }] of halvesOf(CLUMSY_MATCH).entries()) {
      for (const seat of [0, 1] as const) {
        const own = half.judgements.filter((one) => one.seat === seat);
        const answers = own.filter(
          ({ positionId, move }) => positionId !== null && !['claim', 'bind'].includes(move.kind),
        );
        // A needless segment costs its penalty and closes its position without payment.
        const paidFor = answers.filter(({ verdict }) => verdict !== 'needless');
        const positions = new Set(paidFor.map(({ positionId }) => positionId)).size;
        const paid = answers.reduce((sum, { points }) => sum + points.base + points.penalty, 0);
        const elsewhere = own
          .filter((one) => !answers.includes(one))
          .reduce((sum, { points }) => sum + points.penalty, 0);
        const lost = must(all[index])
          .filter((one) => one.seat === seat)
          .reduce((sum, { price }) => sum + price, 0);
        expect(paid + elsewhere + lost).toBe(positions * basePoints(1));
      }
    }
  });

  it('[REVIEW23] halves add up to the score of the match', () => {
    for (const { review } of [CLUMSY_MATCH, recordOf({ levelId: 'storm', halves: 6 })])
      for (const seat of [0, 1] as const)
        expect(review.halves.reduce((sum, half) => sum + halfScore(half, seat), 0)).toBe(review.scores[seat]);
  });

  it('[REVIEW22] include hints and wrong challenges, with what they cost', () => {
    const { review, steps } = CLUMSY_MATCH;
    const half = must(review.halves[0]);
    const judgement = must(half.judgements[0]);
    const { at, seat, end } = judgement;
    const hint = { at, seat, end, positionId: 1, cause: must(judgement.cause), step: 2, cost: 10 };
    const segment = { flags: ['ACK' as const], seq: 1, ack: 1, len: 0 };
    const challenge = {
      at,
      seat,
      end,
      entryId: 3,
      segment,
      right: false,
      cards: [],
      named: null,
      mistake: null,
      points: -10,
    };
    const first = must(must(steps[0])[0]);
    const record: MatchRecord = {
      ...CLUMSY_MATCH,
      review: { ...review, halves: [{ ...half, judgements: [], hints: [hint], challenges: [challenge] }] },
      steps: [
        [
          first,
          { ...first, at, end, subject: { kind: 'hint', index: 0 } },
          { ...first, at, end, subject: { kind: 'challenge', index: 0 } },
        ],
      ],
    };
    expect(must(matchDeductions(record)[0]).map(({ of, price, step }) => [of.kind, price, step])).toEqual([
      ['hint', 10, 1],
      ['challenge', 10, 2],
    ]);
    expect(halfScore(must(record.review.halves[0]), seat)).toBe(-20);
  });
});

describe('a step', () => {
  const half = must(CLUMSY_MATCH.review.halves[0]);
  const steps = must(CLUMSY_MATCH.steps[0]);
  const figure = layoutReview({
    half,
    left: 'A',
    metrics: reviewMetrics(900, 0),
    words: figureLabels('en'),
    wire: null,
  });

  it('[REVIEW24] comes down the figure with time, and the future has not begun', () => {
    const moments = steps.map((step) => momentOf(figure, half, step));
    expect(moments.map(({ y }) => y)).toEqual(moments.map(({ y }) => y).sort((a, b) => a - b));
    expect(must(moments[0]).begun.size).toBe(2);
    expect(must(moments.at(-1)).begun.size).toBe(figure.order.length);
    expect(moments.some(({ stopped }) => stopped)).toBe(true);
  });

  it('[REVIEW24] is found by any entry that it brought', () => {
    for (const { id } of half.entries) {
      const found = must(steps[must(stepOfEntry(steps, id))]);
      expect(found.entryId).toBeGreaterThanOrEqual(id);
      if (found.ownEntryId !== id) expect(steps.every((step) => step.ownEntryId !== id)).toBe(true);
    }
  });

  it('[REVIEW25] marks what it has changed and shows the value before', () => {
    const rows = steps.map((_, index) => variableRows(half, steps, index));
    for (const [index, row] of rows.entries()) {
      const cells = row.filter(({ name }) => name !== 'RTO' && name !== '2MSL');
      for (const { name, cells: now } of cells) {
        const then = (rows[index - 1] ?? row).find((other) => other.name === name)?.cells;
        const marks = ENDS.map((end) => [now[end].changed, now[end].was]);
        const expected = ENDS.map((end) => {
          const changed = then?.[end].value !== now[end].value;
          return [changed, changed ? then?.[end].value : null];
        });
        expect(marks).toEqual(expected);
      }
    }
    const letters = rows.flat().flatMap(({ cells }) => [cells.A.symbol, cells.B.symbol]);
    expect(letters).toEqual(expect.arrayContaining(['u', 'u+1', 'w+1']));
  });

  it('[REVIEW25] a wrong first FIN moves no letter: v is where the other side stood at the right one', () => {
    const live = recordOf({ levelId: 'last-words', players: [CLUMSY, CLUMSY], options: { mode: 'live' } });
    expect(must(live.review.halves[0]).symbols).toEqual({ u: 4_000, v: 9_000, w: 9_350 });
  });

  it('[REVIEW25] a timer that keeps running is no change, one that restarts is', () => {
    const timer = steps.map(
      (_, index) => must(variableRows(half, steps, index).find(({ name }) => name === '2MSL')).cells.A,
    );
    const runs = timer.filter(({ value }) => value !== null);
    expect(runs.filter(({ changed }) => changed).length).toBeLessThan(runs.length);
    expect(runs[0]?.changed).toBe(true);
  });

  it('[REVIEW26] offers another try wherever a player is asked, even if the answer has just been shown', () => {
    for (const [index, step] of steps.entries()) {
      const ways = tryAgainAt(half, steps, index);
      for (const end of ['A', 'B'] as const)
        if (step.open[end] !== null) expect(ways.some((way) => way.end === end)).toBe(true);
    }
    const answered = steps.findIndex((step) => judgementAt(half, step)?.verdict === 'correct');
    expect(tryAgainAt(half, steps, answered).map(({ end }) => end)).toContain(must(steps[answered]).end);
  });

  it.each(LEVEL_IDS)('[REVIEW27] of %s describes the event in a sentence of its own', (levelId) => {
    const record = recordOf({ levelId, players: [CLUMSY, perfect(2_000)] });
    for (const { half: one, steps: all } of halvesOf(record)) {
      for (const step of all) {
        const said = sentenceOf(record, one, step);
        expect(said).not.toMatch(/review\.|undefined|\{\{|^\w+$/);
        if (step.subject.kind !== 'start') expect(said.length).toBeGreaterThan(8);
      }
    }
  });
});

it('[REVIEW28] files are named after level, day and half, even if a level has a colon', () => {
  const playedAt = Date.UTC(2026, 10, 22, 14);
  expect(fileName({ levelId: 'capture:lost-last-ack', playedAt }, 2, 'svg')).toBe(
    'last-ack-capture-lost-last-ack-2026-11-22-2.svg',
  );
  expect(fileName({ levelId: 'storm', playedAt }, null, 'json')).toBe('last-ack-storm-2026-11-22.json');
});
