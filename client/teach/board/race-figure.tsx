/** The closest race, large: the ACK before, the FIN that came again, the answer, and a lens on how close it was. */

import type { RaceArrow, RaceClip } from '../../../shared/class/headline.ts';
import { formatTenths, t } from '../../words/i18n.ts';
import { clockTime } from '../../kit/clock-time.ts';
import { useRoom } from '../../kit/use-size.ts';
import { flownOf, type RaceFrame, type RacePlace, raceLayout, tripOf } from './race-layout.ts';

const BAR = 16;
/** How far a lost segment is seen to fly. */
const LOST = 0.62;
const HEAD = 24;
/** A letter of the mono type, in shares of its size. */
const ADVANCE = 0.602;

interface Drawn {
  readonly clip: RaceClip;
  readonly place: RacePlace;
  readonly frame: RaceFrame;
}

export function RaceFigure({ clip, frame, restMs }: Pick<Drawn, 'clip' | 'frame'> & { readonly restMs: number }) {
  const [host, room] = useRoom<HTMLDivElement>();
  return (
    <div class="race-figure" ref={host}>
      {room !== null && room.width > 0 && (
        <Picture clip={clip} frame={frame} restMs={restMs} width={room.width} height={room.height} />
      )}
    </div>
  );
}

function Picture({
  clip,
  frame,
  restMs,
  width,
  height,
}: {
  readonly clip: RaceClip;
  readonly frame: RaceFrame;
  readonly restMs: number;
  readonly width: number;
  readonly height: number;
}) {
  const place = raceLayout(clip, { width, height });
  const drawn = { clip, place, frame };
  return (
    <svg viewBox={`0 0 ${width} ${height}`} font-size="16" role="img" aria-label={t('teach.race.figure')}>
      <RacerBar {...drawn} />
      <PeerBar {...drawn} />
      {clip.arrows.map((arrow) => (
        <Arrow key={arrow.sentAt} arrow={arrow} {...drawn} />
      ))}
      <Rest {...drawn} restMs={restMs} />
    </svg>
  );
}

/** TIME-WAIT at the end that answers, as far as time has come. */
function RacerBar({ place: { racerX, y, bottom }, clip, frame }: Drawn) {
  const top = y(clip.arrows[0]?.sentAt ?? 0) - 22;
  const now = frame.lens > 0 ? bottom : y(frame.at);
  return <rect class="race-wait" x={racerX - BAR / 2} y={top} width={BAR} height={Math.max(0, now - top)} rx="3" />;
}

/** The peer: its states as they change, and nothing after CLOSED. */
function PeerBar({ place: { peerX, y, bottom }, clip, frame }: Drawn) {
  const top = y(clip.arrows[0]?.sentAt ?? 0) - 22;
  const arrives = clip.arrows.at(-1)?.arrivedAt ?? null;
  const closed = frame.flown >= 1 && arrives !== null && clip.peerStates.at(-1)?.state === 'CLOSED';
  const end = closed
    ? y(arrives) - 6
    : frame.lens > 0
      ? Math.min(bottom, y(arrives ?? clip.answeredAt) + 40)
      : y(frame.at);
  const state = clip.peerStates.find(({ state: name }) => name !== 'CLOSED')?.state ?? '';
  const middle = (y(clip.arrows.at(-2)?.sentAt ?? 0) + y(clip.answeredAt)) / 2;
  return (
    <g class="race-peer">
      <rect x={peerX - BAR / 2} y={top} width={BAR} height={Math.max(0, end - top)} rx="3" />
      {frame.at >= (clip.arrows.at(-2)?.sentAt ?? 0) && (
        <text class="race-state" x={peerX - 20} y={middle + 12}>
          {state}
        </text>
      )}
      {closed && (
        <>
          <line class="race-closed" x1={peerX - 22} x2={peerX + 22} y1={y(arrives)} y2={y(arrives)} />
          <line class="race-gone" x1={peerX} x2={peerX} y1={y(arrives) + 12} y2={bottom} />
          <text class="race-state closed" x={peerX - 20} y={y(arrives) + 38}>
            CLOSED
          </text>
        </>
      )}
    </g>
  );
}

