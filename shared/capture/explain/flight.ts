/** The fate of each segment, from captures at both hosts: when it left, and when (if ever) it arrived. */

import type { Segment } from '../../tcp/segment.ts';
import { type Connection, type ConnectionPacket, otherSide, type Side } from '../read/connection.ts';
import { CaptureError } from '../read/error.ts';
import { sameAddress } from '../read/packet.ts';
import type { NumberRange } from '../read/tcp-header.ts';

/** One segment on its way. All times in milliseconds, on one clock. */
export interface Flight {
  /** The frames of its departure and of its arrivals, each in the file of its own end. */
  readonly number: number;
  readonly arrivalNumbers: readonly number[];
  readonly from: Side;
  readonly segment: Segment;
  /** The IPv4 identification; null if there is none. */
  readonly ipId: number | null;
  /** What its sender reports to have received twice (DSACK), or null. */
  readonly twice: NumberRange | null;
  readonly sentAt: number;
  /** Ascending; empty if it was lost, more than one if it was duplicated. */
  readonly arrivals: readonly number[];
}

export interface Flights {
  /** The two ends, as `from` counts them. */
  readonly ends: Connection['ends'];
  /** In ascending order of `sentAt`. */
  readonly flights: readonly Flight[];
  /** The usual one-way delay in milliseconds. */
  readonly delayMs: number;
  /** Segments that arrived without having been sent by an end: injected on the wire. `sentAt` is their arrival. */
  readonly strays: readonly Flight[];
  /** By how much the clock of the second capture is ahead of that of the first, ms, as estimated; null: one capture. */
  readonly clockOffsetMs: number | null;
}

/** A departure whose arrivals are still being assigned. */
interface Departure extends ConnectionPacket {
  readonly arrivals: ConnectionPacket[];
}

/** How many departures on either side of the likely one are considered. */
const REACH = 16;

/**
 * The flights of one connection captured at both of its hosts, with the captures in either order. The clocks need not agree:
 * they are aligned by assuming equal delays in both directions. Throws CaptureError `different-connections`.
 */
export function flightsBetween(one: Connection, two: Connection): Flights {
  const second = alignedTo(one, two);
  const [from0, from1] = timeDifferences(one, second);
  // The host of end 0 sees that end's segments earlier than the other host does, and those of end 1 later.
  const oneIsAtEnd0 = median(from0) <= median(from1);
  // The shortest ways: what was held up says little about the clocks.
  const there = oneIsAtEnd0 ? Math.max(...from0) : Math.min(...from0);
  const back = oneIsAtEnd0 ? Math.min(...from1) : Math.max(...from1);
  const near = oneIsAtEnd0 ? one.packets : shifted(second, (there + back) / 2);
  const far = oneIsAtEnd0 ? shifted(second, (there + back) / 2) : one.packets;
  const delayMs = Math.abs(back - there) / 2;
  const [sent0, sent1] = [paired(0, near, far, delayMs), paired(1, far, near, delayMs)];
  const flights = [...sent0.flights, ...sent1.flights].sort((a, b) => a.sentAt - b.sentAt);
  const clockOffsetMs = -(there + back) / 2;
  return { ends: one.ends, flights, delayMs, strays: [...sent0.strays, ...sent1.strays], clockOffsetMs };
}

/** The same connection with its ends in the order of the other capture. */
function alignedTo(one: Connection, two: Connection): readonly ConnectionPacket[] {
  const [a, b] = one.ends;
  const [c, d] = two.ends;
  if (sameAddress(a, c) && sameAddress(b, d)) return two.packets;
  if (sameAddress(a, d) && sameAddress(b, c)) {
    return two.packets.map((packet) => ({ ...packet, from: otherSide(packet.from) }));
  }
  throw new CaptureError('different-connections', 'the two captures are of different connections');
}

function contentKey({ from, segment }: ConnectionPacket): string {
  return `${from} ${segment.flags.join()} ${segment.seq} ${segment.ack ?? '-'} ${segment.len}`;
}

