/** What is unusual about a captured segment, judged by what passed before it. */

import { seqAdd, seqLeq, seqLt } from '../../lib/sequence.ts';
import { has, sameSegment, type Segment, segEnd, segLen } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';

export const ODDITIES = [
  /** Text that was sent before, or the FIN. */
  'retransmission',
  'fin-again',
  /** The same ACK as before while the peer's text is under way: something is missing. */
  'duplicate-ack',
  /** Uses the number before the next one, to check whether the peer is still there. */
  'keep-alive',
  /** The FIN is in a segment with text. */
  'fin-with-text',
  /** Text beyond the sender's own FIN. */
  'text-beyond-fin',
  /** The receiver has no buffer space. */
  'zero-window',
  /** Text before it has not passed here, or not yet. */
  'hole-before',
  /** It passed after text with higher numbers. */
  'out-of-order',
  /** It acknowledges what did not pass here. */
  'ack-of-unseen',
  /** It acknowledges what was never sent. */
  'ack-of-nothing',
  /** A RST at RCV.NXT-1, the number of the FIN: RFC 9293 drops it, Linux accepts it. */
  'rst-at-fin',
  /** A RST that the receiver must ignore. */
  'rst-dropped',
  'rst-challenged',
  /** A RST with another number than the next one, after which its receiver is silent. */
  'rst-unclear',
  /** A RST after which its receiver goes on as if nothing had come. */
  'rst-without-effect',
  'no-ack-flag',
  'syn-inside',
  /** Its sender was CLOSED, as far as the capture shows. */
  'from-closed',
  /** It never arrived: known from two captures, or guessed from a retransmission. */
  'lost',
  'lost-guess',
  /** It, or another one just like it, never arrived. */
  'lost-alike',
  /** Nothing that its receiver sends shows that it arrived. */
  'never-acknowledged',
  /** It arrived, and then arrived again. */
  'arrived-twice',
  /** The capture shows it again at once, with the same IP identification. */
  'shown-twice',
  /** Its receiver answers with a RST, and the capture does not show why. */
  'receiver-gone',
  /** It reports that something came twice (DSACK). */
  'came-twice',
  /** It arrived but was not sent by the end with its source address. */
  'never-sent',
  /** Before it arrived its receiver sent something without knowing of it. */
  'crossed',
] as const;
export type Oddity = (typeof ODDITIES)[number];

/** What an end has sent up to a moment, in the order in which it passed. */
interface Sent {
  /** The number after the highest one. */
  end: number;
  /** The highest acknowledgment of the other end beyond it that was told. */
  unseen: number;
  /** The first and last numbers of the gaps before what has passed or was acknowledged. */
  readonly holes: { readonly from: number; readonly to: number }[];
  fin: number | null;
  last: Segment | null;
}

export class Watcher {
  readonly #sent: readonly [Sent, Sent];

  readonly #most: readonly [number, number];

  /**
   * The first number of each end, and the number after the last one that it sends in the capture; `known`: they are the first
   * of the connection.
   */
  constructor(start: readonly [number, number], most: readonly [number, number], known: boolean) {
    const [a, b] = start;
    this.#sent = [beginning(a, known), beginning(b, known)];
    this.#most = most;
  }

  /** Packets were left out here. */
  resume(side: Side, end: number): void {
    const own = this.#sent[side];
    own.end = end;
    own.holes.length = 0;
  }

