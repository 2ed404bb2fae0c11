/** The standings of the board: the upper half, who climbed, and what the board is never sent. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOARD_ROWS, climbOf, upperHalf } from '../../shared/class/upper-half.ts';
import type { StandingRow } from '../../shared/class/standing-rows.ts';
import { must } from '../duel/rig.ts';
import { AT, ClassRig, RIGHT, WRONG } from './class-rig.ts';

/** Rows with these scores, best first. */
function rowsOf(scores: readonly number[]): StandingRow[] {
  const sorted = scores.toSorted((a, b) => b - a);
  return sorted.map((score, at) => ({ student: at + 1, name: `S${at + 1}`, score, place: 1 + sorted.indexOf(score) }));
}

describe('the upper half', () => {
  it.each([
    [[50], 1],
    [[50, 40], 1],
    [[50, 40, 30], 2],
    [[50, 40, 40, 30], 1],
    [[50, 50, 40, 30], 2],
    [[50, 40, 30, 20, 10], 3],
    [[50, 40, 30, 30, 10, 0], 2],
    [[0, 0, 0], 3],
    [[], 0],
  ])('[CLASS560] of %j are %i rows', (scores, count) => {
    expect(upperHalf(rowsOf(scores))).toHaveLength(count);
  });

  it('[CLASS560] never has anybody of the last place unless all share it, and never splits a place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 }), (scores) => {
        const rows = rowsOf(scores);
        const shown = upperHalf(rows);
        const lowest = Math.min(...scores);
        const shared = rows.every(({ score }) => score === lowest);
        if (rows.length > 1 && !shared) expect(shown.some(({ score }) => score === lowest)).toBe(false);
        for (const { place } of shown)
          expect(shown.filter((row) => row.place === place)).toHaveLength(
            rows.filter((row) => row.place === place).length,
          );
        expect(shown).toEqual(rows.slice(0, shown.length));
      }),
      { seed: 20_261_130 },
    );
  });
});

/** Six students, a question, a round of duels, in which they score so (by student). */
function played(asked: readonly number[], duelled: readonly number[]): ClassRig {
  const rig = new ClassRig({ students: 6 }).start(AT.question);
  for (const student of asked) rig.answer(student, RIGHT);
  rig.must({ kind: 'skip' }).start(AT.duel);
  for (const { matchId, seats } of must(rig.state.rounds[1]).duels)
    rig.stands(matchId, [duelled[must(seats[0]) - 1] ?? 0, duelled[must(seats[1]) - 1] ?? 0], true);
  return rig.must({ kind: 'skip' });
}

describe('the standings of the board', () => {
  it('[CLASS561] say where each stood before the last round that scores, and who climbed most', () => {
    const rig = played([1, 2, 3], [0, 10, 60, 0, 0, 300]);
    const { rows, hero, half, climbs } = rig.board().standings;
    expect([half, climbs]).toEqual([3, true]);
    expect(rows.map(({ student, place, before, below, gained }) => [student, place, before, below, gained])).toEqual([
      [6, 1, null, true, 300],
      [3, 2, 1, false, 60],
      [2, 3, 1, false, 10],
    ]);
    expect(hero).toBe(6);
    expect(rows.map((row) => climbOf(row, half))).toEqual([3, -1, -2]);
  });

  it('[CLASS561] do not tell from which of the last places somebody has come', () => {
    const standings = played([1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 300]).board().standings;
    expect(standings.rows[0]).toEqual({
      student: 6,
      name: 'S6',
      place: 1,
      score: 300,
      gained: 300,
      before: null,
      below: true,
    });
  });

  it('[CLASS561] know no climb in the first round that scores, after a pause, and of a student who came late', () => {
    const first = new ClassRig({ students: 4 }).start(AT.pause).must({ kind: 'skip' }).start(AT.question);
    first.answer(2, RIGHT);
    first.must({ kind: 'skip' });
    expect(first.board().standings).toMatchObject({ climbs: false, hero: null, rows: [{ student: 2, before: null }] });
    const rig = new ClassRig({ students: 3 }).start(AT.question).must({ kind: 'skip' });
    rig.wait(1_000).start(AT.order).wait(500);
    const late = rig.join('Late');
    rig.answer(late, must(rig.board().round?.kind === 'question' ? { kind: 'order', items: [0, 1, 2, 3] } : undefined));
    rig.must({ kind: 'skip' });
    const row = rig.board().standings.rows.find(({ student }) => student === late);
    if (row !== undefined) expect([row.before, row.below]).toEqual([null, false]);
  });

  it('[CLASS560] are as many as can be read, whatever the class', () => {
    const rig = new ClassRig({ students: 60 }).start(AT.question);
    for (let student = 1; student <= 60; student++) {
      rig.wait(200);
      rig.answer(student, RIGHT);
    }
    rig.must({ kind: 'skip' });
    expect(rig.board().standings.rows).toHaveLength(BOARD_ROWS);
  });

  it('[CLASS560] send the board no score of the lower half: only a remote is told everybody’s', () => {
    const rig = played([1, 2, 3], [0, 10, 60, 0, 0, 300]);
    expect(Object.values(rig.board().students).map(({ score }) => score)).toEqual(Array(6).fill(null));
    expect(rig.teacher().students['6']?.score).toBe(300);
    const { rows } = rig.board().standings;
    expect(rows.map(({ student }) => student).filter((student) => [1, 4, 5].includes(student))).toEqual([]);
  });

  it('[CLASS564] have a podium when the class is over: three places, shared ones too, and nobody without a point', () => {
    const rig = new ClassRig({ students: 4 }).start(AT.question);
    for (const student of [1, 2]) rig.answer(student, RIGHT);
    rig.answer(3, WRONG);
    rig.must({ kind: 'skip' });
    expect(rig.board().podium).toEqual([]);
    rig.must({ kind: 'end' });
    expect(rig.board().podium.map(({ student, place }) => [student, place])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});
