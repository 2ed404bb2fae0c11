/** The closest race as a figure of three arrows: where everything is, and what is seen of it when. Pure; lengths in px. */

import type { RaceArrow, RaceClip } from '../../../shared/class/headline.ts';

/** The replay: fast up to the last moments, those at half speed, a stop at the answer, the lens, and the answer's flight. */
const FAST_MS = 1600;
const SLOW_MS = 4400;
const SPEED = 0.5;
export const FROZEN_AT = FAST_MS + SLOW_MS;
const LENS_MS = 350;
const HELD_MS = 700;
const FLIGHT_MS = 900;
/** How long the whole takes. */
export const RACE_MS = FROZEN_AT + LENS_MS + HELD_MS + FLIGHT_MS;

/** Least px between two events: of one arrow, and of two. */
const TRIP = 26;
const APART = 62;
/** The least by which a lens must enlarge to be worth one, and the bracket in it. */
const LENS_LEAST = 2;
const BRACKET = 84;
const TOP = 46;
/** A longer rest is no close race: the ring's end is drawn where it is. */
const EASY_MS = 2500;
/** The room that the words of a segment need at least, beside the lens. */
const WORDS = 262;

export interface RaceRoom {
  readonly width: number;
  readonly height: number;
}

interface Lens {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** The arrow goes through it; otherwise it hangs below the arrow. */
  readonly beside: boolean;
  /** How many times as large as the figure. */
  readonly times: number;
}

export interface RacePlace {
  readonly racerX: number;
  readonly peerX: number;
  readonly bottom: number;
  /** The height of a moment (ms since the half began). */
  y(at: number): number;
  /** Null: the rest is large enough to be seen without. */
  readonly lens: Lens | null;
}

/** Whether the ring had so much left that its end is a place in the figure. */
function isEasy({ ringEndsAt, answeredAt }: RaceClip): boolean {
  return ringEndsAt - answeredAt > EASY_MS;
}

/** The moments at which an arrow of the clip begins or ends, in order. */
function moments(clip: RaceClip): readonly number[] {
  const all = clip.arrows.flatMap(({ sentAt, arrivedAt }) => (arrivedAt === null ? [sentAt] : [sentAt, arrivedAt]));
  return [...new Set([...all, ...(isEasy(clip) ? [clip.ringEndsAt] : [])])].sort((a, b) => a - b);
}

function isTrip({ arrows }: RaceClip, from: number, to: number): boolean {
  return arrows.some(({ sentAt, arrivedAt }) => sentAt === from && arrivedAt === to);
}

/** The height of each moment: in proportion to time, but never closer than can be read. */
function heights(clip: RaceClip, room: number, apart: number): ReadonlyMap<number, number> {
  const at = moments(clip);
  const steps = at.slice(1).map((to, index) => {
    const from = at[index] ?? to;
    return { to, ms: to - from, least: isTrip(clip, from, to) ? TRIP : apart };
  });
  const spare = Math.max(0, room - steps.reduce((sum, { least }) => sum + least, 0));
  const total = Math.max(
    1,
    steps.reduce((sum, { ms }) => sum + ms, 0),
  );
  let y = TOP;
  const found = new Map([[at[0] ?? 0, y]]);
  for (const { to, ms, least } of steps) {
    y += least + (spare * ms) / total;
    found.set(to, y);
  }
  return found;
}

/** Between the moments evenly, beyond them as between the last two. */
function along(known: ReadonlyMap<number, number>): (at: number) => number {
  const points = [...known];
  return (at) => {
    const next = Math.max(
      1,
      points.findIndex(([moment]) => moment >= at) < 0
        ? points.length - 1
        : points.findIndex(([moment]) => moment >= at),
    );
    const [[from, top], [to, bottom]] = [points[next - 1] ?? [0, TOP], points[next] ?? [1, TOP + 1]];
    return top + ((at - from) / Math.max(1, to - from)) * (bottom - top);
  };
}

/** Where everything of a race is in so much room. */
export function raceLayout(clip: RaceClip, { width, height }: RaceRoom): RacePlace {
  const racerX = Math.min(96, width * 0.16);
  const peerX = width - Math.min(96, width * 0.16);
  const radius = Math.min(128, (peerX - racerX) * 0.24, height * 0.24);
  // Where there is no room for words beside the lens it hangs below the arrow.
  const beside = peerX - racerX - 30 - 2 * radius >= WORDS;
  const hangs = beside ? 0.34 : 1.12;
  const below = isEasy(clip) ? 60 : radius * (1 + hangs) + 40;
  const y = along(heights(clip, height - TOP - below, beside ? Math.max(APART, radius * 0.75) : APART));
  const answer = y(clip.answeredAt);
  const rest = Math.max(0.5, y(clip.ringEndsAt) - answer);
  const times = Math.round(BRACKET / rest);
  const lens = { x: racerX + 30 + radius, y: answer + radius * hangs, radius, times, beside };
  return { racerX, peerX, bottom: height, y, lens: times >= LENS_LEAST ? lens : null };
}

/** The moment of the match that the replay shows, and how far lens and answer are, 0..1. */
export interface RaceFrame {
  /** Ms since the half began; does not run beyond the answer. */
  readonly at: number;
  readonly lens: number;
  readonly flown: number;
}

const share = (value: number) => Math.min(1, Math.max(0, value));

export function raceFrame(clip: RaceClip, at: number): RaceFrame {
  const from = clip.arrows[0]?.sentAt ?? clip.answeredAt;
  const slowFrom = Math.max(from, clip.answeredAt - SLOW_MS * SPEED);
  const fast = from + share(at / FAST_MS) * (slowFrom - from);
  const slow = slowFrom + share((at - FAST_MS) / SLOW_MS) * (clip.answeredAt - slowFrom);
  return {
    at: at < FAST_MS ? fast : slow,
    lens: share((at - FROZEN_AT) / LENS_MS),
    flown: share((at - FROZEN_AT - LENS_MS - HELD_MS) / FLIGHT_MS),
  };
}

/** How much of an arrow has been flown, 0..1; null: it has not been sent. */
export function flownOf(clip: RaceClip, arrow: RaceArrow, frame: RaceFrame): number | null {
  if (arrow === clip.arrows.at(-1)) return frame.at < clip.answeredAt ? null : frame.flown;
  if (frame.at < arrow.sentAt) return null;
  const until = arrow.arrivedAt ?? arrow.sentAt + tripOf(clip);
  return share((frame.at - arrow.sentAt) / Math.max(1, until - arrow.sentAt));
}

/** How long a segment that arrives is on its way, ms. */
export function tripOf({ arrows }: RaceClip): number {
  const trips = arrows.flatMap(({ sentAt, arrivedAt }) => (arrivedAt === null ? [] : [arrivedAt - sentAt]));
  return Math.max(1, Math.min(...trips, 3000));
}
