/** The figure of the lecture: a close that two bots have really played, laid out for a screen; and what each part shows of it. Pure. */

import { playOut } from '../../shared/bot/play-out.ts';
import { FIGURE_LEVELS, type LectureText } from '../../shared/content/lecture/lecture.ts';
import { type LecturePart, type Wave, WAVES } from '../../shared/content/lecture/lecture-parts.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { End } from '../../shared/duel/level.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { has } from '../../shared/tcp/segment.ts';
import { layoutReview } from '../figure/layout/figure-review.ts';
import type { FigureWords } from '../figure/layout/figure-words.ts';
import type { PlacedLabel } from '../figure/layout/figure-label.ts';
import type { Flight, ReviewFigure } from '../figure/layout/review-figure.ts';
import type { FigureMoment } from '../figure/layout/review-moment.ts';
import { isWave } from './part-name.ts';
import { type ReviewMetrics, reviewMetrics } from '../figure/layout/review-metrics.ts';

/** The bots think briefly: what belongs together is drawn together. */
const PLAY = { speed: false, thinkMs: 250 } as const;
const NOBODY = { name: '', kind: 'bot', bot: 'perfect', presence: 'here' } as const;
const ROOM = { matchId: '', code: '', against: 'bot', players: [NOBODY, NOBODY], wire: null } as const;

const halves = new Map<string, HalfReview>();

/** The first half of a level between two bots, without the calls and timers beside the lines. */
export function lectureHalf(levelId: string): HalfReview {
  const known = halves.get(levelId);
  if (known !== undefined) return known;
  const level = levelById(levelId);
  const state = level === null ? null : playOut(level, PLAY);
  const half = state === null ? undefined : reviewOf(state, ROOM).halves[0];
  if (half === undefined) throw new Error(`the level ${levelId} has no half to show`);
  const plain = { ...half, entries: half.entries.filter(({ kind }) => kind === 'segment' || kind === 'state') };
  halves.set(levelId, plain);
  return plain;
}

/** The level that a part's figure shows. */
export function figureLevel(part: LecturePart): string {
  return part === 'why' ? FIGURE_LEVELS.why : FIGURE_LEVELS.waves;
}

/** The heights of a pause that are tried, px: the largest that fits. */
const PAUSES = [56, 48, 41, 35, 30, 26, 22, 18, 15, 12, 9, 7] as const;

/** The layout for a place of this size: as tall as it can be, or taller than the place if nothing fits. */
export function layoutLecture(
  half: HalfReview,
  { width, height }: { readonly width: number; readonly height: number },
  words: FigureWords,
  halves: LectureText['halves'],
): ReviewFigure {
  const named: FigureWords = {
    ...words,
    // The line of a lecture is shorter than that of a review.
    mslHalves: [
      ['1 MSL', halves[0]],
      ['1 MSL', halves[1]],
    ],
    stateGloss: (state: State) => (state === 'ESTABLISHED' ? null : words.stateGloss(state)),
  };
  const attempts = PAUSES.map((pauseUnit) => metricsOf(width, height, pauseUnit));
  let figure: ReviewFigure | null = null;
  for (const metrics of attempts) {
    figure = layoutReview({ half, left: 'A', metrics, words: named, wire: null });
    if (figure.height <= height) break;
  }
  if (figure === null) throw new Error('no layout was tried');
  return figure.metrics.compact ? figure : { ...figure, labels: figure.labels.map(belowItsNumber) };
}

/** The states that begin where u and w stand beside the line: their names make room, and so does the one before. */
const BESIDE_A_NUMBER: readonly string[] = ['FIN-WAIT-1', 'LAST-ACK'];

function belowItsNumber(label: PlacedLabel): PlacedLabel {
  const name = label.kind === 'state' ? (label.lines[0]?.[0]?.text ?? '') : '';
  const down = name === 'ESTABLISHED' ? -20 : BESIDE_A_NUMBER.includes(name) ? 20 : 0;
  return { ...label, box: { ...label.box, y: label.box.y + down } };
}

