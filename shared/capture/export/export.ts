/** Writes one half of a duel as a capture made at one of its hosts, or at both. Pure; knows no language. */

import { ENDS, type End } from '../../duel/level.ts';
import { peerOf } from '../../duel/state/state.ts';
import type { HalfReview } from '../../duel/vocabulary/review.ts';
import { seqDiff } from '../../lib/sequence.ts';
import { connectionsOf, passingsOf, sightingsOf, transmissionsOf } from './export-frames.ts';
import type { Transmission } from './export-handshake.ts';
import { ETHERNET, frameOctets } from './export-packet.ts';
import { pcapngOctets, type WrittenFrame } from './export-pcapng.ts';
import { textOctets } from './export-text.ts';

/** The comments in the file, in the reader's language. */
export interface ExportWords {
  /** For the whole file. */
  readonly file: string;
  /** For each end's interface: who captured there. */
  readonly host: Readonly<Record<End, string>>;
  /** For the handshake, which is not played. */
  readonly handshake: string;
  /** For the review's segment with that id: its judgement. Null: none. */
  readonly describe: (segmentId: number) => string | null;
}

/** The longest text of a segment in Ethernet, and the largest value of the option. */
const MSS = { least: 1_460, most: 65_535 } as const;

/** Where a half is captured: at the host of an end, or in the middle of the wire. */
export type Place = End | 'wire';

/**
 * A half as pcapng, with one interface for each place. What the host of an end would have captured: a lost segment appears at
 * its sender only, a duplicated one twice at its receiver. On the wire each segment appears once, as it passed the middle,
 * before it was lost, copied or held up. The ISNs are one below the numbers with which the half began, so that tools count
 * its text from 1. Comments are placed where a segment was sent, or passed.
 *
 * Each half is a separate file: both use the same ports and numbers, and a tool would take the second handshake for a
 * retransmission of the first. With two places in one file it takes each arrival for a retransmission of its departure.
 * @param places where the file was captured
 * @throws RangeError if an address of the level is invalid
 */
export function exportHalf(
  half: HalfReview,
  words: ExportWords,
  places: readonly Place[] = ENDS,
): Uint8Array<ArrayBuffer> {
  const transmissions = transmissionsOf(half);
  const ids = identifications(transmissions);
  const seen = places.flatMap((place) => seenAt(place, transmissions)).sort((a, b) => a.order - b.order);
  // pcapng times are not negative; with a clock that starts at 0 the handshake's would be.
  const late = Math.max(0, ...transmissions.slice(0, 1).map(({ sentAt }) => -sentAt));
  const frames = seen.map(({ place, at, transmission }): WrittenFrame => {
    return {
      interfaceId: places.indexOf(place),
      at: nanoseconds(at + late),
      outbound: place === 'wire' ? null : transmission.from === place,
      octets: octetsOf(half, transmission, ids.get(transmission) ?? 0, mssOf(transmissions)),
      comment: place === 'wire' || transmission.from === place ? commentOf(transmission, words) : null,
    };
  });
  const interfaces = places.map((place) => ({ linkType: ETHERNET, name: place, description: nameOf(place, words) }));
  return pcapngOctets({ application: 'Last ACK', comment: words.file }, interfaces, frames);
}

/** A segment as it was seen at a place, and its rank among all that was seen anywhere. */
interface Seen {
  readonly place: Place;
  readonly at: number;
  readonly transmission: Transmission;
  readonly order: number;
}

function seenAt(place: Place, transmissions: readonly Transmission[]): Seen[] {
  const all = place === 'wire' ? passingsOf(transmissions) : sightingsOf(transmissions);
  const numbered = all.map((sighting, order) => ({ ...sighting, order }));
  return numbered.flatMap(({ at, transmission, order, ...host }) => {
    const here = !('host' in host) || host.host === place;
    return here ? [{ place, at, transmission, order }] : [];
  });
}

function nameOf(place: Place, { host }: ExportWords): string {
  return place === 'wire' ? `${host.A} – ${host.B}` : host[place];
}

/** Each host numbers its packets from 1; copies of a packet share its number. */
function identifications(transmissions: readonly Transmission[]): Map<Transmission, number> {
  const ofEnd = (end: End) => transmissions.filter(({ from }) => from === end);
  return new Map(ENDS.flatMap((end) => ofEnd(end).map((transmission, i) => [transmission, 1 + (i % 0xffff)] as const)));
}

/** The game has no limit: a SYN announces what was needed. */
export function mssOf(transmissions: readonly Pick<Transmission, 'segment'>[]): number {
  return Math.min(MSS.most, Math.max(MSS.least, ...transmissions.map(({ segment }) => segment.len)));
}

function octetsOf(half: HalfReview, transmission: Transmission, ipId: number, mss: number): number[] {
  const { from, segment } = transmission;
  const [source, destination] = [half.ports[from], half.ports[peerOf(from)]] as const;
  return frameOctets({ from, source, destination, segment, text: textOf(half, transmission), ipId, mss });
}

function textOf(half: HalfReview, { from, segment, connection }: Transmission): number[] {
  const opened = connectionsOf(half)[connection - 1];
  const offset = seqDiff(segment.seq, opened?.start[from] ?? segment.seq) >>> 0;
  return textOctets(from, connection, offset, segment.len);
}

function commentOf({ id }: Transmission, words: ExportWords): string | null {
  return id === null ? words.handshake : words.describe(id);
}

/** Milliseconds as whole nanoseconds; the product of the two would not be exact. */
function nanoseconds(ms: number): bigint {
  const whole = Math.floor(ms);
  return BigInt(whole) * 1_000_000n + BigInt(Math.round((ms - whole) * 1e6));
}