function Arrow({ arrow, ...drawn }: Drawn & { readonly arrow: RaceArrow }) {
  const { clip, place, frame } = drawn;
  const flown = flownOf(clip, arrow, frame);
  if (flown === null) return null;
  const { racerX, peerX, y } = place;
  const own = arrow.from === 'racer';
  const [fromX, toX] = own ? [racerX, peerX] : [peerX, racerX];
  const inwards = own ? 1 : -1;
  const start = { x: fromX, y: y(arrow.sentAt) };
  const whole = { x: toX - inwards * (BAR / 2), y: y(arrow.arrivedAt ?? arrow.sentAt + tripOf(clip)) };
  const lost = arrow.arrivedAt === null;
  const reach = flown * (lost ? LOST : 1);
  const tip = { x: start.x + (whole.x - start.x) * reach, y: start.y + (whole.y - start.y) * reach };
  const answer = arrow === clip.arrows.at(-1);
  const angle = (Math.atan2(whole.y - start.y, whole.x - start.x) * 180) / Math.PI;
  return (
    <g class={`race-arrow ${own ? 'racer' : 'peer'}${answer ? ' answer' : ''}${lost ? ' lost' : ''}`}>
      {answer && <line class="glow" x1={start.x} y1={start.y} x2={tip.x} y2={tip.y} />}
      <line x1={start.x} y1={start.y} x2={tip.x} y2={tip.y} />
      <circle cx={start.x} cy={start.y} r="6" />
      <Moment at={arrow.sentAt} x={own ? racerX - 22 : peerX + 22} y={start.y + 7} end={own} strong={answer} />
      {flown >= 1 && !lost && (
        <>
          <path class="head" d={`M0 0-${HEAD}-9v18z`} transform={`translate(${whole.x} ${whole.y}) rotate(${angle})`} />
          <Moment
            at={arrow.arrivedAt ?? 0}
            x={own ? peerX + 32 : racerX - 22}
            y={whole.y + 7}
            end={!own}
            strong={answer}
          />
        </>
      )}
      {flown >= 1 && lost && (
        <>
          <path class="cross" d={`M${tip.x - 8} ${tip.y - 8}l16 16m0-16-16 16`} />
          <text class="race-lost" x={tip.x + 22} y={tip.y + 8}>
            {t('teach.race.lost')}
          </text>
        </>
      )}
      <Words
        arrow={arrow}
        start={start}
        whole={whole}
        beside={answer && place.lens?.beside === true ? place.lens : null}
      />
    </g>
  );
}

