/** What a server deletes by age, and what it logs about it. */

import { expect, test } from 'vitest';
import { forgetOld } from '../../server/housekeeping.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { aClass } from './class-store-contract.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * A class of each of these ages; the log lines and remaining classes after a server with this environment tidies up.
 */
async function tidied(env: Record<string, string>, ages: readonly number[]) {
  const stores = await openStores({ dbPath: ':memory:' });
  const now = 1_000 * DAY_MS;
  for (const days of ages) await stores.classes.create(aClass(`Zebedee-${days}`, now - days * DAY_MS));
  const lines: string[] = [];
  const gone = await forgetOld({
    store: stores.matches,
    classes: stores.classes,
    lessons: stores.lessons,
    settings: readSettings(env),
    time: { now: () => now, date: () => now, after: () => () => undefined },
    log: createLog({ logLevel: 'info' }, { to: { write: (line) => void lines.push(line) } }),
  });
  const left = await stores.classes.unended();
  await stores.close();
  return { gone, left, lines };
}

test('[STORE5] a class is kept for the configured number of days, half a year by default, and the log contains no names', async () => {
  const half = await tidied({}, [181, 179]);
  expect([half.gone, half.left]).toEqual([['code-Zebedee-181'], ['code-Zebedee-179']]);
  expect(half.lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ event: 'classes-deleted', count: 1 }),
  ]);
  expect(half.lines.join()).not.toMatch(/Zebedee/);
  expect((await tidied({ RETENTION_DAYS: '7' }, [8, 6])).left).toEqual(['code-Zebedee-6']);
});

test('[STORE5] with 0 none is ever too old, and nothing is logged', async () => {
  expect(await tidied({ RETENTION_DAYS: '0' }, [999])).toEqual({ gone: [], left: ['code-Zebedee-999'], lines: [] });
});
