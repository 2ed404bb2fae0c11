/** A class and its duels: whatever happened in between, the duels become what the class says, and are then left alone. */

import { expect, test } from 'vitest';
import type { SeatedStudent } from '../../server/rooms/class/open-duels.ts';
import { settleDuel, type WantedDuel } from '../../server/rooms/class/settle-duel.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { Stores } from '../../server/store/class-store.ts';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import { joinRefusal } from '../../shared/protocol.ts';
import { enterDuel } from './support/class-duels.ts';
import { CLASS, duels, endedClass, openDuel, seated } from './support/lone-duels.ts';
import { enter } from './support/player.ts';
import { startTestServer } from './support/server.ts';
import { saveLesson } from './support/small-lesson.ts';
import { keptOpen } from './support/store.ts';
import { joinClass, openClass, resumeClass, teach } from './support/student.ts';
import { settle } from './support/virtual-time.ts';

const wanted = (ada: SeatedStudent, bob: SeatedStudent, duel: Partial<WantedDuel> = {}): WantedDuel => ({
  ended: false,
  paused: false,
  seats: { 0: { ...ada, removed: false }, 1: { ...bob, removed: false } },
  ...duel,
});

async function loneDuel() {
  const stores = await openStores({ dbPath: ':memory:' });
  await endedClass(stores);
  const server = await startTestServer({ seed: 3, stores });
  const duel = await openDuel();
  let changes = 0;
  duels().onChange(CLASS, () => {
    changes += 1;
  });
  const events = async () => (await stores.classes.matches(CLASS))[0]?.events.length;
  return { server, duel, events, changes: () => changes };
}

test('[ROOM90] a duel gets names, keys, factors, closed seats, pause and end from its class; the second time nothing happens', async () => {
  const { server, duel, events, changes } = await loneDuel();
  const [ada, bob] = [{ ...seated('Tablet', '2'), name: 'Ada L.' }, seated('Bob')];
  const closed = { 0: { ...ada, removed: false }, 1: { ...bob, removed: true } };
  const wishes = [
    wanted(seated('Ada'), bob),
    wanted(ada, bob, { paused: true }),
    wanted(ada, bob, { seats: closed }),
    wanted(ada, bob),
    wanted(ada, bob, { ended: true }),
    // What is over takes no other factor.
    wanted(seated('Ada', 'off'), bob, { ended: true }),
  ];
  const stands = [];
  for (const wish of wishes) {
    await settleDuel(duel, wish);
    // A seat that was lost is also left.
    await settle(20);
    const done = [changes(), await events()];
    await settleDuel(duel, wish);
    await settle(20);
    expect([changes(), await events()]).toEqual(done);
    const { paused, phase, timeFactors } = duel.state;
    stands.push([duel.sitting(0)?.name, timeFactors[0], duel.sitting(1)?.isClosed, paused, phase]);
  }
  expect(stands).toEqual([
    ['Ada', '1', false, false, 'ready'],
    ['Ada L.', '2', false, true, 'ready'],
    ['Ada L.', '2', true, false, 'ready'],
    ['Ada L.', '2', false, false, 'ready'],
    ['Ada L.', '2', false, false, 'over'],
    ['Ada', '2', false, false, 'over'],
  ]);
  await server.stop();
});

/** A class in a round of duels whose server is killed just after these events were logged. */
async function killedAfter(stores: Stores, happened: (at: number) => readonly ClassEvent[]) {
  const before = await startTestServer({ stores: keptOpen(stores), seed: 5 });
  const teacher = await openClass(before.url, { lesson: await saveLesson(stores) });
  const ada = await joinClass(before.url, teacher.grant.code, 'Ada');
  const bob = await joinClass(before.url, teacher.grant.code, 'Bob');
  await teacher.ask('start', { index: 1 });
  await before.stop();
  const stored = await stores.classes.byCode(teacher.grant.code);
  if (stored === null) throw new Error('no class in the log');
  await stores.classes.append(stored.id, stored.events.length, happened(before.time.now()));
  const after = await startTestServer({ stores, time: before.time });
  const [match] = await stores.classes.matches(stored.id);
  const duel = duels().byId(match?.id ?? '');
  if (duel === null) throw new Error('no duel is back');
  return { after, teacher, ada, bob, duel };
}

test('[ROOM90] a duel that came back from a crash with other names, factors, seats and pause gets those of its class', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const { after, teacher, ada, duel } = await killedAfter(stores, (at) => [
    { type: 'renamed', at, student: 1, name: 'Ada L.' },
    { type: 'time-factor-set', at, student: 1, factor: 'off' },
    { type: 'removed', at, student: 2 },
    { type: 'paused', at },
  ]);
  const seat = duel.sitting(0)?.name === 'Ada L.' ? 0 : 1;
  expect([duel.sitting(seat)?.name, duel.state.timeFactors[seat]]).toEqual(['Ada L.', 'off']);
  expect([duel.sitting(seat)?.isClosed, duel.sitting(seat === 0 ? 1 : 0)?.isClosed]).toEqual([false, true]);
  expect(duel.state.paused).toBe(true);
  const board = await teach(after.url, teacher.key);
  expect(await board.ask('resume', {})).toEqual({ ok: true });
  expect(duel.state.paused).toBe(false);
  expect((await enterDuel(after.url, await resumeClass(after.url, ada.key))).view.you.name).toBe('Ada L.');
  await after.stop();
});

test('[ROOM90] a command that changes no duel touches none', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const { after, teacher, duel } = await killedAfter(stores, () => []);
  const board = await teach(after.url, teacher.key);
  const { onChange } = duel;
  let changes = 0;
  duel.onChange = () => {
    changes += 1;
    onChange();
  };
  const { settings } = board.view;
  expect(await board.ask('settings', { settings: { ...settings, speed: !settings.speed } })).toEqual({ ok: true });
  expect(await board.ask('more-time', { seconds: 60 })).toEqual({ ok: true });
  expect(changes).toBe(0);
  expect(await board.ask('rename', { student: 1, name: 'Ada L.' })).toEqual({ ok: true });
  expect(changes).toBe(1);
  await after.stop();
});

test('[ROOM91] a student whose two rows were merged enters the duel of the other row with the key of the row that was kept', async () => {
  const stores = await openStores({ dbPath: ':memory:' });
  const server = await startTestServer({ stores, seed: 5 });
  const teacher = await openClass(server.url, { lesson: await saveLesson(stores) });
  const ada = await joinClass(server.url, teacher.grant.code, 'Ada');
  await ada.leave();
  const twin = await joinClass(server.url, teacher.grant.code, 'Ada B');
  await teacher.ask('start', { index: 1 });
  await server.time.until(() => twin.view.round?.kind === 'duel');
  await twin.leave();
  await server.time.until(() => teacher.view.students['2']?.presence === 'away');
  expect(await teacher.ask('merge', { student: 2, into: 1 })).toEqual({ ok: true });
  const again = await resumeClass(server.url, ada.key);
  const player = await enterDuel(server.url, again);
  expect(player.view.you.name).toBe('Ada');
  expect(await enter(server.url, player.grant.code, twin.key).catch(joinRefusal)).toBe('bad-seat-key');
  await server.stop();
});
