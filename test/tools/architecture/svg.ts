/** Draws ways and floors as SVG, for a light and a dark page. */

import type { Floors, Room } from './house.ts';
import type { Way } from './ways.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly dim: string;
  readonly line: string;
  /** Of page, server and shared. */
  readonly fills: Readonly<Record<string, string>>;
}

const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    paper: '#ffffff',
    ink: '#1f2328',
    dim: '#59636e',
    line: '#8c959f',
    fills: { client: '#ddf4ff', server: '#fff1d6', shared: '#dafbe1' },
  },
  dark: {
    paper: '#0d1117',
    ink: '#f0f6fc',
    dim: '#9198a1',
    line: '#656c76',
    fills: { client: '#12304f', server: '#43300c', shared: '#12391f' },
  },
};

const WIDTH = 1_000;
const MARGIN = 6;
const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';
const SANS = 'system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif';

interface TextAt {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly mono?: boolean;
  readonly bold?: boolean;
  /** Drawn around the letters, so that a line behind them does not cross them. */
  readonly halo?: string;
  readonly anchor?: 'start' | 'middle';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function text(said: string, { x, y, size, fill, mono, bold, halo, anchor = 'middle' }: TextAt): string {
  const around =
    halo === undefined ? '' : ` stroke="${halo}" stroke-width="5" paint-order="stroke" stroke-linejoin="round"`;
  const weight = bold === true ? ' font-weight="600"' : '';
  return `<text x="${x}" y="${y}" font-family="${mono === true ? MONO : SANS}" font-size="${size}"${weight} text-anchor="${anchor}" fill="${fill}"${around}>${escaped(said)}</text>`;
}

function sheet(height: number, title: string, parts: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}">`;
  return `${[head, ...parts, '</svg>'].join('\n')}\n`;
}

/** The size of letters with which a name fits: one is at most 0.64 of its size wide. */
function fitting(name: string, width: number): number {
  return Math.min(12, Math.floor((width / name.length / 0.64) * 2) / 2);
}

function fillOf(place: string, { fills, paper }: Colours): string {
  return fills[/^\w+/.exec(place)?.[0] ?? ''] ?? paper;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function box({ x, y, width, height }: Box, fill: string, line: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="5" fill="${fill}" stroke="${line}"/>`;
}

const HEAD = 46;
const HOP = 36;

/** A way as the field draws one: a line for each place, time going down. */
export function drawWay({ title, places, hops }: Way, theme: Theme): string {
  const colours = COLOURS[theme];
  const column = (WIDTH - 2 * MARGIN) / places.length;
  const xOf = (place: string) => Math.round(MARGIN + column * (places.indexOf(place) + 0.5));
  const height = HEAD + HOP * hops.length + 24;
  const heads = places.map((place) => {
    const around = { x: xOf(place) - column / 2 + 3, y: 1, width: column - 6, height: HEAD - 6 };
    const cut = place.lastIndexOf('/') + 1;
    return [
      `<line x1="${xOf(place)}" y1="${HEAD - 5}" x2="${xOf(place)}" y2="${height - 2}" stroke="${colours.line}" stroke-dasharray="2 4"/>`,
      box(around, fillOf(place, colours), colours.line),
      text(place.slice(0, cut), { x: xOf(place), y: 17, size: 11, fill: colours.dim, mono: true }),
      text(place.slice(cut), {
        x: xOf(place),
        y: 32,
        size: fitting(place.slice(cut), column - 14),
        fill: colours.ink,
        mono: true,
        bold: true,
      }),
    ].join('\n');
  });
  const arrows = hops.map(({ from, to, says }, index) => {
    const y = HEAD + HOP * (index + 1) - 8;
    return arrow({ from: xOf(from), to: xOf(to), y, number: index + 1, says }, colours);
  });
  return sheet(height, title, [...heads, ...arrows]);
}

interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly number: number;
  readonly says: string;
}

function arrow({ from, to, y, number, says }: Arrow, { paper, ink }: Colours): string {
  const ahead = Math.sign(to - from);
  const said = `${number}. ${says}`;
  const half = said.length * 3.1;
  const middle = Math.min(WIDTH - MARGIN - half, Math.max(MARGIN + half, (from + to) / 2));
  return [
    `<line x1="${from}" y1="${y}" x2="${to - 7 * ahead}" y2="${y}" stroke="${ink}" stroke-width="1.4"/>`,
    `<path d="M${to} ${y}l${-9 * ahead} -4.5v9z" fill="${ink}"/>`,
    `<circle cx="${from}" cy="${y}" r="2.5" fill="${ink}"/>`,
    text(said, { x: Math.round(middle), y: y - 7, size: 12, fill: ink, halo: paper }),
  ].join('\n');
}

const FLOOR = 64;
const GAP = 8;

export interface Group {
  readonly caption: string;
  readonly floors: Floors;
}

/** Floors upon floors: each room with what it is for, and what it imports. */
export function drawFloors(title: string, groups: readonly Group[], theme: Theme): string {
  const colours = COLOURS[theme];
  const parts: string[] = [];
  let y = 0;
  for (const { caption, floors } of groups) {
    parts.push(text(caption, { x: MARGIN, y: y + 17, size: 13, fill: colours.dim, anchor: 'start' }));
    y += 26;
    for (const rooms of floors) {
      parts.push(...rooms.map((room, index) => drawRoom(room, placeOn(rooms.length, index, y), colours)));
      y += FLOOR + GAP;
    }
    y += 10;
  }
  return sheet(y - 10, title, parts);
}

function placeOn(count: number, index: number, y: number): Box {
  const width = (WIDTH - 2 * MARGIN - GAP * (count - 1)) / count;
  return { x: MARGIN + index * (width + GAP), y, width, height: FLOOR };
}

function drawRoom({ folder, purpose, uses }: Room, around: Box, colours: Colours): string {
  const x = Math.round(around.x + around.width / 2);
  const last = (place: string) => (place.includes(', ') ? 'settings' : place.slice(place.lastIndexOf('/') + 1));
  const below = uses.length === 0 ? 'imports none of these' : `imports ${uses.map(last).join(', ')}`;
  // Several files in one room: the first stands for all.
  const name = folder.includes(', ') ? `${folder.split(', ')[0]} …` : folder;
  return [
    box(around, fillOf(folder, colours), colours.line),
    text(name.includes('/') ? name : `${name}/*.ts`, {
      x,
      y: around.y + 19,
      size: 13,
      fill: colours.ink,
      mono: true,
      bold: true,
    }),
    text(purpose, { x, y: around.y + 37, size: 12, fill: colours.ink }),
    text(below, { x, y: around.y + 54, size: 11, fill: colours.dim }),
  ].join('\n');
}
