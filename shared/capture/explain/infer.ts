/** The fate of each segment, guessed from a single capture: what was sent again must have been lost. */

import { seqLeq, seqLt } from '../../lib/sequence.ts';
import { has, sameSegment, segEnd, segLen } from '../../tcp/segment.ts';
import type { Connection, ConnectionPacket } from '../read/connection.ts';
import { type Flights, flightOf } from './flight.ts';

/** Assumed when the capture does not show the one-way delay. */
const UNKNOWN_DELAY_MS = 30;

/** How far back the original of a retransmission is searched for, in packets. */
const LOOK_BACK = 256;

/** A flight that may still turn out to have been lost. */
interface Guess extends ConnectionPacket {
  arrivals: Pick<ConnectionPacket, 'at' | 'number'>[];
}

/**
 * The flights of a connection that was captured at one place, as if every segment left and arrived when it passed
 * there. Guesses, each of them the simplest story that fits:
 * - a segment that repeats the numbers of an earlier one means that the earlier one was lost, or,
 * - when acknowledgments of the earlier one had passed in time, that these were lost behind the capture;
 * - the same segment with the same IP identification is a copy that the network made.
 */
export function flightsFrom(connection: Connection): Flights {
  const delayMs = delayOf(connection.head);
  const guesses: Guess[] = [];
  for (const packet of connection.packets) {
    const earlier = guesses.slice(-LOOK_BACK);
    const original = earlier.findLast((guess) => isCopy(guess, packet));
    if (original !== undefined) {
      original.arrivals.push(packet);
      continue;
    }
    blame(earlier, packet, delayMs);
    guesses.push({ ...packet, arrivals: [packet] });
  }
  const flights = guesses.map((guess) => flightOf(guess, guess.arrivals));
  return { ends: connection.ends, flights: flights.sort((a, b) => a.sentAt - b.sentAt), delayMs, strays: [] };
}

function isCopy(guess: Guess, packet: ConnectionPacket): boolean {
  const sameId = packet.ipId !== null && guess.ipId === packet.ipId;
  return sameId && guess.from === packet.from && sameSegment(guess.segment, packet.segment);
}

/** Marks as lost what a retransmission shows to have been lost. */
function blame(earlier: readonly Guess[], packet: ConnectionPacket, delayMs: number): void {
  if (segLen(packet.segment) === 0) return;
  const index = earlier.findLastIndex((guess) => guess.from === packet.from && repeats(packet, guess));
  const original = earlier[index];
  if (original === undefined) return;
  const acks = earlier.slice(index + 1).filter((guess) => acknowledges(guess, original));
  // An ACK that passed only just before may have crossed an unnecessary retransmission.
  const inTime = acks.filter((ack) => ack.at <= packet.at - delayMs);
  // If two copies passed, it is unlikely that both were lost.
  if (acks.length === 0 && original.arrivals.length < 2) original.arrivals = [];
  for (const ack of inTime) ack.arrivals = [];
}

/** Whether a packet repeats, at least in part, what an earlier one had sent. */
function repeats(packet: ConnectionPacket, earlier: Guess): boolean {
  if (segLen(earlier.segment) === 0) return false;
  const overlaps =
    seqLt(packet.segment.seq, segEnd(earlier.segment)) && seqLt(earlier.segment.seq, segEnd(packet.segment));
  return overlaps && has(packet.segment, 'SYN') === has(earlier.segment, 'SYN');
}

function acknowledges(guess: Guess, original: Guess): boolean {
  const ack = guess.segment.ack;
  return guess.from !== original.from && ack !== undefined && seqLeq(segEnd(original.segment), ack);
}

/** Half of the time from the first SYN to the ACK that completes the handshake: a round trip, wherever it was captured. */
function delayOf(packets: readonly ConnectionPacket[]): number {
  const syn = packets.findLast((packet) => has(packet.segment, 'SYN') && packet.from === 0);
  const synAck = packets.findLast((packet) => has(packet.segment, 'SYN') && packet.from === 1);
  if (syn === undefined || synAck === undefined) return UNKNOWN_DELAY_MS;
  const last = packets.find(({ from, at, segment }) => from === 0 && at >= synAck.at && !has(segment, 'SYN'));
  const roundTrip = (last?.at ?? 0) - syn.at;
  return roundTrip > 0 ? roundTrip / 2 : UNKNOWN_DELAY_MS;
}
