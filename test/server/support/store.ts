/** Stores as tests need them: one that outlives its server, or that fails. */

import type { Stores } from '../../../server/store/class-store.ts';
import type { MatchStore } from '../../../server/store/match-store.ts';
import type { StoredMatch } from '../../../shared/match/log.ts';

/** Every unfinished match, oldest first, with its log. */
export async function unfinishedIn(store: MatchStore): Promise<readonly StoredMatch[]> {
  const found = await Promise.all((await store.unfinished()).map(({ id }) => store.find(id)));
  return found.filter((match) => match !== null);
}

/** The same stores, not closed by a server that stops. */
export function keptOpen(stores: Stores): Stores {
  return { ...stores, close: () => Promise.resolve() };
}

/** Its methods as values, each of which a test can replace. */
export function bound(store: MatchStore): MatchStore {
  return {
    create: (match, seats) => store.create(match, seats),
    takeSeat: (id, seat, insteadOf) => store.takeSeat(id, seat, insteadOf),
    append: (id, seq, events) => store.append(id, seq, events),
    find: (id) => store.find(id),
    eventsFrom: (id, seq) => store.eventsFrom(id, seq),
    setClock: (id, clock) => store.setClock(id, clock),
    finish: (id, at) => store.finish(id, at),
    unfinished: () => store.unfinished(),
    beat: (at) => store.beat(at),
    lastBeat: () => store.lastBeat(),
    discard: (id) => store.discard(id),
    prune: (before) => store.prune(before),
  };
}
