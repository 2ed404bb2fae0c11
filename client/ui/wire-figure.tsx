/** The two lines and what is between them, as only the wire sees it. Follows the newest segment. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrafficEntry, WireView } from '../../shared/duel/view.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { t } from '../i18n/i18n.ts';
import { fateOf, hasRemark, layoutWire, trafficAt, type WireFlight } from '../model/wire-figure.ts';
import { endName } from './wire-names.ts';
import { useNow } from './use-now.ts';
import { Person } from './person.tsx';
import { isolated } from '../../shared/lib/direction.ts';

const BEAT_MS = 80;
/** Within so many px of its end, the figure follows what is new. */
const AT_END_PX = 60;
const HEAD_PX = 9;
/** The lines go on below everything. */
const LONG_PX = 20_000;

export function WireFigureHost({ view }: { readonly view: WireView }) {
  const host = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  const follows = useRef(true);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    // What scrolls must be within reach of the keyboard.
    element.tabIndex = 0;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const [moving, setMoving] = useState(false);
  const now = Math.max(useNow(moving ? BEAT_MS : null), view.now);
  const traffic = trafficAt(view.traffic, now);
  const flying = traffic.some((entry) => fateOf(entry) === 'flying');
  useEffect(() => setMoving(flying), [flying]);
  const figure = layoutWire(traffic, now, view.tripMs, width);
  useEffect(() => {
    const element = host.current;
    if (element !== null && follows.current) element.scrollTop = element.scrollHeight;
  });
  return (
    <div class="wire-figure">
      <Heads view={view} />
      <section
        class="wire-scroll"
        ref={host}
        aria-label={t('wire.figure')}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
        }}
      >
        {traffic.length === 0 && <p class="wire-quiet">{t('wire.quiet')}</p>}
        <svg width={width} height={figure.height} aria-hidden="true">
          <path class="line of-a" d={`M${figure.x.A} 0V${LONG_PX}`} />
          <path class="line of-b" d={`M${figure.x.B} 0V${LONG_PX}`} />
          {figure.flights.map((flight) => (
            <FlightLines key={flight.entry.id} flight={flight} />
          ))}
          {figure.flights.map((flight) => (
            <FlightWords key={flight.entry.id} flight={flight} />
          ))}
        </svg>
        <ol class="sr-only">
          {traffic.map((entry) => (
            <li
              key={entry.id}
            >{`${isolated(endName(view, entry.from))}: ${inWords(entry.segment)}. ${remarkOf(entry)}`}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Heads({ view }: { readonly view: WireView }) {
  return (
    <div class="wire-heads">
      {(['A', 'B'] as const).map((end) => (
        <p key={end} class={`of-${end.toLowerCase()}`}>
          <b>
            <Person name={endName(view, end)} />
          </b>
          <span>{`${view.ends[end].address.ip}:${view.ends[end].address.port}`}</span>
        </p>
      ))}
    </div>
  );
}

function FlightLines({ flight: { entry, from, copies, lostAt } }: { readonly flight: WireFlight }) {
  const side = `of-${entry.from.toLowerCase()}`;
  const [x0, y0] = from;
  return (
    <g class={`flight ${side}`}>
      <circle cx={x0} cy={y0} r="3.5" />
      {copies.map(({ to: [x, y], flying }, index) => (
        <g key={`${index + 1}`} class={index > 0 ? 'copy' : ''}>
          <path d={`M${x0} ${y0}L${x} ${y}`} />
          {flying ? <circle class="flying" cx={x} cy={y} r="5" /> : <path class="head" d={headPath(from, [x, y])} />}
        </g>
      ))}
      {lostAt !== null && (
        <>
          <path d={`M${x0} ${y0}L${lostAt[0]} ${lostAt[1]}`} />
          <path class="cross" d={`M${lostAt[0] - 5} ${lostAt[1] - 5}l10 10m0-10l-10 10`} />
        </>
      )}
    </g>
  );
}

/** A head whose point is at the end of its line. */
function headPath([x0, y0]: readonly [number, number], [x, y]: readonly [number, number]): string {
  const angle = Math.atan2(y - y0, x - x0);
  const corner = (turn: number) => `${x - Math.cos(angle + turn) * HEAD_PX} ${y - Math.sin(angle + turn) * HEAD_PX}`;
  return `M${x} ${y}L${corner(0.42)}L${corner(-0.42)}Z`;
}

function FlightWords({ flight: { entry, label } }: { readonly flight: WireFlight }) {
  const { segment } = entry;
  const remark = hasRemark(entry);
  return (
    <g
      class={`words of-${entry.from.toLowerCase()} ${fateOf(entry)}`}
      text-anchor={entry.from === 'A' ? 'start' : 'end'}
    >
      <text x={label[0]} y={label[1] - (remark ? 17 : 0)}>
        {segment.flags
          .filter((flag) => flag !== 'PSH')
          .map((flag) => (
            <tspan key={flag} class={flag.toLowerCase()}>{`${flag} `}</tspan>
          ))}
        {segment.len > 0 && <tspan>{`${t('segment.bytes', { count: segment.len })} `}</tspan>}
        <tspan>{numbers(segment)}</tspan>
      </text>
      {remark && (
        <text class="remark" x={label[0]} y={label[1]}>
          {remarkOf(entry)}
        </text>
      )}
    </g>
  );
}

function numbers({ seq, ack }: Segment): string {
  return ack === undefined ? `seq ${seq}` : `seq ${seq} ack ${ack}`;
}

function inWords(segment: Segment): string {
  const text = segment.len > 0 ? ` ${t('segment.bytes', { count: segment.len })}` : '';
  return `${segment.flags.join(' ')}${text} ${numbers(segment)}`;
}

/** What has become of it, and by whose hand. */
function remarkOf(entry: TrafficEntry): string {
  const fate = entry.order === null ? t(`traffic.${fateOf(entry)}`) : t(`traffic.${entry.order}`);
  return entry.again ? `${t('traffic.again')} · ${fate}` : fate;
}
