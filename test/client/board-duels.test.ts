/** Duels on the board: the small figure, for how long a player has been asked, what the fog hides in the large one. */

import { describe, expect, it } from 'vitest';
import { MatchTime } from '../../client/teach/board/match-time.ts';
import {
  askedFor,
  inOrder,
  layoutMini,
  miniFlags,
  patience,
  waitLeft,
} from '../../client/figure/layout/mini-layout.ts';
import { lastCause, watchedHalf } from '../../client/teach/board/watched-half.ts';
import { miniDuel } from './fixtures/class-minis.ts';
import { TEACHER_FIXTURES } from './fixtures/class-views.ts';

const LOST = miniDuel(5);

describe('a small duel', () => {
  it('[BOARD5] shows the last arrows that fit, from their own side, and the place of the next one below them', () => {
    const figure = layoutMini(LOST, 230, 100, 16, false);
    expect(figure.lines.map(({ id }) => id)).toEqual([4, 5, 6].slice(-figure.lines.length));
    expect(figure.lines.every(({ y0, y1 }) => y0 > 0 && y1 <= figure.height)).toBe(true);
    expect(figure.lines.at(-1)).toMatchObject({ from: 0, arrived: false, flags: ['ACK'] });
    expect(figure.nowY).toBeGreaterThan(figure.lines.at(-1)?.y0 ?? 0);
    expect(figure.nowY).toBeLessThanOrEqual(figure.height);
  });

  it.each([
    [188, 39],
    [400, 240],
    [844, 470],
  ])('[BOARD5] stays within %i x %i', (width, height) => {
    const { lines, nowY } = layoutMini(LOST, width, height, 16, false);
    expect(lines.length > 0).toBe(height > 60);
    expect(Math.max(nowY, ...lines.map(({ y1 }) => y1))).toBeLessThanOrEqual(height);
  });

  it('[BOARD5] with room for one line shows the last arrow only while no player is asked', () => {
    expect(layoutMini(miniDuel(1), 188, 39, 16, false).lines).toHaveLength(1);
    expect(layoutMini(LOST, 188, 39, 16, false).lines).toEqual([]);
  });

  it('[BOARD6] in the fog has no arrow that has not arrived', () => {
    const shown = layoutMini(LOST, 400, 240, 16, true).lines;
    expect(shown.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(layoutMini(LOST, 400, 240, 16, false).lines).toHaveLength(6);
  });

  it('labels an arrow with what matters in a close', () => {
    expect(miniFlags({ segment: { flags: ['PSH', 'ACK'], len: 350 } })).toEqual(['350 B', 'ACK']);
  });

  it('[BOARD5] says for how long each player has been asked, and how long is normal', () => {
    expect(askedFor(LOST, 1, LOST.now)).toBe(9);
    expect(askedFor(LOST, 0, LOST.now)).toBeNull();
    expect(askedFor({ ...LOST, phase: 'over' }, 1, LOST.now)).toBeNull();
    expect([0, 14, 15, 29, 30].map(patience)).toEqual(['new', 'new', 'long', 'long', 'stuck']);
  });

  it('[BOARD5] shows the remaining 2MSL at the end that waits', () => {
    expect(waitLeft(LOST, 0, LOST.now + 3_000)).toEqual({ ms: 10_000, share: 0.5 });
    expect(waitLeft(LOST, 0, LOST.now + 99_000)).toEqual({ ms: 0, share: 0 });
    expect(waitLeft(LOST, 1, LOST.now)).toBeNull();
    expect(waitLeft({ ...LOST, left: 'B' }, 1, LOST.now)?.ms).toBe(13_000);
  });

  it('keeps its place while others change', () => {
    const duels = [3, 0, 2, 1].map((pair) => miniDuel(pair));
    const record = Object.fromEntries(duels.map((duel) => [duel.matchId, duel]));
    expect(inOrder(record).map(({ matchId }) => matchId)).toEqual(['m00', 'm01', 'm02', 'm03']);
  });
});

describe('the clock of a match', () => {
  it('runs with the class clock from the view that announced it, and stands still with it', () => {
    const time = new MatchTime();
    expect(time.now(LOST, 5_000)).toBe(LOST.now);
    expect(time.now(LOST, 7_500)).toBe(LOST.now + 2_500);
    expect(time.now(LOST, 7_500)).toBe(LOST.now + 2_500);
    expect(time.now({ ...LOST, now: 80_000 }, 9_000)).toBe(80_000);
  });
});

describe('an enlarged duel', () => {
  const { watched } = TEACHER_FIXTURES.boardLarge as {
    watched?: import('../../shared/class/class-view.ts').WatchedDuel;
  };
  const half = watched?.review.halves[0];
  if (watched === undefined || half === undefined) throw new Error('nothing is watched');

  it('[BOARD6] without fog shows segments in flight as flying, and lost ones as lost', () => {
    const open = { ...half, entries: half.entries.map((entry) => ({ ...entry })) };
    const sent = open.entries.findLast((entry) => entry.kind === 'segment');
    const entries = open.entries.map((entry) =>
      entry === sent && entry.kind === 'segment' ? { ...entry, lost: false, arrivals: [], landings: [] } : entry,
    );
    const shown = watchedHalf({ ...half, entries }, watched.now, watched.tripMs, false);
    expect([...shown.flying]).toEqual([sent?.id]);
    const flying = shown.half.entries.find(({ id }) => id === sent?.id);
    expect(flying).toMatchObject({ arrivals: [34_500] });
    expect(shown.half.entries.some((entry) => entry.kind === 'segment' && entry.lost)).toBe(true);
  });

  it('[BOARD6] in the fog shows no state, no timer and nothing that has not arrived', () => {
    const shown = watchedHalf(half, watched.now, watched.tripMs, true);
    expect(shown.flying.size).toBe(0);
    for (const entry of shown.half.entries) {
      expect(entry.kind).not.toMatch(/state|timer/);
      if (entry.kind === 'segment') expect(entry.arrivals).not.toEqual([]);
    }
  });

  it('finds what a player is asked about: the last event at their end', () => {
    expect(lastCause(half, 'A')).toMatchObject({ kind: 'segment', from: 'B', again: true });
    expect(lastCause(half, 'B')).toMatchObject({ kind: 'timer', timer: 'retransmission' });
    expect(lastCause({ ...half, entries: [] }, 'A')).toBeNull();
  });
});
