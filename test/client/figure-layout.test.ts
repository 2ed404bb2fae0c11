/** The figure's layout: time runs down, words never meet words or lines, things keep their place. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../client/figure/layout/figure-band.ts';
import { lineBox, overlap } from '../../client/figure/layout/figure-box.ts';
import { type LiveFigure, layoutLive, tailY } from '../../client/figure/layout/figure-live.ts';
import { cameAt } from '../../client/figure/layout/live-groups.ts';
import { figureMetrics, figureScale, ownLine, pauseHeight } from '../../client/figure/layout/figure-metrics.ts';
import { layoutReview } from '../../client/figure/layout/figure-review.ts';
import type { ReviewFigure } from '../../client/figure/layout/review-figure.ts';
import { segmentSymbols } from '../../client/figure/layout/figure-symbols.ts';
import { lineWidth, segmentLines } from '../../client/figure/layout/figure-text.ts';
import { pagesOf } from '../../client/figure/layout/review-pages.ts';
import { fieldsOf, wrongFields } from '../../client/figure/layout/wrong-fields.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { reviewMetrics } from '../../client/figure/layout/review-metrics.ts';
import { figureLabels, roleWords } from '../../client/figure/layout/figure-labels.ts';
import type { FigureEntry } from '../../shared/duel/vocabulary/figure.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { levelById } from '../../shared/content/levels.ts';
import { reviewOf as reviewOfDuel } from '../../shared/duel/views/make-review.ts';
import { currentHalf } from '../../shared/duel/state/state.ts';
import { must, Rig, ROOM } from '../duel/rig.ts';
import { enters, flight, halfOf, REVIEWS } from './fixtures/figure-reviews.ts';
import { CORE_REVIEWS, CORE_VIEWS } from './fixtures/core-views.ts';
import { arrived, entries, FIXTURES, sent, viewOf } from './fixtures/figure-views.ts';

const TRIP = 1_500;
const SIZES = [
  [962, 650],
  [620, 500],
  [390, 210],
  [360, 600],
] as const;

function layout(
  figure: readonly FigureEntry[],
  width: number,
  height: number,
  locale: 'en' | 'zh',
  view: SeatView = viewOf('A', []),
): LiveFigure {
  return layoutLive({
    start: null,
    entries: figure,
    metrics: figureMetrics(width, height),
    words: figureLabels(locale),
    tripMs: TRIP,
    port: 40001,
    symbols: (entry) =>
      entry.kind === 'sent' || entry.kind === 'arrived' || entry.kind === 'stopped'
        ? segmentSymbols(entry.segment, entry.kind === 'arrived' ? 'B' : 'A', view.symbols)
        : { seq: null, ack: null },
  });
}

/** The arrows as the canvas draws them. */
function arrows({ rows, metrics: { lineX, fogTo, peerX } }: LiveFigure): Box[] {
  return rows.flatMap(({ entry, y, drop: whole }) => {
    const drop = ((fogTo - lineX) / (peerX - lineX)) * whole;
    if (entry.kind === 'sent') return [lineBox([lineX, y], [fogTo, y + drop], 2)];
    return entry.kind === 'arrived' ? [lineBox([lineX, y], [fogTo, y - drop], 2)] : [];
  });
}

function collisions(labels: readonly { key: string; box: Box }[], lines: readonly Box[]): string[] {
  const found: string[] = [];
  labels.forEach((label, index) => {
    for (const other of labels.slice(index + 1))
      if (overlap(label.box, other.box)) found.push(`${label.key} on ${other.key}`);
    for (const line of lines) if (overlap(label.box, line)) found.push(`${label.key} on a line`);
  });
  return found;
}

const sequence = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const segment = fc
  .record({
    fin: fc.boolean(),
    rst: fc.boolean(),
    psh: fc.boolean(),
    seq: sequence,
    ack: fc.option(sequence),
    len: fc.constantFrom(0, 1, 350, 1460),
  })
  .map(({ fin, rst, psh, seq, ack, len }) =>
    makeSegment({
      flags: [...(fin ? ['FIN' as const] : []), ...(rst ? ['RST' as const] : []), ...(psh ? ['PSH' as const] : [])],
      seq,
      ack: ack ?? undefined,
      len,
    }),
  );
