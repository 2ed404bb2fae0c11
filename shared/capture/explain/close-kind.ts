/** The kind of a connection's close, from its FINs, its RSTs and what acknowledges them. */

import { seqAdd, seqDiff, seqLeq, seqLt } from '../../lib/sequence.ts';
import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';
import type { Flight } from './flight.ts';
import type { Setup } from './setup.ts';

export const CLOSE_KINDS = [
  /** FIN, ACK, FIN, ACK. */
  'four-waves',
  /** The second FIN came with the ACK of the first. */
  'three-waves',
  /** Both FINs were sent before either arrived. */
  'simultaneous',
  /** A RST and no FIN. */
  'reset',
  /** A RST after a FIN, before both FINs were acknowledged. */
  'reset-after-fin',
  /** Only one end has closed, and its FIN is acknowledged. */
  'half-closed',
  /** A FIN that is not acknowledged in this capture. */
  'incomplete',
  /** Only what one end sent was captured, and it closed. */
  'one-direction',
  /** A RST instead of the handshake. */
  'refused',
  /** The end that asked for the connection answers the SYN,ACK with a RST. */
  'given-up',
  /** The end that was asked sends a RST after its SYN,ACK. */
  'withdrawn',
  /** The SYN met a connection that only the other end still had (RFC 9293, 3.5.1). */
  'half-open',
  /** Segments that belong to no connection, and a RST for them. */
  'probe',
  /** A RST, and nothing that it could have met. */
  'lone-reset',
] as const;
export type CloseKind = (typeof CLOSE_KINDS)[number];

export interface Close {
  readonly kind: CloseKind;
  /** The end whose FIN, or RST where there is no FIN, was sent first. */
  readonly first: Side;
  /** New text was sent by the end that closed second after it knew of the first FIN. */
  readonly textAfterFin: boolean;
}

/** The kind of close in a connection's flights; `onlyFrom`: the only end whose segments were captured, or null. */
export function closeOf(flights: readonly Flight[], setup: Setup, onlyFrom: Side | null): Close {
  const { establishedAt } = setup;
  if (establishedAt === null) return unopened(flights);
  const inside = flights.slice(establishedAt);
  const fins = ([0, 1] as const).map((side) =>
    inside.find(({ from, segment }) => from === side && has(segment, 'FIN')),
  );
  const [opening] = fins.filter((fin) => fin !== undefined).sort((a, b) => inside.indexOf(a) - inside.indexOf(b));
  if (opening === undefined) return { kind: 'reset', first: resetFrom(inside), textAfterFin: false };
  const answer = fins[otherSide(opening.from)];
  return {
    kind: onlyFrom === null ? finKind(inside, opening, answer) : 'one-direction',
    first: opening.from,
    textAfterFin: sendsTextAfter(inside, opening),
  };
}

function resetFrom(flights: readonly Flight[]): Side {
  return flights.find(({ segment }) => has(segment, 'RST'))?.from ?? 0;
}

/** What a capture shows that never gets as far as a connection. */
function unopened(flights: readonly Flight[]): Close {
  const first = resetFrom(flights);
  const syn = flights.find(({ segment }) => has(segment, 'SYN') && !has(segment, 'ACK'));
  const synAck = flights.find(({ segment }) => has(segment, 'SYN') && has(segment, 'ACK'));
  const of = (kind: CloseKind): Close => ({ kind, first, textAfterFin: false });
  if (syn === undefined && synAck === undefined) {
    return of(flights.every(({ segment }) => has(segment, 'RST')) ? 'lone-reset' : 'probe');
  }
  const asking = syn?.from ?? otherSide(synAck?.from ?? 0);
  if (synAck !== undefined) return of(first === asking ? 'given-up' : 'withdrawn');
  const other = flights.some(({ from, segment }) => from !== asking && !has(segment, 'RST'));
  if (first !== asking) return of('refused');
  return of(other ? 'half-open' : 'given-up');
}

function finKind(flights: readonly Flight[], opening: Flight, answer: Flight | undefined): CloseKind {
  const openingAck = ackOf(flights, opening);
  const answerAck = answer === undefined ? undefined : ackOf(flights, answer);
  const bothDone = openingAck !== undefined && answerAck !== undefined;
  if (!bothDone && resetAfter(flights, opening)) return 'reset-after-fin';
  if (answer === undefined) return openingAck === undefined ? 'incomplete' : 'half-closed';
  if (!bothDone) return 'incomplete';
  if (!knows(answer.segment, opening.segment)) return 'simultaneous';
  return openingAck === answer ? 'three-waves' : 'four-waves';
}

/** Whether a segment acknowledges another end's FIN. */
function knows(segment: Segment, fin: Segment): boolean {
  return segment.ack !== undefined && seqLeq(segEnd(fin), segment.ack);
}

/** The first segment that acknowledges a FIN, whether it arrived or not. */
function ackOf(flights: readonly Flight[], fin: Flight): Flight | undefined {
  return flights.find(
    ({ from, segment }) =>
      from !== fin.from && !has(segment, 'RST') && knows(segment, fin.segment) && !isNonsense(segment, fin),
  );
}

/** An ACK far beyond the FIN acknowledges nothing. */
function isNonsense({ ack }: Segment, fin: Flight): boolean {
  return ack !== undefined && seqDiff(ack, segEnd(fin.segment)) > 0;
}

function resetAfter(flights: readonly Flight[], opening: Flight): boolean {
  return flights.slice(flights.indexOf(opening)).some(({ segment }) => has(segment, 'RST'));
}

function sendsTextAfter(flights: readonly Flight[], opening: Flight): boolean {
  const own = flights.filter(({ from }) => from !== opening.from);
  const first = own.find(({ segment }) => knows(segment, opening.segment));
  if (first === undefined) return false;
  const sentBefore = own
    .slice(0, own.indexOf(first))
    .reduce((end, { segment }) => (seqLt(end, segEnd(segment)) ? segEnd(segment) : end), first.segment.seq);
  return own
    .slice(own.indexOf(first))
    .some(({ segment }) => segment.len > 0 && seqLt(sentBefore, seqAdd(segment.seq, segment.len)));
}
