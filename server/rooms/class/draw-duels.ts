/** Draws the duels of a round: who plays whom, under which codes. */

import type { ClassCommand } from '../../../shared/class/apply-class.ts';
import type { PlannedDuel, StudentId } from '../../../shared/class/class-event.ts';
import type { ClassState } from '../../../shared/class/class-state.ts';
import { drawLate, drawPairs } from '../../../shared/class/pairing.ts';
import { isIn, roundOn, seatedIn } from '../../../shared/class/rounds.ts';
import { levelById } from '../../../shared/content/levels.ts';
import { newRoom } from '../new-room.ts';
import type { Services } from '../services.ts';

/**
 * The command that starts a round, with the pairs of those present if it is a round of duels.
 * @returns null: its level does not exist on this server
 */
export async function startCommand(
  services: Services,
  state: ClassState,
  { index, here }: { readonly index: number; readonly here: ReadonlySet<StudentId> },
): Promise<ClassCommand | null> {
  const content = state.lesson.rounds[index];
  if (content?.kind !== 'duel') return { kind: 'start', index, duels: [] };
  if (levelById(content.levelId, services.captures) === null) return null;
  // During a round there is nothing to pair: the class refuses.
  const pairs = roundOn(state) === null ? drawPairs(state, [...here]) : [];
  return { kind: 'start', index, duels: await planned(services, pairs) };
}

/** Those of the students present who have no duel in a round of duels. */
export function lateStudents(state: ClassState, here: ReadonlySet<StudentId>): readonly StudentId[] {
  const round = roundOn(state);
  if (round?.content.kind !== 'duel') return [];
  const seated = seatedIn(round);
  return [...here].filter((student) => isIn(state, student) && !seated.has(student));
}

/** The command that gives a student who comes late into a round of duels one against the bot. */
export async function lateCommand(services: Services, state: ClassState, student: StudentId): Promise<ClassCommand> {
  const [duel] = await planned(services, [drawLate(state, student)]);
  if (duel === undefined) throw new Error('no duel was drawn');
  return { kind: 'add-duel', duel };
}

function planned({ open, group }: Services, pairs: readonly PlannedDuel['seats'][]): Promise<PlannedDuel[]> {
  const asked = new Set<string>();
  // Asking is drawing: no two duels of a round get the same.
  const inUse = (code: string) => open.has(code) || asked.size === asked.add(code).size;
  return Promise.all(
    pairs.map(async (seats) => {
      const { id, code } = await newRoom({ inUse, group });
      return { matchId: id, code, seats };
    }),
  );
}