function Moment({
  at,
  x,
  y,
  end,
  strong,
}: {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly end: boolean;
  readonly strong: boolean;
}) {
  return (
    <text class={strong ? 'race-time strong' : 'race-time'} x={x} y={y} text-anchor={end ? 'end' : 'start'}>
      {clockTime(Math.floor(at / 1000) * 1000)}
    </text>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The segment in words, along its arrow: flags, seq and ack. */
function Words({
  arrow,
  start,
  whole,
  beside,
}: {
  readonly arrow: RaceArrow;
  readonly start: Point;
  readonly whole: Point;
  /** The lens on the left of it; null: none. */
  readonly beside: RacePlace['lens'];
}) {
  const { flags, seq, ack } = arrow.segment;
  const said = [
    ...flags,
    'seq',
    seq,
    ...(ack === undefined ? [] : ['ack', ack]),
    ...(arrow.again && arrow.from === 'peer' ? [t('teach.race.again')] : []),
  ];
  const [left, right] = start.x < whole.x ? [start, whole] : [whole, start];
  const from = beside === null ? left.x + BAR : beside.x + beside.radius;
  const reach = arrow.arrivedAt === null ? left.x + (right.x - left.x) * LOST : right.x - HEAD;
  const room = reach - BAR - from;
  const letters = said.join(' ').length;
  const size = Math.max(16, Math.min(22, room / (letters * ADVANCE)));
  const slope = (right.y - left.y) / (right.x - left.x);
  const middle = from + (room + BAR) / 2;
  const angle = (Math.atan(slope) * 180) / Math.PI;
  return (
    <text
      class="race-words"
      font-size={size}
      transform={`translate(${middle} ${left.y + (middle - left.x) * slope - (arrow.arrivedAt === null ? 10 : 14)}) rotate(${angle})`}
    >
      {said.map((word, index) => (
        <tspan key={index} class={wordClass(word)} dx={index === 0 ? 0 : size * ADVANCE}>
          {word}
        </tspan>
      ))}
    </text>
  );
}

function wordClass(word: string | number): string {
  if (typeof word === 'number') return 'num';
  if (word === 'FIN') return 'fin';
  if (word === 'ACK') return 'ack';
  return word === 'RST' ? 'rst' : '';
}

/** How much of the ring was left: in the lens, or beside the line where that is large enough. */
function Rest({ place, clip, frame, restMs }: Drawn & { readonly restMs: number }) {
  const words = t('teach.headline.seconds', { rest: formatTenths(restMs) });
  const { lens, racerX, y } = place;
  if (frame.lens === 0) return null;
  if (lens === null) {
    const [top, bottom] = [y(clip.answeredAt), y(clip.ringEndsAt)];
    return (
      <g class="race-rest" opacity={frame.lens}>
        <path class="bracket" d={`M${racerX + 18} ${top + 10}h16m-8 0V${bottom}m-8 0h16`} />
        <line class="race-out" x1={racerX - 24} x2={racerX + 140} y1={bottom} y2={bottom} />
        <text x={racerX + 46} y={(top + bottom) / 2 + 24}>
          {words}
        </text>
        <text class="race-ring" x={racerX + 46} y={bottom + 28}>
          {t('teach.race.ring')}
        </text>
      </g>
    );
  }
  return <Glass lens={lens} share={frame.lens} words={words} />;
}

function Glass({
  lens: { x, y, radius, times },
  share,
  words,
}: {
  readonly lens: NonNullable<RacePlace['lens']>;
  readonly share: number;
  readonly words: string;
}) {
  const bar = -radius * 0.5;
  const top = -radius * 0.52;
  const out = radius * 0.38;
  return (
    <g transform={`translate(${x} ${y}) scale(${0.2 + 0.8 * share})`} opacity={share} class="race-lens">
      <clipPath id="race-lens">
        <circle r={radius} />
      </clipPath>
      <circle class="glass" r={radius} />
      <g clip-path="url(#race-lens)">
        <rect class="race-wait" x={-radius} y={-radius} width={radius + bar} height={radius * 2} />
        <rect class="over" x={bar} y={out} width={radius * 2} height={radius} />
        <line class="race-out" x1={-radius} x2={radius} y1={out} y2={out} />
        <line class="large" x1={bar} y1={top} x2={radius} y2={top + radius * 0.05} />
        <circle class="dot" cx={bar} cy={top} r={radius * 0.15} />
      </g>
      <path class="bracket" d={`M${bar + radius * 0.24} ${top + radius * 0.2}h16m-8 0V${out - 4}m-8 0h16`} />
      <text
        class="race-left"
        x={bar + radius * 0.5}
        y={(top + out) / 2 + radius * 0.2}
        font-size={Math.min(34, radius * 0.27)}
      >
        {words}
      </text>
      <text
        class="race-ring in-glass"
        x={radius * 0.12}
        y={out + radius * 0.24}
        font-size={Math.max(16, radius * 0.15)}
      >
        {t('teach.race.ring')}
      </text>
      <circle class="rim" r={radius} />
      <text class="race-larger" y={radius + 28}>
        {t('teach.race.larger', { times })}
      </text>
    </g>
  );
}
