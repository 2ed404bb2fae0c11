/** No figure runs against time: whatever is played, at any pace and on any screen, an effect is below its cause. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutLive, type LiveFigure } from '../../client/figure/layout/figure-live.ts';
import { cameAt } from '../../client/figure/layout/live-groups.ts';
import { figureMetrics } from '../../client/figure/layout/figure-metrics.ts';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { layoutReview } from '../../client/figure/layout/figure-review.ts';
import type { ReviewFigure } from '../../client/figure/layout/review-figure.ts';
import { segmentSymbols } from '../../client/figure/layout/figure-symbols.ts';
import { projectorMetrics, reviewMetrics } from '../../client/figure/layout/review-metrics.ts';
import { layoutWire } from '../../client/figure/layout/wire-layout.ts';
import { layoutMini } from '../../client/figure/layout/mini-layout.ts';
import { SEATS } from '../../shared/duel/options.ts';
import { ENDS, type End } from '../../shared/duel/level.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { TrafficEntry } from '../../shared/duel/vocabulary/traffic.ts';
import { MINI_ARROWS, type MiniArrow, type MiniDuel } from '../../shared/class/class-view.ts';
import { miniDuel } from './fixtures/class-minis.ts';
import { anyHalf, FIGURE_SIZES } from './figure-time.ts';

const RUNS = { numRuns: 40 };
/** Minimum distance of two unrelated things on one line, px. */
const APART_PX = 8;
const anySize = fc.constantFrom(...FIGURE_SIZES);
const anyLocale = fc.constantFrom('en' as const, 'zh' as const);

/** A point in time: the event, its time, and where it is drawn. */
interface Placed {
  readonly what: string;
  readonly at: number;
  /** Orders two events of the same millisecond: the smaller came first. */
  readonly order: number;
  readonly y: number;
}

const inTime = (a: Placed, b: Placed) => a.at - b.at || a.order - b.order;

/** Things on one line that are drawn out of order, or that look like one thing. */
function muddled(things: readonly Placed[], apart: number): string[] {
  const sorted = [...things].sort(inTime);
  return sorted.flatMap((thing, index) => {
    const before = sorted[index - 1];
    return before === undefined || thing.y >= before.y + apart ? [] : [`${thing.what} on ${before.what}`];
  });
}

/** Things anywhere whose later one is above the earlier one. */
function reversed(things: readonly Placed[]): string[] {
  let low: Placed | null = null;
  return [...things].sort(inTime).flatMap((thing) => {
    const above = low;
    if (low === null || thing.y > low.y) low = thing;
    return above !== null && thing.at > above.at && thing.y < above.y ? [`${thing.what} above ${above.what}`] : [];
  });
}

/** The events at an end as the review draws them: departures and landings. */
function atEnd({ flights }: ReviewFigure, end: End): Placed[] {
  return flights.flatMap(({ entry, from, arrivals }): Placed[] => {
    if (entry.from === end) return [{ what: `departure ${entry.id}`, at: entry.sentAt, order: entry.id, y: from[1] }];
    return entry.landings.map(({ at, id }, copy) => ({
      what: `landing ${entry.id}.${copy}`,
      at,
      order: id,
      y: arrivals[copy]?.[1] ?? Number.NaN,
    }));
  });
}

function reviewed(half: HalfReview, [width, height]: readonly [number, number], locale: 'en' | 'zh'): ReviewFigure {
  const metrics = reviewMetrics(width, height);
  return layoutReview({ half, left: half.endOf[0], metrics, words: figureLabels(locale), wire: 'Eve' });
}

