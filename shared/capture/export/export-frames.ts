/** What the two hosts of a half would have captured, in order: each segment when it was sent and when it arrived. */

import type { End } from '../../duel/level.ts';
import { peerOf } from '../../duel/state/state.ts';
import type { HalfReview, ReviewEntry } from '../../duel/vocabulary/review.ts';
import { seqLt } from '../../lib/sequence.ts';
import { has, segLen } from '../../tcp/segment.ts';
import { handshakeOf, type OpenedConnection, type Transmission } from './export-handshake.ts';

/** A segment as one host saw it. */
export interface Sighting {
  readonly host: End;
  /** Milliseconds, server clock. */
  readonly at: number;
  readonly transmission: Transmission;
}

/** The assumed trip time if no segment has arrived. */
const USUAL_TRIP_MS = 1_500;

type SegmentEntry = ReviewEntry & { kind: 'segment' };

/** Everything that was on the wire in a half, its handshakes included, in the order in which it was sent. */
export function transmissionsOf(half: HalfReview): Transmission[] {
  const trip = tripOf(half);
  const synAt = synOf(half)?.sentAt ?? null;
  // A handshake that is part of the half is not invented once more.
  const missing = connectionsOf(half).filter(({ number }) => number === 1 || synAt === null);
  const handshakes = missing.flatMap((connection) =>
    handshakeOf(half.ports, connection, Math.min(trip, pauseBefore(half, connection) / 5)),
  );
  const played = segmentsOf(half).map((entry): Transmission => {
    const { from, segment, sentAt, id } = entry;
    return { from, segment, sentAt, arrivals: cameAt(entry), id, connection: connectionAt(half, entry) };
  });
  return [...handshakes, ...played].sort((a, b) => a.sentAt - b.sentAt);
}

/** The connections of a half: the first one, and those opened later between the same ports. */
export function connectionsOf(half: HalfReview): OpenedConnection[] {
  const first: OpenedConnection = { number: 1, openedAt: half.startedAt, start: half.start };
  const later = half.entries
    .filter((entry) => entry.kind === 'opened')
    .filter((entry) => entry.end === 'A')
    .map(({ at, sndNxt, rcvNxt }, i) => ({ number: i + 2, openedAt: at, start: { A: sndNxt, B: rcvNxt } }));
  return [first, ...later];
}

/** A segment as it passed the middle of the wire. */
export interface Passing {
  readonly at: number;
  readonly transmission: Transmission;
}

/** Everything as it passed the middle of the wire, in ascending order of time: half a trip after it was sent. */
export function passingsOf(transmissions: readonly Transmission[]): Passing[] {
  const trips = transmissions.flatMap(({ sentAt, arrivals }) => arrivals.slice(0, 1).map((at) => at - sentAt));
  const usual = trips.length === 0 ? USUAL_TRIP_MS : Math.min(...trips);
  const passings = transmissions.map((transmission) => {
    const { sentAt, arrivals } = transmission;
    const trip = transmission.id === null ? (arrivals[0] ?? sentAt) - sentAt : usual;
    return { at: sentAt + trip / 2, transmission };
  });
  return passings.sort((a, b) => a.at - b.at);
}

/** The sightings of both hosts, in ascending order of time. */
export function sightingsOf(transmissions: readonly Transmission[]): Sighting[] {
  const sightings = transmissions.flatMap((transmission): Sighting[] => [
    { host: transmission.from, at: transmission.sentAt, transmission },
    ...transmission.arrivals.map((at) => ({ host: peerOf(transmission.from), at, transmission })),
  ]);
  const ranks = new Map(sightings.map((sighting) => [sighting, rankOf(sighting, sightings)]));
  return sightings.sort((a, b) => a.at - b.at || (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** When each copy arrived: a host captures it then, however long it waits for the host's player to decide. */
function cameAt({ landings }: SegmentEntry): readonly number[] {
  return landings.map(({ at }) => at).sort((a, b) => a - b);
}

function segmentsOf(half: HalfReview): SegmentEntry[] {
  return half.entries.filter((entry) => entry.kind === 'segment');
}

/** The SYN of a connection that an application has opened in the half. */
function synOf(half: HalfReview): SegmentEntry | undefined {
  return segmentsOf(half).find(({ segment }) => has(segment, 'SYN'));
}

/** The connection that an end was in when it sent a segment: ids increase with time. A SYN belongs to the next one. */
function connectionAt(half: HalfReview, { id, from, sentAt }: SegmentEntry): number {
  const opened = half.entries.filter((entry) => entry.kind === 'opened' && entry.end === from && entry.id < id).length;
  const syn = synOf(half);
  return 1 + Math.max(opened, syn !== undefined && sentAt >= syn.sentAt ? 1 : 0);
}

/** How long a segment of this half usually travels, in milliseconds. */
function tripOf(half: HalfReview): number {
  const trips = segmentsOf(half).flatMap((entry) =>
    cameAt(entry)
      .slice(0, 1)
      .map((at) => at - entry.sentAt),
  );
  return trips.length === 0 ? USUAL_TRIP_MS : Math.min(...trips);
}

/** How long nothing had happened before a connection was opened; unlimited for the first one. */
function pauseBefore(half: HalfReview, { number, openedAt }: OpenedConnection): number {
  if (number === 1) return Number.POSITIVE_INFINITY;
  const moments = half.entries.flatMap((entry) =>
    entry.kind === 'segment' ? [entry.sentAt, ...cameAt(entry)] : entry.kind === 'opened' ? [] : [entry.at],
  );
  return openedAt - Math.max(half.startedAt, ...moments.filter((at) => at < openedAt));
}

/**
 * Orders two events at the same host in the same millisecond. A segment that arrives while the player sends is processed
 * afterwards, so arrivals come last; but what a segment acknowledges came before it.
 */
function rankOf({ host, at, transmission }: Sighting, all: readonly Sighting[]): number {
  if (transmission.from === host) return 1;
  const { segment } = transmission;
  const answered = all.some(({ transmission: sent, ...other }) => {
    if (other.host !== host || other.at !== at || sent.from !== host || sent.segment.ack === undefined) return false;
    return segLen(segment) > 0 && seqLt(segment.seq, sent.segment.ack);
  });
  return answered ? 0 : 2;
}
