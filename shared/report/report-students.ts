/** The rows of a report for the students of a class. */

import { MISTAKES, type MistakeId } from '../referee/mistake.ts';
import type { StudentId } from '../class/class-event.ts';
import type { DuelFacts } from '../class/class-facts.ts';
import type { Student } from '../class/class-state.ts';
import type { Moment } from './moments.ts';
import { testShares } from './report-answers.ts';
import type { ReportStudent } from './report.ts';
import type { OwnMove, ReplayedClass } from './report-source.ts';
import { pointsIn } from './report-source.ts';
import { isIn } from '../class/rounds.ts';
import { scoresOf, standingsOf } from '../class/standings.ts';

/** The most frequent mistake; ties in the order of MISTAKES. */
function mostOften(moves: readonly OwnMove[]): MistakeId | null {
  const counts = new Map<MistakeId, number>();
  for (const { judgement } of moves)
    if (judgement.mistake !== null) counts.set(judgement.mistake, (counts.get(judgement.mistake) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return MISTAKES.find((id) => counts.get(id) === most) ?? null;
}

/** As in the standings: answers count once their round is over. */
function questionScore({ state }: ReplayedClass, student: StudentId): number {
  const over = state.rounds.filter(({ endedAt }) => endedAt !== null);
  const own = over.flatMap(({ answers }) => answers.filter((answer) => answer.student === student));
  return own.reduce((sum, { points }) => sum + points, 0);
}

/** What was counted of a class before its rows are made, for every student who ever joined. */
export interface Counted {
  readonly played: ReplayedClass;
  readonly moves: readonly OwnMove[];
  readonly moments: readonly Moment[];
}

/** The same without removed students: they keep their own rows, and count in no number of the class. */
export function ofThoseIn({ played, moves, moments }: Counted): Counted {
  const counts = ({ student }: { readonly student: StudentId }) => isIn(played.state, student);
  return { played, moves: moves.filter(counts), moments: moments.filter(counts) };
}

function studentRow(
  { played, moves, moments }: Counted,
  { id, name, roster, timeFactor }: Student,
  place: number | null,
  score: number,
): ReportStudent {
  const own = moves.filter(({ student }) => student === id);
  const asked = moments.filter(({ student }) => student === id);
  return {
    code: played.code,
    student: id,
    name,
    roster,
    timeFactor,
    place,
    score,
    duelScore: played.duels.reduce((sum, duel) => sum + pointsIn(duel, id), 0),
    questionScore: questionScore(played, id),
    positions: asked.length,
    firstTry: asked.filter(({ firstTry }) => firstTry).length,
    wrongMoves: own.filter(({ judgement }) => judgement.verdict === 'wrong').length,
    mostOften: mostOften(own),
    ...testShares(played.state, id),
  };
}

/** Every student who ever joined, in order of arrival. Score and place come from the same functions as the live standings. */
export function studentRows(counted: Counted): ReportStudent[] {
  const { state, duels } = counted.played;
  const facts = new Map<string, DuelFacts>(duels.map((duel) => [duel.plan.matchId, duel.facts]));
  const scores = scoresOf(state, facts);
  const places = new Map(standingsOf(state, scores).map(({ student, place }) => [student, place]));
  const rows = state.students.filter(({ merged }) => merged !== true);
  return rows.map((student) => {
    const place = student.removed ? null : (places.get(student.id) ?? null);
    return studentRow(counted, student, place, scores.get(student.id) ?? 0);
  });
}