/**
 * Time in the first capture - time in the second, of the segments of end 0 and of end 1 that stand once in each capture: of
 * several it is not known which one arrived. One 0 if there is none.
 */
function timeDifferences(one: Connection, two: readonly ConnectionPacket[]): [number[], number[]] {
  const [here, there] = [onlyOnes(one.packets), onlyOnes(two)];
  const differences: [number[], number[]] = [[], []];
  for (const [key, { from, at }] of here) {
    const other = there.get(key);
    if (other !== undefined) differences[from].push(at - other.at);
  }
  const [a, b] = differences;
  return [a.length === 0 ? [0] : a, b.length === 0 ? [0] : b];
}

/** The packets by content and IP identification, without those that stand there several times. */
function onlyOnes(packets: readonly ConnectionPacket[]): Map<string, ConnectionPacket> {
  const found = new Map<string, ConnectionPacket>();
  const repeated = new Set<string>();
  for (const packet of packets) {
    const key = `${contentKey(packet)} ${packet.ipId ?? '-'}`;
    if (found.has(key)) repeated.add(key);
    else found.set(key, packet);
  }
  for (const key of repeated) found.delete(key);
  return found;
}

/** The median; 0 for an empty list. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function shifted(packets: readonly ConnectionPacket[], ms: number): readonly ConnectionPacket[] {
  return packets.map((packet) => ({ ...packet, at: packet.at + ms }));
}

/** What one end sent, from its own host's capture, with the arrivals from the other host's capture, and the strays. */
function paired(
  from: Side,
  atSender: readonly ConnectionPacket[],
  atReceiver: readonly ConnectionPacket[],
  delayMs: number,
): { readonly flights: Flight[]; readonly strays: Flight[] } {
  const departures: Departure[] = atSender.filter((p) => p.from === from).map((p) => ({ ...p, arrivals: [] }));
  departures.sort((a, b) => a.at - b.at);
  const byContent = new Map<string, Departure[]>();
  for (const departure of departures) {
    const key = contentKey(departure);
    const same = byContent.get(key);
    if (same === undefined) byContent.set(key, [departure]);
    else same.push(departure);
  }
  const strays: Flight[] = [];
  for (const arrival of atReceiver.filter((packet) => packet.from === from)) {
    const departure = departureOf(arrival, byContent.get(contentKey(arrival)) ?? [], delayMs);
    if (departure === null) strays.push(flightOf(arrival, [arrival]));
    else departure.arrivals.push(arrival);
  }
  return { flights: departures.map((departure) => flightOf(departure, departure.arrivals)), strays };
}

/** A packet as a flight that arrived as these packets. */
export function flightOf(
  { number, from, segment, ipId, twice, at }: ConnectionPacket,
  arrivals: readonly Pick<ConnectionPacket, 'at' | 'number'>[],
): Flight {
  const arrivalNumbers = arrivals.map((arrival) => arrival.number);
  const came = arrivals.map((arrival) => arrival.at);
  return { number, arrivalNumbers, from, segment, ipId, twice, sentAt: at, arrivals: came };
}

/**
 * Which of several identical departures has arrived: the one with the same IP identification, otherwise the one that
 * would have taken the usual time and has not arrived yet.
 */
function departureOf(arrival: ConnectionPacket, same: readonly Departure[], delayMs: number): Departure | null {
  const likely = departedBy(same, arrival.at - delayMs / 2);
  const near = same.slice(Math.max(0, likely - REACH), likely + REACH);
  const possible = near.filter((departure) => departure.at <= arrival.at);
  const copies = possible.filter((departure) => arrival.ipId !== null && departure.ipId === arrival.ipId);
  const candidates = copies.length > 0 ? copies : possible;
  const surprise = (departure: Departure) => Math.abs(arrival.at - departure.at - delayMs);
  const ranked = candidates.toSorted((a, b) => surprise(a) - surprise(b));
  return ranked.find((departure) => departure.arrivals.length === 0) ?? ranked[0] ?? null;
}

/** How many of the departures, in ascending order of time, had left by a moment. */
function departedBy(departures: readonly Departure[], at: number): number {
  let [low, high] = [0, departures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((departures[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
