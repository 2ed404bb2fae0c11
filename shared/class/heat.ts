/** The misconception heat map: which wrong moves were made on which level, and the moves behind a cell. */

import type { MistakeId } from '../referee/mistake.ts';
import type { StudentId } from './class-event.ts';
import type { ClassFacts } from './class-facts.ts';
import type { ClassState } from './class-state.ts';
import type { HeatCell, HeatMove } from './class-view.ts';
import { isIn, studentOf } from './rounds.ts';

interface Wrong {
  readonly levelId: string;
  readonly mistake: MistakeId;
  readonly student: StudentId;
  readonly round: number;
  readonly matchId: string;
  readonly judgement: HeatMove['judgement'];
}

/** Every wrong move of a student who was not removed, in the order of the rounds. */
function* wrongMoves(state: ClassState, duels: ClassFacts['duels']): Generator<Wrong> {
  for (const { content, round, duels: planned } of state.rounds) {
    if (content.kind !== 'duel') continue;
    for (const { matchId, seats } of planned) {
      for (const judgement of duels.get(matchId)?.moves ?? []) {
        const { mistake } = judgement;
        const student = seats[judgement.seat];
        if (mistake === null || student === null || !isIn(state, student)) continue;
        yield { levelId: content.levelId, mistake, student, round, matchId, judgement };
      }
    }
  }
}

/** The non-empty cells of the heat map: levels in the order of play, most frequent mistakes first. */
export function heatOf(state: ClassState, duels: ClassFacts['duels']): readonly HeatCell[] {
  const levels = new Map<string, Map<MistakeId, { count: number; students: Set<StudentId> }>>();
  for (const { levelId, mistake, student } of wrongMoves(state, duels)) {
    const level = levels.get(levelId) ?? new Map();
    const cell = level.get(mistake) ?? { count: 0, students: new Set() };
    cell.count += 1;
    cell.students.add(student);
    levels.set(levelId, level.set(mistake, cell));
  }
  return [...levels].flatMap(([levelId, cells]) =>
    [...cells]
      .map(([mistake, { count, students }]) => ({ levelId, mistake, count, students: students.size }))
      .sort((a, b) => b.count - a.count || (a.mistake < b.mistake ? -1 : 1)),
  );
}

/** The moves behind a cell of the heat map, newest first. */
export function heatMoves(
  state: ClassState,
  duels: ClassFacts['duels'],
  levelId: string,
  mistake: MistakeId,
): readonly HeatMove[] {
  return [...wrongMoves(state, duels)]
    .filter((wrong) => wrong.levelId === levelId && wrong.mistake === mistake)
    .map(({ student, round, matchId, judgement }) => {
      return { student, name: studentOf(state, student)?.name ?? '', round, matchId, judgement };
    })
    .sort((a, b) => b.round - a.round || b.judgement.at - a.judgement.at);
}
