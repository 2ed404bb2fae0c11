/**
 * A SeatView in the form in which it travels: one entry per top-level field, so that only what changed is sent.
 * Knows no Colyseus: the server's schema has these fields, the page reads them from whatever object carries them.
 */

import type { SeatView, WireView } from './view.ts';

/** How each field travels: as it is, as JSON text, or as a list of JSON texts that grows at its end. */
export const SEAT_FIELDS = {
  now: 'number',
  phase: 'text',
  code: 'text',
  against: 'text',
  levelId: 'text',
  capture: 'json',
  mode: 'text',
  pace: 'text',
  compose: 'text',
  notation: 'text',
  half: 'number',
  tripMs: 'number',
  mslMs: 'number',
  halves: 'json',
  canFinish: 'json',
  seed: 'json',
  wire: 'json',
  halfStartedAt: 'json',
  halfEnd: 'json',
  you: 'json',
  peer: 'json',
  start: 'json',
  figure: 'list',
  tcp: 'json',
  symbols: 'json',
  position: 'json',
  timeWait: 'json',
  port: 'text',
  judgements: 'list',
  hints: 'json',
  calls: 'json',
  callable: 'json',
  practice: 'json',
  halfScores: 'json',
  review: 'json',
} as const satisfies Record<keyof SeatView, 'number' | 'text' | 'json' | 'list'>;

export type SeatField = keyof typeof SEAT_FIELDS;

type Carried<F extends SeatField> = (typeof SEAT_FIELDS)[F] extends 'number'
  ? number
  : (typeof SEAT_FIELDS)[F] extends 'list'
    ? Iterable<string>
    : string;

/** One seat's view as the room's state carries it. */
export type SeatRecord = { readonly [F in SeatField]: Carried<F> };

/** The third player's view as the room's state carries it: whole, as JSON text. */
export interface WireRecord {
  readonly view: string;
}

/** The room's state as a client gets it: only his own seat is there, the others are undefined or have no values. */
export interface DuelRoomState {
  readonly first?: SeatRecord | undefined;
  readonly second?: SeatRecord | undefined;
  readonly third?: WireRecord | undefined;
}

/**
 * A reader of room states for one client. It remembers what it parsed: a field or a list entry that did not change is
 * the same object as in the view before, so that the page can compare by identity.
 * @returns a function from the state to the view of the seat in it; null until the first state with a seat has come.
 */
export function seatReader(): (state: DuelRoomState) => SeatView | null {
  const parsed = new Map<string, { readonly text: string; readonly value: unknown }>();
  const parse = (key: string, text: string): unknown => {
    const known = parsed.get(key);
    if (known?.text === text) return known.value;
    const value: unknown = JSON.parse(text);
    parsed.set(key, { text, value });
    return value;
  };
  let lists: Partial<Record<SeatField, readonly unknown[]>> = {};
  const parseList = (field: SeatField, texts: Iterable<string>): readonly unknown[] => {
    const now = Array.from(texts, (text, index) => parse(`${field}.${index}`, text));
    const before = lists[field];
    if (before !== undefined && before.length === now.length && now.every((entry, i) => entry === before[i]))
      return before;
    lists = { ...lists, [field]: now };
    return now;
  };
  return (state) => {
    // The sdk makes both parts; only that of the own seat is ever filled.
    const record = [state.first, state.second].find((part) => part?.phase !== undefined);
    if (record === undefined) return null;
    const entries = Object.entries(SEAT_FIELDS).map(([name, form]) => {
      const field = name as SeatField;
      const carried = record[field];
      if (form === 'json') return [field, parse(field, String(carried))];
      return [field, typeof carried === 'object' ? parseList(field, carried) : carried];
    });
    // SEAT_FIELDS has every field of SeatView, and the server wrote each from a SeatView.
    return Object.fromEntries(entries) as SeatView;
  };
}

/** A reader of room states for the third player: his view; null until the first state with it has come. */
export function wireReader(): (state: DuelRoomState) => WireView | null {
  let known: { readonly text: string; readonly view: WireView } | null = null;
  return ({ third }) => {
    const text = third?.view ?? '';
    if (text === '') return null;
    // The server wrote it from a WireView.
    if (known?.text !== text) known = { text, view: JSON.parse(text) as WireView };
    return known.view;
  };
}
