/** The kind of a connection's close, from its FINs, its RSTs and what acknowledges them. */

import { seqAdd, seqDiff, seqLeq, seqLt } from '../../lib/sequence.ts';
import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';
import type { Flight } from './flight.ts';

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
  /** A RST instead of the handshake. */
  'refused',
] as const;
export type CloseKind = (typeof CLOSE_KINDS)[number];

export interface Close {
  readonly kind: CloseKind;
  /** The end whose FIN, or RST where there is no FIN, was sent first. */
  readonly first: Side;
  /** New text was sent by the end that closed second after it knew of the first FIN. */
  readonly textAfterFin: boolean;
}

/** The kind of close in a connection's flights; `established`: they show more than an attempt to connect. */
export function closeOf(flights: readonly Flight[], established: boolean): Close {
  const fins = ([0, 1] as const).map((side) =>
    flights.find(({ from, segment }) => from === side && has(segment, 'FIN')),
  );
  const [opening] = fins.filter((fin) => fin !== undefined).sort((a, b) => flights.indexOf(a) - flights.indexOf(b));
  if (opening === undefined) {
    const reset = flights.find(({ segment }) => has(segment, 'RST'));
    return { kind: established ? 'reset' : 'refused', first: reset?.from ?? 0, textAfterFin: false };
  }
  const answer = fins[otherSide(opening.from)];
  return {
    kind: finKind(flights, opening, answer),
    first: opening.from,
    textAfterFin: sendsTextAfter(flights, opening),
  };
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
