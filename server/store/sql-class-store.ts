/** The log of classes in a database. Knows no engine: the queries are those of tables.ts. */

import type { Kysely } from 'kysely';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import type { ClassStore, NewClass, StoredClass, StoredKey } from './class-store.ts';
import { numberedRows } from './log-rows.ts';
import type { StoredClock, StoredMatch } from '../../shared/match/log.ts';
import type { Tables } from './tables.ts';
import { wholeClasses } from './whole-classes.ts';
import { wholeMatches } from './whole-matches.ts';

export class SqlClassStore implements ClassStore {
  readonly #db: Kysely<Tables>;

  readonly #sweep: () => Promise<void>;

  /** @param sweep cleans up after a deletion, so that nothing of it can be read */
  constructor(db: Kysely<Tables>, sweep: () => Promise<void>) {
    this.#db = db;
    this.#sweep = sweep;
  }

  async create({ id, code, keyHash, createdAt, events, clock }: NewClass): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await tx
        .insertInto('classes')
        .values({
          id,
          code,
          key_hash: keyHash,
          created_at: createdAt,
          ended_at: null,
          behind_ms: clock?.behindMs ?? 0,
          stopped_at: clock?.stoppedAt ?? null,
        })
        .execute();
      await insertEvents(tx, id, 0, events);
    });
  }

  async append(classId: string, seq: number, events: readonly ClassEvent[], key?: StoredKey): Promise<void> {
    if (key === undefined) return insertEvents(this.#db, classId, seq, events);
    await this.#db.transaction().execute(async (tx) => {
      await insertEvents(tx, classId, seq, events);
      await tx
        .insertInto('class_keys')
        .values({ class_id: classId, student: key.student, key_hash: key.keyHash })
        .execute();
    });
  }

  async eventsFrom(classId: string, seq: number): Promise<ClassEvent[]> {
    const rows = await this.#db
      .selectFrom('class_events')
      .select('json')
      .where('class_id', '=', classId)
      .where('seq', '>=', seq)
      .orderBy('seq')
      .execute();
    // Only `append` and `create` write here, and they write events.
    return rows.map(({ json }) => JSON.parse(json) as ClassEvent);
  }

  async changeKey(classId: string, before: StoredKey, after: StoredKey): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('class_keys')
        .set({ key_hash: after.keyHash })
        .where('class_id', '=', classId)
        .where('student', '=', after.student)
        // Either key: it may have been changed already, with the confirmation lost.
        .where('key_hash', 'in', [before.keyHash, after.keyHash])
        .executeTakeFirst();
      // The caller would believe that the old key no longer opens anything.
      if (numUpdatedRows === 0n) throw new Error('no student of the class has the key that was to be changed');
      const unfinished = tx
        .selectFrom('matches')
        .select('id')
        .where('class_id', '=', classId)
        .where('finished_at', 'is', null);
      await tx
        .updateTable('seats')
        .set({ key_hash: after.keyHash })
        .where('match_id', 'in', unfinished)
        .where('key_hash', '=', before.keyHash)
        .execute();
    });
  }

  async setClock(classId: string, { behindMs, stoppedAt }: StoredClock): Promise<void> {
    await this.#db
      .updateTable('classes')
      .set({ behind_ms: behindMs, stopped_at: stoppedAt })
      .where('id', '=', classId)
      .execute();
  }

  async end(classId: string, at: number): Promise<void> {
    await this.#db.updateTable('classes').set({ ended_at: at }).where('id', '=', classId).execute();
  }

  async unended(): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('classes')
      .select('code')
      .where('ended_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ code }) => code);
  }

  async byCode(code: string): Promise<StoredClass | null> {
    const [found] = await wholeClasses(this.#db, (aClass) => aClass('code', '=', code));
    return found ?? null;
  }

  matches(classId: string): Promise<StoredMatch[]> {
    return wholeMatches(this.#db, (match) => match('class_id', '=', classId));
  }

  async delete(classId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('classes').where('id', '=', classId).executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await this.#sweep();
    return true;
  }

  async expire(createdBefore: number): Promise<string[]> {
    const gone = await this.#db
      .deleteFrom('classes')
      .where('created_at', '<', createdBefore)
      .returning('code')
      .execute();
    if (gone.length > 0) await this.#sweep();
    return gone.map(({ code }) => code);
  }
}

async function insertEvents(
  db: Kysely<Tables>,
  classId: string,
  seq: number,
  events: readonly ClassEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = numberedRows(seq, events).map((row) => ({ class_id: classId, ...row }));
  await db.insertInto('class_events').values(rows).execute();
}