const anyState = fc.constantFrom(...STATES, null);
const draft = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('sent' as const),
      segment,
      again: fc.boolean(),
      by: fc.constantFrom('player' as const, 'stack' as const),
      wrong: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('arrived' as const),
      waited: fc.constantFrom(0, 0, 900, 7_000),
      segment,
      again: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('stopped' as const), segment }),
  fc.record({
    kind: fc.constant('call' as const),
    call: fc.constantFrom('SEND' as const, 'CLOSE' as const, 'ABORT' as const, 'BIND' as const),
    bytes: fc.nat(9999),
    full: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('timer' as const),
    timer: fc.constantFrom('retransmission' as const, 'time-wait' as const, 'user' as const),
  }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('state' as const), state: anyState }) },
  fc.record({ kind: fc.constant('bind' as const), ok: fc.boolean() }),
  fc.record({ kind: fc.constant('opened' as const), sndNxt: sequence, rcvNxt: sequence }),
  fc.record({ kind: fc.constant('corrupted' as const), bytes: fc.nat(9999) }),
);
const pause = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 3_000, max: 60_000 }));
const anyFigure = fc.array(fc.tuple(pause, draft), { maxLength: 24 }).map((steps): FigureEntry[] => {
  let at = 0;
  return steps.map(([wait, entry], index) => {
    at += wait;
    const id = index + 1;
    if (entry.kind !== 'arrived') return { ...entry, id, at };
    const { waited, ...arrived } = entry;
    return waited === 0 ? { ...arrived, id, at } : { ...arrived, id, at, reachedAt: at - waited };
  });
});
const anySize = fc.constantFrom(...SIZES);
const anyLocale = fc.constantFrom('en' as const, 'zh' as const);

describe('the live figure', () => {
  test('time never runs up, whatever happens', () => {
    fc.assert(
      fc.property(anyFigure, anySize, anyLocale, (figure, [width, height], locale) => {
        const ys = layout(figure, width, height, locale).rows.map((row) => row.y);
        expect(ys).toEqual([...ys].sort((a, b) => a - b));
      }),
    );
  });

  test('labels never meet each other or an arrow, whatever happens', () => {
    fc.assert(
      fc.property(anyFigure, anySize, anyLocale, (figure, [width, height], locale) => {
        const made = layout(figure, width, height, locale);
        expect(collisions(made.labels, arrows(made))).toEqual([]);
      }),
    );
  });

  test("labels stay inside the figure and off the player's own line", () => {
    fc.assert(
      fc.property(anyFigure, anySize, anyLocale, (figure, [width, height], locale) => {
        const { labels, metrics } = layout(figure, width, height, locale);
        for (const { box } of labels) {
          const right = box.x + box.width * Math.cos(box.angle);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(width);
          const half = metrics.barWidth / 2;
          expect(right < metrics.lineX - half || box.x > metrics.lineX + half).toBe(true);
        }
      }),
    );
  });

  test('everything keeps its place when something new arrives', () => {
    fc.assert(
      fc.property(anyFigure, anySize, (figure, [width, height]) => {
        // An arrival that waited at the door is inserted where it came: only what came earlier keeps its place.
        const last = figure.at(-1);
        const came = Math.min(...figure.filter(({ at }) => at === last?.at).map(cameAt));
        const whole = layout(figure, width, height, 'en');
        const before = layout(
          figure.filter(({ at }) => at < (last?.at ?? 0)),
          width,
          height,
          'en',
        );
        const sooner = ({ rows }: LiveFigure) =>
          rows.filter(({ entry }) => cameAt(entry) < came).map(({ entry, y }) => [entry.id, y]);
        expect(sooner(before)).toEqual(sooner(whole));
      }),
    );
  });

  test('every segment, call, timer and state has its label', () => {
    for (const { view } of Object.values(FIXTURES)) {
      const { labels } = layout(view.figure, 962, 650, 'zh', view);
      expect(
        labels
          .filter((label) => label.entryId !== null)
          .map((label) => label.entryId)
          .sort(),
      ).toEqual(view.figure.map((entry) => entry.id).sort());
    }
  });

  test('[UI26] a wrong segment that was sent is marked', () => {
    const { view } = CORE_VIEWS.liveWrong();
    const { labels } = layout(view?.figure ?? [], 962, 650, 'en');
    expect(labels.flatMap(({ lines }) => lines.flat()).map(({ text }) => text)).toContain('wrong!');
  });

  test('[UI28] a new connection starts a new stretch of the line, and wrong data raises its alarm', () => {
    const { view } = CORE_VIEWS.corrupted();
    const { bars, labels } = layout(view?.figure ?? [], 390, 650, 'en');
    expect(bars.at(-1)?.state).toBe('ESTABLISHED');
    expect(labels.flatMap(({ lines }) => lines.flat()).filter(({ tone }) => tone === 'alarm')).toHaveLength(1);
  });

  test('a state begins at the segment that caused it', () => {
    const { rows } = layout(FIXTURES.lostLastAck.view.figure, 962, 650, 'en');
    const y = (kind: string, at: number) => rows.find((row) => row.entry.kind === kind && row.entry.at === at)?.y;
    expect(y('state', 20_300)).toBe(y('arrived', 20_300));
  });

  test('a longer pause is longer, and 20 s do not push the rest out of sight', () => {
    const gap = (ms: number) => pauseHeight(ms, TRIP, figureMetrics(962, 650).pauseUnit);
    expect(gap(3_000)).toBeGreaterThan(gap(1_500));
    expect(gap(20_000)).toBeGreaterThan(gap(8_000));
    expect(gap(20_000)).toBeLessThan(130);
  });

  test('the line grows while nothing happens, and never shrinks', () => {
    const figure = layout(FIXTURES.fourWaves.view.figure, 962, 650, 'en');
    const ends = [9_400, 10_000, 14_000, 30_000].map((now) => tailY(figure, now, TRIP));
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(ends.at(0)).toBeGreaterThan(figure.last?.y ?? 0);
  });

  test('on a phone the last four segments fit into 210 px', () => {
    const figure = layout(
      entries([
        sent(0, makeSegment({ flags: ['FIN'], seq: 4000, ack: 9000 })),
        arrived(4_000, makeSegment({ seq: 9000, ack: 4001 })),
        arrived(7_000, makeSegment({ flags: ['FIN'], seq: 9350, ack: 4001 })),
        sent(9_000, makeSegment({ seq: 4001, ack: 9351 })),
      ]),
      390,
      210,
      'en',
    );
    expect(figure.end).toBeLessThan(210);
  });
});

