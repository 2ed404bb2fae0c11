/** Makes the report of one or more classes from their logs alone, never from a live room. Pure: the time is passed in. */

import { MISTAKES } from '../referee/mistake.ts';
import { costOf, outcomeOf } from '../duel/rules/cost.ts';
import type { JudgedMove } from '../duel/vocabulary/judgement.ts';
import { causeText } from './cause-text.ts';
import { gainOf, type TQuantile } from './gain.ts';
import { type Moment, momentsOf } from './moments.ts';
import { answerRows } from './report-answers.ts';
import { itemRows } from './report-items.ts';
import { pairRows, roundRows } from './report-rounds.ts';
import { type LoggedClass, nameIn, type OwnMove, ownMoves, replayLogged, toldMoves } from './report-source.ts';
import { type Counted, ofThoseIn, studentRows } from './report-students.ts';
import type { Report, ReportClass, ReportMistake, ReportMove, ReportPosition } from './report.ts';

function count(logged: LoggedClass): Counted {
  const played = replayLogged(logged);
  const moves = ownMoves(played);
  return { played, moves, moments: momentsOf(moves) };
}

function classRow({ played: { code, openedAt, state } }: Counted): ReportClass {
  return {
    code,
    title: state.lesson.title,
    openedAt,
    students: state.students.filter(({ removed }) => !removed).length,
    rounds: state.rounds.length,
  };
}

function judged(judgement: JudgedMove): Pick<ReportMove, 'half' | 'positionId' | 'state' | 'attempt' | 'move'> {
  const { half, positionId, state, attempt, move } = judgement;
  return { half, positionId, state, attempt, move };
}

function moveRow({ played }: Counted, { duel, student, judgement }: OwnMove): ReportMove {
  return {
    code: played.code,
    round: duel.round.round,
    matchId: duel.plan.matchId,
    levelId: duel.levelId,
    student,
    name: nameIn(played, student),
    ...judged(judgement),
    cause: causeText(judgement.cause),
    verdict: judgement.verdict,
    mistake: judgement.mistake,
    outcome: outcomeOf(judgement),
    cost: costOf(judgement),
    clause: judgement.clause,
    points: judgement.points.total,
    at: judgement.at,
  };
}

/** Groups things by a key, in the order in which the keys first occur. */
function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group === undefined) groups.set(keyOf(thing), [thing]);
    else group.push(thing);
  }
  return [...groups.values()];
}

/** The mistakes by level, the most frequent first; ties in the order of MISTAKES. */
function mistakeRows(moves: readonly ReportMove[]): ReportMistake[] {
  const made = moves.flatMap(({ mistake, ...move }) => (mistake === null ? [] : [{ ...move, mistake }]));
  const rows = grouped(made, ({ levelId, mistake }) => `${levelId} ${mistake}`).map((group) => ({
    levelId: group[0].levelId,
    mistake: group[0].mistake,
    count: group.length,
    students: new Set(group.map(({ code, student }) => `${code} ${student}`)).size,
  }));
  return rows.sort((a, b) => b.count - a.count || MISTAKES.indexOf(a.mistake) - MISTAKES.indexOf(b.mistake));
}

/** How moments of each kind went, in the order in which the kinds first occur. */
function positionRows(moments: readonly Moment[]): ReportPosition[] {
  return grouped(moments, ({ levelId, state, cause }) => `${levelId} ${state} ${cause}`).map((group) => ({
    levelId: group[0].levelId,
    state: group[0].state,
    cause: group[0].cause,
    asked: group.length,
    firstTry: group.filter(({ firstTry }) => firstTry).length,
    wrong: group.reduce((sum, { wrong }) => sum + wrong, 0),
  }));
}

/**
 * The report of these classes, in their order.
 * @param tQuantile of Student's t distribution, for the interval of the gain
 */
export function makeReport(
  { madeAt, classes }: { readonly madeAt: number; readonly classes: readonly LoggedClass[] },
  tQuantile: TQuantile,
): Report {
  const counted = classes.map(count);
  const students = counted.flatMap(studentRows);
  const rowsOf = (one: Counted) => one.moves.map((move) => moveRow(one, move));
  const inClass = counted.map(ofThoseIn);
  return {
    madeAt,
    classes: counted.map(classRow),
    students,
    rounds: counted.flatMap(roundRows),
    pairs: counted.flatMap(({ played }) => pairRows(played)),
    moves: counted.flatMap((one) => toldMoves(one.played).map((move) => moveRow(one, move))),
    answers: counted.flatMap(({ played }) => answerRows(played)),
    mistakes: mistakeRows(inClass.flatMap(rowsOf)),
    positions: positionRows(inClass.flatMap(({ moments }) => moments)),
    items: itemRows(counted.map(({ played }) => played)),
    gain: gainOf(
      students.flatMap(({ place, before, after }) =>
        place === null || before === null || after === null ? [] : [{ before, after }],
      ),
      tQuantile,
    ),
  };
}
