/** Lessons that teachers saved, in a database. Knows no engine: the queries are those of tables.ts. */

import type { Lesson } from '../../shared/class/lesson.ts';
import type { LessonStore, StoredLesson } from './class-store.ts';
import type { Database } from './database.ts';

export class SqlLessonStore implements LessonStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async save({ id, keyHash, lesson, savedAt }: StoredLesson): Promise<void> {
    const written = { key_hash: keyHash, json: JSON.stringify(lesson), saved_at: savedAt };
    const saved = this.#db.tables
      .insertInto('lessons')
      .values({ id, ...written })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(written));
    await this.#db.write([saved.compile()]);
  }

  async byId(id: string): Promise<StoredLesson | null> {
    const [[row]] = await this.#db.read(this.#db.tables.selectFrom('lessons').selectAll().where('id', '=', id));
    if (row === undefined) return null;
    // Only `save` writes here, and it writes lessons.
    return { id: row.id, keyHash: row.key_hash, lesson: JSON.parse(row.json) as Lesson, savedAt: row.saved_at };
  }

  async use(id: string, at: number): Promise<void> {
    const used = this.#db.tables.updateTable('lessons').set({ saved_at: at }).where('id', '=', id);
    await this.#db.write([used.compile()]);
  }

  async expire(before: number): Promise<number> {
    const [done] = await this.#db.write([
      this.#db.tables.deleteFrom('lessons').where('saved_at', '<', before).compile(),
    ]);
    return done?.count ?? 0;
  }

  async delete(id: string): Promise<boolean> {
    const [done] = await this.#db.write([this.#db.tables.deleteFrom('lessons').where('id', '=', id).compile()]);
    return done?.count === 1;
  }

  async count(): Promise<number> {
    const { tables } = this.#db;
    const [[row]] = await this.#db.read(
      tables.selectFrom('lessons').select(({ fn }) => fn.countAll<number>().as('lessons')),
    );
    return row?.lessons ?? 0;
  }
}
