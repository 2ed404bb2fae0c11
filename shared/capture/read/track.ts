/** What is kept of one connection while its packets pass: the beginning, the surroundings of the close, and counts. */

import { has, type Segment } from '../../tcp/segment.ts';
import type { Connection, ConnectionPacket, Side } from './connection.ts';
import { type Address, isOpening, type Packet, sameAddress } from './packet.ts';

/** How many packets of a connection are kept. */
export interface TrackLimits {
  /** The last ones before the first FIN or RST. */
  readonly before: number;
  /** The first ones from there on, and as many of the last. */
  readonly after: number;
}

/** Enough for the handshake and the round-trip time. */
const HEAD = 8;

interface Syn {
  readonly source: Address;
  readonly segment: Segment;
  readonly windowShift: number | null;
}

/** Packets that are kept of all connections together. */
export interface Tally {
  kept: number;
}

/** How many packets before the close are kept when memory is short. */
const SHORT = 12;

export class Track {
  /** The frame of the last packet. */
  lastNumber = 0;

  readonly #interfaceId: number;
  readonly #tally: Tally;
  readonly #limits: TrackLimits;
  readonly #addresses: readonly [Address, Address];
  readonly #head: Packet[] = [];
  readonly #before: Packet[] = [];
  readonly #after: Packet[] = [];
  readonly #last: Packet[] = [];
  #droppedBefore = 0;
  #droppedAfter = 0;
  /** The first SYN of each end. */
  readonly #syns: Syn[] = [];
  #total = 0;

  /** `first` is the packet that will be added first. */
  constructor(limits: TrackLimits, tally: Tally, first: Packet) {
    this.#limits = limits;
    this.#tally = tally;
    this.#addresses = [first.source, first.destination];
    this.#interfaceId = first.interfaceId;
  }

  /** The number of packets currently kept. */
  get kept(): number {
    return this.#before.length + this.#after.length + this.#last.length;
  }

  /** A FIN or a RST has passed. */
  get closes(): boolean {
    return this.#after.length > 0;
  }

  add(packet: Packet): void {
    const keptBefore = this.kept;
    this.#total++;
    this.lastNumber = packet.number;
    const own = this.#interned(packet);
    if (has(own.segment, 'SYN') && !this.#syns.some(({ source }) => source === own.source)) this.#syns.push(own);
    if (this.#head.length < HEAD) this.#head.push(own);
    if (!this.closes && !has(own.segment, 'FIN') && !has(own.segment, 'RST')) {
      this.#before.push(own);
      this.#droppedBefore += trim(this.#before, this.#limits.before, 2);
    } else if (this.#after.length < this.#limits.after) {
      this.#after.push(own);
    } else {
      this.#last.push(own);
      this.#droppedAfter += trim(this.#last, this.#limits.after, 2);
    }
    this.#tally.kept += this.kept - keptBefore;
  }

  /** Gives up packets long before the close. */
  shrink(): void {
    const dropped = trim(this.#before, SHORT);
    this.#droppedBefore += dropped;
    this.#tally.kept -= dropped;
  }

  /** Shares two address objects among all packets. */
  #interned(packet: Packet): Packet {
    const [one, two] = this.#addresses;
    return sameAddress(packet.source, one)
      ? { ...packet, source: one, destination: two }
      : { ...packet, source: two, destination: one };
  }

  toConnection(): Connection {
    this.#droppedBefore += trim(this.#before, this.#limits.before);
    this.#droppedAfter += trim(this.#last, this.#limits.after);
    const ends = this.#ends();
    const syns = ends.map((end) => this.#syns.find(({ source }) => source === end) ?? null);
    const [first, second] = [syns[0] ?? null, syns[1] ?? null];
    // Scaling is in force only when both SYNs carried the option (RFC 7323, 2.2).
    const scaled = first?.windowShift != null && second?.windowShift != null;
    const shifts = scaled ? [first.windowShift ?? 0, second.windowShift ?? 0] : [0, 0];
    const own = ({ number, at, source, ipId, twice, segment }: Packet): ConnectionPacket => {
      const from: Side = source === ends[0] ? 0 : 1;
      return { number, at, from, ipId, twice, segment: scaleWindow(segment, shifts[from] ?? 0) };
    };
    const beforeGap = [...this.#before, ...this.#after].map(own);
    return {
      ends,
      interfaceId: this.#interfaceId,
      isn: [first?.segment.seq ?? null, second?.segment.seq ?? null],
      head: this.#head.map(own),
      packets: [...beforeGap, ...this.#last.map(own)],
      total: this.#total,
      omittedBefore: this.#droppedBefore,
      gap: this.#droppedAfter === 0 ? null : { index: beforeGap.length, packets: this.#droppedAfter },
    };
  }

  /** The sender of the first SYN opens; a SYN,ACK alone shows that the other end did. */
  #ends(): readonly [Address, Address] {
    const [one, two] = this.#addresses;
    const syn = this.#syns[0];
    if (syn === undefined) return [one, two];
    return (syn.source === one) === isOpening(syn.segment) ? [one, two] : [two, one];
  }
}

/** Drops the first packets once there are `slack` times as many as `most`, which keeps the cost of moving the rest low. */
function trim(packets: Packet[], most: number, slack = 1): number {
  if (packets.length <= most * slack) return 0;
  return packets.splice(0, packets.length - most).length;
}

function scaleWindow(segment: Segment, shift: number): Segment {
  if (segment.wnd === undefined || shift === 0 || has(segment, 'SYN')) return segment;
  return { ...segment, wnd: segment.wnd * 2 ** shift };
}
