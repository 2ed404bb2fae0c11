/** What tcpdump would have seen: at the host of one end of a half, and beside a player while the half is being played. */

import type { End } from '../../duel/level.ts';
import { peerOf } from '../../duel/state/state.ts';
import type { HalfReview } from '../../duel/vocabulary/review.ts';
import type { SeatView } from '../../duel/vocabulary/seat.ts';
import type { Segment } from '../../tcp/segment.ts';
import { mssOf } from './export.ts';
import { sightingsOf, transmissionsOf } from './export-frames.ts';
import { handshakeOf } from './export-handshake.ts';
import type { SeenPacket } from './tcpdump-line.ts';

/** What the host of an end has captured of a half: the packets of its exported file, in the same order. */
export function packetsAt(half: HalfReview, host: End): SeenPacket[] {
  const transmissions = transmissionsOf(half);
  const sightings = sightingsOf(transmissions);
  const late = Math.max(0, ...sightings.slice(0, 1).map(({ at }) => -at));
  const mss = mssOf(transmissions);
  return sightings
    .filter((sighting) => sighting.host === host)
    .map(({ at, transmission: { from, segment } }) => ({
      at: at + late,
      source: half.ports[from],
      destination: half.ports[peerOf(from)],
      segment,
      mss,
    }));
}

type Seen = Pick<SeatView, 'figure' | 'start' | 'you' | 'peer' | 'tripMs' | 'halfStartedAt'>;

/**
 * What the player's own end has sent and received so far, and the handshake before. It is made from their own view, so
 * it shows nothing that the fog hides; what was stopped at their door was never sent.
 */
export function packetsSeen(view: Seen): SeenPacket[] {
  const { figure, you, peer } = view;
  const own = figure.flatMap((entry): { at: number; from: End; segment: Segment }[] => {
    if (entry.kind === 'sent') return [{ at: entry.at, from: you.end, segment: entry.segment }];
    if (entry.kind === 'arrived') return [{ at: entry.reachedAt ?? entry.at, from: peer.end, segment: entry.segment }];
    return [];
  });
  const handshakes = [openingOf(view, 1), ...figure.map((entry, index) => reopeningOf(view, entry, index + 2))].flat();
  const all = [...handshakes, ...own].sort((a, b) => a.at - b.at);
  const mss = mssOf(all);
  const address = (end: End) => (end === you.end ? you.address : peer.address);
  return all.map(({ at, from, segment }) => ({
    at,
    source: address(from),
    destination: address(peerOf(from)),
    segment,
    mss,
  }));
}

interface Timed {
  readonly at: number;
  readonly from: End;
  readonly segment: Segment;
}

/** The handshake that this end has behind it when the half begins; none if it knows no connection. */
function openingOf(view: Seen, number: number): Timed[] {
  const { start, halfStartedAt } = view;
  if (start === null || start.state === 'CLOSED' || halfStartedAt === null) return [];
  return shaken(view, number, halfStartedAt, start, view.tripMs);
}

/** The handshake of a further connection between the same ports. */
function reopeningOf(view: Seen, entry: Seen['figure'][number], number: number): Timed[] {
  if (entry.kind !== 'opened') return [];
  const before = view.figure.filter(({ at }) => at < entry.at).at(-1)?.at ?? view.halfStartedAt ?? 0;
  return shaken(view, number, entry.at, entry, Math.min(view.tripMs, (entry.at - before) / 5));
}

function shaken(
  { you, peer }: Seen,
  number: number,
  openedAt: number,
  { sndNxt, rcvNxt }: { readonly sndNxt: number; readonly rcvNxt: number },
  tripMs: number,
): Timed[] {
  const ports = you.end === 'A' ? { A: you.address, B: peer.address } : { A: peer.address, B: you.address };
  const start = you.end === 'A' ? { A: sndNxt, B: rcvNxt } : { A: rcvNxt, B: sndNxt };
  return handshakeOf(ports, { number, openedAt, start }, tripMs).map(({ from, segment, sentAt, arrivals }) => ({
    at: from === you.end ? sentAt : (arrivals[0] ?? sentAt),
    from,
    segment,
  }));
}
