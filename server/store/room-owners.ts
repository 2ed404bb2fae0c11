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

/** All times are measured by the database's clock. */
export interface RoomOwners {
  /** Begins a lease under a name that was never used before. */
  enter(owner: string, leaseMs: number): Promise<void>;
  /**
   * Prolongs the lease, from now on.
   * @returns false if it has run out: its rooms may be another's, and the server goes on under another name
   */
  renew(owner: string, leaseMs: number): Promise<boolean>;
  /** Ends the lease: all of its rooms can be taken at once. */
  leave(owner: string): Promise<void>;
  /**
   * Takes a room that nobody has, or whose owner's lease has run out. What its owner was writing at that moment is
   * complete or refused when this resolves.
   * @returns whether it is this owner's now, as also if it was before
   * @throws if another open room has the code
   */
  take(room: OwnedRoom, owner: string): Promise<boolean>;
  /** Hands a room over: any server can take it. Does nothing to a room of another owner. */
  release(id: string, owner: string): Promise<void>;
  /** Who plays the room of this code at the moment; null: nobody. */
  ownerOf(code: string): Promise<string | null>;
  /** The rooms that can be taken, at most so many. */
  free(atMost: number): Promise<readonly OwnedRoom[]>;
}
