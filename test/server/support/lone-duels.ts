/** Duels of a class without its room: the test is the class. */

import { matchMaker } from '@colyseus/core';
import { levelById } from '../../../shared/content/levels.ts';
import type { TimeFactor } from '../../../shared/duel/options.ts';
import { DUEL_ROOM } from '../../../shared/protocol.ts';
import type { DuelSetup, SeatedStudent } from '../../../server/rooms/class/open-duels.ts';
import type { Match } from '../../../shared/match/match.ts';
import { hashSeatKey } from '../../../server/rooms/seat-key.ts';
import type { Services } from '../../../server/rooms/services.ts';
import type { Stores } from '../../../server/store/class-store.ts';
import { OPTIONS } from './player.ts';

export const CLASS = 'class-1';
/** The start of virtual time: an older class would be deleted. */
const NOW = Date.UTC(2026, 0, 1);

/** A class in the log without a room of its own. */
export async function endedClass({ classes }: Stores): Promise<void> {
  await classes.create({ id: CLASS, code: 'ACDEFH', keyHash: 'teacher', createdAt: NOW, events: [] });
  await classes.end(CLASS, NOW);
}

/** A class key of a student, as long as a real one. */
export function classKey(name: string): string {
  return `ACDEFH-${name.padEnd(22, '_')}`;
}

export function seated(name: string, timeFactor: TimeFactor = '1'): SeatedStudent {
  return { name, keyHash: hashSeatKey(classKey(name)), timeFactor };
}

/** What the rooms of the last started server were given. */
function services(): Services {
  // startServer defines the room with them.
  return matchMaker.getHandler(DUEL_ROOM).options.services as Services;
}

export function duels(): Services['duels'] {
  return services().duels;
}

/** A duel of Ada and Bob, unless overridden. */
export function setup(wanted: Partial<DuelSetup> = {}): DuelSetup {
  const levelId = wanted.options?.levelId ?? OPTIONS.levelId;
  const level = levelById(levelId);
  if (level === null) throw new Error(`no level ${levelId}`);
  const seats = [seated('Ada'), seated('Bob')] as const;
  return { matchId: 'duel-1', code: 'ADUEL', classId: CLASS, level, options: OPTIONS, seats, ...wanted };
}

/** Opens a duel of a class that listens. */
export function openDuel(wanted: Partial<DuelSetup> = {}): Promise<Match> {
  duels().onChange(CLASS, () => undefined);
  return duels().open(setup(wanted));
}
