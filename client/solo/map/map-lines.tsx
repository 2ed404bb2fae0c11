/** The lines of the map: the two ends, and between them the way, solid as far as the player has come and dotted beyond. */

import type { MapLevel } from '../../context/level-groups.ts';
import { type Leg, type MapLayout, type Station, WAY } from './map-layout.ts';

const DEGREES = 180 / Math.PI;

interface Drawn {
  readonly layout: MapLayout;
  readonly next: MapLevel;
}

export function MapLines({ layout, next }: Drawn) {
  const { width, height, upright } = layout;
  const reached = WAY.indexOf(next);
  return (
    <svg class="map-lines" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Lifelines layout={layout} reached={reached} />
      {layout.legs.map((leg) =>
        upright && leg.stations.some(({ open }) => open) ? null : (
          <Way key={leg.from.y} leg={leg} reached={reached} upright={upright} />
        ),
      )}
    </svg>
  );
}

const isGone = ({ id }: Station, reached: number) => WAY.indexOf(id) < reached;

function sideOf({ from, to }: Pick<Leg, 'from' | 'to'>): 'mine' | 'peer' {
  return from.x < to.x ? 'mine' : 'peer';
}

function Way({ leg, reached, upright }: { readonly leg: Leg; readonly reached: number; readonly upright: boolean }) {
  const { from, to, stations } = leg;
  const gone = stations.every((one) => isGone(one, reached));
  const begun = stations[0] !== undefined && WAY.indexOf(stations[0].id) <= reached;
  const here = stations.find((one) => WAY.indexOf(one.id) === reached);
  const until = gone ? to : begun && !upright && here !== undefined ? here.at : from;
  const turn = Math.atan2(to.y - from.y, to.x - from.x) * DEGREES;
  return (
    <g class={`way-leg ${sideOf(leg)}${gone ? ' gone' : ''}`}>
      {!gone && <line class="to-come" x1={until.x} y1={until.y} x2={to.x} y2={to.y} />}
      {until !== from && <line class="come" x1={from.x} y1={from.y} x2={until.x} y2={until.y} />}
      <path class="head" d="M0 0l-18-7 3.5 7-3.5 7z" transform={`translate(${to.x} ${to.y}) rotate(${turn})`} />
      {begun && !upright && <circle cx={from.x} cy={from.y} r="6" />}
    </g>
  );
}

/** The way from one arrow to the next goes down the line at which it arrived. */
function Lifelines({ layout, reached }: { readonly layout: MapLayout; readonly reached: number }) {
  const { left, right, height } = layout;
  return (
    <>
      <linearGradient id="map-top" x1="0" x2="0" y1="0" y2="1">
        <stop offset="0" stop-color="var(--line)" stop-opacity="0" />
        <stop offset="1" stop-color="var(--line)" />
      </linearGradient>
      {[left, right].map((x) => (
        <g key={x} class="lifeline">
          <rect x={x - 4} y={-TOP} width="8" height={TOP + 1} fill="url(#map-top)" />
          <rect x={x - 4} y="0" width="8" height={height} />
        </g>
      ))}
      {gone(layout, reached).map(({ x, from, to, side, older }) => (
        <rect
          key={`${x} ${from}`}
          class={`lifeline gone ${side}${older ? ' older' : ''}`}
          x={x - 4}
          y={from}
          width="8"
          height={Math.max(0, to - from)}
        />
      ))}
    </>
  );
}

/** Px of the lines above the map, in which they come out of nothing. */
const TOP = 62;

interface Stretch {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly side: 'mine' | 'peer';
  readonly older: boolean;
}

/** What of the lines the player has passed. */
function gone({ left, right, legs, upright }: MapLayout, reached: number): Stretch[] {
  const passed = legs.filter(({ stations }) => stations[0] !== undefined && WAY.indexOf(stations[0].id) <= reached);
  const here = passed.at(-1);
  if (here === undefined) return [];
  if (!upright)
    return passed.slice(1).flatMap((leg, at) => {
      const came = legs[at]?.to;
      return came === undefined
        ? []
        : [{ x: came.x, from: came.y + 2, to: leg.from.y, side: sideOf(leg), older: false }];
    });
  const begun = legs.find(({ group }) => group === here.group)?.from.y ?? 0;
  return [left, right].flatMap((x): Stretch[] => {
    const side = x === left ? 'mine' : 'peer';
    const since = begun - 60;
    return [
      { x, from: 0, to: since - 2, side, older: true },
      { x, from: Math.max(0, since), to: here.from.y, side, older: false },
    ];
  });
}
