/** The explanation of a captured close. Values, no words. */

import type { Segment } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { Side } from '../read/connection.ts';
import type { Address } from '../read/packet.ts';
import type { CloseKind } from './close-kind.ts';
import type { Course } from './course.ts';
import type { Change } from './follower.ts';
import type { Oddity } from './oddity.ts';

/** When something happened, and its place in the order of all events at both ends. */
export interface Moment {
  readonly step: number;
  /** Milliseconds since 1970; for a capture at one place, when the segment passed there. */
  readonly at: number;
}

/** One segment of the close. */
export interface ExplainedSegment {
  /** The frame of its departure, and those of its arrivals, each in the file of its own end. */
  readonly number: number;
  readonly arrivalNumbers: readonly number[];
  readonly from: Side;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** With absolute numbers. */
  readonly segment: Segment;
  /** SEG.SEQ and SEG.ACK as in other tools: the SYN is number 0. */
  readonly relative: { readonly seq: number; readonly ack: number | null };
  /** What it changed at its sender; null if the end with that address did not send it, or before ESTABLISHED. */
  readonly sender: Change | null;
  /** What each arrival changed at its receiver; empty if it was lost. */
  readonly arrivals: readonly Change[];
  readonly oddities: readonly Oddity[];
  /** When it left (null if its sender's end never sent it), and when each of `arrivals` came. */
  readonly moments: { readonly left: Moment | null; readonly came: readonly Moment[] };
  /** The number of packets of this connection before this one that were not kept. */
  readonly omittedBefore: number;
}

export interface CloseExplanation {
  readonly ends: readonly [Address, Address];
  readonly kind: CloseKind;
  /** What happened to it. */
  readonly course: readonly Course[];
  /** The end whose FIN, or RST where there is no FIN, was sent first. */
  readonly first: Side;
  /** The states of each end, as far as the capture shows; empty if the connection was never established. */
  readonly states: readonly [readonly State[], readonly State[]];
  /** New text was sent by the end that closed second after the first FIN had arrived there. */
  readonly textAfterFin: boolean;
  /** Captured at both ends: losses are known, not guessed. */
  readonly certain: boolean;
  /** The handshake is in the capture: relative numbers count from it. */
  readonly fromTheStart: boolean;
  /** The capture shows frames twice; each is explained once. */
  readonly doubled: boolean;
  /** The only end whose segments were captured; null: both were. */
  readonly onlyFrom: Side | null;
  /** Octets that a SYN carried and its acknowledgment counts (TCP Fast Open); 0: none. */
  readonly fastOpen: number;
  /** A FIN may have been sent before it is seen for the first time, and the states may then be others. */
  readonly finUnseen: boolean;
  /** Seen from one place, something was lost or late: in which order segments arrived, and so the states, is a guess. */
  readonly troubled: boolean;
  /** By how much the clock of the second capture is ahead of that of the first, ms, as estimated; null: one capture. */
  readonly clockOffsetMs: number | null;
  /** Milliseconds between the last packet of the connection that had the same ports before and the first of this one. */
  readonly portsReusedAfterMs: number | null;
  /** The number of packets of the connection, and how many of them come before the close. */
  readonly packets: number;
  readonly before: number;
  /** From the first FIN or RST on. */
  readonly segments: readonly ExplainedSegment[];
}
