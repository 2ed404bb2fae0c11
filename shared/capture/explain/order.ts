/** The order in which packets passed, where a capture with several queues wrote an answer before its cause. */

import { seqAdd, seqDiff, seqLeq, seqLt, seqMax } from '../../lib/sequence.ts';
import { has, segEnd } from '../../tcp/segment.ts';
import { type ConnectionPacket, otherSide } from '../read/connection.ts';

/** How far queues mix packets up. */
const REACH = { packets: 8, ms: 100 } as const;

/** How far back the cause of a RST is searched for, in packets. */
const LOOK_BACK = 256;

/** A list to which packets that passed earlier are moved. */
class Ordered<Kind extends ConnectionPacket> {
  readonly done: Kind[] = [];
  /** The number after the highest one that each end has sent; null before it sent any. */
  readonly #end: [number | null, number | null] = [null, null];
  /** Taken before their turn. */
  readonly #moved = new Set<Kind>();

  constructor(packets: readonly Kind[]) {
    for (const [index, packet] of packets.entries()) {
      if (this.#moved.has(packet)) continue;
      const near = packets
        .slice(index + 1, index + 1 + REACH.packets)
        .filter((later) => later.from !== packet.from && Math.abs(later.at - packet.at) <= REACH.ms)
        .filter((later) => !this.#moved.has(later));
      for (const cause of this.#causesOf(packet, near)) {
        this.#moved.add(cause);
        this.#take(cause);
      }
      this.#take(packet);
    }
  }

  #take(packet: Kind): void {
    this.done.push(packet);
    const { from, segment } = packet;
    if (has(segment, 'RST')) return;
    const end = this.#end[from];
    this.#end[from] = end === null ? segEnd(segment) : seqMax(end, segEnd(segment));
    const peer = otherSide(from);
    if (segment.ack !== undefined) this.#end[peer] ??= segment.ack;
  }

  /** Those of the next packets that must have passed before this one. */
  #causesOf(packet: Kind, near: readonly Kind[]): Kind[] {
    const answers = has(packet.segment, 'RST') && packet.segment.ack === undefined;
    return answers ? this.#askedFor(packet, near) : this.#acknowledged(packet, near);
  }

  /** What a packet acknowledges, if it has not passed yet and passes soon, as a whole. */
  #acknowledged({ from, segment }: Kind, near: readonly Kind[]): Kind[] {
    const { ack } = segment;
    if (ack === undefined) return [];
    const end = this.#end[otherSide(from)];
    const syn = near.find((later) => has(later.segment, 'SYN') && seqAdd(later.segment.seq, 1) === ack);
    if (end === null) return syn === undefined ? [] : [syn];
    if (seqLeq(ack, end)) return [];
    const last = near.findLastIndex(
      (later) => !has(later.segment, 'RST') && seqLt(end, segEnd(later.segment)) && seqLt(later.segment.seq, ack),
    );
    // With what the same end sent before them; none of it may know of this packet.
    const causes = near.slice(0, last + 1);
    const reached = causes.reduce((highest, later) => seqMax(highest, segEnd(later.segment)), end);
    const knows = causes.some((later) => later.segment.ack !== undefined && seqLt(segment.seq, later.segment.ack));
    return !knows && seqDiff(reached, ack) >= 0 ? causes : [];
  }

  /** A RST without ACK has the number of the acknowledgment that it answers. */
  #askedFor({ from, segment: { seq } }: Kind, near: readonly Kind[]): Kind[] {
    const passed = this.done.slice(-LOOK_BACK).some((packet) => packet.from !== from && packet.segment.ack === seq);
    const cause = near.find(({ segment }) => segment.ack === seq && !has(segment, 'RST'));
    return passed || cause === undefined ? [] : [cause];
  }
}

/** The packets in an order in which nothing is acknowledged before it has passed, otherwise that of the file. */
export function inCausalOrder<Kind extends ConnectionPacket>(packets: readonly Kind[]): readonly Kind[] {
  return new Ordered(packets).done;
}
