/** Frames that a capture shows more than once: a port mirror sees them coming in and going out. */

import { sameSegment, segLen } from '../../tcp/segment.ts';
import type { ConnectionPacket, Side } from '../read/connection.ts';

/**
 * A copy follows within this time, ms: where a capture is doubled, and where the IP identification shows that it is one.
 * Retransmission timers take longer.
 */
const MOMENT_MS = { doubled: 50, sameId: 200 } as const;
/** How far back the original of a copy is searched for, in packets. */
const LOOK_BACK = 32;
/** The share of an end's segments with numbers of their own that must be there again. */
const MOST = 0.6;

/** A packet, and the frames that show it again. */
export interface Shown extends ConnectionPacket {
  readonly copies: readonly ConnectionPacket[];
}

export interface Once {
  /** Each packet once, in the order of the capture. */
  readonly packets: readonly Shown[];
  /** The capture shows what this end sent twice or more, as a rule: nothing follows from it about the network. */
  readonly doubled: readonly [boolean, boolean];
}

/**
 * The packets of a capture at one place, each once. Where most of what an end sent is there again at once, the capture is
 * doubled. Otherwise a frame with the same IP identification is a copy; where there is none, ACKs and RSTs count as sent twice.
 */
export function onceEach(packets: readonly ConnectionPacket[]): Once {
  const groups: ConnectionPacket[][] = [];
  for (const packet of packets) {
    const same = groups.slice(-LOOK_BACK).findLast(([first]) => first !== undefined && isAgain(first, packet));
    if (same === undefined) groups.push([packet]);
    else same.push(packet);
  }
  const doubled = [isDoubled(groups, 0), isDoubled(groups, 1)] as const;
  const times = [usualCount(groups, 0), usualCount(groups, 1)] as const;
  const shown = groups.flatMap(([first, ...again]): Shown[] => {
    if (first === undefined) return [];
    // Only an ACK or a RST is sent twice within a moment; identification would show it.
    const mayBeTwo = first.ipId === null && segLen(first.segment) === 0;
    if (!mayBeTwo) return [{ ...first, copies: doubled[first.from] ? [] : again }];
    const every = doubled[first.from] ? times[first.from] : 1;
    return [first, ...again].filter((_, i) => i % every === 0).map(alone);
  });
  return { packets: shown.sort((a, b) => a.number - b.number), doubled };
}

function alone(packet: ConnectionPacket): Shown {
  return { ...packet, copies: [] };
}

function isAgain(first: ConnectionPacket, packet: ConnectionPacket): boolean {
  const same = first.from === packet.from && first.ipId === packet.ipId && first.segment.wnd === packet.segment.wnd;
  const moment = first.ipId === null ? MOMENT_MS.doubled : MOMENT_MS.sameId;
  return same && sameSegment(first.segment, packet.segment) && Math.abs(packet.at - first.at) <= moment;
}

/** How often a doubled capture shows each segment: twice, or as often as it shows most of those that it repeats. */
function usualCount(groups: readonly (readonly ConnectionPacket[])[], side: Side): number {
  const counts = groups.filter(([first]) => first?.from === side).map(({ length }) => length);
  const often = (count: number) => counts.filter((other) => other === count).length;
  return counts.filter((count) => count > 1).reduce((most, count) => (often(count) > often(most) ? count : most), 2);
}

/** Whether nearly all of an end's segments are shown again, above all those that nobody repeats within moments. */
function isDoubled(groups: readonly (readonly ConnectionPacket[])[], side: Side): boolean {
  const own = groups.filter(([first]) => first?.from === side);
  const numbered = own.filter(([first]) => first !== undefined && segLen(first.segment) > 0);
  const share = (list: typeof own) => list.filter(({ length }) => length > 1).length / list.length;
  const enough = own.filter(({ length }) => length > 1).length > 1;
  if (numbered.length === 0) return own.length > 2 && share(own) === 1;
  return enough && share(own) >= MOST && share(numbered) >= MOST;
}
