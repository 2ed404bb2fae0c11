/** Tracks all connections of a capture in bounded memory: what does not fit is counted, not kept. */

import type { Connection } from './connection.ts';
import type { Packet } from './packet.ts';
import { Pair } from './pair.ts';
import { type Tally, Track, type TrackLimits } from './track.ts';

export interface TableLimits extends TrackLimits {
  /** The number of connections tracked at once. */
  readonly connections: number;
  /** Packets that are kept of all connections together. */
  readonly packets: number;
}

/** For captures known to be small. */
export const EVERYTHING: TableLimits = { before: Infinity, after: Infinity, connections: Infinity, packets: Infinity };

/** A few hundred megabytes at most, however long the capture is. */
export const BOUNDED: TableLimits = { before: 128, after: 192, connections: 25_000, packets: 250_000 };

/** The fraction of a limit that may be in use after making room. */
const ROOMY = 15 / 16;

export interface TableResult {
  /** In the order in which they appear. */
  readonly connections: Connection[];
  /** Connections given up before a close was seen, the longest idle first. */
  readonly forgotten: number;
  /** Packets of connections for which there was no room. */
  readonly refused: number;
}

export class ConnectionTable {
  readonly #limits: TableLimits;
  readonly #pairs = new Map<string, Pair>();
  /** With the key of the pair that each belongs to. */
  readonly #tracks = new Map<Track, string>();
  readonly #tally: Tally = { kept: 0 };
  /** Nothing is left that could be given up. */
  #full = false;
  #forgotten = 0;
  #refused = 0;

  constructor(limits: TableLimits) {
    this.#limits = limits;
  }

  add(packet: Packet): void {
    const key = pairKey(packet);
    const pair = this.#pairs.get(key) ?? (this.#full ? null : this.#newPair(key));
    if (pair === null || (this.#full && this.#tally.kept > this.#limits.packets)) {
      this.#refused++;
      return;
    }
    pair.add(packet);
    if (pair.current === null) this.#refused++;
    if (this.#tally.kept > this.#limits.packets && !this.#full) this.#makeRoom();
  }

  finish(): TableResult {
    for (const pair of this.#pairs.values()) pair.finish();
    const connections = [...this.#tracks.keys()].map((track) => track.toConnection());
    return { connections, forgotten: this.#forgotten, refused: this.#refused };
  }

  #newPair(key: string): Pair {
    const pair = new Pair((first) => this.#open(first, key));
    this.#pairs.set(key, pair);
    return pair;
  }

  #open(first: Packet, key: string): Track | null {
    if (this.#tracks.size >= this.#limits.connections && !this.#full) this.#makeRoom();
    if (this.#full) return null;
    const track = new Track(this.#limits, this.#tally, first);
    this.#tracks.set(track, key);
    return track;
  }

  /** Gives up the half of the open connections that has been idle the longest, then packets long before a close. */
  #makeRoom(): void {
    const open = [...this.#tracks.keys()].filter((track) => !track.closes);
    open.sort((a, b) => a.lastNumber - b.lastNumber);
    for (const track of open.slice(0, Math.ceil(open.length / 2))) this.#forget(track);
    if (this.#isRoomy()) return;
    for (const track of this.#tracks.keys()) track.shrink();
    this.#full = !this.#isRoomy();
  }

  /** Whether enough room was gained: with little, making room would repeat immediately, forever. */
  #isRoomy(): boolean {
    const { connections, packets } = this.#limits;
    return this.#tracks.size <= connections * ROOMY && this.#tally.kept <= packets * ROOMY;
  }

  #forget(track: Track): void {
    const key = this.#tracks.get(track);
    this.#tracks.delete(track);
    this.#tally.kept -= track.kept;
    this.#forgotten++;
    if (key !== undefined && this.#pairs.get(key)?.current === track) this.#pairs.delete(key);
  }
}

/** The same for both directions; views of two interfaces are kept apart. */
function pairKey({ source, destination, interfaceId }: Packet): string {
  const [one, two] = [`${source.ip} ${source.port}`, `${destination.ip} ${destination.port}`];
  return one < two ? `${one} ${two} ${interfaceId}` : `${two} ${one} ${interfaceId}`;
}
