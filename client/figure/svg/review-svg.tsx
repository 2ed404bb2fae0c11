/**
 * A half seen from above as a picture of its own: SVG made from the layout of the review, colours from the style sheet.
 */

import type { ComponentChildren } from 'preact';
import type { Flight, ReviewFigure } from '../layout/review-figure.ts';
import type { PlacedLabel } from '../layout/figure-label.ts';
import type { TextLine } from '../layout/figure-text.ts';
import type { FigurePage } from '../layout/review-pages.ts';
import type { FigureMoment } from '../layout/review-moment.ts';
import type { End } from '../../../shared/duel/level.ts';
import {
  BarShape,
  FlightEnds,
  FlightLine,
  type Flown,
  FlownLine,
  MarkShape,
  SpanShape,
  StoppedShape,
  WaitShape,
} from './review-shapes.tsx';

const NONE: ReadonlySet<number> = new Set();
const ARRIVED: Flown = () => 1;

export function ReviewSvg({
  figure,
  label,
  flying = NONE,
  flown = ARRIVED,
  moment = null,
  unseen = NONE,
  onPick,
  page,
  children,
}: {
  readonly figure: ReviewFigure;
  /** The picture's description for screen readers. */
  readonly label: string;
  /** Segments in flight: drawn up to where they will arrive, without a head. */
  readonly flying?: ReadonlySet<number>;
  /** How far a copy of a segment has come, 0..1: the rest of its way is faint. Absent: all have arrived. */
  readonly flown?: Flown;
  /**
   * How far time has come: the future is faint, and the subject of the step stands out. Null: everything has happened.
   */
  readonly moment?: FigureMoment | null;
  /** Entries that emerge from a lifting fog: they appear after the rest. */
  readonly unseen?: ReadonlySet<number>;
  /** The visible stretch of it; absent: all. */
  readonly page?: FigurePage;
  /** Called when an entry is pressed, with its id. */
  readonly onPick?: (entryId: number) => void;
  /** More shapes, in the figure's own measures. */
  readonly children?: ComponentChildren;
}) {
  const { metrics, height, flights, waits, marks, bars, spans, labels } = figure;
  const until = moment?.until ?? Number.POSITIVE_INFINITY;
  const standing = (id: number | null) => (id !== null && unseen.has(id) ? 'unseen' : standingOf(id, moment));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard one goes through the steps themselves
    <svg
      class={onPick === undefined ? 'review-svg' : 'review-svg pickable'}
      viewBox={`0 ${page?.from ?? 0} ${metrics.width} ${page?.height ?? height}`}
      role="img"
      aria-label={label}
      onClick={(event) => pickAt(event.target, onPick)}
    >
      <Rails figure={figure} />
      {moment !== null && <Now moment={moment} figure={figure} />}
      {spans.map((span) => (
        <g key={`${span.entryId}-${span.x}`} class={until < span.to ? 'ahead' : ''}>
          <SpanShape span={span} figure={figure} />
        </g>
      ))}
      {flights.map((flight) => (
        <g key={flight.entry.id} class={unseen.has(flight.entry.id) ? 'unseen' : ''}>
          <FlightLines flight={flight} figure={figure} flying={flying} flown={flown} moment={moment} />
        </g>
      ))}
      {waits.map((wait) => (
        <g key={`${wait.entryId}-${wait.from}`} class={until < wait.to ? 'ahead' : ''}>
          <WaitShape wait={wait} figure={figure} />
        </g>
      ))}
      {bars.map((bar) => (
        <g key={`${bar.end}${bar.entryId}`} class={unseen.has(bar.entryId) ? 'unseen' : ''}>
          {until < bar.to && (
            <g class="ahead">
              <BarShape bar={bar} figure={figure} />
            </g>
          )}
          {until >= bar.from && standing(bar.entryId) !== 'ahead' && (
            <BarShape bar={bar} figure={figure} until={until} />
          )}
        </g>
      ))}
      {flights.map((flight) => (
        <g key={flight.entry.id} class={standing(flight.entry.id)} data-entry={flight.entry.id}>
          <FlightEnds flight={flight} figure={figure} flying={flying.has(flight.entry.id)} flown={flown} />
        </g>
      ))}
      {marks.map((mark) => (
        <g key={mark.entry.id} class={standing(mark.entry.id)} data-entry={mark.entry.id}>
          <MarkShape mark={mark} figure={figure} />
        </g>
      ))}
      {moment?.stopped === true && moment.end !== null && <Stopped moment={moment} figure={figure} />}
      {labels.map((placed) => (
        <g key={placed.key} class={standing(placed.entryId)} data-entry={placed.entryId ?? undefined}>
          <Label label={placed} side={sideOf(placed, figure)} state={stateOf(placed, figure)} />
        </g>
      ))}
      {children}
    </svg>
  );
}

