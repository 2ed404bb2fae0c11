/**
 * The fog torn open after a missed race: the peer in LAST-ACK, its FIN again and again, the ACK that was lost, and the RST. What is
 * beyond the tear comes from the view's `torn` alone; the numbers of segments are those that this end has seen.
 */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { TornFog } from '../../shared/duel/vocabulary/torn.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { clockTime } from '../kit/clock-time.ts';
import { t } from '../words/i18n.ts';
import { layoutTorn, tearPath, type TornLayout } from './torn-layout.ts';

interface Props {
  readonly view: SeatView;
  readonly torn: TornFog;
  /** In px of the figure. */
  readonly width: number;
  readonly height: number;
}

interface Part {
  readonly view: SeatView;
  readonly torn: TornFog;
  readonly layout: TornLayout;
}

export function TornScene({ view, torn, width, height }: Props) {
  const layout = layoutTorn(torn, width, height);
  if (layout === null) return null;
  const path = tearPath(layout);
  const part = { view, torn, layout };
  return (
    <svg class="race-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <defs>
        <clipPath id="torn-inside">
          <path d={path} />
        </clipPath>
        <filter id="torn-glow" x="-20%" y="-20%" width="140%" height="140%">
          <feGaussianBlur stdDeviation="7" />
        </filter>
      </defs>
      <g class="torn-open">
        <path class="torn-glow" d={path} filter="url(#torn-glow)" />
        <path class="torn-depth" d={path} />
        <path class="torn-rim" d={path} />
        <g clip-path="url(#torn-inside)">
          <PeerLine {...part} />
        </g>
      </g>
      <OwnLine {...part} />
      <Acks {...part} />
      <Fins {...part} />
      <Reset {...part} />
    </svg>
  );
}

/** This end's line up to the end of the ring, and the closed port below. */
function OwnLine({ view, layout }: Part) {
  const { lineX: x, barWidth, ackY, outY, resetY, compact, font } = layout;
  const out = view.figure.findLast((entry) => entry.kind === 'timer' && entry.timer === 'time-wait')?.at ?? null;
  return (
    <>
      <rect class="race-wait" x={x - barWidth / 2} y={-4} width={barWidth} height={outY + 1} rx={3} opacity={0.85} />
      <path class="torn-end" d={`M${x - 15} ${outY}h30`} />
      <path class="torn-below" d={`M${x} ${outY + 8}V${layout.height - 8}`} />
      <circle class="race-halo" cx={x} cy={resetY} r={compact ? 12 : 18} />
      <circle class="torn-burst" cx={x} cy={resetY} r={compact ? 6 : 8} />
      {!compact && (
        <g text-anchor="end" font-size={font - 2}>
          <text class="race-state" x={x - 22} y={(ackY + outY) / 2}>
            TIME-WAIT
          </text>
          {out !== null && (
            <text class="race-end" x={x - 22} y={outY + 5}>
              {clockTime(out - (view.halfStartedAt ?? 0))}
            </text>
          )}
          <text class="race-name" x={x - 22} y={outY + 27}>
            CLOSED
          </text>
        </g>
      )}
    </>
  );
}

/** The peer's line, its state, and that the RST has ended it. */
function PeerLine({ torn, layout }: Part) {
  const { peerX: x, barWidth, landY, height, fins, compact, font } = layout;
  const isReset = torn.resetAt !== null;
  const until = isReset ? landY : height + 20;
  const wordsY = compact ? 0 : ((fins.at(-2)?.left ?? 60) + (fins.at(-1)?.left ?? 200)) / 2;
  return (
    <>
      <rect class="torn-aura" x={x - barWidth - 6} y={-20} width={2 * barWidth + 12} height={until + 20} rx={12} />
      <rect class="torn-peer" x={x - barWidth / 2} y={-20} width={barWidth} height={until + 20} rx={3} />
      {isReset && <path class="torn-end" d={`M${x - 14} ${landY + 4}h28`} />}
      {compact ? (
        <text class="torn-state" x={layout.width - 4} y={16} text-anchor="end" font-size={font}>
          {torn.state}
        </text>
      ) : (
        <g>
          <text class="torn-state" x={x - 26} y={wordsY - 4} text-anchor="end" font-size={font + 6}>
            {torn.state}
          </text>
          <text x={x - 26} y={wordsY + 20} text-anchor="end" font-size={font - 2}>
            {t('torn.waiting')}
          </text>
        </g>
      )}
      {isReset && (
        <text
          class="race-end"
          x={compact ? layout.width - 6 : x + 20}
          y={landY + (compact ? 18 : 10)}
          font-size={font}
          text-anchor={compact ? 'end' : 'start'}
        >
          {t('torn.reset')}
        </text>
      )}
    </>
  );
}

