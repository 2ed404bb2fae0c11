/** Reduces the whole state of a class to the view of board and remote: for the teacher's key only. */

import { answerCounts, doneIn } from './advance-class.ts';
import { answerCount } from './answer-count.ts';
import { boardStandings, podiumRows } from './upper-half.ts';
import type { StudentId } from './class-event.ts';
import type { ClassFacts, DuelFacts } from './class-facts.ts';
import { frameOf } from './class-frame.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import type { MiniDuel, RosterEntry, TeacherRound, TeacherView } from './class-view.ts';
import { toldOfDuels } from './headlines.ts';
import { heatOf } from './heat.ts';
import type { TestRound } from './lesson.ts';
import { countedAnswers, isIn, lastRound } from './rounds.ts';
import { scoresOf } from './standings.ts';

/** The students being asked: those present, and those who have answered and left; not removed ones. */
function askedIn(state: ClassState, round: PlayedRound, { here }: ClassFacts): readonly StudentId[] {
  const students = new Set([...here, ...answerCounts(round).keys()]);
  return [...students].filter((student) => isIn(state, student));
}

function testRound(
  state: ClassState,
  round: PlayedRound,
  { when, sets }: TestRound,
  facts: ClassFacts,
): Extract<TeacherRound, { kind: 'test' }> {
  const students = askedIn(state, round, facts);
  const counted = countedAnswers(state, round);
  const answered = sets.A.map((_, question) => counted.filter((given) => given.question === question).length);
  const done = students.filter(doneIn(round, facts.duels)).length;
  return { kind: 'test', when, done, of: students.length, answered };
}

function isPlayed(duel: DuelFacts | undefined): boolean {
  return duel?.over === true && !duel.stopped;
}

function roundView(state: ClassState, round: PlayedRound, facts: ClassFacts): TeacherRound {
  const { content, duels } = round;
  switch (content.kind) {
    case 'duel': {
      const played = duels.filter(({ matchId }) => isPlayed(facts.duels.get(matchId))).length;
      return { kind: 'duel', content, done: played, of: duels.length };
    }
    case 'question': {
      const count = answerCount(state, round, content.question);
      return { kind: 'question', seconds: content.seconds, count, of: askedIn(state, round, facts).length };
    }
    case 'test':
      return testRound(state, round, content, facts);
    case 'pause':
      return { kind: 'pause', words: content.words };
  }
}

function rosterOf(
  state: ClassState,
  round: PlayedRound | null,
  scores: ReadonlyMap<StudentId, number> | null,
  { here, duels }: ClassFacts,
): TeacherView['students'] {
  const done = round === null ? () => false : doneIn(round, duels);
  const rows = state.students.filter(({ merged }) => merged !== true);
  const entries = rows.map(({ id, name, roster, removed, timeFactor }): [string, RosterEntry] => {
    const presence = here.has(id) ? 'here' : 'away';
    const score = scores === null ? null : (scores.get(id) ?? 0);
    return [`${id}`, { id, name, roster, presence, removed, timeFactor, score, done: done(id) }];
  });
  return Object.fromEntries(entries);
}

function minisOf(round: PlayedRound | null, duels: ClassFacts['duels']): TeacherView['duels'] {
  const minis = (round?.duels ?? []).flatMap(({ matchId }): [string, MiniDuel][] => {
    const mini = duels.get(matchId)?.mini ?? null;
    return mini === null ? [] : [[matchId, mini]];
  });
  return Object.fromEntries(minis);
}

/** The view of a teacher. @param remote tells each student's score, which no board needs */
export function teacherView(state: ClassState, facts: ClassFacts, remote = false): TeacherView {
  const { settings, lesson } = state;
  const round = lastRound(state);
  const scores = scoresOf(state, facts.duels);
  return {
    frame: frameOf(state, facts),
    settings,
    lesson,
    round: round === null ? null : roundView(state, round, facts),
    lastEnd: round?.why ?? null,
    claims: facts.claims,
    unopened: facts.unopened ?? 0,
    answers: facts.answers ?? null,
    standings: boardStandings(state, facts.duels),
    podium: podiumRows(state, facts.duels),
    ...toldOfDuels(state, facts.duels),
    heat: heatOf(state, facts.duels),
    students: rosterOf(state, round, remote ? scores : null, facts),
    duels: minisOf(round, facts.duels),
  };
}
