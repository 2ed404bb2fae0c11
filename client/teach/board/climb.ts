/** How the standings move: where each row is at each moment, in rows from the top. Pure; times in ms. */

import type { BoardStandings, ClimbRow } from '../../../shared/class/standing-rows.ts';

/** Until then the old order stands; then everybody but the hero moves, then the hero. */
const OLD_MS = 600;
export const MOVED_MS = 1800;
const HERO_MS = 900;
/** Between the starts of two rows, from below. */
const APART_MS = 30;

/** How long the whole takes. */
export function climbMs({ hero, climbs }: BoardStandings): number {
  if (!climbs) return 0;
  return hero === null ? MOVED_MS : MOVED_MS + HERO_MS;
}

/** Fast first, then slower. */
export function easeOut(share: number): number {
  return 1 - (1 - Math.min(1, Math.max(0, share))) ** 3;
}

/** Where each row stood, from 0; rows that shared a place stood one below the other. As many as there are rows: below them. */
export function oldSlots(rows: readonly ClimbRow[]): readonly number[] {
  const known = rows.flatMap(({ before }, index) => (before === null ? [] : [{ before, index }]));
  const slots = rows.map(() => rows.length);
  let last = -1;
  for (const { before, index } of known.sort((a, b) => a.before - b.before || a.index - b.index)) {
    last = Math.max(last + 1, before - 1);
    slots[index] = Math.min(rows.length, last);
  }
  return slots;
}

export interface ClimbFrame {
  /** Where the row is, in rows from the top. */
  readonly at: number;
  /** How much of its way it has gone, 0..1: its line is drawn so far, and its points are counted so far. */
  readonly gone: number;
}

/** Where a row waits while the hero has not come up yet. */
function slotBefore(index: number, hero: number, heroSlot: number): number {
  return index > hero && index <= heroSlot ? index - 1 : index;
}

/** All rows at a moment. */
export function climbFrames({ rows, hero: heroId, climbs }: BoardStandings, at: number): readonly ClimbFrame[] {
  if (!climbs) return rows.map((_, index) => ({ at: index, gone: 1 }));
  const old = oldSlots(rows);
  const hero = rows.findIndex(({ student }) => student === heroId);
  const heroSlot = old[hero] ?? 0;
  const heroGone = hero < 0 ? 1 : easeOut((at - MOVED_MS) / HERO_MS);
  const heroAt = heroSlot + (hero - heroSlot) * heroGone;
  return rows.map((_, index) => {
    if (index === hero) return { at: heroAt, gone: heroGone };
    const starts = OLD_MS + APART_MS * (rows.length - 1 - index);
    const gone = easeOut((at - starts) / (MOVED_MS - OLD_MS - APART_MS * (rows.length - 1)));
    const waits = hero < 0 ? index : slotBefore(index, hero, heroSlot);
    const slot = old[index] ?? index;
    // A row makes room when the hero passes it.
    const passed = waits === index ? 0 : Math.min(1, Math.max(0, waits + 1 - heroAt));
    return { at: slot + (waits - slot) * gone + (index - waits) * passed, gone };
  });
}

/** The points that a row shows: those of the last round are counted in on the way. */
export function pointsShown({ score, gained }: ClimbRow, gone: number): number {
  return Math.round(score - gained * (1 - gone));
}
