/** The rows of a report that are of rounds and of their duels. */

import type { PlayedRound } from './class-state.ts';
import type { PlannedDuel, StudentId } from './class-event.ts';
import type { ReportPair, ReportRound } from './report.ts';
import { nameIn, type ReplayedClass, type ReplayedDuel } from './report-source.ts';
import type { Counted } from './report-students.ts';

function subjectOf({ content }: PlayedRound): ReportRound['subject'] {
  switch (content.kind) {
    case 'duel':
      return content.levelId;
    case 'question':
      return content.question.text;
    case 'test':
      return content.when;
    case 'pause':
      return content.words ?? '';
  }
}

function share(of: readonly boolean[]): number | null {
  return of.length === 0 ? null : of.filter((right) => right).length / of.length;
}

/** Who took part, how much of what they did was right, and what it earned. */
type Done = { readonly who: readonly StudentId[]; readonly right: readonly boolean[]; readonly points: number };

function doneIn({ played, moves, moments }: Counted, { round, content, answers }: PlayedRound): Done {
  if (content.kind !== 'duel')
    return {
      who: answers.map(({ student }) => student),
      right: answers.map(({ right }) => right),
      points: answers.reduce((sum, { points }) => sum + points, 0),
    };
  const own = moves.filter(({ duel }) => duel.round.round === round);
  const facts = played.duels.filter((duel) => duel.round.round === round).map((duel) => duel.facts);
  return {
    who: own.map(({ student }) => student),
    right: moments.filter((moment) => moment.round === round).map(({ firstTry }) => firstTry),
    points: facts.reduce((sum, { points }) => sum + points[0] + points[1], 0),
  };
}

/** The rounds that were played, oldest first. */
export function roundRows(counted: Counted): ReportRound[] {
  const { code, state } = counted.played;
  return state.rounds.map((round) => {
    const { who, right, points } = doneIn(counted, round);
    const participants = new Set(who).size;
    const scores = round.content.kind === 'duel' || round.content.kind === 'question';
    return {
      code,
      round: round.round,
      kind: round.content.kind,
      subject: subjectOf(round),
      seconds: ((round.endedAt ?? state.at) - round.startedAt) / 1000,
      participants,
      rightShare: share(right),
      meanPoints: scores && participants > 0 ? points / participants : null,
    };
  });
}

function inSeat(played: ReplayedClass, { seats }: PlannedDuel, seat: 0 | 1): string | null {
  const student = seats[seat];
  return student === null ? null : nameIn(played, student);
}

function pairRow(played: ReplayedClass, { plan, round, levelId, facts }: ReplayedDuel): ReportPair {
  return {
    code: played.code,
    round: round.round,
    matchId: plan.matchId,
    levelId,
    names: [inSeat(played, plan, 0), inSeat(played, plan, 1)],
    students: [plan.seats[0], plan.seats[1]],
    scores: [facts.points[0], facts.points[1]],
    over: facts.over,
  };
}

/** Every duel that was drawn, in the order of rounds. */
export function pairRows(played: ReplayedClass): ReportPair[] {
  return played.duels.map((duel) => pairRow(played, duel));
}
