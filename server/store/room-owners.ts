/**
 * Which server plays which room, where several servers share a store: a port. A server has a lease that it renews; its
 * rooms are its own until it releases them or its lease has run out and another server takes them. Its stores write
 * into a room only while the room is its own, so a server that was taken for dead can spoil nothing.
 */

/** A match or a class that is open. */
export interface OwnedRoom {
  /** Of the match or class. */
  readonly id: string;
  /** No two open rooms have the same. */
  readonly code: string;
}

/** A server among several that share a store. */
export interface Member {
  readonly name: string;
  /** Its id in Colyseus. */
  readonly processId: string;
  /** Where the others reach it, without a trailing slash. */
  readonly address: string;
  /** What they prove with that they can read the store. */
  readonly secret: string;
}

/** A room that can be taken. A duel of a class that is open comes with its class. */
export interface FreeRoom extends OwnedRoom {
  readonly kind: 'match' | 'class';
  /** Null: it was handed over, and its clock was stored then. */
  readonly owner: string | null;
  /** Its owner has left it, or is certainly gone; otherwise a lease has run out. */
  readonly isLeft: boolean;
  /** The last sign of life of the owner who is gone, by that server's time; null: none is known. */
  readonly aliveAt: number | null;
}

/** Whether the room of a code is open, and with whom. */
export type Whereabouts =
  | { readonly kind: 'nowhere' }
  /** It is to be taken by somebody soon. */
  | { readonly kind: 'free' }
  | { readonly kind: 'taken'; readonly by: Member };

/** All times are measured by the database's clock. */
export interface RoomOwners {
  /**
   * Begins a lease under a name that was never used before. Who was at the same address is gone: that lease ends.
   * @param member how the others reach it; absent: they do not
   */
  enter(owner: string, leaseMs: number, member?: Omit<Member, 'name'>): Promise<void>;
  /**
   * Prolongs the lease, from now on.
   * @param aliveAt the server's own time, for those who take its rooms
   * @returns false if it has run out: its rooms may be another's
   */
  renew(owner: string, leaseMs: number, aliveAt?: number): Promise<boolean>;
  /** Begins a lease again that has run out. The rooms that nobody has taken meanwhile are still its own. */
  revive(owner: string, leaseMs: number): Promise<void>;
  /** The ids of its rooms. */
  roomsOf(owner: string): Promise<ReadonlySet<string>>;
  /** Ends the lease: all of its rooms can be taken at once. */
  leave(owner: string): Promise<void>;
  /** Takes the code of a room that is about to be opened. @returns false: another open room has it */
  reserve(room: OwnedRoom, owner: string): Promise<boolean>;
  /** Frees the code of a room in which nothing was opened. Does nothing to any other room. */
  giveBack(id: string, owner: string): Promise<void>;
  /**
   * Takes a room that nobody has, or whose owner's lease has run out. What its owner was writing at that moment is
   * complete or refused when this resolves.
   * @returns whether it is this owner's now, including when it already was
   * @throws if another open room has the code
   */
  take(room: OwnedRoom, owner: string): Promise<boolean>;
  /** Hands a room over: any server can take it. Does nothing to a room of another owner. */
  release(id: string, owner: string): Promise<void>;
  /** The server that has the room of this code at the moment; null: none. */
  ownerOf(code: string): Promise<string | null>;
  /** The same, with the way there. */
  whereIs(code: string): Promise<Whereabouts>;
  /** The servers whose lease runs, the longest first. */
  members(): Promise<readonly Member[]>;
  /**
   * The rooms that can be taken, at most so many.
   * @param code only that of this code
   */
  free(atMost: number, code?: string): Promise<readonly FreeRoom[]>;
  /** The open duels of a class. */
  duelsOf(classId: string): Promise<readonly OwnedRoom[]>;
  /**
   * A server that had the store to itself keeps no record of rooms: makes one of what it has left unfinished, and
   * forgets the leases of servers that are long gone.
   */
  mend(): Promise<void>;
}
