/** The four cards of a position: the right segment where one is due, and others drawn from real misconceptions. */

import { type Draw, shuffle } from '../lib/random.ts';
import { seqAdd } from '../lib/sequence.ts';
import type { Endpoint } from '../referee/endpoint.ts';
import { judge } from '../referee/judge.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Notation } from '../referee/verdict.ts';
import { firstUnacked, pureAck } from '../tcp/output.ts';
import { type Flag, has, makeSegment, sameSegment, type Segment } from '../tcp/segment.ts';
import { owedIn } from './right-move.ts';

export const CARD_COUNT = 4;

/** Mistakes that people really make, the most telling first; a card is never drawn from what nobody would believe. */
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
  'swapped-seq-ack',
  'ack-stale-data',
  'ack-of-nothing',
  'no-ack-flag',
  'rst-for-close',
  'ack-from-closed',
  'unprompted-reack',
  'needless-retransmission',
  'needless-ack',
  'seq-from-peer',
  'ack-from-own',
  'data-after-fin',
  'seq-wrong',
  'seq-zero',
];

function withFlags(segment: Segment, add: readonly Flag[], remove: readonly Flag[]): Segment {
  const flags = [...segment.flags.filter((flag) => !remove.includes(flag)), ...add];
  const ack = remove.includes('ACK') ? undefined : segment.ack;
  return makeSegment({ ...segment, flags, ack });
}

function withNumbers(segment: Segment, seq: number, ack: number | undefined): Segment {
  return makeSegment({ ...segment, seq, ack });
}

/** Everything near the truth that somebody might send: other numbers, other flags, what was sent before. */
function neighbours(endpoint: Endpoint, base: Segment): Segment[] {
  const { tcb, history } = endpoint;
  const { seq } = base;
  const ack = base.ack ?? tcb.rcv.nxt;
  const seqs = [seqAdd(seq, -1), seqAdd(seq, 1), tcb.rcv.nxt, 0, ...history.textStarts.slice(-2)];
  const acks = [seqAdd(ack, -1), seqAdd(ack, 1), tcb.snd.nxt];
  const again = firstUnacked(tcb);
  const fin = has(base, 'FIN');
  return [
    ...seqs.map((other) => withNumbers(base, other, ack)),
    ...acks.map((other) => withNumbers(base, seq, other)),
    withNumbers(base, ack, seq),
    fin ? withFlags(base, [], ['FIN']) : withFlags(base, ['FIN'], []),
    ...(fin ? [withFlags(base, [], ['ACK'])] : []),
    makeSegment({ flags: ['RST'], seq, ack }),
    pureAck(tcb),
    ...(again === null ? [] : [again, withNumbers(again, seqAdd(again.seq, 1), again.ack)]),
    ...(tcb.finSeq === null ? [] : [makeSegment({ flags: ['FIN'], seq: tcb.finSeq, ack: tcb.rcv.nxt })]),
  ];
}

interface Temptation {
  readonly segment: Segment;
  readonly mistake: MistakeId;
}

/** The neighbours that are not right, each segment once, in a drawn order. */
function temptations(endpoint: Endpoint, base: Segment, notation: Notation, draw: Draw): Temptation[] {
  const found: Temptation[] = [];
  for (const segment of shuffle(neighbours(endpoint, base), draw)) {
    const { mistake } = judge(endpoint, { kind: 'send', segment }, notation);
    if (mistake === null || !TEMPTING.includes(mistake)) continue;
    if (!found.some((other) => sameSegment(other.segment, segment))) found.push({ segment, mistake });
  }
  return found;
}

/** Puts one of each mistake first, the most telling mistakes before the others, and then what repeats a mistake. */
function byVariety(list: readonly Temptation[]): { readonly varied: Temptation[]; readonly repeated: Temptation[] } {
  const isFirst = (item: Temptation, i: number) => list.findIndex((other) => other.mistake === item.mistake) === i;
  const varied = list.filter(isFirst).sort((a, b) => TEMPTING.indexOf(a.mistake) - TEMPTING.indexOf(b.mistake));
  return { varied, repeated: list.filter((item, i) => !isFirst(item, i)) };
}

/** Draws `count` of them: mostly from the most telling, so that the real misconceptions prevail. */
function pick(list: readonly Temptation[], count: number, draw: Draw): Segment[] {
  const { varied, repeated } = byVariety(list);
  const drawn = shuffle(varied.slice(0, count + 2), draw);
  return [...drawn, ...repeated].slice(0, count).map((temptation) => temptation.segment);
}

/** The cards of a position, in a drawn order: one is right where a segment is due, none where waiting is. */
export function drawCards(endpoint: Endpoint, notation: Notation, draw: Draw): Segment[] {
  const right = owedIn(endpoint, notation);
  const base = right ?? pureAck(endpoint.tcb);
  const wrong = temptations(endpoint, base, notation, draw);
  const chosen = pick(wrong, CARD_COUNT - (right === null ? 0 : 1), draw);
  return shuffle(right === null ? chosen : [right, ...chosen], draw);
}
