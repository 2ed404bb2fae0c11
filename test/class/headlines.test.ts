/** What the board tells of a round that is over: feats read from logs, headlines with names, and nothing too early. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { duelFacts } from '../../shared/class/duel-facts.ts';
import { replay } from '../../shared/duel/duel.ts';
import { featsOf, longestStreak } from '../../shared/class/feats.ts';
import type { DuelFeats, Race } from '../../shared/class/headline.ts';
import { missedRaces, raceOf, restOf } from '../../shared/class/races.ts';
import type { PlannedDuel } from '../../shared/class/class-event.ts';
import type { HalfState } from '../../shared/duel/state/state.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import { careless } from '../duel/arbitrary.ts';
import { ABSENT, must, perfect, type Player, Rig, ROOM } from '../duel/rig.ts';
import { AT, ClassRig } from './class-rig.ts';

const PLAN: PlannedDuel = { matchId: 'm', code: 'ACDEF', seats: { 0: 4, 1: 9 } };
const LOST = must(levelById('lost-last-ack'));

/** Answers a FIN that has come again in TIME-WAIT after so long (ms), everything else after a second. */
function late(delayMs: number): Player {
  return (view) => {
    const { position } = view;
    const again = position?.cause.kind === 'arrival' && position.cause.again && view.timeWait !== null;
    return perfect(again ? delayMs : 1_000)(view);
  };
}

const firstHalf = (rig: Rig): HalfState => must(rig.runHalf().state.halves[0]);
const answerIn = ({ judgements }: HalfState): Judgement => must(judgements.find((one) => restOf(one) !== null));

describe('a race', () => {
  it.each([1_000, 4_000, 8_000])('[CLASS562] is as close as the ring says: the FIN answered after %i ms', (delayMs) => {
    const half = firstHalf(new Rig(LOST, [late(delayMs), late(delayMs)]));
    const answer = answerIn(half);
    const race = must(raceOf(half, answer));
    expect(race.restMs).toBe(must(answer.numbers.twoMslEndsAt) - answer.at);
    expect(race.clip.ringEndsAt - race.clip.answeredAt).toBe(race.restMs);
    expect(race.clip.arrows.map(({ from, lost, again }) => [from, lost, again])).toEqual([
      ['racer', true, false],
      ['peer', false, true],
      ['racer', false, true],
    ]);
    expect(race.clip.peerStates.map(({ state }) => state)).toEqual(['LAST-ACK', 'CLOSED']);
    expect(missedRaces(half)).toBe(0);
  });

  it('[CLASS562] is closer the later it is answered', () => {
    const rests = [1_000, 3_000, 9_000].map((delayMs) => {
      const half = firstHalf(new Rig(LOST, [late(delayMs), late(delayMs)]));
      return must(restOf(answerIn(half)));
    });
    expect(rests).toEqual(rests.toSorted((a, b) => b - a));
    expect(new Set(rests).size).toBe(3);
  });

  it('[CLASS562] that nobody answers is missed: it has no rest, and counts for nobody', () => {
    const silent: Player = (view) => {
      const { position } = view;
      const again = position?.cause.kind === 'arrival' && position.cause.again && view.timeWait !== null;
      return again ? null : perfect(1_000)(view);
    };
    const rig = new Rig(LOST, [silent, silent]);
    const half = firstHalf(rig);
    expect(
      half.judgements
        .filter(({ by }) => by === 'player')
        .map(restOf)
        .filter((rest) => rest !== null),
    ).toEqual([]);
    expect(missedRaces(half)).toBe(1);
    expect(featsOf(rig.state, PLAN)).toMatchObject({ race: { 0: null, 1: null }, missed: 1 });
  });
});

describe('the feats of a duel', () => {
  it('[CLASS562] are those of its students: a bot and a stand-in have none', () => {
    const rig = new Rig(LOST, [perfect(1_000), perfect(1_000)]).runMatch();
    const feats = featsOf(rig.state, PLAN);
    expect(feats.streak[0]).toBeGreaterThan(3);
    expect(feats.streak[1]).toBeGreaterThan(3);
    expect([feats.race[0], feats.race[1]].map((race) => race !== null)).toEqual([true, true]);
    expect(feats.closes).toEqual({ all: 2, clean: 2 });
    expect(feats.closeMs).toBeGreaterThan(0);
    expect(featsOf(replay(rig.log), PLAN)).toEqual(feats);
    const alone = featsOf(rig.state, { ...PLAN, seats: { 0: 4, 1: null } });
    expect([alone.streak[1], alone.ghosts[1], alone.race[1]]).toEqual([0, 0, null]);
    const absent = new Rig(LOST, [ABSENT, perfect(1_000)]).runMatch();
    expect(featsOf(absent.state, PLAN)).toMatchObject({ streak: { 0: 0 }, race: { 0: null }, closeMs: null });
  });

  it('[CLASS562] count a ghost for the student who answers it right', () => {
    const rig = new Rig(must(levelById('ghost')), [perfect(1_000), perfect(1_000)]).runMatch();
    const { ghosts } = featsOf(rig.state, PLAN);
    expect(ghosts[0] + ghosts[1]).toBeGreaterThan(0);
  });

  it.each(LEVELS.map(({ id }) => id))('[CLASS562] of %s are within what was played, right or wrong', (id) => {
    const level = must(levelById(id));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (seed) => {
        const rig = new Rig(level, [careless(seed), careless(seed + 1)], { compose: 'cards' }).runMatch();
        const feats = featsOf(rig.state, PLAN);
        const judged = rig.state.halves.flatMap(({ judgements }) => judgements);
        for (const seat of [0, 1] as const) {
          const own = judged.filter((one) => one.seat === seat);
          expect(feats.streak[seat]).toBeLessThanOrEqual(own.filter(({ verdict }) => verdict === 'correct').length);
          expect(feats.ghosts[seat]).toBeLessThanOrEqual(own.length);
          expect(feats.race[seat]?.restMs ?? 1).toBeGreaterThan(0);
        }
        expect(feats.closes.clean).toBeLessThanOrEqual(feats.closes.all);
        if (feats.closeMs !== null) expect(feats.closes.clean).toBeGreaterThan(0);
        expect(featsOf(rig.state, PLAN)).toBe(feats);
      }),
      { seed: 20_261_130, numRuns: 3 },
    );
  });

  it('[CLASS562] end a streak at a mistake, and not at a state that was named', () => {
    const judged = must(
      firstHalf(new Rig(LOST)).judgements.find(({ seat, move }) => seat === 0 && move.kind !== 'claim'),
    );
    const wrong: Judgement = { ...judged, verdict: 'wrong' };
    const named: Judgement = { ...judged, move: { kind: 'claim', state: 'CLOSED' } };
    const timeUp: Judgement = { ...judged, by: 'stack' };
    const right: Judgement = { ...judged, by: 'player', attempt: 1 };
    expect(longestStreak([right, right, wrong, right])).toBe(2);
    expect(longestStreak([right, named, right])).toBe(2);
    expect(longestStreak([right, timeUp, right])).toBe(1);
    expect(longestStreak([])).toBe(0);
  });

  it('[CLASS563] are not read before the duel is over', () => {
    const rig = new Rig(LOST, [perfect(1_000), perfect(1_000)]);
    rig.runHalf();
    expect(duelFacts('m', rig.state, ROOM, PLAN, rig.now)).not.toHaveProperty('feats');
    rig.runMatch();
    expect(duelFacts('m', rig.state, ROOM, PLAN, rig.now).feats).toBeDefined();
  });
});

