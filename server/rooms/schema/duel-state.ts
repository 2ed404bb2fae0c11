/**
 * The projection: what goes over the wire of a match. Each seat, and the wire's, is a part that only its client's view
 * holds. A player's fields are those of SEAT_FIELDS; nothing is allotted after the start (see shared/decisions, 10).
 */

import { type ArraySchema, Encoder, schema, StateView, t } from '@colyseus/schema';
import type { Seat } from '../../../shared/duel/options.ts';
import { SEAT_FIELDS, type SeatField, type SeatRecord, type WireRecord } from '../../../shared/duel/seat-record.ts';
import type { SeatView, WireView } from '../../../shared/duel/view.ts';
import type { Place } from '../../store/match-store.ts';

/** The review of a long match; when the encoder has to grow in a room that is open it says so on the console each time. */
Encoder.BUFFER_SIZE = 128 * 1024;

const SeatState = schema(
  {
    now: t.float64(),
    phase: t.string(),
    code: t.string(),
    against: t.string(),
    levelId: t.string(),
    capture: t.string(),
    mode: t.string(),
    pace: t.string(),
    compose: t.string(),
    notation: t.string(),
    half: t.uint8(),
    tripMs: t.float64(),
    mslMs: t.float64(),
    halves: t.string(),
    canFinish: t.string(),
    seed: t.string(),
    wire: t.string(),
    halfStartedAt: t.string(),
    halfEnd: t.string(),
    you: t.string(),
    peer: t.string(),
    start: t.string(),
    figure: t.array('string'),
    tcp: t.string(),
    symbols: t.string(),
    position: t.string(),
    timeWait: t.string(),
    port: t.string(),
    judgements: t.array('string'),
    hints: t.string(),
    calls: t.string(),
    callable: t.string(),
    practice: t.string(),
    halfScores: t.string(),
    review: t.string(),
  } satisfies Record<SeatField, unknown>,
  'SeatState',
);
type SeatState = InstanceType<typeof SeatState> & SeatRecord;

const WireState = schema({ view: t.string() } satisfies Record<keyof WireRecord, unknown>, 'WireState');

export const DuelState = schema(
  { first: t.ref(SeatState).view(), second: t.ref(SeatState).view(), third: t.ref(WireState).view() },
  'DuelState',
);
export type DuelState = InstanceType<typeof DuelState>;

/** The view of a client who sits in `place`: his part of the state and no other. */
export function viewOf(state: DuelState, place: Place): StateView {
  const view = new StateView();
  view.add(place === 'wire' ? state.third : partOf(state, place));
  return view;
}

/** Writes what the third player sees, unless nothing changed but the time. */
export function writeWire(state: DuelState, view: WireView): void {
  const { third } = state;
  // Nothing has a value in a part that was never written.
  const written: WireView | null = third.view ? JSON.parse(third.view) : null;
  if (written === null || JSON.stringify({ ...view, now: written.now }) !== third.view) {
    third.view = JSON.stringify(view);
  }
}

/** Writes what changed; if nothing did but the time, nothing is written, so that no message tells of it. */
export function writeSeat(state: DuelState, seat: Seat, view: SeatView): void {
  const part = partOf(state, seat);
  let changed = false;
  for (const [name, form] of Object.entries(SEAT_FIELDS)) {
    const field = name as SeatField;
    if (field === 'now') continue;
    const wrote = form === 'list' ? writeList(part, field, view) : writeField(part, field, form, view);
    changed ||= wrote;
  }
  if (changed) part.now = view.now;
}

function partOf(state: DuelState, seat: Seat): SeatState {
  return seat === 0 ? state.first : state.second;
}

function writeField(part: SeatState, field: SeatField, form: 'number' | 'text' | 'json', view: SeatView): boolean {
  const value = form === 'json' ? JSON.stringify(view[field]) : view[field];
  if (part[field] === value) return false;
  Object.assign(part, { [field]: value });
  return true;
}

function writeList(part: SeatState, field: SeatField, view: SeatView): boolean {
  const list = part[field] as ArraySchema<string>;
  const texts = (view[field] as readonly unknown[]).map((entry) => JSON.stringify(entry));
  const differing = texts.findIndex((text, index) => list[index] !== text);
  if (differing === -1 && list.length === texts.length) return false;
  if (list.length > texts.length) list.clear();
  for (const [index, text] of texts.entries()) {
    if (index >= list.length) list.push(text);
    else if (list[index] !== text) list[index] = text;
  }
  return true;
}
