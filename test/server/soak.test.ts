/** A short soak, and the recount that judges it. `npm run soak` is the long one. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { recountLog } from '../soak/recount-log.ts';
import { soak } from '../soak/soak.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-soak-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('[STORE70] through dropped and silent connections, reloads, a full disk, sleep, a kill and a restart no confirmed move is lost and none counts twice', {
  timeout: 180_000,
}, async () => {
  const soaked = await soak({ seconds: 16, seed: 1, pairs: 6, abandonMs: 6_000, folder, say: () => undefined });
  const { lost, doubled, gaps, unfinished } = soaked;
  expect({ lost, doubled, gaps, unfinished }).toEqual({ lost: [], doubled: [], gaps: [], unfinished: [] });
  expect(Object.keys(soaked.faults)).toEqual(
    expect.arrayContaining(['drop', 'reload', 'read-nothing', 'full-disk', 'sleep', 'kill', 'restart']),
  );
  expect(soaked.told).toBeGreaterThan(20);
  expect(soaked.after.rooms).toBe(0);
  expect(soaked.after.descriptors).toBeLessThanOrEqual(soaked.before.descriptors + 2);
});

test('[STORE70] the recount finds a move that is missing, one that is there twice, a gap and a match that is not over', async () => {
  const dbPath = join(folder, 'planted.sqlite');
  const stores = await openStores({ dbPath });
  const judgement = { seat: 0, at: 5, half: 1, positionId: 1001, attempt: 1, points: { total: 100 } };
  const judged = { type: 'judged', at: 5, end: 'A', judgement } as unknown as DuelEvent;
  await stores.matches.create({
    ...{ id: 'm', code: 'ACDEF', against: 'friend', classId: null, createdAt: 1 },
    events: [judged],
  });
  await stores.matches.append('m', 2, [judged]);
  await stores.close();
  const told = { code: 'ACDEF', seat: 0, at: 5, points: 100 };
  expect(recountLog(dbPath, [told, { ...told, points: 99 }], ['ACDEF'])).toEqual({
    matches: 1,
    moves: 2,
    lost: ['ACDEF seat 0 at 5: 99'],
    doubled: ['ACDEF half 1 seat 0 question 1001 try 1'],
    gaps: ['ACDEF'],
    unfinished: ['ACDEF'],
  });
});
