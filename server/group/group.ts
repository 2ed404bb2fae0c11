/**
 * This server as one of several that share a store: it has a lease, takes rooms that nobody plays, and hands its own over
 * when it ends. The unit is a class with all its duels, or a match of its own.
 */

import { CloseCode, matchMaker } from '@colyseus/core';
import { CLASS_ROOM } from '../../shared/class-protocol.ts';
import type { StoredMatch } from '../../shared/match/log.ts';
import type { Time } from '../../shared/match/time.ts';
import { DUEL_ROOM } from '../../shared/protocol.ts';
import type { Log } from '../operation/logging.ts';
import type { ClassRoom } from '../rooms/class/class-room.ts';
import type { DuelRoom } from '../rooms/duel-room.ts';
import { inBatches } from '../rooms/in-batches.ts';
import type { Returned, Returning } from '../rooms/returning.ts';
import type { StoredClass, Stores } from '../store/class-store.ts';
import type { FreeRoom, Member, OwnedRoom } from '../store/room-owners.ts';

/** How long a server that shows no sign of life keeps its rooms: many times what a slow write takes. */
const LEASE_MS = 5_000;
/** How many free rooms one server looks at in one go: the others take some meanwhile. */
const FREE_AT_MOST = 64;
/** A room that cannot be restored so often stays closed, and in the log. */
const TRIES = 5;
/** Every so many signs of life a server compares its rooms with the store. */
const COMPARED_EVERY = 30;

type LocalRoom = DuelRoom | ClassRoom;

export interface GroupParts {
  readonly name: string;
  readonly stores: Pick<Stores, 'matches' | 'classes' | 'rooms'>;
  readonly time: Time;
  readonly log: Log;
  /** The rooms of this server. */
  readonly list: { readonly rooms: readonly { readonly roomId: string }[] };
}

export class Group implements Returning {
  readonly name: string;
  readonly #parts: GroupParts;
  /** Rooms of this server that another plays, or is about to play. */
  readonly #leaving = new Set<string>();
  /** Rooms taken, by code: about to be restored. */
  readonly #taken = new Map<string, FreeRoom>();
  /** How often a room could not be restored. */
  readonly #failed = new Map<string, number>();
  /** It has a lease to renew. */
  #isMember = false;
  #address = '';
  #isLeaving = false;
  #isSweeping = false;
  /** Since when the store has been reached without interruption (server's time). */
  #steadySince: number;
  #beats = 0;
  #members: readonly Member[] = [];

  constructor(parts: GroupParts) {
    this.name = parts.name;
    this.#parts = parts;
    this.#steadySince = parts.time.now();
  }

  /** The servers of the group as of the last sign of life, this one included, the longest there first. */
  get members(): readonly Member[] {
    return this.#members;
  }

  /** Where the others reach this server; '' before it has entered. */
  get address(): string {
    return this.#address;
  }

  /** This server opens no rooms any more. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Whether requests about this code are answered here. */
  plays(code: string): boolean {
    return matchMaker.getLocalRoomById(code) !== undefined && !this.#leaving.has(code);
  }

  /** @param member how the others reach this server */
  async enter(member: Omit<Member, 'name'>): Promise<void> {
    const { stores } = this.#parts;
    this.#address = member.address;
    await stores.rooms.enter(this.name, LEASE_MS, member);
    await stores.rooms.mend();
    this.#members = await stores.rooms.members();
    this.#isMember = true;
  }