function expectInTime(figure: ReviewFigure): void {
  for (const { entry, from, arrivals, lostAt } of figure.flights) {
    for (const [, y] of arrivals) expect(y, `head of ${entry.id}`).toBeGreaterThan(from[1]);
    if (lostAt !== null) expect(lostAt[1]).toBeGreaterThan(from[1]);
    expect(lostAt !== null).toBe(entry.lost);
  }
  for (const end of ENDS) expect(muddled(atEnd(figure, end), APART_PX)).toEqual([]);
  const own = figure.marks.map(({ entry, y }) => ({
    what: `${entry.kind} ${entry.id}`,
    at: entry.at,
    order: entry.id,
    y,
  }));
  expect(reversed([...ENDS.flatMap((end) => atEnd(figure, end)), ...own])).toEqual([]);
}

describe('the review', () => {
  test('[UI60] no head is above its tail, no effect above its cause, and no arrow starts at the head of another', () => {
    fc.assert(
      fc.property(anyHalf(0), anySize, anyLocale, ({ review }, size, locale) =>
        expectInTime(reviewed(review, size, locale)),
      ),
      RUNS,
    );
  });

  test('[UI60] nor on a projector', () => {
    fc.assert(
      fc.property(anyHalf(0), fc.constantFrom(560, 840, 1_400), ({ review }, width) => {
        const metrics = projectorMetrics(width);
        const words = figureLabels('en');
        expectInTime(layoutReview({ half: review, left: 'A', metrics, words, wire: null }));
      }),
      { numRuns: 15 },
    );
  });
});

function live(view: SeatView, [width, height]: readonly [number, number], locale: 'en' | 'zh'): LiveFigure {
  return layoutLive({
    start:
      view.halfStartedAt === null || view.start === null ? null : { at: view.halfStartedAt, state: view.start.state },
    entries: view.figure,
    metrics: figureMetrics(width, height),
    words: figureLabels(locale),
    tripMs: view.tripMs,
    port: view.you.address.port,
    symbols: (entry) =>
      entry.kind === 'sent' || entry.kind === 'arrived' || entry.kind === 'stopped'
        ? segmentSymbols(entry.segment, entry.kind === 'arrived' ? view.peer.end : view.you.end, view.symbols)
        : { seq: null, ack: null },
  });
}

interface Prolonged {
  readonly kind: 'sent' | 'arrived';
  readonly at: number;
  readonly own: number;
  readonly far: number;
}

/** The arrows of the figure, extended through the fog to the peer's line. */
function prolonged({ rows }: LiveFigure) {
  const arrows = rows.flatMap((row): Prolonged[] => {
    const { entry, y, drop } = row;
    if (entry.kind === 'sent') return [{ kind: entry.kind, at: entry.at, own: y, far: y + drop }];
    return entry.kind === 'arrived' ? [{ kind: entry.kind, at: cameAt(entry), own: y, far: y - drop }] : [];
  });
  return { out: arrows.filter(({ kind }) => kind === 'sent'), back: arrows.filter(({ kind }) => kind === 'arrived') };
}

/**
 * Arrows out of the fog that seem to answer a segment that cannot have been there, or begin above one that they may
 * answer.
 */
function contradictions(figure: LiveFigure, tripMs: number): string[] {
  const { out, back } = prolonged(figure);
  return out.flatMap((sent) =>
    back.flatMap((came) => {
      // An arrival sooner than a round trip had left before this one could be there.
      const mayAnswer = came.at - sent.at >= 2 * tripMs;
      // On a phone, or past others, there is not always room to cross without being too steep, or without running
      // through what lies between: the fog hides it.
      const crossed = out.filter(({ at }) => at <= came.at && came.at - at < 2 * tripMs);
      const isPastOthers = back.some(({ at }) => at >= sent.at && at < came.at);
      const isFree = !mayAnswer && (figure.metrics.compact || crossed.length > 1 || isPastOthers);
      return isFree || mayAnswer === came.far >= sent.far ? [] : [`${sent.at} out, ${came.at} back`];
    }),
  );
}

