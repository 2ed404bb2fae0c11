/** The showdown over the figure: the last ACK, the FIN that came again, now, and the ring as a dial. Only what this end knows. */

import type { FigureEntry } from '../../shared/duel/vocabulary/figure.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { has, type Segment } from '../../shared/tcp/segment.ts';
import { useNow } from '../context/use-now.ts';
import { clockTime } from '../kit/clock-time.ts';
import { sound } from '../sound/sound.ts';
import { t } from '../words/i18n.ts';
import type { Answered, Showdown } from './moment-of.ts';
import { Dial, Pulse } from './showdown-dial.tsx';
import { HalvesBeside, HalvesOn } from './showdown-halves.tsx';
import { layoutShowdown, onCircle, type ShowdownLayout } from './showdown-layout.ts';

const BEAT_MS = 100;
/** While the ring fills again. */
const REFILL_BEAT_MS = 30;
const REFILL_MS = 380;

interface SceneProps {
  readonly view: SeatView;
  readonly moment: Showdown | Answered;
  /** In px of the figure. */
  readonly width: number;
  readonly height: number;
}

export function ShowdownScene({ view, moment, width, height }: SceneProps) {
  const layout = layoutShowdown(width, height);
  const now = useNow(moment.kind === 'showdown' ? BEAT_MS : REFILL_BEAT_MS);
  const wholeMs = moment.endsAt - moment.startedAt;
  const leftMs = moment.kind === 'showdown' ? Math.max(0, moment.endsAt - now) : refilled(moment, now);
  return (
    <svg class="race-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Heat layout={layout} leftMs={leftMs} />
      <OwnLine layout={layout} leftMs={leftMs} wholeMs={wholeMs} />
      <Arrows view={view} layout={layout} />
      <g transform={`translate(${layout.dial.x} ${layout.dial.y})`}>
        <g
          class="race-dial"
          style={{ '--home-x': `${layout.home.x - layout.dial.x}px`, '--home-y': `${layout.home.y - layout.dial.y}px` }}
        >
          {moment.kind === 'showdown' && (
            <Pulse radius={layout.dial.radius} leftMs={leftMs} onBeat={() => sound.play('heart')} />
          )}
          <Dial layout={layout} leftMs={leftMs} wholeMs={wholeMs} />
          {layout.halves === 'on' && <HalvesOn layout={layout} second={leftMs <= wholeMs / 2} />}
        </g>
        {moment.kind === 'answered' && (
          <text class="race-restarted" y={layout.dial.radius * 0.54} font-size={layout.font}>
            {t('race.restarted', { count: Math.round(wholeMs / 1000) })}
          </text>
        )}
      </g>
      {layout.halves === 'beside' && <HalvesBeside layout={layout} second={leftMs <= wholeMs / 2} />}
      {layout.foot > 0 && moment.kind === 'showdown' && <Stake layout={layout} />}
    </svg>
  );
}

/** What is left of the ring while it fills again, ms. */
function refilled({ at, leftMs, endsAt, startedAt }: Answered, now: number): number {
  const share = Math.min(1, Math.max(0, (now - at) / REFILL_MS));
  const eased = 1 - (1 - share) ** 3;
  return leftMs + (endsAt - startedAt - leftMs) * eased;
}

/** The glow behind the dial. */
function Heat({ layout, leftMs }: { readonly layout: ShowdownLayout; readonly leftMs: number }) {
  const { x, y, radius } = layout.dial;
  const share = Math.min(1, Math.max(0, (10_000 - leftMs) / 7_000));
  return (
    <>
      <defs>
        <radialGradient id="race-heat">
          <stop offset="0" class="race-hot" stop-opacity={0.22} />
          <stop offset="0.55" class="race-hot" stop-opacity={0.09} />
          <stop offset="1" class="race-hot" stop-opacity={0} />
        </radialGradient>
        <linearGradient id="race-own" x1="0" x2="1">
          <stop offset="0" class="race-mine" />
          <stop offset="1" class="race-mine" stop-opacity={0} />
        </linearGradient>
        <linearGradient id="race-peer" x1="0" x2="1">
          <stop offset="0" class="race-theirs" />
          <stop offset="0.55" class="race-theirs" />
          <stop offset="1" class="race-theirs" stop-opacity={0} />
        </linearGradient>
      </defs>
      <circle cx={x} cy={y} r={radius * 1.7} fill="url(#race-heat)" opacity={share} />
    </>
  );
}

/** This end in TIME-WAIT, now, and where the ring runs out below. */
function OwnLine({
  layout,
  leftMs,
  wholeMs,
}: {
  readonly layout: ShowdownLayout;
  readonly leftMs: number;
  readonly wholeMs: number;
}) {
  const { lineX: x, barWidth, nowY, ackY, dial, compact, height, foot, font } = layout;
  const top = ackY ?? 0;
  const room = height - foot - nowY - 22;
  const out = nowY + 16 + Math.max(0, room - 26) * Math.min(1, leftMs / wholeMs);
  const [reachX] = onCircle(dial.radius + 24, 270);
  return (
    <>
      {ackY !== null && <rect class="race-before" x={x - barWidth / 2} y={-4} width={barWidth} height={ackY + 1} />}
      <rect class="race-wait" x={x - barWidth / 2} y={top + 3} width={barWidth} height={nowY - top - 3} rx={3.5} />
      <path class="race-rest" d={`M${x} ${nowY + 12}V${out}M${x - 12} ${out}h24`} />
      <path class="race-link" d={`M${x + 12} ${nowY}H${dial.x + reachX}`} />
      <circle class="race-halo" cx={x} cy={nowY} r={compact ? 12 : 16} />
      <circle class="race-now" cx={x} cy={nowY} r={compact ? 7 : 8.5} />
      {!compact && (
        <g text-anchor="end" font-size={font - 2}>
          <text class="race-strong" x={x - 22} y={nowY + 5}>
            {t('race.now')}
          </text>
          <text class="race-end" x={x - 22} y={out + 5}>
            {t('race.out')}
          </text>
          <text class="race-state" x={x - 22} y={(top + nowY) / 2 - 40}>
            TIME-WAIT
          </text>
        </g>
      )}
    </>
  );
}

