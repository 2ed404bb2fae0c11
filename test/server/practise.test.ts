/** "Try again from here": practice in every position of a match that was played, exactly as it was. */

import { matchMaker } from '@colyseus/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { botMove } from '../../shared/bot/bot.ts';
import { replay } from '../../shared/duel/duel.ts';
import type { DuelEvent } from '../../shared/duel/event.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { MatchRecord } from '../../shared/duel/record.ts';
import { currentHalf, type HalfState, seatOf } from '../../shared/duel/state.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import { DUEL_ROOM, joinRefusal } from '../../shared/protocol.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';
import type { Services } from '../../server/rooms/services.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { answerIfAsked, play } from './support/hand.ts';
import { create, joinAsWire, joinByCode, OPTIONS, type Player, practise, resume } from './support/player.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { keptOpen } from './support/store.ts';

let server: TestServer;
/** The two who have played. */
let played: readonly [Player, Player];
let record: MatchRecord;
beforeAll(async () => {
  const stores = keptOpen(await openStores({ dbPath: ':memory:' }));
  server = await startTestServer({ seed: 7, stores });
  const ada = await create(server.url, { options: { ...OPTIONS, levelId: 'lost-last-ack' } });
  played = [ada, await joinByCode(server.url, ada.grant.code)];
  await playWithMistakes();
  record = await recordOf(ada.view.review?.matchId ?? '');
});
afterAll(() => server.stop());

async function recordOf(matchId: string): Promise<MatchRecord> {
  const got = (await (await fetch(`${server.url}/api/reviews/${matchId}`)).json()) as MatchRecord | null;
  if (got === null) throw new Error('no record');
  return got;
}

/** In every second position each player first sends a wrong card. */
async function playWithMistakes(): Promise<void> {
  for (let steps = 0; played.some(({ view }) => view.phase !== 'over'); steps += 1) {
    if (steps > 2_000) throw new Error('the match does not get there');
    for (const player of played) if (!(await erred(player))) await answerIfAsked(player);
    await server.time.advance(300);
  }
}

async function erred(player: Player): Promise<boolean> {
  const { position } = player.view;
  if (position === null || position.attempt > 1 || position.id % 2 === 1) return false;
  const right = botMove(player.view, 'perfect', 1)?.move;
  const wrong = position.cards.find((card) => right?.kind !== 'send' || !sameSegment(card, right.segment));
  if (wrong === undefined) return false;
  await player.ask('move', { positionId: position.id, move: { kind: 'send', segment: wrong } });
  return true;
}

interface Question {
  readonly seat: Seat;
  readonly half: number;
  readonly positionId: number;
  readonly events: number;
}

/** Every question of the match, by seat and half. */
function questions({ review, steps }: MatchRecord): Question[] {
  const all = steps.flatMap((own, i) =>
    own.flatMap(({ open }) =>
      (['A', 'B'] as const).flatMap((end) => {
        const asked = open[end];
        const half = review.halves[i]?.half ?? 0;
        return asked === null ? [] : [{ seat: seatOf(end, half), half, ...asked }];
      }),
    ),
  );
  return [...new Map(all.map((question) => [question.events, question])).values()];
}

const ask = ({ seat, events }: Pick<Question, 'seat' | 'events'>, matchId = record.matchId) =>
  practise(server.url, { name: 'Eve', matchId, events, seat });

/** What a seat sees of its own end and of its question, without what was scored before. */
function situation({ position, tcp, figure, symbols, timeWait, port, start, half, halfStartedAt, you }: SeatView) {
  const { streakBonus: _, ...question } = position ?? { streakBonus: 0 };
  const { end, role, address } = you;
  return { question, tcp, figure, symbols, timeWait, port, start, half, halfStartedAt, end, role, address };
}

/** Everything there is of the half, at both ends and on the wire, without what was judged and from where on that counts. */
function hidden(half: HalfState | null) {
  return { ...half, ownSince: null, judgements: null, hints: null, calls: null };
}

async function logOf(matchId: string) {
  return (await server.stores.matches.find(matchId))?.events ?? [];
}

async function newestId(): Promise<string> {
  return (await server.stores.matches.unfinished()).at(-1)?.id ?? '';
}

