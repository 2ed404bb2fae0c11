/** A level as data: two ends, what their applications do, what the wire does, and how moves are composed. */

import type { State } from '../tcp/connection-state.ts';
import type { Notation } from '../referee/verdict.ts';
import type { WireFault } from '../wire/fault.ts';
import type { Weather } from '../wire/wire.ts';

/** The two ends of a connection: A closes first, B closes second. */
export const ENDS = ['A', 'B'] as const;
export type End = (typeof ENDS)[number];

/** How a player composes a segment: by choosing one of four, by filling in seq and ack, or by filling in everything. */
export const COMPOSE_MODES = ['cards', 'fields', 'free'] as const;
export type ComposeMode = (typeof COMPOSE_MODES)[number];

/** One call of an application, made `afterMs` after `when` holds with the end at rest. */
export interface AppStep {
  readonly when: {
    /** The end is in this state. */
    readonly state?: State;
    /** Everything that was sent has been acknowledged. */
    readonly allAcked?: true;
    /** At least this many octets of text have been received in order since the start of the level. */
    readonly received?: number;
    /** At least this many segments with a FIN have arrived; 2: the first one has arrived again. */
    readonly fins?: number;
  };
  /** Milliseconds at pace 1 between the condition and the call. */
  readonly afterMs: number;
  /** The call comes before the latest arrival is answered, so that one segment can serve both; `afterMs` is then 0. */
  readonly atOnce?: true;
  /** The connection between the two ports that the step belongs to; absent: the first. */
  readonly connection?: 2;
  readonly call:
    | { readonly kind: 'SEND'; readonly bytes: number }
    /** `full`: the application will not read any more either (`close`, not `shutdown`; 3.6.1, half-duplex). */
    | { readonly kind: 'CLOSE'; readonly full?: true }
    | { readonly kind: 'ABORT' }
    /** The process is killed: its kernel closes for it. */
    | { readonly kind: 'DIE' }
    /** The application was restarted and wants its port again. */
    | { readonly kind: 'BIND' }
    /** The same with SO_REUSEADDR, and it listens there: TIME-WAIT does not hinder that. */
    | { readonly kind: 'LISTEN' }
    /** A new connection from the same port to the same port (`again`): its stack sends the SYN by itself. */
    | { readonly kind: 'CONNECT' };
}

export interface EndSetup {
  readonly address: { readonly ip: string; readonly port: number };
  /** SND.NXT at the start of the level, in ESTABLISHED with nothing in flight; also the other end's RCV.NXT. */
  readonly sndNxt: number;
  /** The end knows of no connection: its host was restarted. Absent: ESTABLISHED. */
  readonly start?: 'CLOSED';
  readonly script: readonly AppStep[];
}

/** The origin of a level made from a recording, shown to the player. */
export interface CaptureSource {
  readonly name: string;
  /** The program that made the recording, as far as the file says. */
  readonly recordedWith: string | null;
}

export interface Level {
  /** `four-waves`, or `capture:NAME` for a level made from a capture file. */
  readonly id: string;
  readonly compose: ComposeMode;
  readonly notation: Notation;
  readonly ends: Readonly<Record<End, EndSetup>>;
  readonly faults: readonly WireFault[];
  /** Random faults, drawn from the match's seed; absent: only those of the script. */
  readonly weather?: Weather;
  /** The first retransmission timeout in milliseconds at pace 1; absent: that of the game. */
  readonly rtoMs?: number;
  /** The MSL in milliseconds at pace 1; absent: that of the game. */
  readonly mslMs?: number;
  /** A segment's way in milliseconds at pace 1; absent: that of the game. */
  readonly tripMs?: number;
  /** How long TIME-WAIT lasts in milliseconds at pace 1; absent: 2MSL. */
  readonly timeWaitMs?: number;
  /** A RST does not end TIME-WAIT (RFC 1337); absent: it does (RFC 9293, 3.10.7.4). */
  readonly timeWaitRst?: 'ignore';
  /** How long an ACK may be held back, in milliseconds at pace 1; absent: none is held. */
  readonly delayedAckMs?: number;
  /** After this long (pace 1) a system gives up an orphan in FIN-WAIT-2 (Linux, tcp_fin_timeout); absent: it never does. */
  readonly finWait2Ms?: number;
  /** Nothing arrives any more from this connection on: the cable is pulled. */
  readonly cablePulled?: 2;
  /** From the same connection on A asks after so much silence (pace 1) whether B is there, and gives up after so many probes. */
  readonly keepAlive?: { readonly idleMs: number; readonly probes: number };
  /** How often a segment is sent again before the application gives up; absent: as the game has it. */
  readonly retriesMax?: number;
  /** There is no TIME-WAIT: 2MSL ends as soon as it begins. */
  readonly skipTimeWait?: true;
  /** Another connection between the same two ports, which begins `afterMs` (pace 1) after both ends are CLOSED. */
  readonly again?: {
    readonly afterMs: number;
    readonly sndNxt: Readonly<Record<End, number>>;
    /**
     * It does not wait until nothing of the first connection is on its way any more. After one that was given up it does
     * not begin (RFC 9293, 3.4.3: quiet time).
     */
    readonly meanwhile?: true;
  };
  /** Nobody bets in the fog. */
  readonly noBets?: true;
  /** Each round (two halves) is drawn from the seed of the match, and the match has no end of its own. */
  readonly storm?: true;
  readonly capture?: CaptureSource;
}
