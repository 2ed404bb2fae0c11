/** Reduces the whole state of a class to what one student may know: everything their page receives passes through here. */

import type { StudentId } from './class-event.ts';
import type { ClassFacts } from './class-facts.ts';
import { frameOf } from './class-frame.ts';
import type { ClassState, GivenAnswer, PlayedRound, Student } from './class-state.ts';
import type { StudentRound, StudentView } from './class-view.ts';
import type { StandingRow } from './standing-rows.ts';
import { hasAnswered } from './answering.ts';
import type { Answer, DuelRound, PauseRound, QuestionRound, TestRound } from './lesson.ts';
import { asked, askedTo, questionsOf, revealed } from './question.ts';
import { ownEnd } from './own-time.ts';
import { duelOf, lastRound, roundOn, studentOf } from './rounds.ts';
import { gainsOf, scoresOf, standingsOf } from './standings.ts';

/** The number of rows of the standings that a student is sent. */
const STANDINGS_SHOWN = 10;

/** Whether the leaderboard shows the standings now: between the rounds, at the end, or never. */
function showsStandings({ phase, settings: { leaderboard } }: ClassState): boolean {
  if (phase === 'over') return leaderboard !== 'off';
  return phase === 'between' && leaderboard === 'each';
}

function answersOf({ answers }: PlayedRound, student: StudentId): readonly GivenAnswer[] {
  return answers.filter((given) => given.student === student);
}

/** By question, what the student has chosen and not sent during the round. */
function draftsOf(round: PlayedRound, student: StudentId, questions: number): readonly (Answer | null)[] {
  const own = round.endedAt === null ? round.drafts.filter((draft) => draft.student === student) : [];
  return Array.from({ length: questions }, (_, index) =>
    hasAnswered(round, student, index) ? null : (own.find(({ question }) => question === index)?.answer ?? null),
  );
}

function duelView(
  state: ClassState,
  round: PlayedRound,
  { levelId }: DuelRound,
  student: StudentId,
  duels: ClassFacts['duels'],
): StudentRound {
  const own = duelOf(round, student);
  const other = own === null ? null : own.duel.seats[own.seat === 0 ? 1 : 0];
  const over = own !== null && duels.get(own.duel.matchId)?.over === true;
  return {
    kind: 'duel',
    levelId,
    code: own?.duel.code ?? null,
    partner: other === null ? null : (studentOf(state, other)?.name ?? null),
    over: over || round.endedAt !== null,
    reviewed: over ? own.duel.matchId : null,
  };
}

function questionView(
  state: ClassState,
  round: PlayedRound,
  { question, seconds }: QuestionRound,
  student: StudentId,
): StudentRound {
  const [given] = answersOf(round, student);
  const [draft = null] = draftsOf(round, student, 1);
  const to = askedTo(state.seed, round, student);
  const correct = given?.right ?? false;
  const points = given?.points ?? 0;
  return {
    kind: 'question',
    question: asked(question, to),
    seconds,
    speed: round.speed,
    answer: given?.answer ?? null,
    ...(draft === null ? {} : { draft }),
    outcome: round.endedAt === null ? null : { ...revealed(question, to), correct, points },
  };
}

function testView(state: ClassState, round: PlayedRound, { when }: TestRound, student: StudentId): StudentRound {
  const own = answersOf(round, student);
  // Two rows were made one after the test: it is shown as it was asked.
  const as = own[0]?.askedAs ?? student;
  const questions = questionsOf(round, as);
  const drafts = draftsOf(round, student, questions.length);
  const told = when === 'after' && round.endedAt !== null;
  return {
    kind: 'test',
    when,
    questions: questions.map((question) => asked(question, askedTo(state.seed, round, as))),
    answers: questions.map((_, index) => own.find((given) => given.question === index)?.answer ?? null),
    ...(drafts.every((draft) => draft === null) ? {} : { drafts }),
    correct: told ? own.filter(({ right }) => right).length : null,
    marks: told ? questions.map((_, index) => own.some((given) => given.question === index && given.right)) : null,
  };
}

function pauseView({ words }: PauseRound): StudentRound {
  return { kind: 'pause', words };
}

function roundView(state: ClassState, round: PlayedRound, student: Student, facts: ClassFacts): StudentRound {
  const { content } = round;
  switch (content.kind) {
    case 'duel':
      return duelView(state, round, content, student.id, facts.duels);
    case 'question':
      return questionView(state, round, content, student.id);
    case 'test':
      return testView(state, round, content, student.id);
    case 'pause':
      return pauseView(content);
  }
}

/** A student's points from the last round, if it scores and is over. */
function gainedIn(round: PlayedRound | null, student: StudentId, duels: ClassFacts['duels']): number | null {
  if (round === null || round.endedAt === null) return null;
  const { kind } = round.content;
  return kind === 'duel' || kind === 'question' ? (gainsOf(round, duels).get(student) ?? 0) : null;
}

function standingsShown(state: ClassState, scores: ReadonlyMap<StudentId, number>): readonly StandingRow[] | null {
  return showsStandings(state) ? standingsOf(state, scores) : null;
}

/** The view of one student. Throws if the student is not in the class. */
export function studentView(state: ClassState, student: StudentId, facts: ClassFacts): StudentView {
  const known = studentOf(state, student);
  if (known === null) throw new Error(`the class has no student ${student}`);
  const round = lastRound(state);
  const running = roundOn(state);
  const scores = scoresOf(state, facts.duels);
  const standings = standingsShown(state, scores);
  const { id, name, timeFactor } = known;
  return {
    frame: { ...frameOf(state, facts), ...(running === null ? {} : { endsAt: ownEnd(state, running, student) }) },
    you: {
      id,
      name,
      score: scores.get(id) ?? 0,
      place: standings?.find((row) => row.student === id)?.place ?? null,
      timeFactor,
      ...(state.settings.ownTime === true ? { choosesTime: true as const } : {}),
      gained: gainedIn(round, id, facts.duels),
    },
    round: round === null ? null : roundView(state, round, known, facts),
    standings: standings?.slice(0, STANDINGS_SHOWN) ?? null,
  };
}
