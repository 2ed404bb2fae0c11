/** The connections that use one pair of addresses one after the other, distinguished by their SYNs. */

import { seqAdd } from '../../lib/sequence.ts';
import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import { isOpening, type Packet, sameAddress } from './packet.ts';
import type { Track } from './track.ts';

/** How many packets to wait for the answer to a SYN. */
const LONGEST_WAIT = 64;

/** A connection has few SYNs of its own; further ones are not genuine and are not remembered. */
const MOST_SYNS = 64;

export class Pair {
  /** The connection that currently uses the pair; null if there was no room for it. */
  current: Track | null = null;

  readonly #open: (first: Packet) => Track | null;
  /** A SYN that may open the next connection, and what followed it, until its answer has been seen. */
  #waiting: Packet[] = [];
  #past: Past | null = null;

  /** `open` begins a connection with its first packet. */
  constructor(open: (first: Packet) => Track | null) {
    this.#open = open;
  }

  add(packet: Packet): void {
    const opening = this.#waiting[0];
    if (opening === undefined) {
      this.#take(packet);
      return;
    }
    this.#waiting.push(packet);
    if (!sameAddress(packet.source, opening.source)) this.#decide(packet.segment);
    else if (this.#waiting.length > LONGEST_WAIT) this.#decide(null);
  }

  /** The capture is over. */
  finish(): void {
    while (this.#waiting.length > 0) this.#decide(null);
  }

  #take(packet: Packet): void {
    if (this.#past === null) this.#begin(packet);
    else if (this.#past.mayEndAt(packet)) this.#waiting = [packet];
    else this.#append(packet);
  }

  /** Decides what the waiting SYN is, now that the next segment of the other end is known, or will never be. */
  #decide(answer: Segment | null): void {
    const [opening, ...rest] = this.#waiting;
    this.#waiting = [];
    if (opening === undefined) return;
    if (this.#past?.endsAt(opening, answer)) this.#begin(opening);
    else this.#append(opening);
    for (const packet of rest) this.add(packet);
  }

  #begin(packet: Packet): void {
    this.#past = new Past();
    this.current = this.#open(packet);
    this.#append(packet);
  }

  #append(packet: Packet): void {
    this.#past?.add(packet);
    this.current?.add(packet);
  }
}

/** What must be remembered of a connection to recognise where the next one on the same pair begins. */
class Past {
  readonly #syns = new Set<number>();
  readonly #closers = new Set<string>();
  #reset = false;
  /** A SYN has been answered with SYN and ACK. */
  #opened = false;

  add({ source, segment }: Packet): void {
    if (isOpening(segment) && this.#syns.size < MOST_SYNS) this.#syns.add(segment.seq);
    if (has(segment, 'FIN')) this.#closers.add(`${source.ip} ${source.port}`);
    if (has(segment, 'RST')) this.#reset = true;
    if (has(segment, 'SYN') && has(segment, 'ACK')) this.#opened = true;
  }

  /**
   * Whether a packet may open a new connection, depending on how it is answered. The SYN of an attempt that ended in a RST
   * opens one if it comes again: what it met was an old connection (RFC 9293, 3.5.1), or nothing at all.
   */
  mayEndAt({ segment }: Packet): boolean {
    return isOpening(segment) && (!this.#syns.has(segment.seq) || (this.#reset && !this.#opened));
  }

  /**
   * Whether a packet opens a new connection. A SYN that strays into a living connection, or into TIME-WAIT, is
   * answered with a plain ACK (RFC 9293, 3.10.7.4 fourth) and belongs to the old one.
   */
  endsAt({ segment }: Packet, answer: Segment | null): boolean {
    const over = this.#reset || this.#closers.size === 2;
    if (answer === null) return over;
    // The text of a SYN counts as well where it is taken (TCP Fast Open).
    const counted = answer.ack === seqAdd(segment.seq, 1) || answer.ack === segEnd(segment);
    return counted && (has(answer, 'SYN') || over);
  }
}
