/** How a captured connection was opened, as far as the capture shows: where ESTABLISHED begins, and with which numbers. */

import { seqAdd, seqDiff, seqLeq, seqLt, seqMax } from '../../lib/sequence.ts';
import { has, type Segment, segEnd, segLen } from '../../tcp/segment.ts';
import { type Connection, otherSide, type Side } from '../read/connection.ts';
import type { Flight } from './flight.ts';
import type { Story } from './story.ts';

export interface Setup {
  /** The handshake is in the capture. */
  readonly fromTheStart: boolean;
  /** Index of the first flight of the established connection; null: it never was, or nothing shows it. */
  readonly establishedAt: number | null;
  /** The first number of each end after its SYN. */
  readonly start: readonly [number, number];
  /** Octets that a SYN carried and its acknowledgment counts (TCP Fast Open). */
  readonly fastOpen: number;
  /** Ends that only ever send RSTs that answer something: they had no connection when the capture began. */
  readonly gone: readonly Side[];
}

/** How the connection was opened; `isn`: the initial sequence numbers that the capture shows. */
export function setupOf(flights: readonly Flight[], isn: Connection['isn']): Setup {
  const synAcks = flights.filter(({ segment }) => has(segment, 'SYN') && has(segment, 'ACK'));
  const fromTheStart = isn.every((number) => number !== null);
  const opening = flights.some(({ segment }) => has(segment, 'SYN'));
  const from = Math.max(0, synAcks[0] === undefined ? 0 : flights.indexOf(synAcks[0]));
  // What answers a SYN without a SYN of its own belongs to an older connection, unless the SYN's sender goes on with it.
  const goesOn = (side: Side) => flights.some((flight) => flight.from === side && isOrdinary(flight.segment));
  const isPart = ({ from: side, segment }: Flight) =>
    isEstablished(segment, isn[side], isn[otherSide(side)]) &&
    (isn[side] !== null || isn[otherSide(side)] === null || goesOn(otherSide(side)));
  const at = flights.findIndex((flight, index) => index >= from && isPart(flight));
  return {
    fromTheStart,
    establishedAt: at < 0 ? null : opening ? at : 0,
    start: [firstNumber(flights, 0, synAcks), firstNumber(flights, 1, synAcks)],
    fastOpen: synCarried(flights, synAcks),
    gone: opening ? [] : ([0, 1] as const).filter((side) => isGone(flights, side)),
  };
}

function isOrdinary(segment: Segment): boolean {
  return !has(segment, 'SYN') && !has(segment, 'RST');
}

/** Whether only a connection sends this: with ACK, neither SYN nor RST, and with numbers after the SYNs that are known. */
function isEstablished(segment: Segment, own: number | null, peer: number | null): boolean {
  if (!isOrdinary(segment) || segment.ack === undefined) return false;
  const after = (number: number, isn: number | null) => isn === null || seqDiff(number, isn) > 0;
  return after(segment.seq, own) && after(segment.ack, peer);
}

function firstNumber(flights: readonly Flight[], side: Side, synAcks: readonly Flight[]): number {
  const own = flights.find(({ from, segment }) => from === side && !has(segment, 'RST'))?.segment;
  if (own !== undefined && !has(own, 'SYN')) return own.seq;
  if (own !== undefined) return seqAdd(own.seq, 1 + (isCounted(own, synAcks) ? own.len : 0));
  return flights.find(({ from, segment }) => from !== side && segment.ack !== undefined)?.segment.ack ?? 0;
}

/** Whether the text in a SYN was taken: its acknowledgment counts it. What a SYN,ACK carries follows in order. */
function isCounted(syn: Segment, synAcks: readonly Flight[]): boolean {
  if (syn.len === 0) return false;
  return has(syn, 'ACK') || synAcks.some(({ segment }) => segment.ack === segEnd(syn));
}

function synCarried(flights: readonly Flight[], synAcks: readonly Flight[]): number {
  const syn = flights.find(({ segment }) => has(segment, 'SYN') && segment.len > 0)?.segment;
  return syn !== undefined && isCounted(syn, synAcks) ? syn.len : 0;
}

function isGone(flights: readonly Flight[], side: Side): boolean {
  const own = flights.filter(({ from }) => from === side);
  const [first] = flights;
  return (
    own.length > 0 && own.every(({ segment }) => has(segment, 'RST')) && first !== undefined && first.from !== side
  );
}

/** An acknowledgment leaves at latest this long after what it acknowledges has come, ms. */
const LATEST_ACK_MS = 150;
const UNKNOWN_WAY_MS = 150;

/**
 * Whether a FIN may have been sent before it is seen: a lost copy never passed here. That shows in an earlier segment of
 * its sender beyond the FIN, in an early acknowledgment, or in a FIN that acknowledges the peer's FIN far too late.
 */
export function isFinUnseen({
  flights,
  distances,
  onlyFrom,
}: Pick<Story, 'flights' | 'distances' | 'onlyFrom'>): boolean {
  if (onlyFrom !== null) return false;
  return ([0, 1] as const).some((side) => {
    const index = flights.findIndex(({ from, segment }) => from === side && has(segment, 'FIN'));
    const fin = flights[index];
    if (fin === undefined) return isBeyondAll(flights, side);
    const before = flights.slice(0, index).filter(({ segment }) => !has(segment, 'RST') && !has(segment, 'SYN'));
    const end = segEnd(fin.segment);
    const beyond = before.some(({ from, segment }) => from === side && seqLeq(end, segEnd(segment)));
    const acked = before.some(({ from, segment }) => from !== side && segment.ack === end);
    return beyond || acked || isLate(fin, before, distances?.[side] ?? null);
  });
}

/** Whether an end that sends no FIN here uses a number beyond everything that is seen of it: what lies between may be one. */
function isBeyondAll(flights: readonly Flight[], side: Side): boolean {
  const own = flights
    .filter(({ from, segment }) => from === side && !has(segment, 'RST'))
    .map(({ segment }) => segment);
  const [first] = own;
  if (first === undefined) return false;
  const end = own.reduce(
    (highest, segment) => (segLen(segment) > 0 ? seqMax(highest, segEnd(segment)) : highest),
    first.seq,
  );
  return own.some(({ seq }) => seqLt(end, seq));
}

/** Whether a FIN is the first to acknowledge the peer's, later than a live end would. */
function isLate(fin: Flight, before: readonly Flight[], distance: number | null): boolean {
  const { from, segment, sentAt } = fin;
  const peerFin = before.findLast((flight) => flight.from !== from && has(flight.segment, 'FIN'));
  if (peerFin === undefined || segment.ack === undefined) return false;
  const end = segEnd(peerFin.segment);
  const told = before.some((flight) => flight.from === from && isAck(flight.segment, end));
  const way = distance === null ? UNKNOWN_WAY_MS : 2 * distance;
  return !told && isAck(segment, end) && sentAt - peerFin.sentAt > way + LATEST_ACK_MS;
}

function isAck({ ack }: Segment, end: number): boolean {
  return ack !== undefined && !seqLt(ack, end);
}