describe('a stopped segment', () => {
  test('[UI64] is wrong if its verdict says so, and everywhere if it has none', () => {
    expect(MISTAKES.map(fieldsOf).every((fields) => fields.length > 0)).toBe(true);
    expect(
      ['ack-stale-data', 'seq-zero', 'swapped-seq-ack', 'fin-too-early', 'ack-from-closed'].map(mistakeFields),
    ).toEqual([['ack'], ['seq'], ['seq', 'ack'], ['flags'], ['flags']]);
    const { view } = FIXTURES.lostLastAck;
    const stopped = view.figure.find((entry) => entry.kind === 'stopped');
    if (stopped?.kind !== 'stopped') throw new Error('the fixture has a stopped segment');
    expect(wrongFields(stopped, [])).toEqual(['flags', 'seq', 'ack']);
  });
});

function mistakeFields(id: string): readonly string[] {
  const mistake = MISTAKES.find((known) => known === id);
  return mistake === undefined ? [] : fieldsOf(mistake);
}

describe('a segment in words', () => {
  const words = figureLabels('en');
  const raw = makeSegment({ flags: ['PSH', 'FIN'], seq: 4294967290, ack: 2874653212, len: 1460 });

  test('concrete numbers come first, with the symbol next to each', () => {
    const symbols = segmentSymbols(makeSegment({ seq: 4001, ack: 9351 }), 'A', { u: 4000, v: 9000, w: 9350 });
    const [line] = segmentLines(makeSegment({ seq: 4001, ack: 9351 }), symbols, [], words, 14, 600);
    expect(line?.map((part) => part.text)).toEqual(['ACK', 'seq', '4001', 'u+1', 'ack', '9351', 'w+1']);
  });

  test('raw numbers take a second line if there is no room for one', () => {
    const lines = segmentLines(raw, { seq: null, ack: null }, ['again!'], words, 13, 316);
    expect(lines.map((line) => line.map((part) => part.text).join(' '))).toEqual([
      'FIN PSH ACK 1460 bytes again!',
      'seq 4294967290 ack 2874653212',
    ]);
    for (const line of lines) expect(lineWidth(line, 13, 'mono')).toBeLessThanOrEqual(316);
  });

  test('[UI133] in the narrowest figure every field is whole: numbers take a line each, and lose their symbols first', () => {
    const { labelMax, fontSize } = figureMetrics(176, 200);
    const symbols = { seq: 'u+1461', ack: 'v+1461' };
    for (const locale of ['en', 'zh'] as const) {
      const lines = segmentLines(raw, symbols, [figureLabels(locale).again], figureLabels(locale), fontSize, labelMax);
      const texts = lines.map((line) => line.map((part) => part.text).join(' '));
      expect(texts.slice(-2)).toEqual(['seq 4294967290', 'ack 2874653212']);
      for (const line of lines) expect(lineWidth(line, fontSize, 'mono')).toBeLessThanOrEqual(labelMax);
    }
  });
});

