/** The log of classes in a database. Knows no engine: the queries are those of tables.ts. */

import type { ClassEvent } from '../../shared/class/class-event.ts';
import type { ClassStore, NewClass, StoredClass, StoredKey } from './class-store.ts';
import type { Change, Database } from './database.ts';
import type { Fence } from './sql-room-owners.ts';
import { logOf, rowsLike, type SqlLog } from './log-rows.ts';
import type { StoredClock, StoredMatch } from '../../shared/match/log.ts';
import { wholeClasses } from './whole-classes.ts';
import { wholeMatches } from './whole-matches.ts';

export class SqlClassStore implements ClassStore {
  readonly #db: Database;
  readonly #log: SqlLog;
  readonly #fence: Fence;

  /** @param fence keeps other servers out of the rooms of this one */
  constructor(db: Database, fence: Fence) {
    this.#db = db;
    this.#fence = fence;
    const row = { class_id: '', seq: 0, json: '' };
    this.#log = logOf((rows) => db.tables.insertInto('class_events').values(rowsLike(row, rows)));
  }

  async create({ id, code, keyHash, createdAt, events, clock }: NewClass): Promise<void> {
    const opened = this.#db.tables.insertInto('classes').values({
      id,
      code,
      key_hash: keyHash,
      created_at: createdAt,
      ended_at: null,
      behind_ms: clock?.behindMs ?? 0,
      stopped_at: clock?.stoppedAt ?? null,
    });
    await this.#db.write([...this.#fence.open({ id, code }), opened.compile(), ...this.#log(id, 0, events)]);
  }

  async append(classId: string, seq: number, events: readonly ClassEvent[], key?: StoredKey): Promise<void> {
    const changes: Change[] = this.#log(classId, seq, events);
    if (key !== undefined) {
      const row = { class_id: classId, student: key.student, key_hash: key.keyHash };
      changes.push(this.#db.tables.insertInto('class_keys').values(row).compile());
    }
    if (changes.length > 0) await this.#db.write([...this.#fence.hold(classId), ...changes]);
  }

  async eventsFrom(classId: string, seq: number): Promise<ClassEvent[]> {
    const [rows] = await this.#db.read(
      this.#db.tables
        .selectFrom('class_events')
        .select('json')
        .where('class_id', '=', classId)
        .where('seq', '>=', seq)
        .orderBy('seq'),
    );
    // Only `append` and `create` write here, and they write events.
    return rows.map(({ json }) => JSON.parse(json) as ClassEvent);
  }

  async changeKey(classId: string, before: StoredKey, after: StoredKey): Promise<void> {
    const { tables } = this.#db;
    const inClass = tables
      .updateTable('class_keys')
      .set({ key_hash: after.keyHash })
      .where('class_id', '=', classId)
      .where('student', '=', after.student)
      // Either key: it may have been changed already, with the confirmation lost.
      .where('key_hash', 'in', [before.keyHash, after.keyHash]);
    const unfinished = tables
      .selectFrom('matches')
      .select('id')
      .where('class_id', '=', classId)
      .where('finished_at', 'is', null);
    const inDuels = tables
      .updateTable('seats')
      .set({ key_hash: after.keyHash })
      .where('match_id', 'in', unfinished)
      .where('key_hash', '=', before.keyHash);
    // The caller would believe that the old key no longer opens anything.
    const orElse = 'no student of the class has the key that was to be changed';
    await this.#db.write([...this.#fence.hold(classId), { ...inClass.compile(), orElse }, inDuels.compile()]);
  }

  async setClock(classId: string, { behindMs, stoppedAt }: StoredClock): Promise<void> {
    const clock = this.#db.tables.updateTable('classes').set({ behind_ms: behindMs, stopped_at: stoppedAt });
    await this.#db.write([...this.#fence.hold(classId), clock.where('id', '=', classId).compile()]);
  }

  async end(classId: string, at: number): Promise<void> {
    const ended = this.#db.tables.updateTable('classes').set({ ended_at: at }).where('id', '=', classId);
    await this.#db.write([...this.#fence.hold(classId), ended.compile(), ...this.#fence.close(classId)]);
  }

  async unended(): Promise<string[]> {
    const [rows] = await this.#db.read(
      this.#db.tables
        .selectFrom('classes')
        .select('code')
        .where('ended_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id'),
    );
    return rows.map(({ code }) => code);
  }

  async byCode(code: string): Promise<StoredClass | null> {
    const [found] = await wholeClasses(this.#db, (aClass) => aClass('code', '=', code));
    return found ?? null;
  }

  async teachersHash(code: string): Promise<string | null> {
    const [[found]] = await this.#db.read(
      this.#db.tables.selectFrom('classes').select('key_hash').where('code', '=', code).where('ended_at', 'is', null),
    );
    return found?.key_hash ?? null;
  }

  matches(classId: string): Promise<StoredMatch[]> {
    return wholeMatches(this.#db, (match) => match('class_id', '=', classId));
  }

  async delete(classId: string): Promise<boolean> {
    const gone = this.#db.tables.deleteFrom('classes').where('id', '=', classId);
    const [done] = await this.#db.write([gone.compile(), ...this.#fence.closeDeleted()]);
    if (done?.count !== 1) return false;
    await this.#db.sweep();
    return true;
  }

  async expire(createdBefore: number): Promise<string[]> {
    const old = this.#db.tables.deleteFrom('classes').where('created_at', '<', createdBefore).returning('code');
    const [done] = await this.#db.write([old.compile(), ...this.#fence.closeDeleted()]);
    // The statement says what it returns.
    const gone = (done?.rows ?? []) as readonly { readonly code: string }[];
    if (gone.length > 0) await this.#db.sweep();
    return gone.map(({ code }) => code);
  }
}
