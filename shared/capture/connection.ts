/** Sorts the packets of a capture into connections: by their two addresses, and by SYN when a pair is used again. */

import { seqAdd } from '../lib/sequence.ts';
import { has, type Segment } from '../tcp/segment.ts';
import type { Address, Packet } from './read.ts';

/** Index of an end in `Connection.ends`. */
export type Side = 0 | 1;

export interface ConnectionPacket {
  /** Milliseconds since 1970 by the clock of the machine that captured. */
  readonly at: number;
  readonly from: Side;
  readonly ipId: number | null;
  /** With absolute numbers and, where the handshake was captured, the window scaled to octets. */
  readonly segment: Segment;
}

export interface Connection {
  /** The end that opened the connection first; without a SYN, the end that is seen sending first. */
  readonly ends: readonly [Address, Address];
  /** The initial sequence numbers, as far as the SYNs were captured. */
  readonly isn: readonly [number | null, number | null];
  /** In the order of the capture. */
  readonly packets: readonly ConnectionPacket[];
}

/** The connections of a capture, in the order in which they appear. */
export function connections(packets: readonly Packet[]): Connection[] {
  const byPair = new Map<string, Packet[]>();
  const order = new Map<Packet, number>();
  for (const [index, packet] of packets.entries()) {
    order.set(packet, index);
    const key = pairKey(packet);
    const pair = byPair.get(key);
    if (pair === undefined) byPair.set(key, [packet]);
    else pair.push(packet);
  }
  const place = (group: readonly Packet[]) => (group[0] === undefined ? 0 : (order.get(group[0]) ?? 0));
  return [...byPair.values()]
    .flatMap(splitBySyn)
    .sort((a, b) => place(a) - place(b))
    .map(toConnection);
}

/** The other end of the same pair. */
export function otherSide(side: Side): Side {
  return side === 0 ? 1 : 0;
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.ip === b.ip && a.port === b.port;
}

function pairKey({ source, destination }: Packet): string {
  return [source, destination]
    .map(({ ip, port }) => `${ip} ${port}`)
    .sort()
    .join(' ');
}

function isOpening(segment: Segment): boolean {
  return has(segment, 'SYN') && !has(segment, 'ACK');
}

/** The connections that used one pair of addresses one after the other. */
function splitBySyn(pair: readonly Packet[]): Packet[][] {
  const answers = nextAnswers(pair);
  const groups: Packet[][] = [];
  let past = new Past();
  for (const [index, packet] of pair.entries()) {
    const group = groups.at(-1);
    if (group === undefined || past.endsAt(packet, answers[index] ?? null)) {
      groups.push([packet]);
      past = new Past();
    } else {
      group.push(packet);
    }
    past.add(packet);
  }
  return groups;
}

/** For each packet of a pair, the next segment that goes the other way. */
function nextAnswers(pair: readonly Packet[]): (Segment | null)[] {
  const answers: (Segment | null)[] = [];
  const latest: { source: Address; segment: Segment }[] = [];
  for (const packet of [...pair].reverse()) {
    answers.push(latest.find(({ source }) => !sameAddress(source, packet.source))?.segment ?? null);
    const own = latest.find(({ source }) => sameAddress(source, packet.source));
    if (own === undefined) latest.push({ source: packet.source, segment: packet.segment });
    else own.segment = packet.segment;
  }
  return answers.reverse();
}

/** What has to be remembered of a connection to see where the next one on the same pair begins. */
class Past {
  readonly #syns = new Set<number>();
  readonly #closers = new Set<string>();
  #reset = false;

  add({ source, segment }: Packet): void {
    if (isOpening(segment)) this.#syns.add(segment.seq);
    if (has(segment, 'FIN')) this.#closers.add(`${source.ip} ${source.port}`);
    if (has(segment, 'RST')) this.#reset = true;
  }

  /**
   * Whether a packet opens a new connection. A SYN that strays into a living connection, or into TIME-WAIT, is
   * answered with a plain ACK (RFC 9293, 3.10.7.4 fourth) and belongs to the old one.
   */
  endsAt({ segment }: Packet, answer: Segment | null): boolean {
    if (!isOpening(segment) || this.#syns.has(segment.seq)) return false;
    const over = this.#reset || this.#closers.size === 2;
    if (answer === null) return over;
    return answer.ack === seqAdd(segment.seq, 1) && (has(answer, 'SYN') || over);
  }
}

function toConnection(packets: readonly Packet[]): Connection {
  const ends = endsOf(packets);
  const side = (packet: Packet): Side => (sameAddress(packet.source, ends[0]) ? 0 : 1);
  const syns = ([0, 1] as const).map((end) => packets.find((p) => side(p) === end && has(p.segment, 'SYN')) ?? null);
  const [first, second] = [syns[0] ?? null, syns[1] ?? null];
  // Scaling is in force only when both SYNs carried the option (RFC 7323, 2.2).
  const scaled = first?.windowShift != null && second?.windowShift != null;
  const shifts = scaled ? [first.windowShift ?? 0, second.windowShift ?? 0] : [0, 0];
  return {
    ends,
    isn: [first?.segment.seq ?? null, second?.segment.seq ?? null],
    packets: packets.map((packet) => ({
      at: packet.at,
      from: side(packet),
      ipId: packet.ipId,
      segment: scaleWindow(packet.segment, shifts[side(packet)] ?? 0),
    })),
  };
}

/** The sender of the first SYN opens; a SYN,ACK alone tells that the other one did. */
function endsOf(packets: readonly Packet[]): readonly [Address, Address] {
  const syn = packets.find((packet) => has(packet.segment, 'SYN')) ?? packets[0];
  if (syn === undefined) throw new RangeError('a connection has at least one packet');
  return isOpening(syn.segment) || !has(syn.segment, 'SYN')
    ? [syn.source, syn.destination]
    : [syn.destination, syn.source];
}

function scaleWindow(segment: Segment, shift: number): Segment {
  if (segment.wnd === undefined || has(segment, 'SYN')) return segment;
  return { ...segment, wnd: segment.wnd * 2 ** shift };
}
