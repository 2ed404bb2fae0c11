/** The moments of the board as functions of time: the climb, the race, the confetti, and what begins of itself. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbFrames, climbMs, oldSlots, pointsShown } from '../../client/teach/board/climb.ts';
import { PIECE_SCALE, podiumConfetti } from '../../client/teach/board/podium-confetti.ts';
import { boardScene } from '../../client/teach/board/board-scene.ts';
import { announces, createBoardState, foundBy, hasPlayed, isToPlay } from '../../client/teach/board/board-state.ts';
import { flownOf, FROZEN_AT, RACE_MS, raceFrame, raceLayout } from '../../client/teach/board/race-layout.ts';
import type { BoardStandings } from '../../shared/class/standing-rows.ts';
import { must } from '../duel/rig.ts';
import { CLIMB, EASY_RACE, FIRST_STANDINGS, HEADLINES, RACE, SMALL_STANDINGS } from './fixtures/board-moments.ts';
import { TEACHER_FIXTURES } from './fixtures/class-views.ts';

const ALL = [CLIMB, SMALL_STANDINGS, FIRST_STANDINGS];
const places = (standings: BoardStandings, at: number) => climbFrames(standings, at).map((frame) => frame.at);

describe('the climb', () => {
  it('[BOARD560] begins in the old order and ends in the new one, and nobody is ever in between two orders for good', () => {
    for (const standings of ALL) {
      const end = standings.rows.map((_, index) => index);
      expect(places(standings, climbMs(standings))).toEqual(end);
      expect(places(standings, 0)).toEqual(standings.climbs ? oldSlots(standings.rows) : end);
      if (standings.climbs) expect(places(standings, 600)).toEqual(oldSlots(standings.rows));
    }
  });

  it('[BOARD560] moves the hero when the others have arrived, and no two rows stand in one place then', () => {
    const hero = CLIMB.rows.findIndex(({ student }) => student === CLIMB.hero);
    const waiting = climbFrames(CLIMB, 1_800);
    expect(waiting[hero]).toEqual({ at: oldSlots(CLIMB.rows)[hero], gone: 0 });
    expect(new Set(waiting.map(({ at }) => at.toFixed(3))).size).toBe(CLIMB.rows.length);
    expect(climbFrames(CLIMB, 2_200)[hero]?.gone).toBeGreaterThan(0.3);
  });

  it('[BOARD560] never leaves the table, and never goes back, in any standings', () => {
    const before = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(before, fc.integer({ min: 0, max: 3_000 }), (old, at) => {
        const rows = old.map((place, index) => ({
          ...must(CLIMB.rows[0]),
          student: index + 1,
          place: index + 1,
          before: place > 16 ? null : place,
          below: place > 16,
        }));
        const best = rows.map(({ before: was, place }) => (was ?? 17) - place);
        const most = Math.max(...best);
        const standings = { rows, half: 16, climbs: true, hero: most > 0 ? best.indexOf(most) + 1 : null };
        const frames = climbFrames(standings, at);
        for (const frame of frames) {
          expect(frame.at).toBeGreaterThanOrEqual(-0.001);
          expect(frame.at).toBeLessThanOrEqual(rows.length);
        }
        const later = climbFrames(standings, at + 100);
        expect(frames.every(({ gone }, index) => gone <= (later[index]?.gone ?? 0))).toBe(true);
      }),
      { seed: 20_261_130 },
    );
  });

  it('[BOARD560] counts the points of the round in', () => {
    const row = must(CLIMB.rows[1]);
    expect([0, 0.5, 1].map((gone) => pointsShown(row, gone))).toEqual([1_011, 1_136, 1_261]);
  });
});

describe('the race shown again', () => {
  const { clip } = RACE;

  it('[BOARD561] runs at half speed at the end, stops at the answer after 6 s, then the lens, then the flight', () => {
    expect(FROZEN_AT).toBe(6_000);
    expect(raceFrame(clip, FROZEN_AT)).toEqual({ at: clip.answeredAt, lens: 0, flown: 0 });
    expect(raceFrame(clip, 5_000).at - raceFrame(clip, 4_000).at).toBeCloseTo(500);
    expect(raceFrame(clip, 6_350)).toMatchObject({ at: clip.answeredAt, lens: 1, flown: 0 });
    expect(raceFrame(clip, RACE_MS)).toEqual({ at: clip.answeredAt, lens: 1, flown: 1 });
    expect(raceFrame(clip, 0).at).toBe(13_000);
  });

  it('[BOARD561] shows no arrow before it was sent, and the answer only after the lens', () => {
    const flown = (at: number) => clip.arrows.map((arrow) => flownOf(clip, arrow, raceFrame(clip, at)));
    expect(flown(0)).toEqual([0, null, null]);
    expect(flown(FROZEN_AT - 1)).toEqual([1, 1, null]);
    expect(flown(FROZEN_AT)).toEqual([1, 1, 0]);
    expect(flown(RACE_MS)).toEqual([1, 1, 1]);
  });

  it.each([
    [590, 500],
    [770, 540],
    [1_200, 900],
    [300, 400],
  ])('[BOARD561] fits %i x %i px in the order of time, the lens too', (width, height) => {
    for (const race of [RACE, ...EASY_RACE.map((one) => (one.kind === 'closest-race' ? one.race : RACE))]) {
      const { y, lens, racerX, peerX } = raceLayout(race.clip, { width, height });
      const moments = race.clip.arrows.flatMap(({ sentAt, arrivedAt }) => [sentAt, arrivedAt ?? sentAt]);
      const heights = moments.toSorted((a, b) => a - b).map(y);
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      expect(Math.min(...heights)).toBeGreaterThan(20);
      expect(Math.max(...heights)).toBeLessThan(height);
      expect(racerX).toBeLessThan(peerX);
      if (lens === null) expect(race.restMs).toBeGreaterThan(2_500);
      else expect([lens.x - lens.radius > racerX, lens.y + lens.radius < height]).toEqual([true, true]);
    }
  });
});

describe('the confetti', () => {
  it('[BOARD563] lies beside names and steps, falls past none, and lies the same each time', () => {
    const box = fc.record({
      left: fc.integer({ min: 0, max: 1_100 }),
      width: fc.integer({ min: 40, max: 400 }),
      top: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 3 }), fc.integer(), (boxes, seed) => {
        const words = boxes.map(({ left, width, top }) => ({ left, right: left + width, top }));
        const pieces = podiumConfetti(40, { width: 1_280, height: 340 }, words, seed);
        expect(podiumConfetti(40, { width: 1_280, height: 340 }, words, seed)).toEqual(pieces);
        for (const [x, y] of pieces.map((piece) => [piece.x * PIECE_SCALE, piece.y * PIECE_SCALE] as const))
          for (const { left, right, top } of words) expect(x < left - 20 || x > right + 20 || y < top - 20).toBe(true);
      }),
      { seed: 20_261_130, numRuns: 40 },
    );
  });
});

describe('what begins of itself', () => {
  const over = must(TEACHER_FIXTURES.boardHeadline.teacher);

  it('[BOARD562] is what the board saw begin, once', () => {
    const state = createBoardState(null);
    foundBy(state, 'between 2');
    foundBy(state, 'over 8');
    expect(isToPlay(state, 'between 2', 'standings')).toBe(false);
    expect(isToPlay(state, 'over 8', 'podium')).toBe(true);
    hasPlayed(state, 'over 8', 'podium');
    expect(isToPlay(state, 'over 8', 'podium')).toBe(false);
  });

  it('[BOARD562] is the headline, then the podium; a board opened afterwards has the podium at once', () => {
    const seen = createBoardState(null, 'between 8');
    expect(boardScene(over, null, announces(seen, over))).toBe('headline');
    hasPlayed(seen, 'over 8', 'headline');
    expect(boardScene(over, null, announces(seen, over))).toBe('podium');
    const opened = createBoardState(null, 'over 8');
    expect(boardScene(over, null, announces(opened, over))).toBe('podium');
    expect(boardScene({ ...over, headlines: [] }, null, true)).toBe('podium');
    expect(boardScene({ ...over, headlines: [] }, 'headline')).toBe('podium');
    expect(boardScene({ ...over, headlines: HEADLINES }, 'headline')).toBe('headline');
  });
});
