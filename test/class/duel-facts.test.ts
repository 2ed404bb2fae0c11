/**
 * What a class knows of its duels: each student's own points and moves, and in small no more than the players may see.
 */

import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { endOf, currentHalf } from '../../shared/duel/state/state.ts';
import type { PlannedDuel } from '../../shared/class/class-event.ts';
import { MINI_ARROWS } from '../../shared/class/class-view.ts';
import { duelFacts, watchedDuel } from '../../shared/class/duel-facts.ts';
import { sidePointsIn } from '../../shared/class/own-move.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { careless } from '../duel/arbitrary.ts';
import { ABSENT, must, perfect, Rig, ROOM } from '../duel/rig.ts';

const PLAN: PlannedDuel = { matchId: 'm', code: 'ACDEF', seats: { 0: 4, 1: 9 } };
const factsOf = (rig: Rig, plan = PLAN) => duelFacts('m', rig.state, ROOM, plan, rig.now);
const FOUR_WAVES = must(levelById('four-waves'));

describe('what a class knows of a duel', () => {
  it('[CLASS18] counts what each of two students scored themselves', () => {
    const rig = new Rig(FOUR_WAVES, [perfect(2_000), careless(3)], { compose: 'cards' }).runMatch();
    const { points, over, moves, mini } = factsOf(rig);
    const own = (seat: 0 | 1) =>
      rig.state.halves
        .flatMap((half) => half.judgements)
        .filter((judgement) => judgement.seat === seat && judgement.by === 'player')
        .reduce((sum, judgement) => sum + judgement.points.total, 0);
    expect(over).toBe(true);
    expect(points).toEqual({ 0: own(0), 1: own(1) });
    expect(points[0]).toBeGreaterThan(0);
    expect(moves.every(({ by }) => by === 'player')).toBe(true);
    expect(mini?.seats.map(({ score }) => score)).toEqual([points[0], points[1]]);
  });

  it('[CHALLENGE8] counts hints, challenges and names as the duel does, live and from the log alike', () => {
    const rig = new Rig(FOUR_WAVES, [perfect(2_000), perfect(2_000)], { mode: 'live', compose: 'free' });
    const wrong = { kind: 'send', segment: makeSegment({ flags: ['FIN'], seq: 4_001, ack: 9_000 }) } as const;
    for (const [closer, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      rig.startHalf();
      rig.ask({ kind: 'hint', seat: closer, positionId: must(rig.untilAsked(closer).position).id });
      rig.move(closer, wrong);
      const [entryId = 0] = rig.runUntil((now) => now.view(other).challengeable.length > 0).view(other).challengeable;
      rig.ask({ kind: 'challenge', seat: other, entryId });
      if (other === 1) rig.ask({ kind: 'name', seat: other, entryId, mistake: 'seq-wrong' });
      rig.runUntil(({ state }) => state.phase !== 'playing');
    }
    const [ada, bob] = rig.state.scores;
    expect(factsOf(rig).points).toEqual({ 0: ada, 1: bob });
    expect(factsOf(rig).mini?.seats.map(({ score }) => score)).toEqual([ada, bob]);
    expect(sidePointsIn(rig.log)).toEqual([
      { seat: 0, points: -5 },
      { seat: 1, points: 10 },
      { seat: 1, points: 15 },
      { seat: 1, points: -5 },
      { seat: 0, points: 10 },
    ]);
    const againstBot = { ...PLAN, seats: { 0: 4, 1: null } };
    expect(factsOf(rig, againstBot).points).toEqual({ 0: ada, 1: 0 });
  });

  it('[CLASS18] gives nothing for the actions of a stand-in bot, the stack, or a bot opponent', () => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, perfect(1_000)]).runMatch();
    expect(factsOf(rig).points[0]).toBe(0);
    const botAtOne = { ...PLAN, seats: { 0: 4, 1: null } };
    expect(factsOf(rig, botAtOne).moves.filter(({ seat }) => seat === 1)).toEqual([]);
    expect(factsOf(rig, botAtOne).points[1]).toBe(0);
  });

  it('[CLASS18] gives nothing for moves of a bot that took the place of an absent student', () => {
    const rig = new Rig(FOUR_WAVES, [ABSENT, perfect(1_000)], { compose: 'free' });
    rig.startHalf();
    const view = rig.untilAsked(0);
    const { move } = must(perfect()(view));
    rig.ask({ kind: 'move', seat: 0, positionId: must(view.position).id, move, by: 'bot' });
    expect(rig.state.scores[0]).toBeGreaterThan(0);
    expect(factsOf(rig).points[0]).toBe(0);
    expect(factsOf(rig).moves).toEqual([]);
  });

  it.each(LEVELS.map(({ id }) => id))('[CLASS19] shows of %s at no moment more than its players may see', (id) => {
    const rig = new Rig(must(levelById(id)), [careless(1), careless(2)], { compose: 'cards' });
    rig.startHalf();
    const seen = new Set<string>();
    rig.runUntil((now) => {
      const mini = must(factsOf(now).mini);
      for (const seat of [0, 1] as const) {
        const view = seatView(now.state, seat, ROOM, now.now);
        const shown = mini.seats[seat];
        expect(shown.state).toBe(view.tcp?.state ?? null);
        expect(mini.timeWait[view.you.end]).toEqual(view.timeWait);
        expect([shown.askedSince, shown.wrongTries]).toEqual([
          view.position?.openedAt ?? null,
          view.position === null ? 0 : view.position.attempt - 1,
        ]);
        expect(shown.score).toBe(factsOf(now).points[seat]);
        const own = factsOf(now).moves.filter((move) => move.seat === seat);
        const his = view.judgements.filter(({ by }) => by === 'player');
        expect(own.map(({ state, right, grounds }) => [state, right, grounds])).toEqual(
          his.map(({ state, right, grounds }) => [state, right, grounds]),
        );
        seen.add(shown.state ?? 'hidden');
      }
      expect(mini.arrows.length).toBeLessThanOrEqual(MINI_ARROWS);
      for (const { arrivedAt, sentAt } of mini.arrows) {
        if (arrivedAt !== null) expect(arrivedAt).toBeGreaterThanOrEqual(sentAt);
        expect(arrivedAt ?? 0).toBeLessThanOrEqual(now.now);
      }
      expect(mini.left).toBe(endOf(0, must(currentHalf(now.state)).half));
      return now.state.phase !== 'playing';
    });
    expect(seen).toContain('hidden');
  });

  it('[CLASS19] shows a segment that is lost or in flight without an arrival, and only the last few', () => {
    const rig = new Rig(must(levelById('lost-ack'))).runHalf();
    const lost = must(currentHalf(rig.state)).journal.filter((entry) => entry.kind === 'sent' && entry.lost);
    expect(lost).toHaveLength(1);
    const { arrows } = must(factsOf(rig).mini);
    expect(arrows.find(({ id }) => id === lost[0]?.id)?.arrivedAt).toBeNull();
    expect(arrows.filter(({ arrivedAt }) => arrivedAt === null)).toHaveLength(1);
  });

  it('[CLASS19] shows when the first copy of a segment arrived, whatever copies follow', () => {
    const weather = { losePercent: 0, duplicatePercent: 100, delayPercent: 100, delayMaxMs: 3_000 };
    const rig = new Rig({ ...FOUR_WAVES, weather }).runHalf();
    const { journal } = must(currentHalf(rig.state));
    const arrivals = (id: number) =>
      journal.flatMap((entry) => (entry.kind === 'arrived' && entry.segmentId === id ? [entry.reachedAt] : []));
    const { arrows } = must(factsOf(rig).mini);
    expect(arrows.some(({ id }) => new Set(arrivals(id)).size > 1)).toBe(true);
    for (const { id, arrivedAt } of arrows) expect(arrivedAt).toBe(arrivals(id)[0] ?? null);
  });

  it('[CLASS19] shows who is present, who is a bot, and who is ready', () => {
    const rig = new Rig(FOUR_WAVES);
    rig.ask({ kind: 'ready', seat: 1 });
    const [ada] = ROOM.players;
    const bot = { name: 'Bot', kind: 'bot', bot: 'perfect', presence: 'here' } as const;
    const away = { ...must(ada), presence: 'bot-plays' } as const;
    const mini = must(duelFacts('m', rig.state, { ...ROOM, players: [away, bot] }, PLAN, 0).mini);
    expect(mini).toMatchObject({ phase: 'ready', half: 1, arrows: [], code: 'ACDEF', levelId: 'four-waves' });
    expect(mini.seats).toMatchObject([
      { name: 'Ada', presence: 'bot-plays', ready: false, state: null, student: 4 },
      { name: 'Bot', presence: 'bot', ready: true },
    ]);
    expect(duelFacts('m', rig.state, ROOM, PLAN, null).mini).toBeNull();
  });

  it('[BOARD30] says that a stopped duel was stopped, with no player away and no timer running, and agrees with its arrows', () => {
    const rig = new Rig(FOUR_WAVES);
    rig.startHalf();
    rig.runUntil(({ state }) => must(currentHalf(state)).ends.B.endpoint.tcb.state === 'LAST-ACK');
    const [ada, bob] = ROOM.players;
    const away = {
      ...ROOM,
      players: [
        { ...must(ada), presence: 'away' },
        { ...must(bob), presence: 'away' },
      ],
    } as const;
    const at = (room: typeof ROOM) => must(duelFacts('m', rig.state, room, PLAN, rig.now).mini);
    expect(at(away).seats.map(({ presence }) => presence)).toEqual(['away', 'away']);
    rig.ask({ kind: 'stop' });
    expect(at(away)).toMatchObject({ phase: 'over', stopped: true, timeWait: { A: null, B: null } });
    expect(at(away).seats.map(({ presence }) => presence)).toEqual(['here', 'here']);
    const fins = at(away).arrows.filter(({ from, segment }) => from === 'B' && segment.flags.includes('FIN'));
    expect(fins).toEqual([]);
    expect(at(away).seats[1].state).toBe('CLOSE-WAIT');
    expect(factsOf(rig)).toMatchObject({ over: true, stopped: true });
    expect(factsOf(new Rig(FOUR_WAVES).runMatch())).toMatchObject({ over: true, stopped: false });
  });

  it('[CLASS19] lifts the fog for the teacher alone, up to now', () => {
    const rig = new Rig(FOUR_WAVES);
    rig.startHalf();
    rig.untilAsked(1);
    const { review, now, mini, seats } = watchedDuel(rig.state, ROOM, PLAN, rig.now);
    expect(now).toBe(rig.now);
    expect(seats).toEqual(PLAN.seats);
    expect(mini).toEqual(factsOf(rig).mini);
    expect(review.halves.map(({ endedAt }) => endedAt)).toEqual([rig.now]);
    expect(must(review.halves[0]).entries.length).toBeGreaterThan(0);
    rig.runMatch();
    const after = watchedDuel(rig.state, ROOM, PLAN, rig.now + 60_000).review.halves.map(({ endedAt }) => endedAt);
    expect(after).toEqual(rig.state.halves.map(({ endedAt }) => endedAt));
  });
});
