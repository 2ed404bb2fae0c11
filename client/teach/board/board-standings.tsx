/** The upper half of the standings: old place, line, new place. The rows move along their lines, the hero last. */

import './climb.css';
import type { BoardStandings, ClimbRow } from '../../../shared/class/standing-rows.ts';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { formatNumber, formatTenths, signed, t } from '../../words/i18n.ts';
import { Person } from '../../kit/person.tsx';
import { rem, useRoom } from '../../kit/use-size.ts';
import { type BoardState, hasPlayed, isToPlay, turnOf } from './board-state.ts';
import { type ClimbFrame, climbFrames, climbMs, MOVED_MS, oldSlots, pointsShown } from './climb.ts';
import { Spoken } from './spoken.tsx';
import { type Cue, useMoment } from './use-moment.ts';

/** Px of a screen of 1280x720. */
const ROW = { least: 33, most: 56 };
const LINES = { wide: 220, narrow: 140, from: 62, end: 14, enough: 780 };
const ROOM_PX = 560;
/** At most eight in a second. */
const CLICKS = 6;
const CLICK_MS = 130;

export function Standings({ view, state }: { readonly view: TeacherView; readonly state: BoardState }) {
  const { standings } = view;
  const turn = turnOf(view);
  const asked = state.panel.value === 'standings';
  // While a round runs they change anyway.
  const plays = view.frame.phase !== 'round' && (asked || isToPlay(state, turn, 'standings'));
  const at = useMoment(state, {
    lengthMs: climbMs(standings),
    plays,
    framed: true,
    onOver: () => hasPlayed(state, turn, 'standings'),
    cues: climbCues(standings),
  });
  const [host, room] = useRoom<HTMLDivElement>();
  const { rows } = standings;
  if (rows.length === 0) return <p class="huge-words">{t('teach.standings.none')}</p>;
  const row = Math.max(ROW.least, Math.min(ROW.most, Math.floor((room?.height ?? ROOM_PX) / rows.length)));
  const frames = climbFrames(standings, at);
  const lines = (room?.width ?? LINES.enough) < LINES.enough ? LINES.narrow : LINES.wide;
  return (
    <div
      class={standings.climbs ? 'climb grid' : 'climb grid first'}
      style={{ '--row': rem(row), '--lines': rem(lines) }}
    >
      <div class="climb-table" ref={host}>
        {standings.climbs && <Lines standings={standings} frames={frames} row={row} width={lines} />}
        <ol class="board-standings">
          {rows.map((one, index) => (
            <Row
              key={one.student}
              row={one}
              frame={frames[index]}
              index={index}
              hero={one.student === standings.hero}
            />
          ))}
        </ol>
      </div>
      <Climb view={view} told={at >= Math.min(MOVED_MS, climbMs(standings))} />
      <Spoken words={spoken(view)} />
    </div>
  );
}

function Row({
  row,
  frame = { at: 0, gone: 1 },
  index,
  hero,
}: {
  readonly row: ClimbRow;
  readonly frame: ClimbFrame | undefined;
  readonly index: number;
  readonly hero: boolean;
}) {
  const { name, place, before, gained } = row;
  const shift = frame.at - index;
  const up = hero ? 'hero' : place < (before ?? Number.POSITIVE_INFINITY) ? 'up' : '';
  return (
    <li class={up} style={shift === 0 ? {} : { transform: `translateY(calc(${shift.toFixed(4)} * var(--row)))` }}>
      <b class="standing-place">{frame.gone < 0.5 && shift !== 0 ? before : place}</b>
      <span class="standing-name one-line">
        <Person name={name} />
      </span>
      <Move row={row} />
      <span class="standing-gained">{signed(gained)}</span>
      <b class="standing-score">{formatNumber(pointsShown(row, frame.gone))}</b>
    </li>
  );
}

/** Wood, ever higher, as the rows come up; then the hero glides. */
function climbCues({ rows, hero, climbs }: BoardStandings): readonly Cue[] {
  if (!climbs) return [];
  const clicks = rows.slice(0, CLICKS).map((_, at): Cue => ({ at: CLICK_MS * at + 600, sound: 'climb', degree: at }));
  return hero === null ? clicks : [...clicks, { at: MOVED_MS, sound: 'hero' }];
}

/** Up, down or neither, and by how many places. */
function Move({ row: { before, below, place } }: { readonly row: ClimbRow }) {
  const moved = before === null ? 0 : before - place;
  if (below)
    return (
      <span class="standing-move up">
        <Wedge up />
        <span class="sr-only">{t('teach.climb.below', { to: place })}</span>
      </span>
    );
  if (before === null) return <span class="standing-move" />;
  if (moved === 0)
    return (
      <span class="standing-move">
        <i class="stays" aria-hidden="true" />
        <span class="sr-only">{t('teach.climb.same')}</span>
      </span>
    );
  return (
    <span class={moved > 0 ? 'standing-move up' : 'standing-move'}>
      <Wedge up={moved > 0} />
      <span aria-hidden="true">{Math.abs(moved)}</span>
      <span class="sr-only">{t(moved > 0 ? 'teach.climb.up' : 'teach.climb.down', { places: Math.abs(moved) })}</span>
    </span>
  );
}

