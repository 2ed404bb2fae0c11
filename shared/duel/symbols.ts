/** The lecture's letters for sequence numbers: u and w are the numbers of the two FINs, v is where the passive side stood. */

import { seqDiff } from '../lib/sequence.ts';
import { has } from '../tcp/segment.ts';
import type { End } from './level.ts';
import { type HalfState, seenOfConnection } from './state.ts';
import type { Symbols } from './view.ts';

/** Farther than this from its letter a number is better read as it is. */
const FAR = 2_500;

function offset(letter: string, distance: number): string | null {
  if (Math.abs(distance) > FAR) return null;
  if (distance === 0) return letter;
  return distance > 0 ? `${letter}+${distance}` : `${letter}−${-distance}`;
}

function symbolIn(n: number, space: 'active' | 'passive', { u, v, w }: Symbols): string | null {
  if (space === 'active') return u === null ? null : offset('u', seqDiff(n, u));
  if (w !== null && seqDiff(n, w) >= 0) return n === w && v === w ? 'v=w' : offset('w', seqDiff(n, w));
  return v === null ? null : offset('v', seqDiff(n, v));
}

/**
 * The symbol for a number of the `active` or the `passive` closer's sequence space, for example "u+1"; null when the
 * letter is not known yet or far away. Where no text came before the second FIN, v and w are the same number: "v=w".
 * A number that is nowhere near its own space's letters and near the other's has got into the wrong field: it keeps the
 * letter of where it comes from.
 */
export function symbolOf(n: number, space: 'active' | 'passive', symbols: Symbols): string | null {
  return symbolIn(n, space, symbols) ?? symbolIn(n, space === 'active' ? 'passive' : 'active', symbols);
}

/**
 * Where the passive side stood when the first FIN was sent, as an end knows it: A by what it had received when it sent
 * its FIN, B by what that FIN acknowledges. Before that, where it stands now. Each connection of a half has its own.
 */
export function numberAtFirstFin(half: HalfState, end: End): number {
  const kind = end === 'A' ? 'sent' : 'arrived';
  const acknowledged = seenOfConnection(half, end).flatMap((entry) => {
    if ((entry.kind !== 'sent' && entry.kind !== 'arrived') || entry.kind !== kind) return [];
    // A FIN that ought not to have been sent says nothing of where the passive side stood.
    const counts = has(entry.segment, 'FIN') && !(entry.kind === 'sent' && entry.wrong);
    return counts && entry.segment.ack !== undefined ? [entry.segment.ack] : [];
  });
  const { snd, rcv } = half.ends[end].endpoint.tcb;
  return acknowledged[0] ?? (end === 'A' ? rcv.nxt : snd.nxt);
}
