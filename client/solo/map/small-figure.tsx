/** A level's own figure in small, round: two lines, and what happens between them. */

import type { MapLevel } from '../../context/level-groups.ts';
import type { End } from '../../../shared/duel/level.ts';
import { type FigureArrow, type FigureMark, type LevelFigure, readFigure } from './level-figure.ts';
import { LEVEL_FIGURES } from './level-figures.ts';

/** The figure's own px: half the distance of the lines, and half their length. */
const SIDE = 13;
const DEPTH = 18;
/** How far a lost segment comes, as a share of its way. */
const LOST = 0.55;

export function SmallFigure({ id }: { readonly id: MapLevel }) {
  const figure = readFigure(LEVEL_FIGURES[id]);
  const y = (instant: number) => -DEPTH + 2 + ((2 * DEPTH - 4) * instant) / figure.last;
  return (
    <svg class="small-figure" viewBox="-30 -30 60 60" aria-hidden="true">
      <circle class="rim" r="28.5" />
      <g class="strokes">
        {(['A', 'B'] as const).map((end) => (
          <Line key={end} end={end} figure={figure} y={y} />
        ))}
        {figure.arrows.map((arrow) => (
          <Arrow key={`${arrow.from}${arrow.kind}${arrow.sent}`} arrow={arrow} y={y} step={y(1) - y(0)} />
        ))}
        {figure.marks.map((mark) => (
          <Mark key={`${mark.end}${mark.fact}${mark.from}`} mark={mark} y={y} />
        ))}
      </g>
      {id.startsWith('capture:') && <circle class="recorded" cx="16.5" cy="-16.5" r="4" />}
    </svg>
  );
}

type Place = (instant: number) => number;

const sideOf = (end: End) => (end === 'A' ? -SIDE : SIDE);

function Line({ end, figure, y }: { readonly end: End; readonly figure: LevelFigure; readonly y: Place }) {
  const x = sideOf(end);
  const of = figure.marks.filter((mark) => mark.end === end);
  const killed = of.find(({ fact }) => fact === 'KILLED');
  const absent = of.some(({ fact }) => fact === 'ABSENT');
  return (
    <path
      class={absent ? 'line absent' : 'line'}
      d={`M${x} ${-DEPTH}V${killed === undefined ? DEPTH : y(killed.from)}`}
    />
  );
}

function Arrow({ arrow, y, step }: { readonly arrow: FigureArrow; readonly y: Place; readonly step: number }) {
  const { from, kind, sent, came } = arrow;
  const x = sideOf(from);
  const name = `arrow ${from === 'A' ? 'mine' : 'peer'} ${kind.toLowerCase()}`;
  if (came === null) {
    const [to, end] = [x * (1 - 2 * LOST), y(sent) + step * LOST];
    const cross = [to - Math.sign(x) * 3, end + 1];
    return (
      <g class={name}>
        <path d={`M${x} ${y(sent)}L${to} ${end}`} />
        <path class="lost" d={`M${(cross[0] ?? 0) - 3.2} ${(cross[1] ?? 0) - 3.2}l6.4 6.4m0-6.4l-6.4 6.4`} />
      </g>
    );
  }
  const turn = (Math.atan2(y(came) - y(sent), -2 * x) * 180) / Math.PI;
  const [dx, dy] = [Math.cos((turn * Math.PI) / 180) * 4, Math.sin((turn * Math.PI) / 180) * 4];
  return (
    <g class={name}>
      <path d={`M${x} ${y(sent)}L${-x - dx} ${y(came) - dy}`} />
      <path class="head" d="M0 0l-5-2.6v5.2z" transform={`translate(${-x} ${y(came)}) rotate(${turn})`} />
    </g>
  );
}

function Mark({ mark: { end, fact, from, to }, y }: { readonly mark: FigureMark; readonly y: Place }) {
  const x = sideOf(end);
  switch (fact) {
    case 'TIME-WAIT':
      return <path class="time-wait" d={`M${x} ${y(from)}V${y(to)}`} />;
    case 'PORT':
      return <path class="port" d={`M${x + Math.sign(x) * 8} ${y(from) - 3}v6l${-Math.sign(x) * 5}-3z`} />;
    case 'KILLED':
      return <path class="killed" d={`M${x - 4} ${y(from)}h8`} />;
    case 'ZERO':
      return (
        <text class="zero" font-size="11" x={x + Math.sign(x) * 5.5} y={y(from) + 4}>
          0
        </text>
      );
    case 'ABSENT':
      return null;
  }
}
