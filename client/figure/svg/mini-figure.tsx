/** One small duel: names, score, the last arrows, both states, whose move it is and for how long already. */

import { useMemo } from 'preact/hooks';
import { SEATS, type Seat } from '../../../shared/duel/options.ts';
import type { MiniDuel, MiniEnd } from '../../../shared/class/class-view.ts';
import { formatNumber, t } from '../../words/i18n.ts';
import { askedFor, layoutMini, type MiniLine, patience, SHORT_STATES, waitLeft } from '../layout/mini-layout.ts';
import { Icon } from '../../kit/icon.tsx';
import { rem } from '../../kit/use-size.ts';
import { Person } from '../../kit/person.tsx';

/** Limits between which names and badges grow with the figure. */
const EM = { least: 16, most: 30, perWidth: 1 / 15 };
/** From this many em on a state has room for its whole name. */
const WIDE_EMS = 17.5;
const SIDES = ['left', 'right'] as const;

export function MiniFigure({
  duel,
  width,
  height,
  now,
  fog,
  onOpen,
}: {
  readonly duel: MiniDuel;
  readonly width: number;
  readonly height: number;
  /** The match's clock. */
  readonly now: number;
  readonly fog: boolean;
  readonly onOpen: () => void;
}) {
  const em = Math.round(Math.max(EM.least, Math.min(EM.most, width * EM.perWidth, height / 7)));
  const wide = width / em >= WIDE_EMS;
  return (
    <button type="button" class={`mini ${duel.phase}`} style={{ fontSize: rem(em) }} onClick={onOpen}>
      <span class="sr-only">{t('teach.mini.open', { left: nameOf(duel, 0), right: nameOf(duel, 1) })}</span>
      <span class="mini-head in-line">
        <Name end={duel.seats[0]} name={nameOf(duel, 0)} side="left" />
        <b class="mini-score">
          {formatNumber(duel.seats[0].score)}:{formatNumber(duel.seats[1].score)}
        </b>
        <Name end={duel.seats[1]} name={nameOf(duel, 1)} side="right" />
      </span>
      <Picture duel={duel} width={width - 16} height={height - em * 3.3 - 16} em={em} now={now} fog={fog} />
      <span class="mini-foot">
        {SEATS.map((seat) => (
          <StateBadge key={seat} duel={duel} seat={seat} now={now} wide={wide} fog={fog} />
        ))}
      </span>
    </button>
  );
}

function nameOf({ seats }: MiniDuel, seat: Seat): string {
  return seats[seat].student === null ? t('teach.bot') : seats[seat].name;
}

function Name({ end, name, side }: { readonly end: MiniEnd; readonly name: string; readonly side: 'left' | 'right' }) {
  const played = end.presence === 'bot' || end.presence === 'bot-plays';
  return (
    <span class={`mini-name in-line ${side} ${end.presence}`}>
      {played && <Icon name="bot" />}
      {end.presence === 'away' && <Icon name="cross" />}
      <span class="one-line">
        <Person name={name} />
      </span>
    </span>
  );
}

function Picture({
  duel,
  width,
  height,
  em,
  now,
  fog,
}: {
  readonly duel: MiniDuel;
  readonly width: number;
  readonly height: number;
  readonly em: number;
  readonly now: number;
  readonly fog: boolean;
}) {
  const room = Math.max(em * 2, Math.floor(height));
  const figure = useMemo(() => layoutMini(duel, width, room, em, fog), [duel, width, room, em, fog]);
  return (
    <span class="mini-picture" style={{ height: rem(room) }}>
      <svg viewBox={`0 0 ${width} ${room}`} aria-hidden="true">
        <line class="rail left" x1={figure.left} x2={figure.left} y1={2} y2={room - 2} />
        <line class="rail right" x1={figure.right} x2={figure.right} y1={2} y2={room - 2} />
        {figure.lines.map((line) => (
          <Arrow key={line.id} line={line} left={figure.left} right={figure.right} em={em} />
        ))}
      </svg>
      <span class="mini-now" style={{ top: rem(figure.nowY - em * 0.75) }}>
        <Now duel={duel} now={now} />
      </span>
    </span>
  );
}

/** The text at the lower ends of the lines: who is asked, or that there is nothing more to do. */
function Now({ duel, now }: { readonly duel: MiniDuel; readonly now: number }) {
  if (duel.stopped) return <b class="mini-phase">{t('teach.mini.stopped')}</b>;
  if (duel.phase === 'over') return <b class="mini-phase">✓ {t('teach.mini.over')}</b>;
  if (duel.phase === 'half-over') return <b class="mini-phase">{t('teach.mini.half', { half: duel.half })}</b>;
  if (duel.phase === 'ready') return <b class="mini-phase">{t('teach.mini.ready')}</b>;
  return (
    <>
      {SEATS.map((seat) => (
        <Asked key={seat} seconds={askedFor(duel, seat, now)} wrong={duel.seats[seat].wrongTries} side={SIDES[seat]} />
      ))}
    </>
  );
}

function Asked({
  seconds,
  wrong,
  side,
}: {
  readonly seconds: number | null;
  readonly wrong: number;
  readonly side: 'left' | 'right';
}) {
  if (seconds === null) return <span />;
  return (
    <b class={`mini-asked ${side} ${patience(seconds)}`}>
      {side === 'left' && '▶ '}
      {t('teach.seconds', { seconds })}
      {patience(seconds) === 'stuck' && '!'}
      {wrong > 0 && <span class="tries"> ✗{wrong}</span>}
      {side === 'right' && ' ◀'}
    </b>
  );
}

function Arrow({
  line,
  left,
  right,
  em,
}: {
  readonly line: MiniLine;
  readonly left: number;
  readonly right: number;
  readonly em: number;
}) {
  const side = SIDES[line.from];
  const { x1, y0, y1, label } = line;
  const x0 = line.from === 0 ? left : right;
  const turn = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  return (
    <g class={`mini-arrow ${side}${line.arrived ? '' : ' open'}`}>
      <line x1={x0} y1={y0} x2={x1} y2={y1} />
      {line.arrived && (
        <path
          d={`M0 0l${-em * 0.5} ${-em * 0.28}v${em * 0.56}z`}
          transform={`translate(${x1} ${y1}) rotate(${turn})`}
        />
      )}
      {label !== null && (
        <text
          transform={`translate(${label.x} ${label.y}) rotate(${(label.angle * 180) / Math.PI})`}
          y={-em * 0.2}
          font-size={em}
        >
          {line.flags.map((flag, index) => (
            <tspan key={flag} class={flag.toLowerCase()} dx={index > 0 ? em * 0.6 : 0}>
              {flag}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}

function StateBadge({
  duel,
  seat,
  now,
  wide,
  fog,
}: {
  readonly duel: MiniDuel;
  readonly seat: Seat;
  readonly now: number;
  readonly wide: boolean;
  readonly fog: boolean;
}) {
  const { state } = duel.seats[seat];
  if (fog || state === null)
    return (
      <span class={`state-badge unnamed ${SIDES[seat]}`} title={t('teach.mini.unnamed')}>
        ?
      </span>
    );
  const left = waitLeft(duel, seat, now);
  return (
    <span class={`state-badge in-${state.toLowerCase()} ${SIDES[seat]}`}>
      {wide ? state : SHORT_STATES[state]}
      {left !== null && (
        <>
          {' '}
          {wide ? t('teach.seconds', { seconds: Math.ceil(left.ms / 1000) }) : Math.ceil(left.ms / 1000)}
          <i class="wait-bar" style={{ transform: `scaleX(${left.share.toFixed(3)})` }} />
        </>
      )}
    </span>
  );
}