describe('practice in a position of a match that was played', () => {
  test('[REVIEW8] there are questions to both seats in both halves, some of which were got wrong', () => {
    const asked = questions(record);
    for (const seat of [0, 1] as const)
      for (const half of [1, 2])
        expect(asked.filter((one) => one.seat === seat && one.half === half).length).toBeGreaterThan(3);
    expect(record.review.halves.map(({ judgements }) => judgements.some(({ verdict }) => verdict === 'wrong'))).toEqual(
      [true, true],
    );
  });

  test('[REVIEW8] [REVIEW9] is exactly as it was, from every position of both seats in both halves, and can be played to its end', async () => {
    const log = await logOf(record.matchId);
    for (const question of questions(record)) {
      const eve = await ask(question);
      expect(eve.grant.seat).toBe(question.seat);
      const before = played[question.seat].views.find(
        ({ half, position }) => half === question.half && position?.id === question.positionId,
      );
      const original = replay(log.slice(0, question.events));
      expect(situation(eve.view)).toEqual(before && situation(before));
      expect(eve.view.now).toBe(original.at);
      const id = await newestId();
      const now = replay(await logOf(id));
      expect(hidden(currentHalf(now))).toEqual(hidden(currentHalf(original)));
      expect(eve.view).toMatchObject({
        phase: 'playing',
        practice: { matchId: record.matchId, events: question.events },
        you: { name: 'Eve', score: 0, streak: 0 },
        peer: { kind: 'bot', bot: 'perfect', score: 0 },
        judgements: [],
        halfScores: [],
        review: null,
      });
      await expectPlayable(eve, question.half);
      await eve.leave();
    }
  });
});

/** The right move scores, and the half comes to its end, which is that of the match. */
async function expectPlayable(eve: Player, half: number): Promise<void> {
  const right = botMove(eve.view, 'perfect', 1);
  if (right === null) throw new Error('nothing to decide');
  const answer = await eve.ask('move', { positionId: right.positionId, move: right.move });
  expect(answer).toMatchObject({
    ok: true,
    judgement: { verdict: 'correct', attempt: 1, points: { base: 60, streak: 0 } },
  });
  await eve.until(() => eve.view.you.score >= 60);
  await play(server.time, [eve], () => eve.view.phase === 'over');
  expect(eve.view.review?.halves.map((one) => one.half)).toEqual([half]);
  const wrong = eve.view.review?.halves[0]?.judgements.filter(({ verdict }) => verdict !== 'correct');
  expect(wrong).toEqual([]);
}

describe('practice', () => {
  test('[REVIEW10] has a record of its own, in which one can practise again', async () => {
    const question = questions(record).find(({ half }) => half === 2);
    if (question === undefined) throw new Error('no question');
    const eve = await ask(question);
    await play(server.time, [eve], () => eve.view.phase === 'over');
    const own = await recordOf(eve.view.review?.matchId ?? '');
    expect(own).toMatchObject({
      practice: { matchId: record.matchId, events: question.events },
      review: { halves: [{ half: 2 }] },
    });
    const later = questions(own)
      .filter(({ events, seat }) => events > question.events && seat !== question.seat)
      .at(-1);
    if (later === undefined) throw new Error('no later question');
    const again = await ask(later, own.matchId);
    expect(again.view).toMatchObject({ practice: { matchId: own.matchId }, you: { seat: later.seat, score: 0 } });
    await expectPlayable(again, 2);
  });

  test('[REVIEW10] is there again after another start, with all its time', async () => {
    const question = questions(record).at(-3);
    if (question === undefined) throw new Error('no question');
    const eve = await ask(question);
    await server.time.advance(2_000);
    const before = eve.view;
    const [stores, time] = [server.stores, server.time];
    await server.stop();
    server = await startTestServer({ stores, time });
    await time.advance(20_000);
    const back = await resume(server.url, eve.grant.seatKey);
    const { question: asked, timeWait } = situation(before);
    expect(situation(back.view)).toMatchObject({ question: asked, timeWait });
    expect(back.view.now - before.now).toBeLessThan(3_000);
    await play(server.time, [back], () => back.view.phase === 'over');
    expect(back.view.practice).toEqual({ matchId: record.matchId, events: question.events });
  });

  test('[REVIEW10] needs no third player where there was one', async () => {
    const ada = await create(server.url, { options: { ...OPTIONS, wire: 'person' } });
    const bob = await joinByCode(server.url, ada.grant.code);
    const wu = await joinAsWire(server.url, ada.grant.code);
    await wu.ask('order', { end: 'A', order: 'lose' });
    await play(server.time, [ada, bob], () => ada.view.phase === 'over' && bob.view.phase === 'over');
    const withWire = await recordOf(ada.view.review?.matchId ?? '');
    const [first] = questions(withWire);
    if (first === undefined) throw new Error('no question');
    const eve = await ask(first, withWire.matchId);
    expect(eve.view.wire).toBeNull();
    await expectPlayable(eve, 1);
  });
});

