/** Classes with their events and keys: three queries, however many classes. */

import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import type { StoredClass, StoredKey } from './class-store.ts';
import type { Database } from './database.ts';
import { grouped } from './log-rows.ts';
import type { Tables } from './tables.ts';

type Which = (aClass: ExpressionBuilder<Tables, 'classes'>) => Expression<SqlBool>;

/** All classes that match the condition, oldest first, as one snapshot. */
export async function wholeClasses(db: Database, which: Which): Promise<StoredClass[]> {
  const classes = db.tables.selectFrom('classes').where(which);
  const ids = classes.select('classes.id');
  const [rows, keys, events] = await db.read(
    classes.selectAll('classes').orderBy('created_at').orderBy('id'),
    db.tables.selectFrom('class_keys').selectAll().where('class_id', 'in', ids).orderBy('student'),
    db.tables
      .selectFrom('class_events')
      .select(['class_id', 'json'])
      .where('class_id', 'in', ids)
      .orderBy('class_id')
      .orderBy('seq'),
  );
  const keysOf = grouped(
    keys,
    (row) => row.class_id,
    ({ student, key_hash }): StoredKey => ({ student, keyHash: key_hash }),
  );
  // Only `append` and `create` write here, and they write events.
  const eventsOf = grouped(
    events,
    (row) => row.class_id,
    ({ json }) => JSON.parse(json) as ClassEvent,
  );
  return rows.map((row) => storedClass(row, keysOf(row.id), eventsOf(row.id)));
}

function storedClass(row: Tables['classes'], keys: StoredKey[], events: ClassEvent[]): StoredClass {
  return {
    id: row.id,
    code: row.code,
    keyHash: row.key_hash,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    clock: { behindMs: row.behind_ms, stoppedAt: row.stopped_at },
    keys,
    events,
  };
}