describe('the name of an end', () => {
  const words = figureLabels('en');

  test('[UI132] has the lecture’s word beside it only if the lecture’s close is played', () => {
    expect(roleWords('active', 'passive', 'lecture', words)).toBe('active closer · sender');
    expect(roleWords('passive', 'active', 'wire', words)).toBe('passive closer');
    expect(roleWords('active', 'active', 'lecture', words)).toBe('active closer');
  });
});

function reviewOf(half: HalfReview): ReviewFigure {
  return layoutReview({ half, left: 'A', metrics: reviewMetrics(962, 640), words: figureLabels('en'), wire: 'Eve' });
}

function flown(figure: ReviewFigure): Box[] {
  return figure.flights.flatMap(({ from, arrivals, lostAt }) =>
    (lostAt === null ? arrivals : [lostAt]).map((to) => lineBox(from, to, 2)),
  );
}

describe('the pointed-at line', () => {
  test('[UI125] is the bar of the player’s own line, at every size of the figure', () => {
    for (const [width, height] of [
      [360, 260],
      [962, 650],
      [1_500, 980],
    ] as const) {
      const scale = figureScale(width, height);
      const { lineX } = figureMetrics(width / scale, height / scale);
      const line = ownLine(width, height);
      expect(line.x + line.width / 2).toBeCloseTo(lineX * scale);
      expect(line.width).toBeLessThan(width / 10);
    }
  });
});

describe('the review on paper', () => {
  test('[REVIEW40] is cut into sheets that hold everything once, with no break inside a word', () => {
    for (const half of Object.values(REVIEWS)) {
      const figure = reviewOf(half);
      const pages = pagesOf(figure, 330);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.reduce((sum, { height }) => sum + height, 0)).toBe(figure.height);
      for (const { from, height } of pages) {
        expect(height).toBeLessThanOrEqual(330);
        const cut = { x: 0, y: from, angle: 0, width: figure.metrics.width, height: 0.1 };
        if (from > 0) expect(figure.labels.filter(({ box }) => overlap(box, cut)).map(({ key }) => key)).toEqual([]);
      }
    }
  });
});

