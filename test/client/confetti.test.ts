import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confettiIn, type Piece, reachOf, type Region } from '../../client/figure/layout/confetti-places.ts';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { layoutReview } from '../../client/figure/layout/figure-review.ts';
import { NUMBER_PX, numbersOn, obstaclesOf } from '../../client/figure/layout/number-places.ts';
import { lineBox, overlap } from '../../client/figure/layout/figure-box.ts';
import { reviewMetrics } from '../../client/figure/layout/review-metrics.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import { storyOf } from '../../shared/story/half-story.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import { perfect, Rig, ROOM } from '../duel/rig.ts';
import './every-language.ts';

const AREA: Region = { x: 0, y: 40, width: 700, height: 500 };
const region = fc.record({
  x: fc.integer({ min: -50, max: 700 }),
  y: fc.integer({ min: 0, max: 540 }),
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 60 }),
});

/** Whether a piece at a height on its way touches a region. */
function touches(piece: Piece, y: number, region: Region): boolean {
  const reach = reachOf(piece);
  const across = piece.x + reach > region.x && piece.x - reach < region.x + region.width;
  return across && y + reach > region.y && y - reach < region.y + region.height;
}

describe('confetti', () => {
  it('[STORY546] touches nothing, where it lies and on the way down, and is the same for the same match', () => {
    fc.assert(
      fc.property(fc.array(region, { maxLength: 14 }), fc.integer(), (keepOut, seed) => {
        const pieces = confettiIn(AREA, keepOut, 40, drawsFrom(seed, 540));
        for (const piece of pieces) {
          const reach = reachOf(piece);
          expect(piece.x - reach).toBeGreaterThanOrEqual(AREA.x);
          expect(piece.x + reach).toBeLessThanOrEqual(AREA.x + AREA.width);
          expect(piece.y + reach).toBeLessThanOrEqual(AREA.y + AREA.height);
          expect(piece.fall).toBeGreaterThanOrEqual(0);
          for (let step = 0; step <= 8; step++) {
            const y = piece.y - (piece.fall * step) / 8;
            expect(keepOut.filter((one) => touches(piece, y, one))).toEqual([]);
          }
          const others = pieces.filter((other) => other !== piece);
          expect(
            others.every((other) => Math.hypot(other.x - piece.x, other.y - piece.y) > reach + reachOf(other)),
          ).toBe(true);
        }
        expect(confettiIn(AREA, keepOut, 40, drawsFrom(seed, 540))).toEqual(pieces);
      }),
      { seed: 546, numRuns: 60 },
    );
  });

  it('[STORY546] is all of it where there is room, and none where there is not', () => {
    expect(confettiIn(AREA, [], 40, drawsFrom(1, 1))).toHaveLength(40);
    expect(confettiIn(AREA, [AREA], 40, drawsFrom(1, 1))).toEqual([]);
    expect(confettiIn({ ...AREA, height: 8 }, [], 40, drawsFrom(1, 1))).toEqual([]);
  });
});

describe('the numbers of a story', () => {
  it.each([360, 700, 1_000])(
    '[STORY544] stand beside what they tell of, on nothing else, in a figure of %i px',
    (width) => {
      const crowded: string[] = [];
      for (const level of LEVELS) {
        const rig = new Rig(level, [perfect(2_000), perfect(2_500)], {}, 7).runMatch();
        for (const half of reviewOf(rig.state, ROOM).halves) {
          const words = figureLabels('en');
          const figure = layoutReview({ half, left: 'A', metrics: reviewMetrics(width, 0), words, wire: null });
          const ids = storyOf(half, 'A').map(({ entryId }) => entryId);
          const places = numbersOn(figure, ids);
          expect(places.every((place) => place !== null)).toBe(true);
          const boxes = places.flatMap((place) =>
            place === null
              ? []
              : [lineBox([place[0] - NUMBER_PX, place[1]], [place[0] + NUMBER_PX, place[1]], 2 * NUMBER_PX)],
          );
          const inTheWay = obstaclesOf(figure);
          if (boxes.some((box) => inTheWay.some((other) => overlap(box, other))))
            crowded.push(`${level.id} ${half.half}`);
          boxes.forEach((box, index) => {
            expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
          });
        }
      }
      expect(crowded).toEqual([]);
    },
  );
});
