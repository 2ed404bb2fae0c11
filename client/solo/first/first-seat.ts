/**
 * Which match of this tab is the guided one, and which callouts have been read: so that a reload leads back into it.
 */

import { signal } from '@preact/signals';
import { goTo } from '../../context/route.ts';
import { FIRST_STEPS, type FirstStep } from './step-names.ts';

const KEY = 'last-ack.first';

interface FirstSeat {
  readonly code: string;
  readonly read: readonly FirstStep[];
}

function stored(): FirstSeat | null {
  try {
    const [code = '', ...read] = (sessionStorage.getItem(KEY) ?? '').split(' ');
    return code === '' ? null : { code, read: FIRST_STEPS.filter((step) => read.includes(step)) };
  } catch {
    return null;
  }
}

/** The guided match; null: there is none. Change it by `keepFirstSeat`. */
export const firstSeat = signal<FirstSeat | null>(stored());

let asked = false;

/** The guided duel was asked for by name: it begins as soon as its page is there, without asking once more. */
export function beginFirst(): void {
  asked = firstSeat.peek() === null;
  goTo({ kind: 'first' });
}

/** @returns whether the duel is to begin at once; for the next visit of the page it is not */
export function takeBeginning(): boolean {
  const begins = asked;
  asked = false;
  return begins;
}

/** Null: there is none any more. */
export function keepFirstSeat(seat: FirstSeat | null): void {
  firstSeat.value = seat;
  try {
    if (seat === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, [seat.code, ...seat.read].join(' '));
  } catch {
    // Forbidden: a reload then starts over.
  }
}
