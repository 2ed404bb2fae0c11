/** The owners of rooms in a database, and what keeps everybody else from writing into them. */

import { type ExpressionBuilder, sql } from 'kysely';
import type { Change, Database } from './database.ts';
import type { FreeRoom, Member, OwnedRoom, RoomOwners, Whereabouts } from './room-owners.ts';
import type { Tables } from './tables.ts';

const LONG_GONE_MS = 24 * 3_600_000;

export class SqlRoomOwners implements RoomOwners {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async enter(owner: string, leaseMs: number, member?: Omit<Member, 'name'>): Promise<void> {
    const { tables, now } = this.#db;
    const { processId, address, secret } = member ?? { processId: '', address: '', secret: '' };
    const how = { process_id: processId, address, secret };
    const lease = { id: owner, until_at: this.#until(leaseMs), entered_at: now, alive_at: null, ...how };
    const before = tables.updateTable('owners').set({ until_at: 0 }).where('address', '=', address);
    const gone = address === '' ? [] : [before.compile()];
    await this.#db.write([...gone, tables.insertInto('owners').values(lease).compile()]);
  }

  async renew(owner: string, leaseMs: number, aliveAt?: number): Promise<boolean> {
    const { tables, now } = this.#db;
    const renewed = tables
      .updateTable('owners')
      .set({ until_at: this.#until(leaseMs), ...(aliveAt === undefined ? {} : { alive_at: aliveAt }) })
      .where('id', '=', owner)
      .where('until_at', '>', now);
    const [done] = await this.#db.write([renewed.compile()]);
    return done?.count === 1;
  }

  async revive(owner: string, leaseMs: number): Promise<void> {
    const again = this.#db.tables.updateTable('owners').set({ until_at: this.#until(leaseMs) });
    await this.#db.write([{ ...again.where('id', '=', owner).compile(), orElse: 'this server is no member any more' }]);
  }

  async roomsOf(owner: string): Promise<ReadonlySet<string>> {
    const [rooms] = await this.#db.read(this.#db.tables.selectFrom('rooms').select('id').where('owner', '=', owner));
    return new Set(rooms.map(({ id }) => id));
  }

  async leave(owner: string): Promise<void> {
    // The row stays: it says when the server was last alive.
    const ended = this.#db.tables.updateTable('owners').set({ until_at: 0 }).where('id', '=', owner);
    await this.#db.write([ended.compile()]);
  }

  async reserve(room: OwnedRoom, owner: string): Promise<boolean> {
    const reserved = this.#db.tables.insertInto('rooms').values({ ...room, owner });
    const [done] = await this.#db.write([reserved.onConflict((conflict) => conflict.doNothing()).compile()]);
    return done?.count === 1;
  }

  async giveBack(id: string, owner: string): Promise<void> {
    const unused = this.#db.tables
      .deleteFrom('rooms')
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where((room) => room.not(isOpened(room)));
    await this.#db.write([unused.compile()]);
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
    const found = await this.whereIs(code);
    return found.kind === 'taken' ? found.by.name : null;
  }

  async whereIs(code: string): Promise<Whereabouts> {
    const [[found]] = await this.#db.read(
      this.#db.tables
        .selectFrom('rooms')
        .leftJoin('owners', (join) =>
          join.onRef('owners.id', '=', 'rooms.owner').on('owners.until_at', '>', this.#db.now),
        )
        .select(['owners.id as name', 'owners.process_id as processId', 'owners.address', 'owners.secret'])
        .where('rooms.code', '=', code),
    );
    if (found === undefined) return { kind: 'nowhere' };
    const { name, processId, address, secret } = found;
    return name === null || processId === null || address === null || secret === null
      ? { kind: 'free' }
      : { kind: 'taken', by: { name, processId, address, secret } };
  }

  async members(): Promise<readonly Member[]> {
    const [members] = await this.#db.read(
      this.#db.tables
        .selectFrom('owners')
        .select(['id as name', 'process_id as processId', 'address', 'secret'])
        .where('until_at', '>', this.#db.now)
        .orderBy('entered_at')
        .orderBy('id'),
    );
    return members;
  }

  async free(atMost: number, code?: string): Promise<readonly FreeRoom[]> {
    const [rooms] = await this.#db.read(
      this.#db.tables
        .selectFrom(this.#free().as('rooms'))
        .leftJoin('owners', 'owners.id', 'rooms.owner')
        .leftJoin('matches', 'matches.id', 'rooms.id')
        .leftJoin('classes', 'classes.id', 'rooms.id')
        .select([
          'rooms.id',
          'rooms.code',
          'rooms.owner',
          'owners.alive_at as aliveAt',
          'until_at',
          'matches.id as match',
        ])
        // A code may only be reserved.
        .where((room) => room.or([room('matches.id', 'is not', null), room('classes.id', 'is not', null)]))
        .where((room) => room.or([room('matches.class_id', 'is', null), room.not(room.exists(classRoomOf(room)))]))
        .$if(code !== undefined, (rooms) => rooms.where('rooms.code', '=', code ?? ''))
        .orderBy('rooms.id')
        .limit(atMost),
    );
    return rooms.map(({ match, until_at, ...room }) => {
      const kind = match === null ? 'class' : 'match';
      // The row of an owner that left long ago is gone.
      return { ...room, kind, isLeft: until_at === null || until_at === 0 };
    });
  }

  async duelsOf(classId: string): Promise<readonly OwnedRoom[]> {
    const [duels] = await this.#db.read(
      this.#db.tables
        .selectFrom('rooms')
        .innerJoin('matches', 'matches.id', 'rooms.id')
        .select(['rooms.id', 'rooms.code'])
        .where('class_id', '=', classId)
        .orderBy('rooms.id'),
    );
    return duels;
  }

  async mend(): Promise<void> {
    const { tables, now } = this.#db;
    const matches = tables.selectFrom('matches').where('finished_at', 'is', null);
    const classes = tables.selectFrom('classes').where('ended_at', 'is', null);
    const closed = tables
      .deleteFrom('rooms')
      .where('id', 'not in', matches.select('matches.id'))
      .where('id', 'not in', classes.select('classes.id'));
    const nobody = sql<string | null>`null`.as('owner');
    const insert = tables.insertInto('rooms').columns(['id', 'code', 'owner']);
    const opened = [classes.select(['id', 'code', nobody]), matches.select(['id', 'code', nobody])].map((rows) =>
      insert.expression(rows).onConflict((conflict) => conflict.doNothing()),
    );
    const gone = tables
      .deleteFrom('owners')
      .where('until_at', '<', sql<number>`${now} - ${sql.lit(LONG_GONE_MS)}`)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('rooms').select('rooms.id').whereRef('rooms.owner', '=', 'owners.id'))),
      );
    await this.#db.write([closed, ...opened, gone].map((change) => change.compile()));
  }

  #until(leaseMs: number) {
    return sql<number>`${this.#db.now} + ${sql.lit(leaseMs)}`;
  }

  /** Found by their owner: all open rooms would be many to look through, every second at every server. */
  #free() {
    const { tables, now } = this.#db;
    const released = tables.selectFrom('rooms').selectAll('rooms').where('owner', 'is', null);
    const left = tables
      .selectFrom('owners')
      .innerJoin('rooms', 'rooms.owner', 'owners.id')
      .selectAll('rooms')
      .where('until_at', '<=', now);
    return released.unionAll(left);
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

