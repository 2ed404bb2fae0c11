/** What the people in a class see of it now. */

import type { ClassFacts } from '../../../shared/class/class-facts.ts';
import type { StudentId } from '../../../shared/class/class-event.ts';
import type { HeatMove, StudentView, TeacherView } from '../../../shared/class/class-view.ts';
import { heatMoves } from '../../../shared/class/heat.ts';
import { studentView } from '../../../shared/class/student-view.ts';
import { teacherView } from '../../../shared/class/teacher-view.ts';
import { HEAT_MOVES } from '../../../shared/class-protocol.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';
import type { ClassMaster } from './class-master.ts';

export function studentSees(master: ClassMaster, student: StudentId): StudentView {
  return studentView(master.shown, student, factsOf(master));
}

/** @param remote as in `teacherView` */
export function teacherSees(master: ClassMaster, remote: boolean): TeacherView {
  const answers = master.answers.read(master.services.time.now());
  return teacherView(master.shown, { ...factsOf(master), answers }, remote);
}

/** The moves behind a cell of the heat map. */
export function movesBehind({ shown, duels }: ClassMaster, levelId: string, mistake: MistakeId): readonly HeatMove[] {
  return heatMoves(shown, duels.facts(), levelId, mistake).slice(0, HEAT_MOVES);
}

/** The seats of a duel of the last round that are students'. */
export function studentsIn({ shown }: ClassMaster, matchId: string): ReadonlySet<StudentId> {
  const duel = shown.rounds.at(-1)?.duels.find((plan) => plan.matchId === matchId);
  return new Set([duel?.seats[0] ?? null, duel?.seats[1] ?? null].filter((student) => student !== null));
}

function factsOf({ code, clock, attendance, duels, claims, unsettled, state }: ClassMaster): ClassFacts {
  const unopened = unsettled ? duels.missing(state) : 0;
  return { code, now: clock.now(), here: attendance.here, duels: duels.facts(), claims: claims.list(), unopened };
}
