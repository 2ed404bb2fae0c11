/**
 * Where everything of the opening is, in px of a screen at arm's length: beside the figure on a desk, below it on a phone
 * held upright. What has no room is left out, the oldest first.
 */

import { ANSWERS, SAID } from './opening-position.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow of the figure: which of SAID it is, and where it begins and ends. */
export interface OpeningArrow {
  readonly said: number;
  readonly from: Point;
  readonly to: Point;
}

/** A stretch of the player's line in one state. */
export interface StateBar {
  readonly state: 'ESTABLISHED' | 'FIN-WAIT-1' | 'FIN-WAIT-2' | 'TIME-WAIT';
  readonly top: number;
  readonly bottom: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface OpeningLayout {
  readonly upright: boolean;
  /** Whether there is room for the name of the game and for the sentence below it. */
  readonly titled: boolean;
  /** Whether there is room above the question for what led to it. */
  readonly leads: boolean;
  /** Whether the states are named at the left of the player's line, where else only TIME-WAIT is, at its right. */
  readonly named: boolean;
  readonly lineX: number;
  readonly lineWidth: number;
  readonly peerX: number;
  /** Where the fog begins, and where nothing is seen through it any more. */
  readonly fogFrom: number;
  readonly fogTo: number;
  readonly arrows: readonly OpeningArrow[];
  readonly bars: readonly StateBar[];
  /** Where the player acts: the end of their line, and the ring of 2MSL around it. */
  readonly now: Point & { readonly radius: number };
  /** The arrow that an answer will be. */
  readonly answer: OpeningArrow;
  /** The "?" behind which the last ACK has gone. */
  readonly unsure: Point & { readonly radius: number };
  readonly cards: readonly Box[];
  /** The words of the question end this far above the bottom of the opening. */
  readonly askBottom: number;
  /** The same once the right answer is given, whose place they then take. */
  readonly doneBottom: number;
}

/** The instants of SAID on the player's line, as shares of the time from the first to the last of them. */
const INSTANTS = [0, 0.25, 0.505, 0.575, 1] as const;
/** Px that are needed to tell five arrows apart, and three. */
const ROOM_FOR_ALL = 250;
const ROOM_FOR_THREE = 105;
const NARROWEST_BESIDE = 500;
/** Px between the peer's FIN and the ACK of it, so that the words of the ACK are clear of the head of the FIN. */
const ROOM_FOR_WORDS = 30;

/** The least height that the opening takes (opening.css), px. */
export const LEAST_HEIGHT = { beside: 320, upright: 430 } as const;

/** Lays the opening out in a room of this size. */
export function openingLayout(width: number, height: number): OpeningLayout {
  return width < NARROWEST_BESIDE || (width < 760 && height > width * 0.9)
    ? upright(width, Math.max(height, LEAST_HEIGHT.upright))
    : beside(width, Math.max(height, LEAST_HEIGHT.beside));
}

function beside(width: number, height: number): OpeningLayout {
  const flat = height < 520;
  const margin = width < 700 ? 12 : width < 900 ? 20 : 60;
  const lineX = Math.round(width * 0.432);
  const end = height - (flat ? 56 : 108);
  const cards = cardsOf({
    left: margin,
    width: lineX - margin - (flat ? 70 : width < 1100 ? 84 : 106),
    height: flat ? 46 : 62,
    gap: flat ? 6 : 10,
    bottom: end,
  });
  const now = { x: lineX, y: middle(cards[1]) + 3, radius: flat ? 15 : 21 };
  const peerX = Math.round(width * 0.883);
  const top = cards[0]?.top ?? 0;
  return {
    ...figure({
      upright: false,
      lineX,
      lineWidth: flat ? 10 : 12,
      peerX,
      fogFrom: lineX + (peerX - lineX) * 0.34,
      fogTo: lineX + (peerX - lineX) * 0.86,
      first: flat ? 62 : 60,
      again: now.y - (flat ? 46 : 76),
      now,
      slope: 0.0715,
      least: flat,
    }),
    titled: height >= 600,
    leads: top >= 130 && width >= 600,
    named: width >= 1100,
    cards,
    askBottom: height - top + (flat ? 8 : 22),
    doneBottom: height - end,
  };
}

function upright(width: number, height: number): OpeningLayout {
  const low = height < 600;
  const end = height - (low ? 68 : 96);
  const cards = cardsOf({
    left: 56,
    width: width - 72,
    height: low ? 50 : 62,
    gap: low ? 6 : 8,
    bottom: end,
  });
  const top = cards[0]?.top ?? 0;
  const askTop = top - (low ? 96 : 118) - (width < 360 ? 16 : 0);
  const now = { x: 28, y: askTop + 24, radius: 15 };
  const peerX = width - 34;
  return {
    ...figure({
      upright: true,
      lineX: 28,
      lineWidth: 10,
      peerX,
      fogFrom: 28 + (peerX - 28) * 0.42,
      fogTo: 28 + (peerX - 28) * 0.95,
      first: low ? 68 : 62,
      again: askTop - 16,
      now,
      slope: 0.1,
      least: low,
    }),
    titled: false,
    leads: true,
    named: false,
    cards,
    askBottom: height - top + 10,
    doneBottom: height - end,
  };
}

function cardsOf({
  left,
  width,
  height,
  gap,
  bottom,
}: {
  left: number;
  width: number;
  height: number;
  gap: number;
  bottom: number;
}): Box[] {
  const top = bottom - ANSWERS.length * height - (ANSWERS.length - 1) * gap;
  return ANSWERS.map((_, at) => ({ left, width, height, top: top + at * (height + gap) }));
}

interface Ends {
  readonly upright: boolean;
  readonly lineX: number;
  readonly lineWidth: number;
  readonly peerX: number;
  readonly fogFrom: number;
  readonly fogTo: number;
  /** The first and the last instant of SAID on the player's line. */
  readonly first: number;
  readonly again: number;
  readonly now: Point & { readonly radius: number };
  /** Px downwards per px across. */
  readonly slope: number;
  /** Whether there is little room: the "?" is smaller. */
  readonly least: boolean;
}

type Figure = Pick<
  OpeningLayout,
  'upright' | 'lineX' | 'lineWidth' | 'peerX' | 'fogFrom' | 'fogTo' | 'now' | 'arrows' | 'bars' | 'answer' | 'unsure'
>;

function figure({ first, again, slope, least, ...ends }: Ends): Figure {
  const room = again - first;
  const oldest = room >= ROOM_FOR_ALL ? 0 : room >= ROOM_FOR_THREE ? 2 : 3;
  const start = INSTANTS[oldest];
  // With few of them the last ACK leaves soon after what it answers, all the same.
  const share = (said: number) => first + (((INSTANTS[said] ?? 1) - start) / (1 - start)) * room;
  const at = (said: number) => (said === 3 && oldest < 3 ? Math.max(share(3), share(2) + ROOM_FOR_WORDS) : share(said));
  const edge = ends.lineX + ends.lineWidth / 2 + 3;
  const down = (ends.peerX - edge) * slope;
  const arrows = SAID.map(({ from }, said) => {
    const own = { x: edge, y: at(said) };
    return from === 'mine'
      ? { said, from: own, to: { x: ends.peerX, y: own.y + down } }
      : { said, from: { x: ends.peerX, y: own.y - down }, to: own };
  }).slice(oldest);
  const last = at(3);
  const across = ends.upright ? 0.82 : 0.67;
  return {
    ...ends,
    arrows,
    bars: barsOf(oldest, at, ends.now.y),
    answer: {
      said: 3,
      from: { x: ends.now.x + ends.now.radius + 12, y: ends.now.y + 2 },
      to: { x: ends.peerX, y: ends.now.y + 2 + down },
    },
    unsure: {
      x: edge + (ends.peerX - edge) * across,
      y: last + down * across,
      radius: least ? 24 : ends.upright ? 34 : 44,
    },
  };
}

/** The states between the instants that are shown; the time before them is in the first. */
function barsOf(oldest: number, at: (said: number) => number, now: number): StateBar[] {
  const all: StateBar[] = [
    { state: 'ESTABLISHED', top: 0, bottom: at(0) },
    { state: 'FIN-WAIT-1', top: at(0), bottom: at(1) },
    { state: 'FIN-WAIT-2', top: oldest < 2 ? at(1) : 0, bottom: at(2) },
    { state: 'TIME-WAIT', top: oldest < 3 ? at(2) : 0, bottom: now },
  ];
  return all.slice(oldest);
}

function middle(box: Box | undefined): number {
  return box === undefined ? 0 : box.top + box.height / 2;
}
