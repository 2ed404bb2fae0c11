/**
 * Draws a level's own figure in small: two bots that make no mistake play its first half, and of the segments those remain that
 * make it this level. How long anything takes is left out; the order stays.
 */

import type { FigureArrow, FigureKind, FigureMark, LevelFigure } from '../../../client/solo/map/level-figure.ts';
import { type End, ENDS, type Level } from '../../../shared/duel/level.ts';
import { seatView } from '../../../shared/duel/views/seat-view.ts';
import type { HalfReview, ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';
import { must, perfect, Rig, ROOM } from '../../duel/rig.ts';

type Sent = Extract<ReviewEntry, { readonly kind: 'segment' }>;

/** Arrows that can still be told apart in a small figure, and so many that it does not look empty. */
const MOST = 5;
const LEAST = 4;
/** One in which a storm does what storms do. */
const SEED = 2;
const ROUND = 2 ** 32;

/** @returns the figure of a level, the same each time */
export function drawLevel(level: Level): Pick<LevelFigure, 'arrows' | 'marks'> {
  const rig = new Rig(level, [perfect(1_500), perfect(1_500)], { halves: 1 }, SEED).runMatch();
  const half = must(must(seatView(rig.state, 0, ROOM, rig.now).review).halves[0]);
  const shown = chosen(half.entries.filter((entry) => entry.kind === 'segment'));
  const marks = marksOf(level, half, shown);
  const instants = [...shown.flatMap(instantsOf), ...marks.flatMap(({ from, to }) => [from, to])];
  const order = [...new Set(instants)].sort((a, b) => a - b);
  const place = (at: number) => order.indexOf(at);
  return {
    arrows: shown.flatMap((sent) => arrowsOf(sent, half, place)),
    marks: marks.map((mark) => ({ ...mark, from: place(mark.from), to: place(mark.to) })),
  };
}

const instantsOf = ({ sentAt, arrivals }: Sent) => [sentAt, ...arrivals];

/** What makes it this level, with what leads to it and what follows; without anything of the kind all of it. */
function chosen(all: readonly Sent[]): readonly Sent[] {
  const odd = all.filter((sent) => isOdd(sent, all));
  if (odd.length === 0) return essential(all);
  const [first, last] = [all.indexOf(must(odd[0])), all.indexOf(must(odd.at(-1)))];
  let [from, to] = [Math.max(0, first - 1), Math.min(all.length, last + 2)];
  while (to - from < LEAST && (to < all.length || from > 0))
    [from, to] = to < all.length ? [from, to + 1] : [from - 1, to];
  const window = all.slice(from, to);
  if (window.length <= MOST) return window;
  const told = window.filter((sent, at) => !sent.again || !window.slice(0, at).some((one) => isSameAgain(one, sent)));
  const kept = told.filter((sent) => odd.includes(sent) || sent.segment.flags.includes('FIN'));
  return (kept.length >= LEAST - 1 ? kept : told).slice(0, MOST);
}

/** Both are lost, and the second is the first once more: one of them tells as much. */
function isSameAgain(one: Sent, other: Sent): boolean {
  return one.from === other.from && one.lost && other.lost && one.segment.len === other.segment.len;
}

/** Lost, doubled, overtaken, refused, or from another connection. */
function isOdd(sent: Sent, all: readonly Sent[]): boolean {
  const { arrivals, lost, segment, from, sentAt } = sent;
  const overtaken = all.some(
    (other) =>
      other.from === from &&
      other.sentAt > sentAt &&
      (other.arrivals[0] ?? Number.POSITIVE_INFINITY) < (arrivals[0] ?? 0),
  );
  return lost || arrivals.length > 1 || overtaken || segment.flags.some((flag) => flag === 'RST' || flag === 'SYN');
}

/** A close in which nothing happens: without the ACKs of data, and its data once. */
function essential(all: readonly Sent[]): readonly Sent[] {
  if (all.length <= MOST) return all;
  const isData = ({ segment }: Sent) => segment.len > 0;
  const first = all.find(isData);
  return all.filter((sent, at) => {
    const before = all[at - 1];
    if (isData(sent)) return sent === first;
    return before === undefined || !isData(before) || sent.segment.flags.includes('FIN');
  });
}

function arrowsOf(sent: Sent, { entries }: HalfReview, place: (at: number) => number): FigureArrow[] {
  const { from, sentAt, arrivals, segment } = sent;
  const [first, ...late] = arrivals;
  const harmed = (at: number) => entries.some((entry) => entry.kind === 'corrupted' && entry.at === at);
  const one = (kind: FigureKind, came: number | null) => ({ from, kind, sent: place(sentAt), came });
  return [
    one(kindOf(segment.flags, segment.len), first === undefined ? null : place(first)),
    ...late.map((at) => one(harmed(at) ? 'HARM' : 'GHOST', place(at))),
  ];
}

function kindOf(flags: Sent['segment']['flags'], length: number): FigureKind {
  const kind = (['SYN', 'RST', 'FIN'] as const).find((flag) => flags.includes(flag));
  return kind ?? (length > 0 ? 'DATA' : 'ACK');
}

/** What the ends go through while the shown segments travel, with the times of the match. */
function marksOf(level: Level, { entries }: HalfReview, shown: readonly Sent[]): FigureMark[] {
  const times = shown.flatMap(instantsOf);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const calls = entries.flatMap((entry): FigureMark[] => {
    if (entry.kind !== 'call') return [];
    if (entry.call === 'DIE') return [mark(entry.end, 'KILLED', entry.at, entry.at)];
    return entry.call === 'BIND' || entry.call === 'LISTEN' ? [mark(entry.end, 'PORT', entry.at, entry.at)] : [];
  });
  const last = Math.max(to, ...calls.map((call) => call.to));
  return [
    ...(level.skipTimeWait === true ? [] : ENDS.flatMap((end) => timeWaits(entries, end, from, last))),
    ...ENDS.filter((end) => level.ends[end].start === 'CLOSED').map((end) => mark(end, 'ABSENT', from, to)),
    ...calls,
    ...zeros(level, shown),
  ];
}

const mark = (end: End, fact: FigureMark['fact'], from: number, to: number): FigureMark => ({ end, fact, from, to });

/** An end's TIME-WAIT, as far as it is within these times. */
function timeWaits(entries: readonly ReviewEntry[], end: End, from: number, to: number): FigureMark[] {
  const states = entries.flatMap((entry) => (entry.kind === 'state' && entry.end === end ? [entry] : []));
  return states.flatMap(({ at, state }, index) => {
    const [begins, ends] = [Math.max(from, at), Math.min(to, states[index + 1]?.at ?? to)];
    return state === 'TIME-WAIT' && ends > begins ? [mark(end, 'TIME-WAIT', begins, ends)] : [];
  });
}

/** Where the numbers of an end begin at zero again. */
function zeros({ ends }: Level, shown: readonly Sent[]): FigureMark[] {
  return ENDS.flatMap((end) => {
    const over = shown.find(
      ({ from, segment }) => from === end && segment.seq < ends[end].sndNxt && ends[end].sndNxt > ROUND / 2,
    );
    return over === undefined ? [] : [mark(end, 'ZERO', over.sentAt, over.sentAt)];
  });
}