type Traffic = FigureEntry & { readonly kind: 'sent' | 'arrived' };

/** The newest entry of a kind that fits. */
function newest({ figure }: SeatView, kind: Traffic['kind'], fits: (segment: Segment) => boolean): Traffic | null {
  const entry = figure.findLast((one) => one.kind === kind && fits(one.segment));
  return entry?.kind === 'sent' || entry?.kind === 'arrived' ? entry : null;
}

function Arrows({ view, layout }: { readonly view: SeatView; readonly layout: ShowdownLayout }) {
  const ack = layout.ackY === null ? null : newest(view, 'sent', (segment) => !has(segment, 'RST'));
  const fin = newest(view, 'arrived', (segment) => has(segment, 'FIN'));
  const started = view.halfStartedAt ?? 0;
  return (
    <>
      {ack !== null && layout.ackY !== null && (
        <g class="race-past">
          <Arrow segment={ack.segment} y={layout.ackY} layout={layout} own={true} />
          <Time at={ack.at - started} y={layout.ackY} layout={layout} />
        </g>
      )}
      {fin !== null && (
        <g class="race-arrival">
          <Arrow segment={fin.segment} y={layout.finY} layout={layout} own={false} />
          <Time at={fin.at - started} y={layout.finY} layout={layout} />
        </g>
      )}
    </>
  );
}

function Time({ at, y, layout }: { readonly at: number; readonly y: number; readonly layout: ShowdownLayout }) {
  if (layout.compact) return null;
  return (
    <text class="race-time" x={layout.lineX - 22} y={y + 5} text-anchor="end" font-size={13.5}>
      {clockTime(at)}
    </text>
  );
}

function Arrow({
  segment,
  y,
  layout,
  own,
}: {
  readonly segment: Segment;
  readonly y: number;
  readonly layout: ShowdownLayout;
  readonly own: boolean;
}) {
  const { lineX, barWidth, width, slope, compact } = layout;
  const from = lineX + barWidth / 2 + 3;
  const to = own ? lineX + (width - lineX) * 0.45 : width - (compact ? 0 : width * 0.2);
  const rise = (own ? 1 : -1) * slope * (to - from);
  const degrees = (Math.atan2(rise, to - from) * 180) / Math.PI;
  // A line that is exactly level would have no gradient: these never are.
  return (
    <>
      <path
        class={own ? 'race-arrow own' : 'race-arrow'}
        stroke={own ? 'url(#race-own)' : 'url(#race-peer)'}
        d={`M${from} ${y}L${to} ${y + rise}`}
      />
      <g transform={`translate(${from} ${y}) rotate(${degrees.toFixed(2)})`}>
        {!own && <path class="race-head" d="M0 0L17 -7L14 0L17 7z" />}
        <Numbers segment={segment} x={compact ? 22 : own ? 70 : 108} size={layout.font} again={!own} />
      </g>
    </>
  );
}

/** Flags and numbers along an arrow. */
function Numbers({
  segment,
  x,
  size,
  again,
}: {
  readonly segment: Segment;
  readonly x: number;
  readonly size: number;
  readonly again: boolean;
}) {
  return (
    <text class="race-segment" x={x} y={-8} font-size={size}>
      {segment.flags.map((flag) => (
        <tspan key={flag} class={`race-${flag.toLowerCase()}`}>
          {`${flag} `}
        </tspan>
      ))}
      <tspan class="race-name">seq </tspan>
      <tspan class="race-value">{`${segment.seq} `}</tspan>
      {segment.ack !== undefined && (
        <>
          <tspan class="race-name">ack </tspan>
          <tspan class="race-value">{`${segment.ack} `}</tspan>
        </>
      )}
      {again && (
        <tspan class="race-again" dx={6}>
          {t('race.again')}
        </tspan>
      )}
    </text>
  );
}

/** What is at stake, at the foot of a large figure. */
function Stake({ layout }: { readonly layout: ShowdownLayout }) {
  const { width, height, foot, font } = layout;
  return (
    <g>
      <rect class="race-foot" y={height - foot} width={width} height={foot} />
      <path class="race-foot-edge" d={`M0 ${height - foot}H${width}`} />
      <text class="race-stake" x={width / 2} y={height - foot / 2 + 6} font-size={font - 1} text-anchor="middle">
        <tspan class="race-answer">{t('race.answer')}</tspan>
        <tspan>{` ${t('race.answer.then')}`}</tspan>
        <tspan class="race-miss" dx={18}>
          {t('race.miss')}
        </tspan>
        <tspan>{` ${t('race.miss.then')}`}</tspan>
      </text>
    </g>
  );
}
