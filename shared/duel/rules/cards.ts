/**
 * The four cards of a position. They cross two mistakes that people really make: the segment itself, each mistake alone and
 * both together. So no card stands out, and none is what the others have in common: the player must know the numbers.
 */

import { type Draw, shuffle } from '../../lib/random.ts';
import type { Endpoint } from '../../referee/endpoint.ts';
import { inventsText, sendFacts } from '../../referee/facts.ts';
import { mistakeIn } from '../../referee/judge.ts';
import type { MistakeId } from '../../referee/mistake.ts';
import type { Notation } from '../../referee/verdict.ts';
import { pureAck } from '../../tcp/output.ts';
import { sameSegment, type Segment } from '../../tcp/segment.ts';
import { owedIn } from './right-move.ts';
import { type Slip, slipsFrom } from './slips.ts';

const CARD_COUNT = 4;

/** Mistakes that people really make, the most instructive first; others are drawn only when nothing else is left. */
const TEMPTING: readonly MistakeId[] = [
  'seq-fin-not-counted',
  'ack-fin-not-counted',
  'ack-counted-twice',
  'seq-ack-counted',
  'fin-too-early',
  'no-fin',
  'fin-twice',
  'seq-new-for-retransmission',
  'seq-stale-data',
  'ack-stale-data',
  'ack-of-nothing',
  'no-ack-flag',
  'swapped-seq-ack',
  'rst-for-close',
  'ack-from-closed',
  'unprompted-reack',
  'needless-retransmission',
  'needless-ack',
];
/** Two mistakes are drawn from this many of the most instructive ones. */
const TELLING = 5;

interface Temptation {
  readonly slip: Slip;
  readonly segment: Segment;
  readonly mistake: MistakeId;
}

/** The result of the slip on `from`, if it can be sent, is wrong or needless, and is none of `taken`. */
function temptation(
  endpoint: Endpoint,
  notation: Notation,
  slip: Slip,
  from: Segment,
  taken: readonly Segment[],
): Temptation | null {
  const segment = slip.of(from);
  const facts = sendFacts(endpoint, segment, notation);
  if (inventsText(facts)) return null;
  const mistake = mistakeIn(facts);
  if (mistake === null || taken.some((other) => sameSegment(other, segment))) return null;
  return { slip, segment, mistake };
}

/** Every single slip from `base`, each segment once, in a drawn order. */
function temptations(endpoint: Endpoint, base: Segment, notation: Notation, draw: Draw): Temptation[] {
  const found: Temptation[] = [];
  const taken = [base];
  for (const slip of shuffle(slipsFrom(endpoint, base), draw)) {
    const tempting = temptation(endpoint, notation, slip, base, taken);
    if (tempting === null) continue;
    found.push(tempting);
    taken.push(tempting.segment);
  }
  return found;
}

function rankOf(mistake: MistakeId): number {
  const rank = TEMPTING.indexOf(mistake);
  return rank < 0 ? TEMPTING.length : rank;
}

/** One of each mistake first, the most instructive ones in a drawn order, then repetitions of a mistake. */
function byTemptation(list: readonly Temptation[], draw: Draw): Temptation[] {
  const isFirst = (item: Temptation, i: number) => list.findIndex((other) => other.mistake === item.mistake) === i;
  const varied = list.filter(isFirst).sort((a, b) => rankOf(a.mistake) - rankOf(b.mistake));
  const repeated = list.filter((item, i) => !isFirst(item, i));
  return [...shuffle(varied.slice(0, TELLING), draw), ...varied.slice(TELLING), ...repeated];
}

/** Two slips that touch different parts: each alone, and both together. Null: they cannot be crossed. */
function cross(endpoint: Endpoint, base: Segment, notation: Notation, a: Temptation, b: Temptation): Segment[] | null {
  if (b.slip.parts.some((part) => a.slip.parts.includes(part))) return null;
  const both = temptation(endpoint, notation, b.slip, a.segment, [base, a.segment, b.segment]);
  return both === null ? null : [a.segment, b.segment, both.segment];
}

/** The first two slips in the list that can be crossed, earlier ones preferred. Null: none can be. */
function crossed(endpoint: Endpoint, base: Segment, notation: Notation, list: readonly Temptation[]): Segment[] | null {
  for (const [i, first] of list.entries()) {
    for (const second of list.slice(i + 1)) {
      const segments = cross(endpoint, base, notation, first, second);
      if (segments !== null) return segments;
    }
  }
  return null;
}

/**
 * The cards of a position, in a drawn order: the segment that is due and three wrong ones; where waiting is right, the ACK
 * that people send anyway, and three more.
 */
export function drawCards(endpoint: Endpoint, notation: Notation, draw: Draw): Segment[] {
  const base = owedIn(endpoint, notation) ?? pureAck(endpoint.tcb);
  const list = byTemptation(temptations(endpoint, base, notation, draw), draw);
  const wrong = crossed(endpoint, base, notation, list) ?? list.map(({ segment }) => segment);
  return shuffle([base, ...wrong.slice(0, CARD_COUNT - 1)], draw);
}
