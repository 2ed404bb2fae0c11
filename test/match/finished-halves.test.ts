/** The halves of a match that are over: while it goes on, only its log has them. */

import { describe, expect, test } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import { replay } from '../../shared/duel/duel.ts';
import { SEATS } from '../../shared/duel/options.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { evolve } from '../../shared/duel/state/evolve.ts';
import type { DuelState } from '../../shared/duel/state/state.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { LoggedDuel } from '../../shared/match/logged-duel.ts';
import { careless } from '../duel/arbitrary.ts';
import { must, Rig, ROOM } from '../duel/rig.ts';

/** A log in memory that has the first event; `isDown`: it cannot be read. */
function logOf(first: DuelEvent) {
  const events = [first];
  const log = {
    events,
    isDown: false,
    append: (_: string, seq: number, added: readonly DuelEvent[]) => {
      expect(seq).toBe(events.length);
      events.push(...added);
      return Promise.resolve();
    },
    eventsFrom: (_: string, seq: number) =>
      log.isDown ? Promise.reject(new Error('the database is down')) : Promise.resolve(events.slice(seq)),
  };
  return log;
}

const record = (duel: LoggedDuel, event: DuelEvent) =>
  duel.record({ state: evolve(duel.state, event), events: [event] });

/** As text: that they are the same octet for octet is cheap to see. */
const viewsOf = (state: DuelState) => SEATS.map((seat) => JSON.stringify(seatView(state, seat, ROOM, state.at)));

const played = (id: string, seed: number) =>
  new Rig(must(levelById(id)), [careless(seed), careless(seed + 1)], { mode: 'live', compose: 'free' }).runMatch().log;

describe('a match of which the log alone has the halves that are over', () => {
  test.each(['storm', 'lost-last-ack'])(
    '[VIEW300] shows what the whole one would, at every moment of %s, and its review in the end',
    async (id) => {
      const [created, ...rest] = played(id, 3);
      const log = logOf(must(created));
      const duel = new LoggedDuel(log, 'm', log.events.slice(), 'the-last-half');
      let whole = duel.state;
      for (const event of rest) {
        await record(duel, event);
        whole = evolve(whole, event);
        expect(viewsOf(duel.state)).toEqual(viewsOf(whole));
      }
      expect(duel.state).toEqual(replay(log.events));
      expect(seatView(duel.state, 0, ROOM, duel.state.at).review?.halves.length).toBeGreaterThan(1);
    },
  );

  test('[VIEW300] holds the course of no half but the last', async () => {
    const [created, ...rest] = played('lost-last-ack', 5);
    const begun = rest.findLastIndex(({ type }) => type === 'half-started') + 1;
    const log = logOf(must(created));
    const duel = new LoggedDuel(log, 'm', log.events.slice(), 'the-last-half');
    for (const event of rest.slice(0, begun)) await record(duel, event);
    const [first, second] = duel.state.halves;
    expect(first).toMatchObject({ half: 1, journal: [], judgements: [], hints: [], challenges: [] });
    expect(second).toMatchObject({ half: 2 });
    const restored = new LoggedDuel(log, 'm', log.events, 'the-last-half');
    expect(restored.state).toEqual(duel.state);
  });

  test('[VIEW300] ends only once its log could be read: until then nothing has happened', async () => {
    const events = played('lost-last-ack', 7);
    const last = must(events.at(-1));
    const log = logOf(must(events[0]));
    log.events.push(...events.slice(1, -1));
    const duel = new LoggedDuel(log, 'm', log.events.slice(), 'the-last-half');
    const before = duel.state;
    log.isDown = true;
    await expect(record(duel, last)).rejects.toThrow('down');
    expect(duel.state).toBe(before);
    expect(log.events).toHaveLength(events.length - 1);
    log.isDown = false;
    await record(duel, last);
    expect(duel.state).toEqual(replay(events));
  });

  test('[VIEW300] a class has all halves of its duels at any time', async () => {
    const [created, ...rest] = played('lost-last-ack', 9);
    const log = logOf(must(created));
    const duel = new LoggedDuel(log, 'm', log.events.slice(), 'all-halves');
    for (const event of rest) await record(duel, event);
    expect(duel.state).toEqual(replay(log.events));
  });
});
