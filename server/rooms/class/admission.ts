/** Who gets into a class, with which key, and into which seat. */

import { doorRefusal } from '../../../shared/class/student-commands.ts';
import type { ClassRefusalCode } from '../../../shared/class/class-refusals.ts';
import type { StudentId } from '../../../shared/class/class-event.ts';
import type { ClassState } from '../../../shared/class/class-state.ts';
import { isIn } from '../../../shared/class/rounds.ts';
import type { ClassInvitation, ClassJoin } from '../../../shared/class-protocol.ts';
import type { RefusalCode } from '../../../shared/duel/rules/command.ts';
import { isTaken, uniqueName } from '../../../shared/lib/names.ts';
import { hashSeatKey, newSeatKey } from '../seat-key.ts';
import type { OpenClass } from '../services.ts';
import { TEACHERS_ONLY } from './changed.ts';
import type { Claim } from './claims.ts';
import type { ClassMaster, ClassOutcome, ClassRefused } from './class-master.ts';

/** What a student gets on joining. */
export type Admission = { readonly ok: true; readonly student: StudentId; readonly key: string } | ClassRefused;

/** Where a link to a class leads. */
export function invitationOf({ lesson, students, settings, phase }: ClassState): ClassInvitation {
  const inClass = students.filter(({ removed }) => !removed).length;
  const { locked, roster } = settings;
  return { title: lesson.title, students: inClass, locked, roster, over: phase === 'over' };
}

/** Why such a request to join would be refused now; null: it would not. */
export function joinRefusal({ keys, state }: OpenClass, join: ClassJoin): ClassRefusalCode | RefusalCode | null {
  switch (join.kind) {
    case 'open':
      return 'not-the-teacher';
    case 'teach':
      return keys.isTeachers(join.key) ? null : 'not-the-teacher';
    case 'resume':
      return keys.studentOf(join.key) === null ? 'bad-seat-key' : null;
    case 'join':
      return doorRefusal(state);
    case 'claim':
      return null;
  }
}

/** A new student joins, under a name that nobody else has. */
export function joinClass(master: ClassMaster, name: string, roster: string): Promise<Admission> {
  return master.inOrder(async () => {
    const key = newSeatKey(master.code);
    const keyHash = hashSeatKey(key);
    const names = master.state.students.map((student) => student.name);
    const outcome = await master.apply({ kind: 'join', name: uniqueName(name, names), roster }, (events) => {
      const joined = events.find((event) => event.type === 'joined');
      return joined === undefined ? undefined : { student: joined.student, keyHash };
    });
    if (!outcome.ok) return outcome;
    const student = master.keys.studentOf(key);
    if (student === null) throw new Error('a student came in and has no seat');
    return { ok: true, student, key };
  });
}

/** A claim of the seat of this name, from another device. [CLASS60] Whether anybody has the name is not said. */
export function claimSeat(master: ClassMaster, name: string): Claim | ClassRefused {
  const claimed = master.shown.students.find((student) => !student.removed && isTaken(name, [student.name]));
  const { claims, code, services } = master;
  const claim = claims.add(claimed?.id ?? null, claimed?.name ?? name, newSeatKey(code), services.time.now());
  if (claim === null) return { ok: false, code: 'too-fast' };
  master.changed(TEACHERS_ONLY);
  return claim;
}

/** The claiming device has left. */
export function withdrawClaim(master: ClassMaster, claim: number): void {
  if (master.claims.drop(claim)) master.changed(TEACHERS_ONLY);
}

/** The teacher's answer to a claim. If they agree, another key opens the seat from now on, in the class and in its duel. */
export function answerClaim(master: ClassMaster, id: number, allow: boolean): Promise<ClassOutcome> {
  return master.inOrder(async () => {
    const waiting = master.claims.get(id);
    if (waiting === null) return { ok: false, code: 'no-such-student' };
    const { claim } = waiting;
    const before = master.keys.hashOf(claim.student);
    if (before === null) return { ok: false, code: 'no-such-student' };
    const key = allow && isIn(master.state, claim.student) ? waiting.key : null;
    if (key !== null) await changeKey(master, claim.student, { before, after: hashSeatKey(key) });
    master.claims.drop(id);
    // The duel of the student gets the key first.
    await master.show(TEACHERS_ONLY);
    master.onClaim(claim, key);
    return { ok: true };
  });
}

async function changeKey(
  { services, id, keys }: ClassMaster,
  student: StudentId,
  hashes: { readonly before: string; readonly after: string },
): Promise<void> {
  const after = { student, keyHash: hashes.after };
  await services.classes.changeKey(id, { student, keyHash: hashes.before }, after);
  keys.put(after);
}
