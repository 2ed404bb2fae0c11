/** The shapes of the review figure in SVG: lines and their states, flights with heads and crosses, marks, the 2MSL. */

import type { End } from '../../../shared/duel/level.ts';
import { has } from '../../../shared/tcp/segment.ts';
import type { Flight, MslSpan, ReviewBar, ReviewFigure, ReviewMark, Wait } from '../layout/review-figure.ts';
import type { Point } from '../layout/figure-box.ts';

/** The left line has one colour, the right one the other, as in play. */
function sideOf(end: End, { left }: ReviewFigure): 'of-left' | 'of-right' {
  return end === left ? 'of-left' : 'of-right';
}

export function BarShape({
  bar,
  figure,
  until = Number.POSITIVE_INFINITY,
}: {
  readonly bar: ReviewBar;
  readonly figure: ReviewFigure;
  /** Down to here it is drawn, px. */
  readonly until?: number;
}) {
  const { barWidth } = figure.metrics;
  const height = Math.min(bar.to, until) - bar.from - 3;
  if (bar.state === 'CLOSED')
    return <line class="state-bar closed" x1={bar.x - 14} x2={bar.x + 14} y1={bar.from + 3} y2={bar.from + 3} />;
  if (height <= 0) return null;
  return (
    <rect
      class={`state-bar ${sideOf(bar.end, figure)} in-${bar.state.toLowerCase()}`}
      x={bar.x - barWidth / 2}
      y={bar.from + 1.5}
      width={barWidth}
      height={height}
      rx={Math.min(3, height / 2)}
    />
  );
}

/** How far a copy of a segment has come, 0..1. */
export type Flown = (entryId: number, copy: number) => number;

export function FlightLine({
  flight,
  figure,
  flying,
  flown,
}: {
  readonly flight: Flight;
  readonly figure: ReviewFigure;
  readonly flying: boolean;
  readonly flown: Flown;
}) {
  const { entry, from, arrivals, lostAt, openAt } = flight;
  const kind = entry.segment.len > 0 && !has(entry.segment, 'FIN') ? ' data' : '';
  const side = (entry.wrong ? 'astray' : sideOf(entry.from, figure)) + kind;
  if (openAt !== null) return <Line className={`flight ${side} flying`} from={from} to={openAt} />;
  if (lostAt !== null) return <Line className={`flight ${side}`} from={from} to={lostAt} />;
  return (
    <>
      {arrivals.map((to, index) => {
        const copy = index > 0 ? ' copy' : '';
        const whole = shortOf(from, to, figure.metrics.barWidth / 2 + HEAD_PX - 3);
        const share = flown(entry.id, index);
        if (flying)
          return (
            <Line key={to[1]} className={`flight ${side} flying${copy}`} from={from} to={partWay(from, to, 0.62)} />
          );
        if (share >= 1) return <Line key={to[1]} className={`flight ${side}${copy}`} from={from} to={whole} />;
        return (
          <g key={to[1]}>
            <g class="ahead">
              <Line className={`flight ${side} flying`} from={from} to={whole} />
            </g>
            <Line className={`flight ${side}${copy}`} from={from} to={partWay(from, to, share)} />
          </g>
        );
      })}
    </>
  );
}

function Line({ className, from, to }: { readonly className: string; readonly from: Point; readonly to: Point }) {
  return <line class={className} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />;
}

const HEAD_PX = 16;

