/**
 * Matches on a database that fails in every way: what was accepted is written, what is written counts once, and play goes
 * on by itself. One suite for every engine.
 */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { storesIn } from '../../server/store/open-stores.ts';
import { levelById } from '../../shared/content/levels.ts';
import { replay } from '../../shared/duel/duel.ts';
import { type Seat, TIME_FACTORS, type TimeFactor } from '../../shared/duel/options.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import type { StoredSeat } from '../../shared/match/log.ts';
import { Match } from '../../shared/match/match.ts';
import { type Fault, FaultyDatabase } from './support/faulty-database.ts';
import { OPTIONS } from './support/player.ts';

const MATCHES = 8;
const ROUNDS = 12;

interface Played {
  readonly match: Match;
  /** What the players were told was accepted, in order. */
  readonly accepted: string[];
  asked: number;
}

/** @param open a new and empty database */
export function faultsContract(name: string, open: () => Promise<Database>): void {
  describe(`faults ${name}`, () => {
    let database: FaultyDatabase;
    let played: readonly Played[];
    beforeEach(async () => {
      database = new FaultyDatabase(await open());
      played = await Promise.all(Array.from({ length: MATCHES }, (_, index) => begin(database, index)));
    });
    afterEach(() => database.close());

    test.each<Fault>(['refused', 'lost-answer', 'late'])('[STORE61] every write is %s for a while', async (fault) => {
      await rounds(played, 2);
      database.onWrite = () => fault;
      await rounds(played, 3);
      await database.heal();
      await goOn(played);
      await expectSure(database, played);
    });

    test('[STORE81] a unit with nothing to change is confirmed, and so is the other one of its batch', async () => {
      const beat = database.tables.insertInto('server').values({ id: 1, alive_at: 7 }).compile();
      const [nothing, one] = await Promise.all([database.write([]), database.write([beat])]);
      expect([nothing.length, one.map(({ count }) => count)]).toEqual([0, [1]]);
    });

    test('[STORE61] neither writing nor reading works for a while', async () => {
      await rounds(played, 2);
      Object.assign(database, { onWrite: () => 'lost-answer', onRead: () => 'refused' });
      await rounds(played, 3);
      await database.heal();
      await goOn(played);
      await expectSure(database, played);
    });

    test('[STORE61] writes that are stuck are accepted once they are written', async () => {
      await rounds(played, 2);
      database.onWrite = () => 'stuck';
      const asked = rounds(played, 1);
      await vi.waitUntil(() => database.stuck === MATCHES);
      expect(played.map(({ accepted }) => accepted.length)).toEqual(played.map(() => 2));
      await database.heal();
      await asked;
      await goOn(played);
      await expectSure(database, played);
    });

    test.each<Fault>(['refused', 'lost-answer', 'late'])(
      '[STORE61] a seat that nobody was told they have is free for the next, though its taking was %s',
      async (fault) => {
        const match = await opened(database, 99);
        for (const key of ['a', 'b', 'c']) {
          database.onWrite = () => (key === 'c' ? 'none' : fault);
          const taken = match.takeSeat(key, key);
          if (key === 'c') expect(await taken).toBe(0);
          else await expect(taken).rejects.toThrow();
          if (key !== 'c') await database.release();
        }
        const stored = await storesIn(database).matches.find(match.id);
        expect(stored?.seats.map(({ name, keyHash }) => ({ name, keyHash }))).toEqual([{ name: 'c', keyHash: 'c' }]);
        await expect(storesIn(database).matches.takeSeat(match.id, aSeat('d'))).rejects.toThrow();
      },
    );

    test.each([1, 2, 3])('[STORE61] faults of all kinds in between, seed %i', async (seed) => {
      const draw = drawsFrom(seed, 0);
      const kinds: readonly Fault[] = ['none', 'none', 'none', 'refused', 'lost-answer', 'late'];
      database.onWrite = () => kinds[draw(kinds.length)] ?? 'none';
      database.onRead = () => (draw(5) === 0 ? 'refused' : 'none');
      for (let round = 0; round < ROUNDS; round += 1) {
        await rounds(played, 1);
        if (draw(3) === 0) await database.release();
      }
      await database.heal();
      await goOn(played);
      await expectSure(database, played);
    });
  });
}

function aSeat(key: string): StoredSeat {
  return { seat: 0, name: key, kind: 'person', bot: null, keyHash: key };
}

/** A match that waits for its players. */
async function opened(database: Database, index: number): Promise<Match> {
  const level = levelById(OPTIONS.levelId);
  if (level === null) throw new Error('there is no such level');
  const ports = {
    log: storesIn(database).matches,
    time: { now: () => 1_000, date: () => 1_000 },
    limits: { awayMs: 10_000, abandonMs: 10_000, idleMs: 10_000 },
    isHeard: () => false,
  };
  const names = { id: `match-${index}`, code: `CODE${index}`, against: 'friend' } as const;
  return await Match.open(ports, { ...names, seed: index, level, options: OPTIONS });
}

/** A match of two players who are both there. */
async function begin(database: Database, index: number): Promise<Played> {
  const match = await opened(database, index);
  for (const key of ['a', 'b']) await match.takeSeat(key, key);
  for (const seat of [0, 1] as const) await match.come(seat);
  return { match, accepted: [], asked: 0 };
}

/** Each player of each match asks for something, so many times; a match asks for one thing after another. */
async function rounds(all: readonly Played[], times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) await Promise.all(all.map((one) => ask(one)));
}

/** @returns whether it was accepted */
async function ask(one: Played): Promise<boolean> {
  const seat: Seat = one.asked % 2 === 0 ? 0 : 1;
  // Never the one that is set already: each request makes an event of its own.
  const factors: readonly TimeFactor[] = TIME_FACTORS.filter((factor) => factor !== one.match.state.timeFactors[seat]);
  const factor = factors[one.asked % factors.length] ?? '1';
  one.asked += 1;
  const command = { kind: 'time-factor', seat, factor } as const;
  const isAccepted = await one.match.command(command).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isAccepted) one.accepted.push(`${seat} ${factor}`);
  return isAccepted;
}

/** One request may still find what an earlier one left in doubt; after that everything is accepted. */
async function goOn(all: readonly Played[]): Promise<void> {
  await rounds(all, 1);
  expect(await Promise.all(all.map((one) => ask(one)))).toEqual(all.map(() => true));
}

/** The log is what each match believes it to be; all that was accepted is in it, in order, and nothing twice. */
async function expectSure(database: Database, all: readonly Played[]): Promise<void> {
  for (const { match, accepted } of all) {
    const events = await storesIn(database).matches.eventsFrom(match.id, 0);
    expect(replay(events)).toEqual(match.state);
    const written = events.flatMap((event) =>
      event.type === 'time-factor-set' ? [`${event.seat} ${event.factor}`] : [],
    );
    let at = 0;
    for (const one of written) if (one === accepted[at]) at += 1;
    expect(accepted.slice(at)).toEqual([]);
    // A player asks only for what is not set: the same again would be one request written twice.
    for (const seat of ['0', '1']) {
      const own = written.filter((one) => one.startsWith(seat));
      expect(own.filter((one, index) => one === own[index - 1])).toEqual([]);
    }
  }
}