function Wedge({ up }: { readonly up: boolean }) {
  return (
    <svg class="wedge" viewBox="0 0 15 13" aria-hidden="true">
      <path d={up ? 'M7.5 0 15 13H0z' : 'M7.5 13 15 0H0z'} />
    </svg>
  );
}

/** From each old place to the new one: as far as its row has come. */
function Lines({
  standings: { rows, hero },
  frames,
  row,
  width,
}: {
  readonly standings: BoardStandings;
  readonly frames: readonly ClimbFrame[];
  readonly row: number;
  readonly width: number;
}) {
  const old = oldSlots(rows);
  const height = rows.length * row;
  const y = (slot: number) => (slot + 0.5) * row;
  const to = width - LINES.end;
  const bend = (to - LINES.from) / 2;
  return (
    <svg class="climb-lines" viewBox={`0 0 ${width} ${height}`} font-size="16" aria-hidden="true">
      {rows.map(({ student, before, below, place }, index) => {
        const slot = old[index] ?? index;
        if (before === null && !below) return null;
        const inside = slot < rows.length;
        const from = inside ? y(slot) : height;
        const side = student === hero ? 'hero' : place < (before ?? Number.POSITIVE_INFINITY) ? 'up' : '';
        return (
          <g key={student} class={`climb-line ${side}`}>
            {inside && (
              <text x={LINES.from - 14} y={from + 7}>
                {before}
              </text>
            )}
            <path
              pathLength="1"
              stroke-dasharray={`${frames[index]?.gone ?? 1} 2`}
              d={`M${LINES.from} ${from}C${LINES.from + bend} ${from} ${to - bend} ${y(index)} ${to} ${y(index)}`}
            />
            <circle cx={to} cy={y(index)} r={student === hero ? 6.5 : 4.5} opacity={frames[index]?.gone ?? 1} />
          </g>
        );
      })}
    </svg>
  );
}

/** Who climbed most; where nobody could or did, who has most points of the round. */
function Climb({
  view: { standings, headlines },
  told: shown,
}: {
  readonly view: TeacherView;
  readonly told: boolean;
}) {
  const told = climbTold(standings);
  const [first] = headlines;
  const saved = first?.kind === 'closest-race' && first.name === told?.row.name ? first.race.restMs : null;
  return (
    <aside class="climb-side grid">
      {told !== null && (
        <section class={shown ? 'climb-most box' : 'climb-most box untold'}>
          <h2>{t(told.places === null ? 'teach.climb.most' : 'teach.climb')}</h2>
          <p class="climb-number" aria-hidden="true">
            {told.places === null ? (
              <span class="climb-points">{signed(told.row.gained)}</span>
            ) : (
              <>
                <Wedge up />
                {told.places > 0 && <span>{told.places}</span>}
              </>
            )}
          </p>
          <p class="climb-name">
            <Person name={told.row.name} />
          </p>
          <p class="climb-way">{wayOf(told)}</p>
          {saved !== null && <p class="climb-way">{t('teach.climb.race', { rest: formatTenths(saved) })}</p>}
        </section>
      )}
      <p class="climb-rest">{t('teach.climb.rest')}</p>
    </aside>
  );
}

interface Told {
  readonly row: ClimbRow;
  /** Null: points are told instead; 0: from the lower half. */
  readonly places: number | null;
}

function climbTold({ rows, hero }: BoardStandings): Told | null {
  const row = rows.find(({ student }) => student === hero);
  if (row !== undefined) return { row, places: row.before === null ? 0 : row.before - row.place };
  const most = Math.max(0, ...rows.map(({ gained }) => gained));
  const best = most === 0 ? undefined : rows.find(({ gained }) => gained === most);
  return best === undefined ? null : { row: best, places: null };
}

function wayOf({ row: { before, place }, places }: Told): string {
  if (places === null) return t('teach.climb.first', { to: place });
  return before === null ? t('teach.climb.below', { to: place }) : t('teach.climb.from', { from: before, to: place });
}

/** The first three, and the climb. */
function spoken({ standings }: TeacherView): string {
  const first = standings.rows.slice(0, 3).map(({ place, name }) => t('teach.climb.spoken', { place, name }));
  const told = climbTold(standings);
  const climb = told === null || told.places === null ? [] : [`${t('teach.climb')}: ${told.row.name}, ${wayOf(told)}`];
  return [...first, ...climb].join('. ');
}