function partWay(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** The point on the way from one to the other at which `left` px across are left. */
function shortOf(from: Point, to: Point, left: number): Point {
  return partWay(from, to, 1 - left / Math.max(1, left, Math.abs(to[0] - from[0])));
}

/** Where a segment left, and where it ended: a head at the other line, or a cross. */
export function FlightEnds({
  flight,
  figure,
  flying,
  flown,
}: {
  readonly flight: Flight;
  readonly figure: ReviewFigure;
  readonly flying: boolean;
  readonly flown: Flown;
}) {
  const { entry, from, arrivals, lostAt } = flight;
  const side = entry.wrong ? 'astray' : sideOf(entry.from, figure);
  return (
    <>
      <circle class={`origin ${side}`} cx={from[0]} cy={from[1]} r={5} />
      {!flying &&
        lostAt === null &&
        arrivals.map((to, index) => {
          const share = flown(entry.id, index);
          if (share >= 1) return <Head key={to[1]} className={`head ${side}`} from={from} to={to} figure={figure} />;
          const [x, y] = partWay(from, to, share);
          return <circle key={to[1]} class={`tip ${side}`} cx={x} cy={y} r={7} />;
        })}
      {lostAt !== null && <path class="lost-cross" d={`M${lostAt[0] - 8} ${lostAt[1] - 8}l16 16m0 -16l-16 16`} />}
    </>
  );
}

function Head({
  className,
  from,
  to,
  figure,
}: {
  readonly className: string;
  readonly from: Point;
  readonly to: Point;
  readonly figure: ReviewFigure;
}) {
  const [x, y] = shortOf(from, to, figure.metrics.barWidth / 2);
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  return (
    <path class={className} d={`M0 0l${-HEAD_PX} ${-6.5}v13z`} transform={`translate(${x} ${y}) rotate(${angle})`} />
  );
}

/** The part of a flight already flown when time has come down to `until` (px); all of a lost one. */
export function FlownLine({
  flight,
  figure,
  until,
}: {
  readonly flight: Flight;
  readonly figure: ReviewFigure;
  readonly until: number;
}) {
  const { entry, from, arrivals } = flight;
  const side = entry.wrong ? 'astray' : sideOf(entry.from, figure);
  return (
    <>
      {arrivals.map((to, index) => {
        const share = Math.max(0, Math.min(1, (until - from[1]) / Math.max(1, to[1] - from[1])));
        const tip = shortOf(from, partWay(from, to, share), share < 1 ? 0 : figure.metrics.barWidth / 2 + HEAD_PX - 3);
        return <Line key={to[1]} className={`flight ${side}${index > 0 ? ' copy' : ''}`} from={from} to={tip} />;
      })}
    </>
  );
}

/** A dotted line beside the other one: a copy waited here until it was processed. */
export function WaitShape({ wait, figure }: { readonly wait: Wait; readonly figure: ReviewFigure }) {
  const { metrics } = figure;
  const inwards = wait.x === metrics.x.left ? 1 : -1;
  const x = wait.x + inwards * (metrics.barWidth / 2 + 5);
  return <line class="wait" x1={x} x2={x} y1={wait.from + 5} y2={wait.to} />;
}

/** A segment that was stopped at its own end: a stub, and the door that it met. */
export function StoppedShape({ x, y, inwards }: { readonly x: number; readonly y: number; readonly inwards: 1 | -1 }) {
  const to = x + inwards * 46;
  return (
    <path
      class="stopped-stub"
      d={`M${x} ${y}H${to - inwards * 9}M${to} ${y - 13}v26M${to - 15} ${y - 6}l12 12m0 -12l-12 12`}
    />
  );
}

/** 2MSL as two brackets along the outer side of its line. */
export function SpanShape({ span, figure }: { readonly span: MslSpan; readonly figure: ReviewFigure }) {
  const { metrics } = figure;
  const outwards = span.x === metrics.x.left ? -1 : 1;
  const x = span.x + outwards * (metrics.barWidth / 2 + 5);
  const bracket = (from: number, to: number) => `M${x - 4} ${from + 2}h8m-4 0V${to - 2}m-4 0h8`;
  return (
    <>
      <path class="msl first" d={bracket(span.from, span.middle)} />
      <path class="msl second" d={bracket(span.middle, span.to)} />
    </>
  );
}

export function MarkShape({ mark, figure }: { readonly mark: ReviewMark; readonly figure: ReviewFigure }) {
  const { entry, x, y } = mark;
  const { left, right } = figure.metrics.x;
  switch (entry.kind) {
    case 'state':
      return null;
    case 'opened':
      return <line class="opened" x1={left} x2={right} y1={y} y2={y} />;
    case 'call':
      return <path class="mark" d={`M${x} ${y - 9}l9 9l-9 9l-9 -9z`} />;
    case 'timer':
      return (
        <g class={`mark timer ${entry.timer}`}>
          <circle cx={x} cy={y} r={9} />
          <path d={`M${x} ${y - 6}v6h5`} />
        </g>
      );
    case 'bind':
      return (
        <rect class={`mark bind ${entry.ok ? 'ok' : 'refused'}`} x={x - 8} y={y - 8} width={16} height={16} rx={2} />
      );
    case 'corrupted':
      return <path class="mark alarm" d={`M${x} ${y - 11}l11 19h-22z`} />;
  }
}