/** The ACK that was lost: whole up to a cross. */
function Acks({ view, torn, layout }: Part) {
  const lost = torn.acks.find(({ arrivedAt }) => arrivedAt === null);
  const segment = segmentOf(view, lost?.entryId ?? null);
  if (segment === null) return null;
  const { lineX, peerX, ackY, font } = layout;
  const end = lineX + (peerX - lineX) * 0.72;
  const endY = ackY + (end - lineX) * 0.05;
  return (
    <g class="torn-lost">
      <path class="torn-arrow own" d={`M${lineX} ${ackY}L${end} ${endY}`} />
      <path class="torn-cross" d={`M${end + 4} ${endY - 6}l12 12m0 -12l-12 12`} />
      <text class="race-miss" x={end + 24} y={endY + 5} font-size={font - 1}>
        {t('torn.lost')}
      </text>
      <Label segment={segment} view={view} x={lineX + 26} y={ackY - 8} slope={0.05} size={font - 1} again={false} />
    </g>
  );
}

function Fins({ view, torn, layout }: Part) {
  const { fins, lineX, peerX, barWidth, font } = layout;
  const own = lineX + barWidth / 2 + 3;
  const known = torn.fins.slice(-fins.length);
  const narrow = peerX - own < 250;
  return (
    <>
      {fins.map(({ left, came }, at) => {
        const segment = segmentOf(view, known[at]?.entryId ?? null);
        const last = at === fins.length - 1;
        if (came === null || segment === null) return null;
        const slope = (left - came) / (peerX - own);
        return (
          <g key={left} class={last ? 'torn-fin newest' : 'torn-fin'} style={{ '--turn': at }}>
            <path class="torn-arrow" d={`M${peerX} ${left}L${own + 12} ${came}`} />
            <path
              class="race-head"
              transform={`translate(${own} ${came}) rotate(${((Math.atan(slope) * 180) / Math.PI).toFixed(2)})`}
              d="M0 0L15 -6L12.5 0L15 6z"
            />
            <circle class="torn-dot" cx={peerX} cy={left} r={3.5} />
            <Label
              segment={segment}
              view={view}
              x={layout.compact ? own + 16 : own + (peerX - own) * 0.4}
              y={came + slope * (layout.compact ? 20 : (peerX - own) * 0.4) - 8}
              slope={slope}
              size={narrow ? 12 : font - (last ? 0 : 1)}
              again={!narrow && (at > 0 || torn.fins.length > fins.length)}
            />
          </g>
        );
      })}
    </>
  );
}

/** The RST of the stack, as far as it is known to have come. */
function Reset({ view, torn, layout }: Part) {
  const { lineX, peerX, resetY, landY, barWidth, font } = layout;
  const sent = view.figure.findLast((entry) => entry.kind === 'sent');
  if (sent?.kind !== 'sent') return null;
  const from = lineX + barWidth / 2 + 8;
  const whole = torn.resetAt !== null;
  const to = whole ? peerX - barWidth / 2 - 4 : from + (peerX - from) * 0.8;
  const slope = (landY - resetY) / (peerX - from);
  const endY = resetY + (to - from) * slope;
  return (
    <g class="torn-rst">
      <path class="torn-arrow rst" d={`M${from} ${resetY}L${to} ${endY}`} />
      {whole && (
        <path
          class="torn-rst-head"
          transform={`translate(${to + 3} ${endY}) rotate(${((Math.atan(slope) * 180) / Math.PI).toFixed(2)})`}
          d="M0 0L-15 -6L-12.5 0L-15 6z"
        />
      )}
      <Label
        segment={sent.segment}
        view={view}
        x={from + (peerX - from) * 0.42}
        y={resetY + (peerX - from) * 0.42 * slope + font + 8}
        slope={slope}
        size={font}
        again={false}
      />
    </g>
  );
}

function segmentOf({ figure }: SeatView, entryId: number | null): Segment | null {
  const entry = figure.find(({ id }) => id === entryId);
  return entry?.kind === 'sent' || entry?.kind === 'arrived' ? entry.segment : null;
}

/** Flags, and numbers where nobody else still plays the same: a class does. */
function Label({
  segment: { flags, seq, ack },
  view,
  x,
  y,
  slope,
  size,
  again,
}: {
  readonly segment: Segment;
  readonly view: SeatView;
  readonly x: number;
  readonly y: number;
  readonly slope: number;
  readonly size: number;
  readonly again: boolean;
}) {
  const numbered = view.against !== 'class';
  const degrees = ((Math.atan(slope) * 180) / Math.PI).toFixed(2);
  return (
    <text class="race-segment torn-label" transform={`translate(${x} ${y}) rotate(${degrees})`} font-size={size}>
      {flags.map((flag) => (
        <tspan key={flag} class={`race-${flag.toLowerCase()}`}>
          {`${flag} `}
        </tspan>
      ))}
      {numbered && (
        <>
          <tspan class="race-name">seq </tspan>
          <tspan>{`${seq} `}</tspan>
          {ack !== undefined && <tspan class="race-name">ack </tspan>}
          {ack !== undefined && <tspan>{`${ack} `}</tspan>}
        </>
      )}
      {again && <tspan class="race-again">{t('race.again')}</tspan>}
    </text>
  );
}
