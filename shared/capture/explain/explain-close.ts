/** Explains the close of a captured connection, segment by segment, as far as the capture shows. Values, no words. */

import { seqAdd, seqDiff } from '../../lib/sequence.ts';
import { has, type Segment, segLen } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';
import { closeOf, type CloseKind } from './close-kind.ts';
import { type Connection, otherSide, type Side } from '../read/connection.ts';
import { type Course, courseOf } from './course.ts';
import type { Flight } from './flight.ts';
import { type Change, Follower } from './follower.ts';
import type { Incident } from './moment.ts';
import { type Oddity, Watcher } from './oddity.ts';
import type { Address } from '../read/packet.ts';
import { highestOf, type Story, storyOf } from './story.ts';
import type { Sighting } from '../read/views.ts';

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
  /** Milliseconds between the last packet of the connection that had the same ports before and the first of this one. */
  readonly portsReusedAfterMs: number | null;
  /** The number of packets of the connection, and how many of them come before the close. */
  readonly packets: number;
  readonly before: number;
  /** From the first FIN or RST on. */
  readonly segments: readonly ExplainedSegment[];
}

/** A row whose arrivals are still being collected. */
type Row = Omit<ExplainedSegment, 'arrivals' | 'oddities' | 'sender' | 'moments'> & {
  sender: Change | null;
  readonly arrivals: Change[];
  readonly oddities: Oddity[];
  readonly moments: { left: Moment | null; readonly came: Moment[] };
};

/** Whether a connection contains any part of a close: a FIN or a RST. */
export function hasClose({ packets }: Connection): boolean {
  return packets.some(({ segment }) => has(segment, 'FIN') || has(segment, 'RST'));
}

/**
 * The close of a connection; null if neither end sends FIN or RST. Throws CaptureError `different-connections`.
 *
 * States are those of an engine that follows each end by RFC 9293: calls of the application are inferred from what is new
 * in its segments, arrivals from both captures or, with one, from the order of passing and later acknowledgments.
 */
export function explainClose(sighting: Sighting): CloseExplanation | null {
  const story = storyOf(sighting);
  const teller = new Teller(sighting, story);
  for (const [index, incident] of story.incidents.entries()) teller.tell(incident, index, nextSent(story, index));
  return teller.explanation();
}

class Teller {
  readonly #connection: Connection;
  readonly #previous: Connection | null;
  readonly #story: Story;
  readonly #start: readonly [number, number];
  readonly #base: readonly [number, number];
  readonly #most: readonly [number, number];
  readonly #ends: readonly [Follower, Follower];
  readonly #watcher: Watcher;
  readonly #rows = new Map<Flight, Row>();
  readonly #visited: readonly [State[], State[]] = [['ESTABLISHED'], ['ESTABLISHED']];
  /** How many segments had left when each was sent, and when each end last sent text or a FIN. */
  readonly #order = new Map<Flight, number>();
  readonly #lastText: [number, number] = [0, 0];
  #established = false;
  #resumed = false;