const RACE: Race = { restMs: 900, clip: { arrows: [], ringEndsAt: 1_000, answeredAt: 100, peerStates: [] } };
const NOTHING: DuelFeats = {
  race: { 0: null, 1: null },
  streak: { 0: 0, 1: 0 },
  ghosts: { 0: 0, 1: 0 },
  closeMs: null,
  missed: 0,
  closes: { all: 2, clean: 1 },
};

/** A round of duels with four students: seats 0 and 1 of two duels. */
function classOf(feats: readonly Partial<DuelFeats>[]): ClassRig {
  const rig = new ClassRig({ students: 4 }).start(AT.duel);
  for (const [at, some] of feats.entries())
    rig.stands(`match-1-${at}`, [10, 20], true, { feats: { ...NOTHING, ...some } });
  return rig;
}
const nameIn = (rig: ClassRig, duel: number, seat: 0 | 1) => `S${must(rig.state.rounds[0]?.duels[duel]).seats[seat]}`;

describe('the headlines', () => {
  it('[CLASS562] begin with the closest race, then streak, close and ghosts, each with the name of who did it', () => {
    const rig = classOf([
      { race: { 0: RACE, 1: { ...RACE, restMs: 400 } }, streak: { 0: 5, 1: 9 }, closeMs: 9_000 },
      { race: { 0: { ...RACE, restMs: 700 }, 1: null }, closeMs: 8_000, ghosts: { 0: 1, 1: 0 }, missed: 2 },
    ]);
    rig.must({ kind: 'skip' });
    const view = rig.board();
    expect(view.headlines).toMatchObject([
      { kind: 'closest-race', name: nameIn(rig, 0, 1), peer: nameIn(rig, 0, 0), race: { restMs: 400 } },
      { kind: 'clean-streak', name: nameIn(rig, 0, 1), count: 9 },
      { kind: 'fastest-close', names: [nameIn(rig, 1, 0), nameIn(rig, 1, 1)], ms: 8_000 },
      { kind: 'most-ghosts', name: nameIn(rig, 1, 0), count: 1 },
    ]);
    expect([view.missed, view.closes]).toEqual([2, { all: 4, clean: 2 }]);
  });

  it('[CLASS562] leave out what there is none of, and a streak too short to speak of', () => {
    expect(
      classOf([{}, { streak: { 0: 3, 1: 0 } }])
        .must({ kind: 'skip' })
        .board().headlines,
    ).toEqual([]);
  });

  it('[CLASS562] have no name of a student who was taken out', () => {
    const rig = classOf([{ race: { 0: RACE, 1: null } }, {}]);
    rig.must({ kind: 'remove', student: must(must(rig.state.rounds[0]?.duels[0]).seats[0]) }).must({ kind: 'skip' });
    expect(rig.board().headlines).toEqual([]);
  });

  it('[CLASS563] are told to nobody while the round runs, of one round between two, and of all at the end', () => {
    const rig = classOf([{ race: { 0: RACE, 1: null } }, { missed: 1 }]);
    expect([rig.board().headlines, rig.board().missed]).toEqual([[], 0]);
    rig.must({ kind: 'skip' });
    expect(rig.board().headlines.map(({ kind }) => kind)).toEqual(['closest-race']);
    rig.start(AT.question);
    expect([rig.board().headlines, rig.board().missed]).toEqual([[], 0]);
    rig.must({ kind: 'skip' });
    expect(rig.board().headlines).toEqual([]);
    rig.must({ kind: 'end' });
    expect(rig.board().headlines.map(({ kind }) => kind)).toEqual(['closest-race']);
    expect(JSON.stringify([1, 2, 3, 4].map((id) => rig.student(id)))).not.toMatch(/closest-race|restMs/);
  });
});
