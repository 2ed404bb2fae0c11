/** The owners of rooms in a database, and what keeps everybody else from writing into them. */

import { type ExpressionBuilder, sql } from 'kysely';
import type { Change, Database } from './database.ts';
import type { OwnedRoom, RoomOwners } from './room-owners.ts';
import type { Tables } from './tables.ts';

export class SqlRoomOwners implements RoomOwners {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async enter(owner: string, leaseMs: number): Promise<void> {
    const { tables, now } = this.#db;
    const lease = { id: owner, until_at: sql<number>`${now} + ${sql.lit(leaseMs)}` };
    await this.#db.write([tables.insertInto('owners').values(lease).compile()]);
  }

  async renew(owner: string, leaseMs: number): Promise<boolean> {
    const { tables, now } = this.#db;
    const renewed = tables
      .updateTable('owners')
      .set({ until_at: sql<number>`${now} + ${sql.lit(leaseMs)}` })
      .where('id', '=', owner)
      .where('until_at', '>', now);
    const [done] = await this.#db.write([renewed.compile()]);
    return done?.count === 1;
  }

  async leave(owner: string): Promise<void> {
    await this.#db.write([this.#db.tables.deleteFrom('owners').where('id', '=', owner).compile()]);
  }

  async take({ id, code }: OwnedRoom, owner: string): Promise<boolean> {
    const { tables, now } = this.#db;
    // A server whose own lease has run out takes nothing.
    const asked = tables
      .selectFrom('owners')
      .select([sql.val(id).as('id'), sql.val(code).as('code'), 'owners.id as owner'])
      .where('owners.id', '=', owner)
      .where('until_at', '>', now);
    const taken = tables
      .insertInto('rooms')
      .columns(['id', 'code', 'owner'])
      .expression(asked)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ owner })
          .where((room) => room.or([room('rooms.owner', '=', owner), this.#isFree(room)])),
      );
    const [done] = await this.#db.write([taken.compile()]);
    return done?.count === 1;
  }

  async release(id: string, owner: string): Promise<void> {
    const { tables } = this.#db;
    const released = tables.updateTable('rooms').set({ owner: null }).where('id', '=', id).where('owner', '=', owner);
    await this.#db.write([released.compile()]);
  }

  async ownerOf(code: string): Promise<string | null> {
    const { tables, now } = this.#db;
    const [[found]] = await this.#db.read(
      tables
        .selectFrom('rooms')
        .innerJoin('owners', 'owners.id', 'rooms.owner')
        .select('owners.id')
        .where('rooms.code', '=', code)
        .where('until_at', '>', now),
    );
    return found?.id ?? null;
  }

  async free(atMost: number): Promise<readonly OwnedRoom[]> {
    const [rooms] = await this.#db.read(
      this.#db.tables
        .selectFrom('rooms')
        .select(['id', 'code'])
        .where((room) => this.#isFree(room))
        .orderBy('id')
        .limit(atMost),
    );
    return rooms;
  }

  #isFree(room: ExpressionBuilder<Tables, 'rooms'>) {
    const alive = room
      .selectFrom('owners')
      .select('owners.id')
      .whereRef('owners.id', '=', 'rooms.owner')
      .where('until_at', '>', this.#db.now);
    return room.not(room.exists(alive));
  }
}

/** What a store adds to the units of one room, so that only its owner can write into it. */
export interface Fence {
  /** Opens the room: with it its code is taken. */
  open(room: OwnedRoom): Change[];
  /** Undoes the unit if the room is another's, and keeps the room until the unit is written. */
  hold(id: string): Change[];
  /** The room is no more. */
  close(id: string): Change[];
  /** Rooms of classes and matches that were deleted are no more. */
  closeDeleted(): Change[];
}

/** A store that no other server uses. */
export const NO_FENCE: Fence = { open: () => [], hold: () => [], close: () => [], closeDeleted: () => [] };

/** The fence of one server among several. */
export function fenceOf(db: Database, owner: string): Fence {
  const { tables, whileWritten } = db;
  // The id of a room cannot be null: a server that does not own the room inserts that, which undoes everything. A
  // condition that the server had to look at would take a round trip of its own.
  const hold = sql`insert into rooms (id, code, owner) select null, '', '' where not exists
    (select 1 from rooms where id = ${''} and owner = ${''} ${whileWritten})`.compile(tables);
  return {
    open: ({ id, code }) => [tables.insertInto('rooms').values({ id, code, owner }).compile()],
    hold: (id) => [{ sql: hold.sql, parameters: [id, owner] }],
    close: (id) => [tables.deleteFrom('rooms').where('id', '=', id).compile()],
    closeDeleted: () => [
      tables
        .deleteFrom('rooms')
        .where('id', 'not in', tables.selectFrom('matches').select('id'))
        .where('id', 'not in', tables.selectFrom('classes').select('id'))
        .compile(),
    ],
  };
}
