/** The rows of a report about rounds and their duels. */

import { SEATS, type Seat } from '../duel/options.ts';
import type { ClassState, PlayedRound } from '../class/class-state.ts';
import type { PlannedDuel, StudentId } from '../class/class-event.ts';
import type { ReportPair, ReportRound } from './report.ts';
import { nameIn, type ReplayedClass, type ReplayedDuel } from './report-source.ts';
import { type Counted, ofThoseIn } from './report-students.ts';
import { countedAnswers, isIn } from '../class/rounds.ts';

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

/** Who took part, which first tries or answers were right, and what they earned. */
type Done = { readonly who: readonly StudentId[]; readonly right: readonly boolean[]; readonly points: number };

function doneIn({ played, moves, moments }: Counted, playedRound: PlayedRound): Done {
  const { round, content } = playedRound;
  const { state, duels } = played;
  if (content.kind !== 'duel') {
    const answers = countedAnswers(state, playedRound);
    return {
      who: answers.map(({ student }) => student),
      right: answers.map(({ right }) => right),
      points: answers.reduce((sum, { points }) => sum + points, 0),
    };
  }
  const own = moves.filter(({ duel }) => duel.round.round === round);
  const earned = duels
    .filter((duel) => duel.round.round === round)
    .flatMap(({ plan, facts }) =>
      SEATS.filter((seat) => inClass(state, plan.seats[seat])).map((seat) => facts.points[seat]),
    );
  return {
    who: own.map(({ student }) => student),
    right: moments.filter((moment) => moment.round === round).map(({ firstTry }) => firstTry),
    points: earned.reduce((sum, points) => sum + points, 0),
  };
}

function inClass(state: ClassState, student: StudentId | null): boolean {
  return student !== null && isIn(state, student);
}

/** The rounds played, oldest first. Removed students are not counted in them. */
export function roundRows(all: Counted): ReportRound[] {
  const counted = ofThoseIn(all);
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

/** The score as on the board: a student's own points, and all points of a bot that was the drawn opponent. */
function scoreIn({ plan, facts, totals }: ReplayedDuel, seat: Seat): number {
  return plan.seats[seat] === null ? totals[seat] : facts.points[seat];
}

function endingOf({ round, facts, endedAt, halves }: ReplayedDuel): Pick<ReportPair, 'end' | 'endedIn' | 'endedAt'> {
  if (!facts.over) return { end: round.endedAt === null ? 'running' : 'missing', endedIn: null, endedAt: null };
  const cut = round.why === 'time' ? 'time' : 'teacher';
  return { end: facts.stopped ? cut : 'played', endedIn: halves === 0 ? null : halves, endedAt };
}

function pairRow(played: ReplayedClass, duel: ReplayedDuel): ReportPair {
  const { plan, round, levelId } = duel;
  return {
    code: played.code,
    round: round.round,
    matchId: plan.matchId,
    levelId,
    names: [inSeat(played, plan, 0), inSeat(played, plan, 1)],
    students: [plan.seats[0], plan.seats[1]],
    scores: [scoreIn(duel, 0), scoreIn(duel, 1)],
    ...endingOf(duel),
  };
}

/** Every duel that was drawn, in the order of rounds. */
export function pairRows(played: ReplayedClass): ReportPair[] {
  return played.duels.map((duel) => pairRow(played, duel));
}
