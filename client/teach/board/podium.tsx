/**
 * The first three places rise out of the fog, the third first, and are named when they stand. What this board did not see
 * begin, or where less motion is wanted, they stand.
 */

import './podium.css';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import type { StandingRow } from '../../../shared/class/standing-rows.ts';
import { formatNumber, t } from '../../words/i18n.ts';
import { podiumOf } from './board-scene.ts';
import { type BoardState, hasPlayed, isToPlay, turnOf } from './board-state.ts';
import type { Piece } from '../../figure/layout/confetti-places.ts';
import { Confetti as ConfettiPieces } from '../../figure/svg/confetti-pieces.tsx';
import { Person } from '../../kit/person.tsx';
import { useRoom } from '../../kit/use-size.ts';
import { PIECE_SCALE, podiumConfetti } from './podium-confetti.ts';
import { Spoken } from './spoken.tsx';
import { type Cue, useMoment } from './use-moment.ts';

/** More names than this on one step are counted. */
const NAMES = 4;
/** Fog 500, third 1,000, second 2,200, first 3,800, confetti 4,700 to 6,500: see podium.css. */
const PODIUM_MS = 6500;
const CUES: readonly Cue[] = [
  { at: 1000, sound: 'rise', degree: 0 },
  { at: 2200, sound: 'rise', degree: 1 },
  { at: 3800, sound: 'rise', degree: 2 },
  { at: 4700, sound: 'podium' },
];
const PIECES = 56;
/** The pieces lie where they lay at every look at the same podium. */
const SEED = 52;

export function Podium({ view, state }: { readonly view: TeacherView; readonly state: BoardState }) {
  const turn = turnOf(view);
  const plays = isToPlay(state, turn, 'podium');
  const onOver = () => hasPlayed(state, turn, 'podium');
  const at = useMoment(state, { lengthMs: PODIUM_MS, plays, onOver, cues: CUES });
  const places = podiumOf(view.podium);
  const [host, room] = useRoom<HTMLDivElement>();
  return (
    <div class={at < PODIUM_MS ? 'podium-board plays' : 'podium-board'} ref={host}>
      <div class="podium-light" aria-hidden="true" />
      <Confetti host={host} room={room} names={view.podium} />
      <ol class="podium">
        {places.map((rows) => (
          <Step key={rows[0]?.place} rows={rows} />
        ))}
      </ol>
      <Fog />
      <ol class="podium numbers" aria-hidden="true">
        {places.map(([first]) => first !== undefined && <PlaceNumber key={first.place} place={first.place} />)}
      </ol>
      {at >= PODIUM_MS && <Spoken words={spoken(places)} />}
    </div>
  );
}

function Step({ rows }: { readonly rows: readonly StandingRow[] }) {
  const [first] = rows;
  if (first === undefined) return null;
  const more = rows.length - NAMES;
  const many = rows.length > 1 ? ` shared-${Math.min(rows.length, NAMES)}` : '';
  return (
    <li class={`step place-${first.place}${many}`}>
      <div class="podium-words">
        <p class="podium-names">
          {rows.slice(0, NAMES).map(({ student, name }) => (
            <b key={student} class={isLong(name) ? 'long' : ''}>
              <Person name={name} />
            </b>
          ))}
          {more > 0 && <span>{t('teach.podium.more', { count: more })}</span>}
        </p>
        <p class="podium-score">{formatNumber(first.score)}</p>
      </div>
      <p class="podium-block">
        <span class="sr-only">
          {t('teach.podium.place')} {first.place}
        </span>
      </p>
    </li>
  );
}

/** The number on a step, before the fog. */
function PlaceNumber({ place }: { readonly place: number }) {
  return (
    <li class={`step place-${place}`}>
      <b class="podium-number">{place}</b>
    </li>
  );
}

/** Han characters are twice as wide as others. */
function isLong(name: string): boolean {
  const width = [...name].reduce((sum, letter) => sum + (/\p{Script=Han}|\p{Script=Hangul}/u.test(letter) ? 2 : 1), 0);
  return width > 11;
}

/** Clouds that move by themselves: a picture that the browser makes once, and only shifts afterwards. */
function Fog() {
  const clouds = useId();
  return (
    <div class="podium-fog" aria-hidden="true">
      <svg preserveAspectRatio="none" viewBox="0 0 1600 320" aria-hidden="true">
        <filter id={clouds} x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">
          <feTurbulence
            type="fractalNoise"
            baseFrequency=".004 .011"
            numOctaves="3"
            seed="52"
            stitchTiles="stitch"
            result="n"
          />
          <feColorMatrix in="n" type="matrix" values="0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  2.1 0 0 0 -0.42" result="a" />
          <feComposite in="SourceGraphic" in2="a" operator="in" />
        </filter>
        <rect width="1600" height="320" filter={`url(#${clouds})`} />
      </svg>
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function Confetti({
  host,
  room,
  names,
}: {
  readonly host: ReturnType<typeof useRoom<HTMLDivElement>>[0];
  readonly room: Size | null;
  readonly names: readonly StandingRow[];
}) {
  const [pieces, setPieces] = useState<readonly Piece[]>([]);
  const drawn = useRef<string>('');
  useLayoutEffect(() => {
    const board = host.current;
    const what = `${room?.width} ${room?.height} ${names.map(({ name }) => name).join()}`;
    if (board === null || room === null || drawn.current === what) return;
    drawn.current = what;
    setPieces(podiumConfetti(PIECES, { ...room, height: room.height * 0.6 }, wordsOf(board, room.width), SEED));
  }, [host, room, names]);
  if (room === null) return null;
  return (
    <svg class="podium-confetti" viewBox={`0 0 ${room.width} ${room.height}`} aria-hidden="true">
      <g transform={`scale(${PIECE_SCALE})`}>
        <ConfettiPieces pieces={pieces} />
      </g>
    </svg>
  );
}

/** Where names and steps are, in px of the room: each from the upper edge of its names down, as it stands. */
function wordsOf(board: HTMLElement, width: number) {
  const scale = width / Math.max(1, board.clientWidth);
  const from = board.getBoundingClientRect();
  return [...board.querySelectorAll<HTMLElement>('.podium-words')].map((words) => {
    const [own, step] = [words.getBoundingClientRect(), words.parentElement?.getBoundingClientRect()];
    const [left, right] = [Math.min(own.left, step?.left ?? own.left), Math.max(own.right, step?.right ?? own.right)];
    return { left: (left - from.left) * scale, right: (right - from.left) * scale, top: (own.top - from.top) * scale };
  });
}

function spoken(places: readonly (readonly StandingRow[])[]): string {
  return places
    .map((rows) =>
      t('teach.climb.spoken', { place: rows[0]?.place ?? 0, name: rows.map(({ name }) => name).join(', ') }),
    )
    .join('. ');
}
