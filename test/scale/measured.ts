/** What `npm run bench group` has measured: the figures that the model works with, and the cases that it is checked against. */

import type { Measured } from '../bench/support/load.ts';

/** CPU time in ms for each of something. */
interface Spent {
  readonly servers: number;
  readonly postgres: number;
  readonly redis: number;
  readonly nginx: number;
  readonly clients: number;
}

/** A group of so many processes. Durations in seconds, memory in bytes. */
export interface Case {
  readonly processes: number;
  readonly rooms: number;
  readonly play: Measured & {
    /** For each message. */
    readonly spent: Spent;
    readonly postgresMemory: number;
    readonly redisMemory: number;
    /** Bytes for each message. */
    readonly writtenAhead: number;
  };
  /** For each second in which nobody moves. */
  readonly idle: Spent;
  /** One process hands its rooms over; null: it is alone. */
  readonly handOver: {
    readonly rooms: number;
    readonly players: number;
    /** Until all were back. */
    readonly seconds: number;
    /** How long a player was away. */
    readonly median: number;
    readonly longest: number;
    /** For each room. */
    readonly spent: Spent;
  } | null;
  readonly killed: {
    readonly rooms: number;
    readonly seconds: number;
    /** For each room. */
    readonly spent: Spent;
  };
  /** All players of the killed process come back in the same moment. */
  readonly storm: {
    readonly players: number;
    readonly seconds: number;
    /** For each player. */
    readonly spent: Spent;
  };
}

export interface MeasuredCases {
  readonly date: string;
  readonly machine: string;
  /** Of the machine on which everything ran: servers, database, proxy and players. */
  readonly cores: number;
  readonly cases: readonly Case[];
}