describe('practice is refused', () => {
  const refused = (asked: object) =>
    practise(server.url, { name: 'Eve', matchId: record.matchId, events: 1, seat: 0, ...asked }).then(
      () => 'joined',
      (error: unknown) => joinRefusal(error),
    );

  test('[REVIEW11] where the log so far ends with no question to that seat', async () => {
    const [first] = questions(record);
    if (first === undefined) throw new Error('no question');
    const foreign = first.seat === 0 ? 1 : 0;
    expect(await refused({ events: first.events, seat: foreign })).toBe('no-position');
    expect(await refused({ events: first.events + 1, seat: first.seat })).toBe('no-position');
    const all = (await logOf(record.matchId)).length;
    for (const events of [1, all, all + 1, 900_000]) expect(await refused({ events })).toBe('no-position');
  });

  test('[REVIEW11] in a match that is not over, or that is none', async () => {
    const running = await create(server.url, { against: 'bot' });
    await answerIfAsked(running);
    await server.time.until(() => running.view.position !== null);
    const matchId = await newestId();
    const events = (await logOf(matchId)).findLastIndex(({ type }) => type === 'position-opened') + 1;
    expect(await refused({ matchId, events })).toBe('no-such-match');
    expect(await refused({ matchId: 'no-such-match', events: 5 })).toBe('no-such-match');
    await running.leave();
  });

  test.each([
    { events: -1 },
    { events: 0 },
    { events: 2.5 },
    { events: 10 ** 7 },
    { events: '5' },
    { seat: 2 },
    { seat: 'wire' },
    { matchId: '../x' },
    { matchId: 'x'.repeat(65) },
    { more: 1 },
  ])('[REVIEW11] where it is asked with %j', async (asked) => {
    expect(await refused(asked)).toBe('bad-message');
  });

  test('[REVIEW11] in a match whose log nobody can read, and none is left behind that could not come back', async () => {
    const log = await logOf(record.matchId);
    const foreign = { type: 'of another version', at: 0 } as unknown as DuelEvent;
    const events = [...log.slice(0, 1), foreign, ...log.slice(1)];
    const [first] = questions(record);
    const { matches } = server.stores;
    await matches.create({ id: 'foreign', code: 'FAREN', against: 'friend', classId: null, createdAt: 0, events });
    await matches.finish('foreign', server.time.now());
    const before = await newestId();
    expect(await refused({ matchId: 'foreign', events: (first?.events ?? 0) + 1, seat: first?.seat })).toBe(
      'server-busy',
    );
    expect(await newestId()).toBe(before);
  });

  test('[REVIEW13] where it is begun in the same match again and again without end', async () => {
    const [first] = questions(record);
    if (first === undefined) throw new Error('no question');
    const { practice } = matchMaker.getHandler(DUEL_ROOM).options.services as Services;
    // A class of sixty, each of whom begins at the end of the match twenty times in an hour.
    const { length } = await logOf(record.matchId);
    for (let begun = 0; begun < 60 * 20; begun += 1)
      expect(await practice.take('other', Math.min(length, 160))).toBe(true);
    while (await practice.take(record.matchId, 1_000));
    expect(await refused({ events: first.events, seat: first.seat })).toBe('too-fast');
  });

  test('[REVIEW11] to whom nobody would let in under that name', async () => {
    expect(await refused({ name: '' })).toBe('bad-name');
    expect(await refused({ name: 'fuck' })).toBe('name-not-allowed');
  });
});
