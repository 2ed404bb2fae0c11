/** The third player's side of a half: their orders, and the faults they have left. */

import type { WireOrder } from '../../wire/fault.ts';
import type { End } from '../level.ts';
import type { WireSeat } from './state.ts';

/** Faults in a half. At most two of them can hurt a FIN or its ACK (see shared/wire): the retries outlast them. */
export const WIRE_BUDGET = 3;

export function createWireSeat(): WireSeat {
  return { left: WIRE_BUDGET, orders: { A: null, B: null }, changes: 0 };
}

/** The seat after an order was given, changed or withdrawn. */
export function withOrder(seat: WireSeat | null, end: End, order: WireOrder | null): WireSeat | null {
  return seat === null ? null : { ...seat, orders: { ...seat.orders, [end]: order }, changes: seat.changes + 1 };
}

/** The seat after the order for `end` was carried out; with nothing left, the other order lapses as well. */
export function spent(seat: WireSeat | null, end: End): WireSeat | null {
  if (seat === null) return null;
  const left = seat.left - 1;
  return { ...seat, left, orders: left === 0 ? { A: null, B: null } : { ...seat.orders, [end]: null } };
}