  constructor({ one: connection, previous }: Sighting, story: Story) {
    this.#connection = connection;
    this.#previous = previous;
    this.#story = story;
    const { flights } = story;
    this.#start = [firstNumber(flights, 0), firstNumber(flights, 1)];
    const [a, b] = this.#start;
    this.#base = [
      connection.isn[0] ?? seqAdd(headNumber(connection, 0) ?? a, -1),
      connection.isn[1] ?? seqAdd(headNumber(connection, 1) ?? b, -1),
    ];
    this.#most = [highestOf(flights, 0, a), highestOf(flights, 1, b)];
    const known = connection.isn[0] !== null && connection.isn[1] !== null;
    this.#ends = [new Follower(a, b, known), new Follower(b, a, known)];
    this.#watcher = new Watcher(this.#start);
    const handshake = flights.some(({ segment }) => has(segment, 'SYN'));
    this.#established = !handshake;
  }

  /** `step`: its index among the incidents; `next`: what the same end sends before anything else arrives there. */
  tell({ kind, end, at, flight }: Incident, step: number, next: Segment | null): void {
    const resumes = !this.#resumed && this.#isAfterGap(flight);
    if (resumes) this.#resume(flight);
    const row = this.#rows.get(flight) ?? this.#newRow(flight, resumes);
    if (kind === 'sent') row.moments.left = { step, at };
    else if (flight.from !== end) row.moments.came.push({ step, at });
    if (this.#isHandshake(flight)) return;
    if (kind === 'sent') this.#countSent(flight);
    else if (this.#crossed(flight, end)) row.oddities.push('crossed');
    const change = kind === 'sent' ? this.#sent(end, flight, at) : this.#arrived(end, flight, at, row, next);
    if (change === null) return;
    if (this.#visited[end].at(-1) !== change.after) this.#visited[end].push(change.after);
    if (kind === 'sent') row.sender = change;
    else row.arrivals.push(change);
  }

  explanation(): CloseExplanation | null {
    const rows = [...this.#rows.values()];
    const begin = rows.findIndex(({ segment }) => has(segment, 'FIN') || has(segment, 'RST'));
    const beginning = rows[begin];
    if (beginning === undefined) return null;
    const close = closeOf(this.#story.flights, this.#established);
    const segments = rows.slice(begin).map((row) => ({ ...row, oddities: [...row.oddities, ...this.#fate(row)] }));
    return {
      ends: this.#story.ends,
      ...close,
      course: courseOf(segments, close),
      states: this.#established ? this.#visited : [[], []],
      certain: this.#story.certain,
      fromTheStart: this.#connection.isn.every((isn) => isn !== null),
      portsReusedAfterMs: pauseBetween(this.#previous, this.#connection),
      packets: this.#connection.total,
      before: begin + this.#connection.omittedBefore,
      segments,
    };
  }

  #countSent(flight: Flight): void {
    this.#order.set(flight, this.#order.size + 1);
    if (segLen(flight.segment) > 0) this.#lastText[flight.from] = this.#order.size;
  }

  /** Whether the receiver has sent text or a FIN while this segment with text or a FIN was under way. */
  #crossed(flight: Flight, receiver: Side): boolean {
    const order = this.#order.get(flight);
    return order !== undefined && segLen(flight.segment) > 0 && this.#lastText[receiver] > order;
  }

  #sent(end: Side, flight: Flight, at: number): Change | null {
    if (!this.#established) return null;
    return this.#ends[end].sends(flight.segment, at, this.#ends[otherSide(end)].tcb.finSeq);
  }

  #arrived(end: Side, { segment, from }: Flight, at: number, row: Row, next: Segment | null): Change | null {
    if (!this.#established) return null;
    const own = this.#ends[end];
    const before = own.tcb;
    const change = own.receives(segment, at, this.#most[end], next);
    if (change.rules.includes('TCP7') && !row.oddities.includes('ack-of-nothing')) row.oddities.push('ack-of-nothing');
    if (has(segment, 'RST')) {
      if (change.rules.includes('TCP4')) row.oddities.push('rst-challenged');
      if (change.rules.includes('TCP2')) {
        const atFin = before.peerFinSeq !== null && segment.seq === before.peerFinSeq;
        row.oddities.push(atFin ? 'rst-at-fin' : 'rst-dropped');
      }
    }
    if (has(segment, 'SYN')) row.oddities.push('syn-inside');
    return from === end ? null : change;
  }

  /** SYN and SYN,ACK set up the connection; its ends do not send them in ESTABLISHED. */
  #isHandshake({ from, segment }: Flight): boolean {
    if (!has(segment, 'SYN')) {
      if (!has(segment, 'RST')) this.#established = true;
      return !this.#established;
    }
    return this.#connection.isn[from] === segment.seq && !this.#established;
  }

  #newRow(flight: Flight, resumes: boolean): Row {
    const { from, segment } = flight;
    const row: Row = {
      number: flight.number,
      arrivalNumbers: flight.arrivalNumbers,
      from,
      at: flight.sentAt,
      segment,
      relative: {
        seq: seqDiff(segment.seq, this.#base[from]),
        ack: segment.ack === undefined ? null : seqDiff(segment.ack, this.#base[otherSide(from)]),
      },
      sender: null,
      arrivals: [],
      oddities: this.#watcher.passes(from, segment),
      moments: { left: null, came: [] },
      omittedBefore: resumes ? (this.#connection.gap?.packets ?? 0) : 0,
    };
    this.#rows.set(flight, row);
    return row;
  }

  #isAfterGap({ number }: Flight): boolean {
    const { gap, packets } = this.#connection;
    const next = gap === null ? undefined : packets[gap.index];
    return next !== undefined && number >= next.number;
  }

  /** After omitted packets both ends continue from the first numbers that follow. */
  #resume(flight: Flight): void {
    this.#resumed = true;
    const rest = this.#story.flights.slice(this.#story.flights.indexOf(flight));
    const [a, b] = ([0, 1] as const).map((side) => rest.find(({ from }) => from === side)?.segment.seq);
    const [nextA, nextB] = [a ?? this.#ends[0].tcb.snd.nxt, b ?? this.#ends[1].tcb.snd.nxt];
    this.#ends[0].resume(nextA, nextB);
    this.#ends[1].resume(nextB, nextA);
    this.#watcher.resume(0, nextA);
    this.#watcher.resume(1, nextB);
  }

  /** What happened to a segment on its way. */
  #fate(row: Row): Oddity[] {
    const found: Oddity[] = [];
    const flight = this.#story.flights.find(({ number, from }) => number === row.number && from === row.from);
    if (flight === undefined) return found;
    if (this.#story.strays.includes(flight)) return ['never-sent'];
    if (flight.arrivals.length === 0) found.push(this.#story.certain ? 'lost' : 'lost-guess');
    else if (row.arrivals.length === 0 && row.sender !== null) found.push('never-acknowledged');
    if (flight.arrivals.length > 1) found.push('arrived-twice');
    if (row.sender?.before === 'CLOSED' && !has(row.segment, 'RST')) found.push('from-closed');
    return found;
  }
}

/** Milliseconds between two connections. */
function pauseBetween(previous: Connection | null, { head }: Connection): number | null {
  const [last, first] = [previous?.packets.at(-1), head[0]];
  return last === undefined || first === undefined ? null : first.at - last.at;
}

/** What the end of an incident sends next, before anything else arrives there. */
function nextSent({ incidents }: Story, index: number): Segment | null {
  const end = incidents[index]?.end;
  for (let later = index + 1; later < incidents.length; later++) {
    const next = incidents[later];
    if (next !== undefined && next.end === end) return next.kind === 'sent' ? next.flight.segment : null;
  }
  return null;
}

/** The first number that an end uses after its SYN. */
function firstNumber(flights: readonly Flight[], side: Side): number {
  const own = flights.find(({ from, segment }) => from === side && !has(segment, 'RST'))?.segment;
  if (own !== undefined) return has(own, 'SYN') ? seqAdd(own.seq, 1) : own.seq;
  return flights.find(({ from, segment }) => from !== side && segment.ack !== undefined)?.segment.ack ?? 0;
}

function headNumber({ head }: Connection, side: Side): number | null {
  return head.find(({ from }) => from === side)?.segment.seq ?? null;
}
