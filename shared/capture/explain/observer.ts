/** What one end of a recorded connection knew at a moment: just enough to infer what its application then did. */

import { seqAdd, seqDiff, seqLeq, seqLt, seqMax } from '../../lib/sequence.ts';
import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';

/** A genuine recording holds no more than a window full of segments beyond a gap. */
const MOST_HELD = 4096;

export class Observer {
  /** SND.NXT and SND.UNA; null before the first segment shows them. */
  nxt: number | null = null;
  una: number | null = null;
  /** RCV.NXT; null before the first segment arrived. */
  rcv: number | null = null;
  /** The connection is gone here: a RST was sent or has arrived. */
  gone = false;
  /** When this end last sent or received something. */
  lastAt: number | null = null;

  #fin: number | null = null;
  #peerFin: number | null = null;
  /** The peer's FIN had arrived when ours was sent. */
  #passive = false;
  #held: Segment[] = [];

  /** With `start`, an end in ESTABLISHED with nothing in flight. */
  constructor(start?: { readonly sndNxt: number; readonly rcvNxt: number }) {
    if (start === undefined) return;
    this.nxt = start.sndNxt;
    this.una = start.sndNxt;
    this.rcv = start.rcvNxt;
  }

  /** This end sent a segment. */
  sends(segment: Segment, at: number): void {
    this.lastAt = at;
    if (has(segment, 'RST')) {
      this.gone = true;
      return;
    }
    if (has(segment, 'FIN') && this.#fin === null) {
      this.#fin = seqAdd(segEnd(segment), -1);
      this.#passive = this.#peerFin !== null;
    }
    this.nxt = this.nxt === null ? segEnd(segment) : seqMax(this.nxt, segEnd(segment));
  }

  /** A segment arrived at this end. */
  receives(segment: Segment, at: number): void {
    this.lastAt = at;
    if (has(segment, 'RST')) {
      this.gone = true;
      return;
    }
    this.#acknowledged(segment.ack);
    this.rcv ??= segment.seq;
    if (this.#held.length < MOST_HELD) this.#held.push(segment);
    this.#takeIn();
  }

  /** Text that this end has received in order since RCV.NXT was `start`. */
  receivedSince(start: number): number {
    return this.rcv === null ? 0 : Math.max(0, seqDiff(this.rcv, start) - (this.#peerFin === null ? 0 : 1));
  }

  /** Whether a segment of this end is the first that carries its FIN. */
  isFirstFin(segment: Segment): boolean {
    return has(segment, 'FIN') && this.#fin === null;
  }

  get allAcked(): boolean {
    return this.nxt !== null && this.nxt === this.una;
  }

  get state(): State {
    const peerFin = this.#peerFin !== null;
    if (this.gone) return 'CLOSED';
    if (this.#fin === null) return peerFin ? 'CLOSE-WAIT' : 'ESTABLISHED';
    const acked = this.una !== null && seqLt(this.#fin, this.una);
    if (!peerFin) return acked ? 'FIN-WAIT-2' : 'FIN-WAIT-1';
    if (this.#passive) return acked ? 'CLOSED' : 'LAST-ACK';
    return acked ? 'TIME-WAIT' : 'CLOSING';
  }

  /** Takes SEG.ACK, unless it acknowledges what was never sent. */
  #acknowledged(ack: number | undefined): void {
    if (ack === undefined || (this.nxt !== null && seqLt(this.nxt, ack))) return;
    this.una = this.una === null ? ack : seqMax(this.una, ack);
  }

  /** Advances RCV.NXT over everything that is in order. */
  #takeIn(): void {
    for (let next = this.#nextHeld(); next !== undefined; next = this.#nextHeld()) {
      this.rcv = segEnd(next);
      if (has(next, 'FIN')) this.#peerFin = seqAdd(segEnd(next), -1);
    }
    const rcv = this.rcv ?? 0;
    this.#held = this.#held.filter((segment) => seqLt(rcv, segEnd(segment)));
  }

  #nextHeld(): Segment | undefined {
    const rcv = this.rcv ?? 0;
    return this.#held.find((segment) => seqLeq(segment.seq, rcv) && seqLt(rcv, segEnd(segment)));
  }
}
