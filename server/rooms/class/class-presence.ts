/** Who comes into a class and leaves it, and what those who are present are owed. Knows no connections. */

import { applyClass } from '../../../shared/class/apply-class.ts';
import type { StudentId } from '../../../shared/class/class-event.ts';
import { TEACHERS_ONLY } from './changed.ts';
import type { ClassMaster } from './class-master.ts';
import { lateCommand, lateStudents } from './draw-duels.ts';

/** A connection is established. The student is in the class even if the log fails now: the rest is done later. */
export function studentCame(master: ClassMaster, student: StudentId): Promise<void> {
  return master.inOrder(async () => {
    master.attendance.come(student);
    const [received] = await Promise.allSettled([receive(master)]);
    await master.show('everybody');
    if (received.status === 'rejected') master.tryLater(received.reason);
  });
}

export function studentLeft(master: ClassMaster, student: StudentId): Promise<void> {
  return master.inOrder(async () => {
    master.attendance.goAway(student, master.services.time.now());
    await master.show(TEACHERS_ONLY);
  });
}

/** A teacher is there: the class continues from where it stood when the server died. */
export function teacherCame(master: ClassMaster): Promise<void> {
  return master.inOrder(async () => {
    await startClock(master);
    master.duels.touchAll();
    await master.show(TEACHERS_ONLY);
  });
}

/** Whether anybody at all is connected. */
export function visited(master: ClassMaster, anybody: boolean): void {
  master.lifetime.visited(anybody, master.services.time.now());
  master.onPlan();
}

/** What is due, and what present students are owed: a running clock, and a duel in a round of duels. */
export async function receive(master: ClassMaster): Promise<void> {
  const { attendance, services, log } = master;
  if (master.isGone) return;
  if (attendance.here.size > 0) await startClock(master);
  await master.advance();
  for (const student of lateStudents(master.state, attendance.here)) {
    const answer = applyClass(master.state, await lateCommand(services, master.state, student), master.askedAt);
    if (answer.ok) await log.record(answer.events);
  }
}

/** After a restart the first to join starts the clock, unless the teacher had paused. */
async function startClock({ clock, state, attendance, services }: ClassMaster): Promise<void> {
  if (clock.running || state.paused) return;
  await clock.goOn();
  attendance.restart(services.time.now());
}
