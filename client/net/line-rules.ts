/** What a lasting connection needs to know about its room, and what the failures to reach it mean. */

import type { Signal } from '@preact/signals';
import type { Room } from 'colyseus.js';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { Ask } from './view-reader.ts';
import type { ServerClock } from '../kit/server-clock.ts';

export type LineState<Why> =
  | { readonly kind: 'none' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'ended'; readonly why: Why };

export type Answer<Refusal> = { readonly ok: true } | { readonly ok: false; readonly code: Refusal };

export type ClockReply = { readonly ok: true; readonly now: number } | { readonly ok: false };

/** Why the server could not be reached. */
export type NoWay = 'no-server' | 'sockets-blocked';

/**
 * What a line needs to know about its room. `Refusal`: the codes with which the room refuses; `Why`: why a line ends.
 */
export interface LineRules<R extends Room, Refusal extends string, Why> {
  readonly connection: Signal<LineState<Why>>;
  readonly problem: Signal<Refusal | NoWay | 'no-answer' | null>;
  readonly clock: ServerClock;
  /** The meaning of a code with which the server closes on purpose. */
  readonly endings: ReadonlyMap<number, Why>;
  refusalOf(error: unknown): Refusal | null;
  /** The end that a refusal means; null: it is worth another try. */
  endOf(refusal: Refusal): Why | null;
  /** The way back into the room; null: there is none. */
  wayBack(): (() => Promise<R>) | null;
  /** Handles the room's messages, from the first one on. @returns how it is asked; null: by requests of the sdk */
  listen(room: R): Ask | null;
  /** Called, from now on, whenever the page is back: visible again, or online again. */
  whenBack(run: () => void): void;
}

/** Refusals that keep a player out of their own seat only for a while. */
const PASSING: readonly (NoWay | RefusalCode)[] = ['no-server', 'sockets-blocked', 'server-busy', 'too-fast'];

/** Whether another try may succeed where this was the reason why one did not. */
export function passes(refused: string | null): boolean {
  return PASSING.some((passing) => passing === refused);
}

/** The seat reserved for this page has expired: `ErrorCode.MATCHMAKE_EXPIRED` of Colyseus. */
const SEAT_EXPIRED = 524;

/** Neither taken nor refused: the server answered too late, or the reservation had expired. */
export function wasLate(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === SEAT_EXPIRED;
}
