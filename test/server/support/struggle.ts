/**
 * Servers that take one room from each other as fast as they can, as if every lease ran out at once. Each event says who
 * wrote it and in which reign, so that the log alone shows whether two ever had the room together.
 */

import type { Stores } from '../../../server/store/class-store.ts';
import type { DuelEvent } from '../../../shared/duel/state/duel-event.ts';
import type { NewMatch } from '../../../shared/match/log.ts';

const ROOM = { id: 'room', code: 'ACDEF' };
/** The room that they want. */
export const WANTED: NewMatch = { ...ROOM, against: 'friend', classId: null, createdAt: 1, events: [] };
/** A reign that nobody ends is over after so many writes. */
const WRITES = 4;
const NUMBERS = { server: 1_000_000, reign: 100 };

/**
 * Takes the room in turn with another server, until the log tells of so many reigns; each writes until the room is taken
 * away.
 * @param number tells the servers apart in the log
 */
export async function struggle(stores: Stores, owner: string, { number, reigns }: { number: number; reigns: number }) {
  const isOver = async () => reignsIn(await stores.matches.eventsFrom(ROOM.id, 0)).reigns >= reigns;
  for (let reign = 0; !(await isOver()); reign += 1) {
    while (!(await isTaken(stores, owner))) await overthrow(stores);
    // The previous owner writes no more: what is in the log now is all there is.
    const from = (await stores.matches.eventsFrom(ROOM.id, 0)).length;
    for (let write = 0; write < WRITES; write += 1) {
      const mark: DuelEvent = { type: 'match-ended', at: number * NUMBERS.server + reign * NUMBERS.reign + write };
      const isWritten = await stores.matches.append(ROOM.id, from + write, [mark]).then(
        () => true,
        () => false,
      );
      if (!isWritten) break;
    }
    // Now the other one takes it.
    while ((await stores.rooms.ownerOf(ROOM.code)) === owner && !(await isOver()));
  }
}

/** In a file one writer waits for the other, and now and then for too long: that is asked again. */
function isTaken({ rooms }: Stores, owner: string): Promise<boolean> {
  return rooms.take(ROOM, owner).catch(() => false);
}

/** For its owner this is as if its lease had run out. */
async function overthrow({ rooms }: Stores): Promise<void> {
  const owner = await rooms.ownerOf(ROOM.code);
  if (owner !== null) await rooms.release(ROOM.id, owner).catch(() => undefined);
}

/** What the log of the room tells. */
export function reignsIn(events: readonly DuelEvent[]) {
  const reigns: { readonly id: number; writes: number }[] = [];
  const broken: number[] = [];
  for (const { at } of events) {
    const id = Math.floor(at / NUMBERS.reign);
    const last = reigns.at(-1);
    // A reign that goes on after another one has begun, or that lacks a write, would be two owners at a time.
    if (last?.id === id) last.writes += 1;
    else reigns.push({ id, writes: 1 });
    if (at % NUMBERS.reign !== (reigns.at(-1)?.writes ?? 0) - 1) broken.push(at);
  }
  const servers = reigns.map(({ id }) => Math.floor((id * NUMBERS.reign) / NUMBERS.server));
  const changes = servers.filter((server, index) => index > 0 && server !== servers[index - 1]).length;
  return { broken, reigns: reigns.length, changes };
}