/** Whether there is a match or a class in it: its code may only be reserved. */
function isOpened(room: ExpressionBuilder<Tables, 'rooms'>) {
  const match = room.selectFrom('matches').select('matches.id').whereRef('matches.id', '=', 'rooms.id');
  const aClass = room.selectFrom('classes').select('classes.id').whereRef('classes.id', '=', 'rooms.id');
  return room.or([room.exists(match), room.exists(aClass)]);
}

/** The room of the class to which a duel belongs. */
function classRoomOf(room: ExpressionBuilder<Tables, 'matches'>) {
  return room.selectFrom('rooms as lead').select('lead.id').whereRef('lead.id', '=', 'matches.class_id');
}

/** What a store adds to the units of one room, so that only its owner can write into it. */
export interface Fence {
  /** Opens the room, with its code reserved or not; undoes the unit if another has the room or the code. */
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
  const { tables, now, whileWritten } = db;
  // The id of a room cannot be null: a server that does not own the room inserts that, which undoes everything. A
  // condition that the server had to look at would take a round trip of its own.
  const hold = sql`insert into rooms (id, code, owner) select null, '', '' where not exists
    (select 1 from rooms where id = ${''} and owner = ${''} ${whileWritten})`.compile(tables);
  // A room may have been reserved by a server that is gone.
  const open = sql`insert into rooms (id, code, owner) values (${''}, ${''}, ${''}) on conflict (id) do update
    set owner = excluded.owner, id = case when rooms.owner is null or rooms.owner = excluded.owner or not exists
    (select 1 from owners where owners.id = rooms.owner and until_at > ${now}) then rooms.id end`.compile(tables);
  return {
    open: ({ id, code }) => [{ sql: open.sql, parameters: [id, code, owner] }],
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
