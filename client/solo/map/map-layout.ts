/**
 * Where everything of the map is, in px of a screen at arm's length. It is one long sequence figure: on a desk each group of
 * levels is an arrow and the levels are stations on it; where there is less room each level is an arrow of its own.
 */

import { GROUP_NAMES, LEVEL_GROUPS, type LevelGroup, type MapLevel } from '../../context/level-groups.ts';
import { lineWidth } from '../../figure/layout/figure-text.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A level on the map. All of it, with its name and its pills, is in `box`. */
export interface Station {
  readonly id: MapLevel;
  /** From 1 on, along the way. */
  readonly number: number;
  readonly group: LevelGroup;
  /** The middle of its figure. */
  readonly at: Point;
  readonly box: Box;
  readonly open: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow from one line to the other, with the stations on it in their order. */
export interface Leg {
  readonly group: LevelGroup;
  readonly from: Point;
  readonly to: Point;
  readonly stations: readonly Station[];
}

export interface MapLayout {
  /** Whether each level has an arrow of its own. */
  readonly upright: boolean;
  readonly width: number;
  readonly height: number;
  /** The two lines between which the arrows run. */
  readonly left: number;
  readonly right: number;
  readonly legs: readonly Leg[];
  /** Where the name of each group is: at the beginning of its arrow, or above its first one. */
  readonly names: Readonly<Record<LevelGroup, Box & { readonly end: boolean }>>;
}

/** What the map says: of a level its name, and what it teaches while it is open; of a group its name and how far it is. */
export interface MapWords {
  readonly level: (id: MapLevel) => { readonly title: string; readonly teaches: string };
  readonly group: (group: LevelGroup) => string;
}

/** A narrower map has no room for six stations on an arrow, one of them open. */
const NARROWEST_WIDE = 1240;
/** A wider one would have its pills far from its names. */
const WIDEST_UPRIGHT = 720;
/** The figure of a station, px; on a phone it is a little smaller. */
const RADIUS = { wide: 29, upright: 23, open: 40 } as const;
/** The width of the lines between which the arrows run, and their distance from the edge. */
const MARGIN = { wide: 70, upright: 22 } as const;
const LINE = 19;

/** @param opened the level that is open: it takes more room */
export function mapLayout(width: number, height: number, opened: MapLevel, words: MapWords): MapLayout {
  return width >= NARROWEST_WIDE
    ? wide(width, height, opened, words)
    : upright(Math.min(width, WIDEST_UPRIGHT), opened, words);
}

/** Px between the names of the groups, or the heads of the arrows, and the stations. */
const NAME_GAP = 34;
const NAME_SIZE = 15;
/** How much lower an arrow arrives than it leaves. */
const FALL = 20;
const CARD = { width: 440, least: 124, figure: 110, padding: 26 } as const;
/** Px between two arrows beyond what their stations need. */
const GAP = { least: 6, most: 36 } as const;

function wide(width: number, height: number, opened: MapLevel, words: MapWords): MapLayout {
  const ends = { left: MARGIN.wide, right: width - MARGIN.wide };
  const rows = GROUP_NAMES.map((group, at) => rowOf(group, at, { ...ends, opened, words }));
  const drawn = rows.map((row) => ({ row, leg: legOf(row, 0, ends) }));
  const [first, last] = [drawn[0], drawn.at(-1)];
  const apart = drawn.map((one, at) => (at === 0 ? topOf(one.leg) : clearance(drawn[at - 1], one)));
  const below = last === undefined ? 0 : bottomOf(last.leg);
  const least = apart.reduce((sum, one) => sum + one, below);
  const gap = Math.min(GAP.most, Math.max(GAP.least, (height - least) / drawn.length));
  const starts = apart.map((_, at) =>
    apart.slice(0, at + 1).reduce((y, one) => y + one, first === undefined ? 0 : gap * (at + 0.5)),
  );
  const legs = rows.map((row, at) => legOf(row, starts[at] ?? 0, ends));
  return {
    upright: false,
    width,
    height: (starts.at(-1) ?? 0) + below + GAP.least,
    ...ends,
    legs,
    names: namesOf(legs.map((leg, at) => [leg.group, nameOf(leg, rows[at])])),
  };
}

/** Px of a leg that begins at 0 above it and below it. */
const topOf = ({ stations }: Leg) => Math.max(30, ...stations.map(({ box }) => -box.top));
const bottomOf = ({ stations }: Leg) => Math.max(...stations.map(({ box }) => box.top + box.height));

interface Drawn {
  readonly row: Row;
  readonly leg: Leg;
}

/** Px from where one leg begins to where the next must, so that nothing of them meets. Both are drawn from 0. */
function clearance(before: Drawn | undefined, { row, leg }: Drawn): number {
  if (before === undefined) return 0;
  const line = { left: leg.from.x, top: -6, width: 0, height: FALL };
  const whole = { left: Math.min(leg.from.x, leg.to.x), width: Math.abs(leg.to.x - leg.from.x) };
  const above = [...before.leg.stations.map(({ box }) => box), { ...whole, top: 0, height: FALL + 6 }];
  const below = [...leg.stations.map(({ box }) => box), nameOf(leg, row), { ...line, ...whole }];
  const needs = above.flatMap((one) =>
    below.filter((other) => meets(one, other)).map((other) => one.top + one.height - other.top),
  );
  return Math.max(...needs);
}

/** Whether two boxes are above each other. */
const meets = (one: Box, other: Box) => one.left < other.left + other.width && other.left < one.left + one.width;

/** At the beginning of its arrow, above it. */
function nameOf({ from, to }: Leg, row: Row | undefined): Box & { readonly end: boolean } {
  const width = row?.name ?? 0;
  const end = from.x > to.x;
  return { left: end ? from.x - 18 - width : from.x + 18, top: from.y - 30, width, height: 24, end };
}

interface Ends {
  readonly left: number;
  readonly right: number;
}

interface Row {
  readonly group: LevelGroup;
  /** Px of its name. */
  readonly name: number;
  /** Which way the arrow points. */
  readonly back: boolean;
  readonly slots: readonly Slot[];
}

/** The place of a station across. */
interface Slot {
  readonly id: MapLevel;
  readonly number: number;
  readonly x: number;
  readonly width: number;
  /** Px below its middle, or above and below it while it is open. */
  readonly deep: number;
  readonly open: boolean;
}

interface Asked extends Ends {
  readonly opened: MapLevel;
  readonly words: MapWords;
}

function rowOf(group: LevelGroup, at: number, { left, right, opened, words }: Asked): Row {
  const ids: readonly MapLevel[] = LEVEL_GROUPS[group];
  const back = at % 2 === 1;
  const name = wordsWidth(words.group(group), NAME_SIZE);
  const room = right - left - 18 - name - 2 * NAME_GAP;
  const each = ids.includes(opened) ? (room - CARD.width) / Math.max(1, ids.length - 1) : room / ids.length;
  let way = 18 + name + NAME_GAP;
  const slots = ids.map((id): Slot => {
    const open = id === opened;
    const { title, teaches } = words.level(id);
    const width = open ? CARD.width : each;
    const middle = way + width / 2;
    way += width;
    const deep = open
      ? cardHeight(teaches) / 2
      : RADIUS.wide + 18 + LINE * linesOf(`${numberOf(id)} ${title}`, each - 12, 14);
    return { id, number: numberOf(id), x: back ? right - middle : left + middle, width, deep, open };
  });
  return { group, name, back, slots };
}

/** Px of the card of an open station beside its figure. */
function cardHeight(teaches: string): number {
  const words = LINE * Math.max(1, linesOf(teaches, CARD.width - CARD.figure - CARD.padding, 14));
  return Math.max(CARD.least, 30 + words + 44 + CARD.padding);
}

function legOf({ group, back, slots }: Row, y: number, { left, right }: Ends): Leg {
  const [from, to] = back
    ? [
        { x: right, y },
        { x: left, y: y + FALL },
      ]
    : [
        { x: left, y },
        { x: right, y: y + FALL },
      ];
  const stations = slots.map(({ id, number, x, width, deep, open }): Station => {
    const at = { x, y: y + (FALL * (x - from.x)) / (to.x - from.x) };
    const top = at.y - (open ? deep : RADIUS.wide);
    const box = { left: x - width / 2, top, width, height: at.y + deep - top };
    return { id, number, group, at, box: open ? inset(box, 6) : box, open };
  });
  return { group, from, to, stations };
}

const inset = (box: Box, by: number): Box => ({ ...box, left: box.left + by, width: box.width - 2 * by });

/** Px of an upright map: of a level's arrow, of a group's name; and how much lower an arrow arrives. */
const STEP = 62;
const NAME = 44;
const DROP = 10;

function upright(width: number, opened: MapLevel, words: MapWords): MapLayout {
  const [left, right] = [MARGIN.upright, width - MARGIN.upright];
  const legs: Leg[] = [];
  const names: [LevelGroup, Box & { end: boolean }][] = [];
  let y = 0;
  for (const group of GROUP_NAMES) {
    names.push([group, { left: left + 22, top: y, width: right - left - 44, height: NAME, end: false }]);
    y += NAME;
    for (const id of LEVEL_GROUPS[group]) {
      const open = id === opened;
      const tall = open ? sheetHeight(words.level(id), width) : STEP;
      legs.push(ownLeg({ id, group, open, y, tall, left, right, width }));
      y += tall;
    }
  }
  return { upright: true, width, height: y + 12, left, right, legs, names: namesOf(names) };
}

/** Px of the card of an open station over the whole width: figure and words, and below them its button. */
function sheetHeight({ title, teaches }: ReturnType<MapWords['level']>, width: number): number {
  const room = width - 20 - 2 * RADIUS.open - 46;
  const words = 24 * linesOf(title, room, 18) + LINE * linesOf(teaches, room, 14) + 36;
  return Math.max(2 * RADIUS.open + 8, words) + 50 + 46;
}

interface OwnLeg extends Box {
  readonly id: MapLevel;
}

function ownLeg({
  id,
  group,
  open,
  y,
  tall,
  left,
  right,
  width,
}: Ends & Pick<OwnLeg, 'id' | 'width'> & { group: LevelGroup; open: boolean; y: number; tall: number }): Leg {
  const number = numberOf(id);
  const [high, low] = [y + 34, y + 34 + DROP];
  const back = number % 2 === 0;
  const from = { x: back ? right : left, y: high };
  const to = { x: back ? left : right, y: low };
  const x = left + 50;
  const at = { x, y: open ? y + tall / 2 : high + (DROP * (x - from.x)) / (to.x - from.x) };
  const box = open
    ? { left: 10, top: y + 6, width: width - 20, height: tall - 14 }
    : { left, top: y, width: right - left, height: STEP };
  return { group, from, to, stations: [{ id, number, group, at, box, open }] };
}

/** All levels along the way. */
export const WAY: readonly MapLevel[] = GROUP_NAMES.flatMap((group) => [...LEVEL_GROUPS[group]]);

const numberOf = (id: MapLevel) => WAY.indexOf(id) + 1;

/** How many lines words take in a room of px, at the px of their type; cautious. */
function linesOf(words: string, room: number, size: number): number {
  return Math.max(1, Math.ceil(wordsWidth(words, size) / Math.max(1, room)));
}

/** The widths of the figure's letters are cautious, for labels that must not touch; sentences even out. */
const EVEN = 0.93;

function wordsWidth(words: string, size: number): number {
  return lineWidth([{ text: words, tone: 'word' }], size * EVEN, 'sans');
}

function namesOf(names: readonly (readonly [LevelGroup, Box & { readonly end: boolean }])[]): MapLayout['names'] {
  return Object.fromEntries(names) as MapLayout['names'];
}
