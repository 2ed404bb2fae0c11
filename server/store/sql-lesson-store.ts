/** Lessons that teachers saved, in a database. Knows no engine: the queries are those of tables.ts. */

import type { Kysely } from 'kysely';
import type { Lesson } from '../../shared/class/lesson.ts';
import type { LessonStore, StoredLesson } from './class-store.ts';
import type { Tables } from './tables.ts';

export class SqlLessonStore implements LessonStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async save({ id, keyHash, lesson, savedAt }: StoredLesson): Promise<void> {
    const written = { key_hash: keyHash, json: JSON.stringify(lesson), saved_at: savedAt };
    await this.#db
      .insertInto('lessons')
      .values({ id, ...written })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(written))
      .execute();
  }

  async byId(id: string): Promise<StoredLesson | null> {
    const row = await this.#db.selectFrom('lessons').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return null;
    // Only `save` writes here, and it writes lessons.
    return { id: row.id, keyHash: row.key_hash, lesson: JSON.parse(row.json) as Lesson, savedAt: row.saved_at };
  }

  async delete(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('lessons').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async count(): Promise<number> {
    const { lessons } = await this.#db
      .selectFrom('lessons')
      .select(({ fn }) => fn.countAll<number>().as('lessons'))
      .executeTakeFirstOrThrow();
    return lessons;
  }
}