function metricsOf(width: number, height: number, pauseUnit: number): ReviewMetrics {
  const metrics = reviewMetrics(width, height);
  if (width < 560) return { ...metrics, compact: true, x: { left: 22, right: width - 22 }, pauseUnit };
  return {
    ...metrics,
    compact: false,
    x: { left: 132, right: width - 148 },
    barWidth: 12,
    top: 34,
    fontSize: width > 700 ? 15 : 14,
    lineHeight: 20,
    pauseUnit,
    leastGap: pauseUnit < 15 ? 10 : 16,
  };
}

/** The segments of a wave; the first and the last are the FINs and their ACKs. */
export function wavesOf({ flights }: ReviewFigure): Readonly<Record<Wave, readonly Flight[]>> {
  const first = flights.findIndex(({ entry }) => has(entry.segment, 'FIN'));
  const second = flights.findIndex(({ entry }, index) => index > first && has(entry.segment, 'FIN'));
  return {
    'wave-1': flights.slice(first, first + 1),
    'wave-2': flights.slice(first + 1, first + 2),
    'wave-3': flights.slice(first + 2, second + 1),
    'wave-4': flights.slice(second + 1),
  };
}

/** Down to where a part has happened, px. */
export function untilOf(part: LecturePart, figure: ReviewFigure): number {
  if (!isWave(part)) return Number.POSITIVE_INFINITY;
  const arrived = wavesOf(figure)[part].flatMap(({ arrivals }) => arrivals.map(([, y]) => y));
  return Math.max(0, ...arrived) + 2;
}

/** The entries that are not shown yet: the next wave is, as a promise. */
export function hiddenIn(part: LecturePart, figure: ReviewFigure): ReadonlySet<number> {
  if (!isWave(part) || part === 'wave-4') return new Set();
  const until = untilOf(part, figure);
  const later = WAVES[WAVES.indexOf(part) + 2];
  const from = (later === undefined ? undefined : wavesOf(figure)[later][0]?.from[1]) ?? Number.POSITIVE_INFINITY;
  const isHidden = (entry: ReviewEntry, y: number) => y >= from - 4 || (entry.kind === 'state' && y > until);
  return new Set(figure.order.flatMap((entry) => (isHidden(entry, figure.yOf.get(entry.id) ?? 0) ? [entry.id] : [])));
}

/** The figure when time has come down to `until`; `focus`: the segment that stands out. */
export function momentAt(figure: ReviewFigure, until: number, focus: number | null): FigureMoment {
  const begun = figure.order.flatMap(({ id }) => ((figure.yOf.get(id) ?? 0) <= until ? [id] : []));
  return { y: Math.min(until, figure.height), until, begun: new Set(begun), focus, end: null, stopped: false };
}

/** How far a copy of a segment has come when time has come down to `until`, 0..1. */
export function flownAt(figure: ReviewFigure, until: number): (entryId: number, copy: number) => number {
  return (entryId, copy) => {
    const flight = figure.flights.find(({ entry }) => entry.id === entryId);
    const to = flight?.arrivals[copy];
    if (flight === undefined || to === undefined) return 1;
    return Math.max(0, Math.min(1, (until - flight.from[1]) / Math.max(1, to[1] - flight.from[1])));
  };
}

/** The segment that a part is about; null: none. */
export function focusOf(part: LecturePart, figure: ReviewFigure): number | null {
  if (isWave(part)) return wavesOf(figure)[part].at(-1)?.entry.id ?? null;
  if (part !== 'why') return null;
  return figure.flights.at(-1)?.entry.id ?? null;
}

/** Where a state of an end begins, px. */
function stateAt(figure: ReviewFigure, end: End, state: string): number | null {
  return figure.bars.find((bar) => bar.end === end && bar.state === state)?.from ?? null;
}

/** The middle of what a part shows, px: where a window onto a tall figure looks. */
export function eyeOf(part: LecturePart, figure: ReviewFigure): number {
  if (isWave(part)) {
    const flights = wavesOf(figure)[part];
    const ys = flights.flatMap(({ from, arrivals }) => [from[1], ...arrivals.map(([, y]) => y)]);
    return (Math.min(...ys) + Math.max(...ys)) / 2;
  }
  const waiting = stateAt(figure, 'A', 'TIME-WAIT') ?? 0;
  return part === 'why' ? waiting + (figure.height - waiting) * 0.4 : (waiting + figure.height) / 2;
}
