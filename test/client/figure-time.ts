/** Matches for the figure's properties: any level, players of any pace, any seed; what they look like at each moment. */

import fc from 'fast-check';
import { figureScale } from '../../client/model/figure-metrics.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import { PACES, type Pace } from '../../shared/duel/options.ts';
import { currentHalf } from '../../shared/duel/state.ts';
import { reviewOf } from '../../shared/duel/review.ts';
import type { SeatView, HalfReview } from '../../shared/duel/view.ts';
import { WIRE_ORDERS } from '../../shared/wire/fault.ts';
import { anyLevel, careless } from '../duel/arbitrary.ts';
import { must, perfect, type Player, Rig, ROOM } from '../duel/rig.ts';

/** Figures from a small phone's to a 4K screen's, in px of the figure: the room beside or above the panel. */
export const FIGURE_SIZES = [
  [320, 160],
  [360, 240],
  [514, 340],
  [620, 500],
  [962, 650],
  [1_110, 680],
  [1_516, 960],
  [3_436, 2_040],
  [3_840, 2_160],
].map(([width = 0, height = 0]) => {
  const scale = figureScale(width, height);
  return [width / scale, height / scale] as const;
});

/** Whoever thinks for so long each time: nothing at all, long, or now this and now that. */
const anyPlayer: fc.Arbitrary<Player> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 100, 500, 1_500, 3_000, 9_000).map((ms) => perfect(ms)) },
  fc.integer({ min: 0, max: 15_000 }).map((ms) => perfect(ms)),
  fc.constant(perfect()),
  fc.integer().map((seed) => careless(seed)),
);

const anyMatch = fc.record({
  level: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...LEVELS) }, { weight: 1, arbitrary: anyLevel }),
  players: fc.tuple(anyPlayer, anyPlayer),
  mode: fc.constantFrom('coached' as const, 'coached' as const, 'live' as const),
  compose: fc.constantFrom('cards' as const, 'free' as const),
  pace: fc.constantFrom(...(Object.keys(PACES) as Pace[])),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  orders: fc.array(fc.tuple(fc.constantFrom('A' as const, 'B' as const), fc.constantFrom(...WIRE_ORDERS)), {
    maxLength: 3,
  }),
});

/** A half that is over, and what both seats had seen of it at some moments. */
export interface PlayedHalf {
  readonly level: Level;
  readonly review: HalfReview;
  readonly views: readonly SeatView[];
  readonly tripMs: number;
}

/** A half as fast-check draws it. @param views how many moments of each seat are kept */
export function anyHalf(views: number): fc.Arbitrary<PlayedHalf> {
  return anyMatch.map(({ level, players, orders, seed, ...options }) => {
    const rig = new Rig(
      level,
      players,
      { ...options, ...(orders.length > 0 ? { wire: 'person' as const } : {}) },
      seed,
      views > 0,
    );
    rig.startHalf();
    for (const [end, order] of orders) rig.ask({ kind: 'order', end, order });
    rig.runUntil(({ state }) => state.phase !== 'playing');
    const half = must(currentHalf(rig.state));
    const review = must(reviewOf(rig.state, ROOM).halves.at(-1));
    const kept = rig.seen.flatMap((seen) => {
      const moments = seen.filter((view) => view.half === half.half && view.figure.length > 0);
      return moments.filter(
        (_, index) => (moments.length - 1 - index) % Math.max(1, Math.ceil(moments.length / views)) === 0,
      );
    });
    return { level, review, views: kept, tripMs: must(rig.view(0)).tripMs };
  });
}
