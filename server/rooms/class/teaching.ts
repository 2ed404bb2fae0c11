/** What a teacher asks and the class's state alone does not answer: it depends on who is present, on names, or on the clock. */

import { isSomebodyAnswering } from '../../../shared/class/advance-class.ts';
import type { StudentId } from '../../../shared/class/class-event.ts';
import { studentOf } from '../../../shared/class/rounds.ts';
import { uniqueName } from '../../../shared/lib/names.ts';
import type { ClassMaster, ClassOutcome } from './class-master.ts';
import { startCommand } from './draw-duels.ts';

/**
 * Starts a round, pairing the students present.
 * @param index absent: the next
 */
export function startRound(master: ClassMaster, index?: number): Promise<ClassOutcome> {
  return master.inOrder(async () => {
    const { state, services, attendance } = master;
    const command = await startCommand(services, state, { index: index ?? state.next, here: attendance.here });
    return command === null ? { ok: false, code: 'no-such-level' } : await master.apply(command);
  });
}

/** Ends the running round: if a student is still answering, a moment after the last call. */
export function skipRound(master: ClassMaster): Promise<ClassOutcome> {
  return master.inOrder(() =>
    master.apply({ kind: 'skip', lastCall: isSomebodyAnswering(master.state, master.attendance) }),
  );
}

/** The clock stands still from the moment that the pause is in its turn. */
export function pauseClass(master: ClassMaster): Promise<ClassOutcome> {
  return master.inOrder(async () => {
    await master.advance();
    const log = () => master.apply({ kind: 'pause' });
    return await master.clock.pause(log, () => master.state.paused);
  });
}

export function resumeClass(master: ClassMaster): Promise<ClassOutcome> {
  return master.inOrder(async () => {
    const outcome = await master.apply({ kind: 'resume' });
    if (!outcome.ok) return outcome;
    await master.clock.resume();
    master.changed('everybody');
    return outcome;
  });
}

/** Renames a student; if the name is taken, a number makes it unique. */
export function renameStudent(master: ClassMaster, student: StudentId, name: string): Promise<ClassOutcome> {
  return master.inOrder(() => {
    const others = master.state.students.filter(({ id }) => id !== student);
    const names = others.map((other) => other.name);
    return master.apply({ kind: 'rename', student, name: uniqueName(name, names) });
  });
}

/**
 * Merges two rows of one student, who then has the name of `into`. The row of a student who is present is kept, so
 * that nobody is thrown out; two who are both present are two people.
 */
export function mergeStudents(master: ClassMaster, student: StudentId, into: StudentId): Promise<ClassOutcome> {
  return master.inOrder(async () => {
    const { here } = master.attendance;
    const [one, other] = [studentOf(master.state, student), studentOf(master.state, into)];
    if (one === null || other === null) return { ok: false, code: 'no-such-student' };
    if (here.has(student) && here.has(into)) return { ok: false, code: 'two-people' };
    const [gone, kept] = here.has(student) ? [into, student] : [student, into];
    const roster = other.roster === '' ? one.roster : other.roster;
    return await master.apply({ kind: 'merge', student: gone, into: kept, name: other.name, roster });
  });
}