describe('the live figure', () => {
  const anyView = anyHalf(6).chain(({ views }) => (views.length === 0 ? fc.constant(null) : fc.constantFrom(...views)));

  test('[UI61] everything is at its place in time, an arrival where it came and not where it was handled', () => {
    fc.assert(
      fc.property(anyView, anySize, anyLocale, (view, size, locale) => {
        if (view === null) return;
        const { rows } = live(view, size, locale);
        expect(rows).toHaveLength(view.figure.length + (view.start === null ? 0 : 1));
        const placed = rows.map(({ entry, y }) => ({
          what: `${entry.kind} ${entry.id}`,
          at: cameAt(entry),
          order: entry.id,
          y,
        }));
        expect(reversed(placed)).toEqual([]);
        const segments = placed.filter(({ what }) => /^(sent|arrived)/.test(what));
        expect(muddled(segments, APART_PX)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('[UI61] an answer extended through the fog starts below the landing of what it can answer, and otherwise above', () => {
    fc.assert(
      fc.property(anyView, anySize, anyLocale, (view, size, locale) => {
        if (view === null) return;
        const figure = live(view, size, locale);
        for (const { drop, entry } of figure.rows)
          expect(drop > 0).toBe(entry.kind === 'sent' || entry.kind === 'arrived');
        expect(contradictions(figure, view.tripMs)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('the figure of the wire', () => {
  test('[UI62] no head is above its tail, and no arrow starts at the head of another, including segments in flight', () => {
    fc.assert(
      fc.property(anyHalf(0), anySize, fc.double({ min: 0, max: 1, noNaN: true }), ({ review }, [width], share) => {
        const segments = review.entries.flatMap((entry) => (entry.kind === 'segment' ? [entry] : []));
        const now = review.startedAt + (review.endedAt - review.startedAt) * share;
        const traffic = segments
          .filter(({ sentAt }) => sentAt <= now)
          .map(({ id, from, sentAt, segment, again, order, landings }): TrafficEntry => {
            const entry = { id, from, sentAt, segment, again, order };
            const times = landings.map(({ at }) => at).sort((a, b) => a - b);
            return { ...entry, arrivals: times.filter((at) => at <= now), onTheWay: times.filter((at) => at > now) };
          });
        const figure = layoutWire(traffic, width, figureLabels('zh'), 'Eve');
        for (const { entry, from, arrivals } of figure.flights)
          for (const [, y] of arrivals) expect(y, `head of ${entry.id}`).toBeGreaterThan(from[1]);
        for (const end of ENDS) expect(muddled(atEnd(figure, end), APART_PX)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the small figure of the board', () => {
  test('[UI63] no head is above its tail, and no arrow starts at the head of another, however little room there is', () => {
    const anyRoom = fc.constantFrom([188, 39, 16] as const, [230, 120, 16] as const, [620, 470, 26] as const);
    fc.assert(
      fc.property(anyHalf(0), anyRoom, fc.boolean(), ({ review }, [width, height, em], fog) => {
        const { lines } = layoutMini(miniOf(review), width, height, em, fog);
        for (const { y0, y1, arrived } of lines) expect(y1 - y0).toBeGreaterThan(arrived ? 3 : 0);
        for (const seat of SEATS) {
          const things = lines.flatMap(({ id, from, y0, y1, arrived }): Placed[] => {
            const arrow = miniOf(review).arrows.find((known) => known.id === id);
            if (arrow === undefined) return [];
            if (from === seat) return [{ what: `departure ${id}`, at: arrow.sentAt, order: 0, y: y0 }];
            return arrived ? [{ what: `landing ${id}`, at: arrow.arrivedAt ?? 0, order: 1, y: y1 }] : [];
          });
          expect(muddled(things, em * 0.35)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** The board's data for a half that is over. */
function miniOf(half: HalfReview): MiniDuel {
  const arrows = half.entries.flatMap((entry): MiniArrow[] => {
    if (entry.kind !== 'segment') return [];
    const { id, from, sentAt, segment, landings } = entry;
    return [{ id, from, sentAt, segment, arrivedAt: landings[0]?.at ?? null }];
  });
  return { ...miniDuel(5), left: half.endOf[0], arrows: arrows.slice(-MINI_ARROWS) };
}
