/**
 * The layout of the review: one half seen from above, both lines, every segment with its true flight. Pure: the same
 * half at the same size gives the same picture. y runs down from 0 (px). Knows no DOM, no Phaser.
 */

import { ENDS } from '../../../shared/duel/level.ts';
import type { ReviewFigure } from './review-figure.ts';
import { placeLabels } from './review-labels.ts';
import { ReviewPlaces } from './review-places.ts';
import type { ReviewInput } from './review-words.ts';

/** What is empty below the lowest thing, px. */
const FOOT_PX = 30;

/** The layout of a half. */
export function layoutReview(input: ReviewInput): ReviewFigure {
  const places = new ReviewPlaces(input);
  // First, since they widen the gaps in which they find no room.
  const labels = placeLabels(input, places);
  const low = labels.map(({ box }) => box.y + Math.max(0, Math.sin(box.angle)) * box.width);
  const { order } = places;
  return {
    metrics: input.metrics,
    left: input.left,
    flights: places.flights(),
    waits: order.flatMap((entry) => (entry.kind === 'segment' ? places.waits(entry) : [])),
    marks: order.flatMap((entry) => (entry.kind === 'segment' ? [] : [places.mark(entry)])),
    bars: ENDS.flatMap((end) => places.bars(end)),
    spans: places.spans.map((span) => places.span(span)),
    labels,
    height: Math.ceil(Math.max(0, ...low, places.end()) + FOOT_PX),
    order,
    yOf: new Map(order.map((entry) => [entry.id, places.y(entry)])),
  };
}