  /** A segment passes. @returns what is unusual about it, judged by its numbers alone */
  passes(from: Side, segment: Segment): Oddity[] {
    const own = this.#sent[from];
    const peer = this.#sent[otherSide(from)];
    const found = has(segment, 'RST') ? [] : [...repeats(own, segment), ...gaps(own, segment)];
    if (!has(segment, 'RST')) found.push(...acks(own, peer, segment));
    if (this.#isUnseen(otherSide(from), segment)) found.push('ack-of-unseen');
    if (segment.ack === undefined && !has(segment, 'RST') && !has(segment, 'SYN')) found.push('no-ack-flag');
    this.#remember(own, segment);
    return found;
  }

  /** Whether it acknowledges what did not pass here. Told once: that was sent, and may still pass late. */
  #isUnseen(side: Side, { ack }: Segment): boolean {
    const peer = this.#sent[side];
    if (ack === undefined || seqLeq(ack, peer.end) || seqLeq(ack, peer.unseen)) return false;
    peer.unseen = ack;
    if (seqLeq(ack, this.#most[side])) {
      addHole(peer, ack);
      peer.end = ack;
    }
    return true;
  }

  #remember(own: Sent, segment: Segment): void {
    // The SYN of the handshake lies before the first number, and a stray one is not part of the ordered stream.
    if (has(segment, 'RST') || has(segment, 'SYN')) return;
    if (seqLt(own.end, segment.seq)) addHole(own, segment.seq);
    if (has(segment, 'FIN')) own.fin ??= seqAdd(segEnd(segment), -1);
    if (seqLt(own.end, segEnd(segment))) own.end = segEnd(segment);
    own.last = segment;
  }
}

/** What comes before the first number that is seen may have passed before, or pass late. */
const UNKNOWN = 2 ** 30;

function beginning(end: number, known: boolean): Sent {
  const holes = known ? [] : [{ from: seqAdd(end, -UNKNOWN), to: end }];
  return { end, unseen: end, holes, fin: null, last: null };
}

/** What the segment repeats of what was sent before. */
function repeats(own: Sent, segment: Segment): Oddity[] {
  if (isKeepAlive(own, segment)) return ['keep-alive'];
  if (segLen(segment) === 0 || !seqLt(segment.seq, own.end) || has(segment, 'SYN')) return [];
  if (own.fin !== null && has(segment, 'FIN')) return ['fin-again'];
  return [fillsHole(own, segment) ? 'out-of-order' : 'retransmission'];
}

/** More gaps than any window holds are not remembered. */
const MOST_HOLES = 64;

function addHole({ holes, end }: Sent, to: number): void {
  if (holes.length < MOST_HOLES) holes.push({ from: end, to });
}

/** Whether a segment begins in a gap, which it then closes as far as it reaches. */
function fillsHole({ holes }: Sent, segment: Segment): boolean {
  const at = holes.findIndex(({ from, to }) => seqLeq(from, segment.seq) && seqLt(segment.seq, to));
  const hole = holes[at];
  if (hole === undefined) return false;
  const rest = seqLt(segEnd(segment), hole.to) ? [{ from: segEnd(segment), to: hole.to }] : [];
  const before = seqLt(hole.from, segment.seq) ? [{ from: hole.from, to: segment.seq }] : [];
  holes.splice(at, 1, ...before, ...rest);
  return true;
}

function isKeepAlive(own: Sent, segment: Segment): boolean {
  const bare = !has(segment, 'SYN') && !has(segment, 'FIN') && segment.len <= 1;
  return bare && own.last !== null && segment.seq === seqAdd(own.end, -1) && own.fin === null;
}

function gaps(own: Sent, segment: Segment): Oddity[] {
  if (has(segment, 'SYN')) return [];
  const found: Oddity[] = [];
  if (seqLt(own.end, segment.seq) && own.fin === null) found.push('hole-before');
  if (own.fin !== null && seqLt(seqAdd(own.fin, 1), segEnd(segment))) found.push('text-beyond-fin');
  if (own.fin === null && has(segment, 'FIN') && segment.len > 0) found.push('fin-with-text');
  return found;
}

function acks(own: Sent, peer: Sent, segment: Segment): Oddity[] {
  const found: Oddity[] = [];
  const again = own.last !== null && segLen(segment) === 0 && sameSegment(own.last, segment);
  const sameWindow = own.last?.wnd === segment.wnd;
  if (again && sameWindow && segment.ack !== undefined && seqLt(segment.ack, peer.end)) found.push('duplicate-ack');
  if (segment.wnd === 0 && !has(segment, 'SYN')) found.push('zero-window');
  return found;
}
