/** How far each end is from the place of a capture, from the times that answers take. */

import { seqLeq } from '../../lib/sequence.ts';
import { has, segEnd, segLen } from '../../tcp/segment.ts';
import type { Connection, ConnectionPacket, Side } from '../read/connection.ts';

/** One-way delays in milliseconds between the place of the capture and each end; null: no answer shows it. */
export type Distances = readonly [number | null, number | null];

/** Assumed for a whole way where the capture does not show it. */
export const UNKNOWN_DELAY_MS = 30;

/** How far apart two queues can write what passed at the same time, ms. */
const MIXED_UP_MS = 1;

/** How many packets after a segment its answer is searched for. */
const REACH = 64;

/**
 * Half of the shortest time in which an end has answered: the handshake, and every segment that is acknowledged. An
 * answer can take longer than the way there and back, never less, so a real distance is at most this.
 */
export function distancesOf({ head, packets }: Pick<Connection, 'head' | 'packets'>): Distances {
  const kept = new Set(packets.map(({ number }) => number));
  const seen = [...head.filter(({ number }) => !kept.has(number)), ...packets];
  return [distanceOf(seen, 0), distanceOf(seen, 1)];
}

/** The time from end to end; null unless both distances are known. */
export function wayOf([a, b]: Distances): number | null {
  return a === null || b === null ? null : a + b;
}

function distanceOf(packets: readonly ConnectionPacket[], side: Side): number | null {
  const times: number[] = [];
  const reached = new Set<number>();
  for (const [index, packet] of packets.entries()) {
    const { from, segment, at } = packet;
    if (from === side || has(segment, 'RST') || segLen(segment) === 0) continue;
    // The answer to a repeated segment may be that to its first copy.
    const repeated = reached.has(segment.seq);
    reached.add(segment.seq);
    if (repeated && !has(segment, 'SYN')) continue;
    const answer = answerTo(packets, index);
    // Two queues may mix up what is close together; beyond that the clock is wrong.
    if (answer !== null && answer.at >= at - MIXED_UP_MS) times.push(Math.max(0, answer.at - at));
  }
  return times.length === 0 ? null : Math.min(...times) / 2;
}

/** The first packet of the other end that acknowledges this one; null if it was sent again before. */
function answerTo(packets: readonly ConnectionPacket[], index: number): Pick<ConnectionPacket, 'at'> | null {
  const asked = packets[index];
  if (asked === undefined) return null;
  const end = segEnd(asked.segment);
  for (const { from, segment, at } of packets.slice(index + 1, index + 1 + REACH)) {
    const { ack } = segment;
    if (from === asked.from && segLen(segment) > 0 && segment.seq === asked.segment.seq) return null;
    if (from !== asked.from && !has(segment, 'RST') && ack !== undefined && seqLeq(end, ack)) return { at };
  }
  return null;
}
