/** A half seen from above as a picture of its own: SVG made from the layout of the review, colours from the style sheet. */

import type { ReviewFigure } from '../model/figure-review.ts';
import type { PlacedLabel } from '../model/figure-label.ts';
import type { TextLine } from '../model/figure-text.ts';
import type { End } from '../../shared/duel/level.ts';
import { BarShape, FlightEnds, FlightLine, MarkShape, SpanShape } from './review-shapes.tsx';

const NONE: ReadonlySet<number> = new Set();

export function ReviewSvg({
  figure,
  label,
  flying = NONE,
}: {
  readonly figure: ReviewFigure;
  /** What the picture is, for those who do not see it. */
  readonly label: string;
  /** Segments that are on their way: drawn up to where they will come out, without a head. */
  readonly flying?: ReadonlySet<number>;
}) {
  const { metrics, height, flights, marks, bars, spans, labels } = figure;
  return (
    <svg class="review-svg" viewBox={`0 0 ${metrics.width} ${height}`} role="img" aria-label={label}>
      <Rails figure={figure} />
      {spans.map((span) => (
        <SpanShape key={`${span.entryId}-${span.x}`} span={span} figure={figure} />
      ))}
      {flights.map((flight) => (
        <FlightLine key={flight.entry.id} flight={flight} figure={figure} flying={flying.has(flight.entry.id)} />
      ))}
      {bars.map((bar) => (
        <BarShape key={`${bar.end}${bar.entryId}`} bar={bar} figure={figure} />
      ))}
      {flights.map((flight) => (
        <FlightEnds key={flight.entry.id} flight={flight} figure={figure} flying={flying.has(flight.entry.id)} />
      ))}
      {marks.map((mark) => (
        <MarkShape key={mark.entry.id} mark={mark} figure={figure} />
      ))}
      {labels.map((placed) => (
        <Label key={placed.key} label={placed} side={sideOf(placed, figure)} state={stateOf(placed, figure)} />
      ))}
    </svg>
  );
}

/** Both lines from top to bottom, faint, under whatever the states paint over them. */
function Rails({ figure: { metrics, height } }: { readonly figure: ReviewFigure }) {
  return (
    <>
      {[metrics.x.left, metrics.x.right].map((x) => (
        <line key={x} class="rail" x1={x} x2={x} y1={8} y2={height - 8} />
      ))}
    </>
  );
}

/** Whose colour a label has. */
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

/** Letters stand on their line at about this share of its height. */
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
        <tspan key={index} class={part.tone}>
          {index > 0 ? ` ${part.text}` : part.text}
        </tspan>
      ))}
    </>
  );
}