  /**
   * A sign of life. If the last one came too late, the rooms that others have taken meanwhile are closed.
   * @throws what the store throws
   */
  async beat(): Promise<void> {
    if (!this.#isMember) return;
    const { stores, time } = this.#parts;
    try {
      const inTime = await stores.rooms.renew(this.name, LEASE_MS, time.now());
      if (!inTime) await stores.rooms.revive(this.name, LEASE_MS);
      this.#members = await stores.rooms.members();
      this.#beats += 1;
      if (!inTime || this.#beats % COMPARED_EVERY === 0) await this.#closeLost();
    } catch (error) {
      this.#steadySince = time.now();
      throw error;
    }
  }

  /** Takes rooms that nobody plays, and restores them, until there are none. */
  async sweep(): Promise<void> {
    if (this.#isSweeping || this.#isLeaving || !this.#isMember) return;
    this.#isSweeping = true;
    try {
      // After an outage of the store every lease has run out: the others get the time to renew theirs.
      const isSteady = this.#parts.time.now() - this.#steadySince > LEASE_MS;
      const tried = new Set<string>();
      for (let wasMore = true; wasMore && !this.#isLeaving; ) {
        const free = await this.#parts.stores.rooms.free(FREE_AT_MOST);
        const rooms = free.filter(({ id, isLeft }) => !tried.has(id) && (isLeft || isSteady));
        for (const { id } of rooms) tried.add(id);
        await inBatches(shuffled(rooms), (room) => this.#restore(room));
        wasMore = rooms.length > 0 && free.length === FREE_AT_MOST;
      }
    } finally {
      this.#isSweeping = false;
    }
  }

  /** A free room is taken while the server runs. */
  atOnce(): ReturnType<Returning['atOnce']> {
    return { matches: [], classes: [] };
  }

  async match(code: string): Promise<Returned<StoredMatch> | null> {
    const room = this.#taken.get(code) ?? (await this.#takeFree(code));
    const stored = room === null ? null : await this.#parts.stores.matches.find(room.id);
    return room === null || stored === null ? null : { stored, aliveAt: room.aliveAt };
  }

  async class(code: string): Promise<Returned<StoredClass> | null> {
    const room = this.#taken.get(code) ?? (await this.#takeFree(code));
    if (room === null) return null;
    const { rooms, classes } = this.#parts.stores;
    const duels = await rooms.duelsOf(room.id);
    await inBatches(duels, (duel) => this.#restore({ ...room, ...duel, kind: 'match' }));
    const stored = await classes.byCode(code);
    return stored === null ? null : { stored, aliveAt: room.aliveAt };
  }

  /** Ends: every room is another server's, if there is one, before its players are sent there. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    const here = this.#rooms();
    const classes = new Set(here.filter(isClass).map(({ owned }) => owned?.id));
    const leads = here.filter((room) => isClass(room) || !classes.has(room.owned.classId ?? ''));
    await inBatches(leads, (lead) => this.#handOver([lead, ...(isClass(lead) ? duelsOf(lead, here) : [])]));
    this.#isMember = false;
    await this.#parts.stores.rooms.leave(this.name);
  }

  async #restore(room: FreeRoom): Promise<void> {
    const { stores, log } = this.#parts;
    if (matchMaker.getLocalRoomById(room.code) !== undefined) return;
    try {
      if (!(await stores.rooms.take(room, this.name))) return;
      this.#taken.set(room.code, room);
      await matchMaker.createRoom(nameOf(room), { returning: room.code });
      this.#failed.delete(room.id);
    } catch (error) {
      log.write('room-not-restored', { part: nameOf(room), code: room.code, error });
      await this.#tryAgain(room);
    } finally {
      this.#taken.delete(room.code);
    }
  }

  /** The store may have been away: somebody tries again, but not endlessly. */
  async #tryAgain({ id }: OwnedRoom): Promise<void> {
    const failed = (this.#failed.get(id) ?? 0) + 1;
    this.#failed.set(id, failed);
    if (failed < TRIES) await this.#parts.stores.rooms.release(id, this.name).catch(() => undefined);
  }

  /** Another server asks this one to go on with a room. */
  async #takeFree(code: string): Promise<FreeRoom | null> {
    const { rooms } = this.#parts.stores;
    const [room = null] = this.#isLeaving ? [] : await rooms.free(1, code);
    return room !== null && (await rooms.take(room, this.name)) ? room : null;
  }

  /** @param unit a class and its duels, or a match */
  async #handOver(unit: readonly [LocalRoom, ...DuelRoom[]]): Promise<void> {
    const { log } = this.#parts;
    const [lead] = unit;
    for (const { roomId } of unit) this.#leaving.add(roomId);
    try {
      await inBatches(unit, (room) => room.standStill());
      await this.#release(unit);
      if (lead.owned !== null && this.#others().length > 0) await this.#offer(lead);
    } catch (error) {
      log.write('room-not-handed-over', { code: lead.roomId, error });
    }
    for (const room of unit) void sendAway(room);
  }

  /** The class last: its duels are taken with it. */
  async #release(unit: readonly LocalRoom[]): Promise<void> {
    const ids = unit.flatMap(({ owned }) => (owned === null ? [] : [owned.id])).reverse();
    for (const id of ids) await this.#parts.stores.rooms.release(id, this.name);
  }

  /** Asks the server with the fewest rooms to take it over. If that one does not, another soon will. */
  async #offer(lead: LocalRoom): Promise<void> {
    const waits = !isClass(lead) && lead.owned.against === 'anyone';
    await matchMaker.createRoom(lead.roomName, { returning: lead.roomId, handedOver: waits ? 'anyone' : 'any' });
  }

  /**
   * Where Colyseus creates a room: here, unless it is handed over.
   * @param handedOver to which server; a match of quick match goes where its players are paired
   */
  async processFor(handedOver: unknown): Promise<string> {
    if (handedOver === undefined) return matchMaker.processId;
    const others = new Set(this.#others().map(({ processId }) => processId));
    const [pairs = matchMaker.processId] = others;
    if (handedOver === 'anyone') return pairs;
    const stats = (await matchMaker.stats.fetchAll()).filter(({ processId }) => others.has(processId));
    const [least] = stats.sort((one, other) => one.roomCount - other.roomCount);
    return least?.processId ?? pairs;
  }

  #rooms(): readonly LocalRoom[] {
    const rooms = this.#parts.list.rooms.map(({ roomId }) => matchMaker.getLocalRoomById(roomId));
    // The server has no others.
    return rooms.filter((room) => room !== undefined) as unknown as readonly LocalRoom[];
  }

  #others(): readonly Member[] {
    return this.#members.filter(({ name }) => name !== this.name);
  }

  /** Closes, without a word to the log, rooms that are not this server's any more. */
  async #closeLost(): Promise<void> {
    const here = this.#rooms();
    const own = await this.#parts.stores.rooms.roomsOf(this.name);
    const lost = here.filter(({ owned }) => owned !== null && !own.has(owned.id));
    if (lost.length > 0) this.#parts.log.write('rooms-lost', { count: lost.length });
    for (const room of lost) {
      room.fallSilent();
      // Until its last connection is closed the room is known here, but off the list: a request would find no such match.
      this.#leaving.add(room.roomId);
      void sendAway(room).finally(() => this.#leaving.delete(room.roomId));
    }
  }
}

/** Nobody waits until the last connection is gone. */
function sendAway(room: LocalRoom): Promise<unknown> {
  return room.disconnect(CloseCode.SERVER_SHUTDOWN);
}

function isClass(room: LocalRoom): room is ClassRoom {
  return room.roomName === CLASS_ROOM;
}

function duelsOf({ owned }: ClassRoom, rooms: readonly LocalRoom[]): DuelRoom[] {
  const duels = rooms.filter((room): room is DuelRoom => !isClass(room));
  return duels.filter((duel) => owned !== null && duel.owned.classId === owned.id);
}

/** The servers take from the same rooms: each begins elsewhere. */
function shuffled<T>(all: readonly T[]): readonly T[] {
  return all
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function nameOf({ kind }: Pick<FreeRoom, 'kind'>): string {
  return kind === 'class' ? CLASS_ROOM : DUEL_ROOM;
}