/** Whether an entry is still to come, or the subject of the step. */
function standingOf(id: number | null, moment: FigureMoment | null): '' | 'ahead' | 'focus' {
  if (moment === null || id === null) return '';
  if (id === moment.focus) return 'focus';
  return moment.begun.has(id) ? '' : 'ahead';
}

function pickAt(target: EventTarget | null, onPick: ((entryId: number) => void) | undefined): void {
  const entry = target instanceof Element ? target.closest('[data-entry]')?.getAttribute('data-entry') : null;
  if (entry !== null && entry !== undefined) onPick?.(Number(entry));
}

/** The line of a segment, on top of a broad one that is easy to press; the rest of its way is faint. */
function FlightLines({
  flight,
  figure,
  flying,
  flown,
  moment,
}: {
  readonly flight: Flight;
  readonly figure: ReviewFigure;
  readonly flying: ReadonlySet<number>;
  readonly flown: Flown;
  readonly moment: FigureMoment | null;
}) {
  const { entry, from, arrivals, lostAt, openAt } = flight;
  const standing = standingOf(entry.id, moment);
  const onTheWay = moment !== null && standing === '' && arrivals.some(([, y]) => y > moment.until + 0.5);
  const to = lostAt ?? openAt ?? arrivals[0] ?? from;
  return (
    <g data-entry={entry.id}>
      {standing === 'focus' && <line class="halo" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />}
      <g class={onTheWay ? 'ahead' : standing}>
        <FlightLine flight={flight} figure={figure} flying={flying.has(entry.id)} flown={flown} />
      </g>
      {onTheWay && <FlownLine flight={flight} figure={figure} until={moment.until} />}
      {moment !== null && <line class="grip" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />}
    </g>
  );
}

/** How far down time has come, and at which line. */
function Now({ moment: { y, end }, figure }: { readonly moment: FigureMoment; readonly figure: ReviewFigure }) {
  const { metrics, left } = figure;
  const x = metrics.x[end === left ? 'left' : 'right'];
  return (
    <g class="now">
      <line x1={0} x2={metrics.width} y1={y} y2={y} />
      {end !== null && <circle cx={x} cy={y} r={metrics.barWidth + 5} />}
    </g>
  );
}

function Stopped({ moment: { y, end }, figure }: { readonly moment: FigureMoment; readonly figure: ReviewFigure }) {
  const atLeft = end === figure.left;
  return <StoppedShape x={figure.metrics.x[atLeft ? 'left' : 'right']} y={y} inwards={atLeft ? 1 : -1} />;
}

/** Both lines from top to bottom, faint, under what the states paint over them. */
function Rails({ figure: { metrics, height } }: { readonly figure: ReviewFigure }) {
  return (
    <>
      {(['left', 'right'] as const).map((side) => (
        <line key={side} class={`rail ${side}`} x1={metrics.x[side]} x2={metrics.x[side]} y1={8} y2={height - 8} />
      ))}
    </>
  );
}

/** The end whose colour a label has. */
function sideOf(label: PlacedLabel, { order, left }: ReviewFigure): 'of-left' | 'of-right' {
  const entry = order.find(({ id }) => id === label.entryId);
  const end: End | undefined = entry?.kind === 'segment' ? entry.from : entry?.end;
  return end === left ? 'of-left' : 'of-right';
}

function stateOf(label: PlacedLabel, { order }: ReviewFigure): string {
  const entry = order.find(({ id }) => id === label.entryId);
  if (entry?.kind === 'segment') return entry.wrong ? 'astray' : '';
  return entry?.kind === 'state' ? `in-${entry.state.toLowerCase()}` : '';
}

/** The baseline of letters as a share of their line's height. */
const BASELINE = 0.74;

function Label({ label, side, state }: { readonly label: PlacedLabel; readonly side: string; readonly state: string }) {
  const { x, y, angle, width, height } = label.box;
  if (label.kind === 'unplaced') return null;
  const lineHeight = height / label.lines.length;
  const [at, anchor] = label.align === 'left' ? [0, 'start' as const] : [width, 'end' as const];
  return (
    <g class={`label ${label.kind} ${label.font} ${side} ${state}`} transform={placeOf(x, y, angle)}>
      {label.lines.map((line, index) => (
        <text
          key={index}
          x={at}
          y={(index + BASELINE) * lineHeight - height}
          font-size={label.fontSize}
          text-anchor={anchor}
        >
          <Parts line={line} />
        </text>
      ))}
    </g>
  );
}

function placeOf(x: number, y: number, angle: number): string {
  return `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(2)})`;
}

function Parts({ line }: { readonly line: TextLine }) {
  return (
    <>
      {line.map((part, index) => (
        <tspan key={index} class={part.tone} data-letter={part.tone === 'symbol' ? letterOf(part.text) : undefined}>
          {index > 0 ? ` ${part.text}` : part.text}
        </tspan>
      ))}
    </>
  );
}

/** The letter of a symbol such as `w+1`; where two are the same number, the later one. */
function letterOf(symbol: string): string | undefined {
  return /[uvw](?!=)/.exec(symbol)?.[0];
}
