/** Finds the moment at which a level can begin: nothing under way, everything acknowledged, before the first FIN. */

import { seqLeq } from '../../lib/sequence.ts';
import { has } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';
import { CaptureError } from '../read/error.ts';
import type { Flight } from './flight.ts';
import { Observer } from './observer.ts';

/** One end sent, or received, a segment. */
export interface Incident {
  readonly kind: 'sent' | 'arrived';
  readonly end: Side;
  readonly at: number;
  readonly flight: Flight;
}

export interface Beginning {
  /** The end whose FIN was sent first. */
  readonly active: Side;
  /** SND.NXT of both ends. */
  readonly sndNxt: readonly [number, number];
  /** When the first segment after it leaves. */
  readonly at: number;
  /** What happened from there on. */
  readonly incidents: readonly Incident[];
}

/** Everything that happened at the two ends, in order. */
function incidentsOf(flights: readonly Flight[]): Incident[] {
  const incidents = flights.flatMap((flight): Incident[] => [
    { kind: 'sent', end: flight.from, at: flight.sentAt, flight },
    ...flight.arrivals.map((at): Incident => ({ kind: 'arrived', end: otherSide(flight.from), at, flight })),
  ]);
  return incidents.sort((a, b) => a.at - b.at);
}

/**
 * The last quiet moment before the first FIN leaves. Copies made by the wire earlier and delivered later do not
 * count. Throws CaptureError `no-close` or `no-quiet-moment`.
 */
export function findBeginning(flights: readonly Flight[]): Beginning {
  const incidents = incidentsOf(flights);
  const finIndex = incidents.findIndex(({ kind, flight }) => kind === 'sent' && has(flight.segment, 'FIN'));
  const fin = incidents[finIndex];
  if (fin === undefined) throw new CaptureError('no-close', 'neither end of the connection sends a FIN');
  const quiet = lastQuiet(incidents.slice(0, finIndex)) ?? beforeEverything(flights);
  if (quiet === null) {
    throw new CaptureError('no-quiet-moment', 'before the first FIN there is always something unacknowledged');
  }
  const rest = incidents.slice(quiet.index);
  const begun = new Set(rest.filter(({ kind }) => kind === 'sent').map(({ flight }) => flight));
  return {
    active: fin.end,
    sndNxt: quiet.sndNxt,
    at: rest[0]?.at ?? fin.at,
    incidents: rest.filter(({ flight }) => begun.has(flight)),
  };
}

/** A moment: before `incidents[index]`. */
interface Quiet {
  readonly index: number;
  readonly sndNxt: readonly [number, number];
}

function lastQuiet(incidents: readonly Incident[]): Quiet | null {
  const ends = [new Observer(), new Observer()] as const;
  const underWay = new Set<Flight>();
  let quiet: Quiet | null = null;
  for (const [index, { kind, end, at, flight }] of incidents.entries()) {
    if (kind === 'sent') {
      ends[end].sends(flight.segment, at);
      if (flight.arrivals.length > 0) underWay.add(flight);
    } else {
      ends[end].receives(flight.segment, at);
      underWay.delete(flight);
    }
    const [a, b] = [ends[0].nxt, ends[1].nxt];
    const atRest = underWay.size === 0 && ends.every((observer) => observer.allAcked && !observer.gone);
    if (atRest && a !== null && b !== null) quiet = { index: index + 1, sndNxt: [a, b] };
  }
  return quiet;
}

/** A capture that begins in the middle of a connection may begin quietly, as its first segments show. */
function beforeEverything(flights: readonly Flight[]): Quiet | null {
  const firsts = ([0, 1] as const).map((side) => flights.find((flight) => flight.from === side)?.segment);
  const [a, b] = firsts;
  if (a === undefined || b === undefined || has(a, 'SYN') || has(b, 'SYN')) return null;
  const [opening, answer] = flights[0]?.from === 0 ? [a, b] : [b, a];
  const quiet = opening.ack === answer.seq && answer.ack !== undefined && seqLeq(opening.seq, answer.ack);
  return quiet ? { index: 0, sndNxt: [a.seq, b.seq] } : null;
}