describe('the review', () => {
  const widths = [962, 760, 390, 360];

  test('every label has room, in both languages, on every screen', () => {
    for (const half of Object.values(REVIEWS)) {
      for (const width of widths) {
        for (const locale of ['en', 'zh'] as const) {
          const figure = layoutReview({
            half,
            left: 'A',
            metrics: reviewMetrics(width, 640),
            words: figureLabels(locale),
            wire: null,
          });
          expect(figure.labels.filter((label) => label.kind === 'unplaced').map((label) => label.key)).toEqual([]);
          expect(collisions(figure.labels, flown(figure))).toEqual([]);
        }
      }
    }
  });

  test('no two labels meet, whatever happened', () => {
    const end = fc.constantFrom('A' as const, 'B' as const);
    const trip = fc.integer({ min: 1_000, max: 2_000 });
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 9_000 }),
      end,
      segment,
      trips: fc.array(trip, { maxLength: 2 }),
      again: fc.boolean(),
      state: anyState,
    });
    const anyHalf = fc.array(step, { maxLength: 10 }).map((steps) => {
      let at = 0;
      return halfOf(
        steps.flatMap((one) => {
          at += one.wait;
          const sentAt = at;
          const sending = flight(
            one.end,
            sentAt,
            one.segment,
            one.trips.map((ms) => sentAt + ms),
            one.again,
          );
          return one.state === null ? [sending] : [sending, enters(one.end, at, one.state)];
        }),
      );
    });
    fc.assert(
      fc.property(anyHalf, fc.constantFrom(...widths), (half, width) => {
        const figure = layoutReview({
          half,
          left: 'B',
          metrics: reviewMetrics(width, 640),
          words: figureLabels('en'),
          wire: null,
        });
        const placed = figure.labels.filter((label) => label.kind !== 'unplaced');
        expect(collisions(placed, flown(figure))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('segments fly down, and a lost one does not arrive', () => {
    const figure = layoutReview({
      half: REVIEWS.reviewLostLastAck,
      left: 'A',
      metrics: reviewMetrics(962, 640),
      words: figureLabels('en'),
      wire: null,
    });
    for (const { from, arrivals, entry, lostAt } of figure.flights) {
      expect(lostAt !== null).toBe(entry.lost);
      for (const [, y] of arrivals) expect(y).toBeGreaterThan(from[1]);
    }
  });

  test('[UI28] [UI32] the halves of the levels have room for every word', () => {
    for (const [name, half] of Object.entries(CORE_REVIEWS)) {
      for (const width of [962, 390]) {
        const metrics = reviewMetrics(width, 640);
        const figure = layoutReview({ half: half(), left: 'A', metrics, words: figureLabels('zh'), wire: 'Eve' });
        expect({ name, unplaced: figure.labels.filter((label) => label.kind === 'unplaced') }).toEqual({
          name,
          unplaced: [],
        });
      }
    }
  });

  test('[UI27] an end without a connection begins in CLOSED', () => {
    const figure = reviewOf(CORE_REVIEWS.reviewNobodyHome());
    expect(figure.bars.filter(({ end }) => end === 'B').map(({ state }) => state)).toEqual(['CLOSED']);
    expect(figure.bars.filter(({ end }) => end === 'A').map(({ state }) => state)).toEqual([
      'ESTABLISHED',
      'FIN-WAIT-1',
      'CLOSED',
    ]);
  });

  test('[UI28] the next connection begins in ESTABLISHED, and the place where the old one came through is marked', () => {
    const figure = reviewOf(CORE_REVIEWS.reviewCorrupted());
    expect(figure.bars.filter(({ end }) => end === 'A').at(-1)?.state).toBe('ESTABLISHED');
    expect(figure.marks.filter(({ entry }) => entry.kind === 'corrupted')).toHaveLength(1);
    expect(figure.spans).toEqual([]);
  });

  test('[UI28] segments sent before the next connection have none of its letters', () => {
    const figure = reviewOf(CORE_REVIEWS.reviewCorrupted());
    const openedAt = figure.order.find((entry) => entry.kind === 'opened')?.id ?? 0;
    for (const { entryId, lines } of figure.labels) {
      const letters = lines.flat().filter(({ tone }) => tone === 'symbol');
      if ((entryId ?? 0) < openedAt) expect(letters).toEqual([]);
    }
  });

  test("[UI32] the third player's faults are shown at each segment, with their name", () => {
    const words = reviewOf(CORE_REVIEWS.reviewWire())
      .labels.flatMap(({ lines }) => lines.flat())
      .map(({ text }) => text);
    for (const deed of ['held up by Eve', 'doubled by Eve', 'lost by Eve']) expect(words).toContain(deed);
  });

  test('2MSL runs from the last ACK sent, to CLOSED', () => {
    const figure = layoutReview({
      half: REVIEWS.reviewLostLastAck,
      left: 'A',
      metrics: reviewMetrics(962, 640),
      words: figureLabels('en'),
      wire: null,
    });
    const lastAck = figure.order.findLast((entry) => entry.kind === 'segment');
    expect(figure.spans).toHaveLength(1);
    expect(figure.spans[0]?.from).toBe(figure.yOf.get(lastAck?.id ?? 0));
  });
});

describe('a half that was stopped between close() and its FIN', () => {
  const statesOf = (rig: Rig, end: 'A' | 'B') => {
    const half = must(reviewOfDuel(rig.state, ROOM).halves[0]);
    const figure = layoutReview({
      half,
      left: 'A',
      metrics: reviewMetrics(900, 0),
      words: figureLabels('en'),
      wire: null,
    });
    const named = figure.labels.flatMap(({ kind, entryId, lines }) => {
      const entry = figure.order.find(({ id }) => id === entryId);
      return kind === 'state' && entry?.kind === 'state' && entry.end === end ? [lines[0]?.[0]?.text] : [];
    });
    expect(named).toEqual(figure.bars.filter((bar) => bar.end === end).map(({ state }) => state));
    return named;
  };
  const until = (end: 'A' | 'B', state: string) => {
    const rig = new Rig(must(levelById('four-waves')));
    rig.startHalf();
    return rig.runUntil((it) => must(currentHalf(it.state)).ends[end].endpoint.tcb.state === state);
  };

  test('[VIEW30] shows no state that only begins with the FIN', () => {
    const second = until('B', 'LAST-ACK');
    second.ask({ kind: 'stop' });
    expect(statesOf(second, 'B')).toEqual(['ESTABLISHED', 'CLOSE-WAIT']);
    const first = until('A', 'FIN-WAIT-1');
    first.ask({ kind: 'stop' });
    expect(statesOf(first, 'A')).toEqual(['ESTABLISHED']);
  });

  test('[VIEW30] shows that state from close() on once its FIN was sent', () => {
    const rig = until('B', 'LAST-ACK');
    rig.runUntil((it) => must(currentHalf(it.state)).ends.B.endpoint.tcb.finSeq !== null);
    expect(statesOf(rig, 'B')).toEqual(['ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK']);
  });
});
