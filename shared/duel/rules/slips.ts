/** The ways in which people get a segment wrong: each touches one part of it. Knows no referee and no card. */

import { seqAdd } from '../../lib/sequence.ts';
import type { Endpoint } from '../../referee/endpoint.ts';
import { type Flag, has, makeSegment, type Segment } from '../../tcp/segment.ts';
import type { Tcb } from '../../tcp/tcb.ts';

/** One way to go wrong: which parts of a segment it touches, and what it makes of them. */
export interface Slip {
  readonly parts: readonly ('flags' | 'seq' | 'ack')[];
  readonly of: (segment: Segment) => Segment;
}

function seqSlip(seq: number): Slip {
  return { parts: ['seq'], of: (segment) => makeSegment({ ...segment, seq }) };
}

function ackSlip(ack: number): Slip {
  return { parts: ['ack'], of: (segment) => makeSegment({ ...segment, ack }) };
}

/** Other flags on the same numbers, ACK among them. */
function flagSlip(tcb: Tcb, flags: readonly Flag[]): Slip {
  return { parts: ['flags'], of: (segment) => makeSegment({ ...segment, flags, ack: segment.ack ?? tcb.rcv.nxt }) };
}

/** SEQ: our FIN or text not counted, something counted that takes no number, a FIN whose count restarts at 0. */
function seqSlips({ tcb, history }: Endpoint, base: Segment): Slip[] {
  const fin = tcb.finSeq === null ? [] : [tcb.finSeq];
  const anew = has(base, 'FIN') ? [0] : [];
  return [...fin, ...history.textStarts.slice(-2), seqAdd(base.seq, 1), ...anew].map(seqSlip);
}

/** ACK: the arrival, or its last octet, not counted; something counted that never arrived. */
function ackSlips({ tcb, history }: Endpoint): Slip[] {
  const { nxt } = tcb.rcv;
  const arrived = tcb.peerFinSeq !== null || tcb.app.unread > 0;
  return [...(arrived ? [seqAdd(nxt, -1)] : []), history.ackSent, seqAdd(nxt, 1)].map(ackSlip);
}

/** A FIN whose flags end there: every segment after the handshake carries ACK. */
const BARE_FIN: Slip = {
  parts: ['flags', 'ack'],
  of: ({ seq, len }) => makeSegment({ flags: ['FIN'], seq, len }),
};

/** RST instead of what is due. The ACK of a RST raises no doubts, so it is crossed with SEQ only. */
function rstSlip(tcb: Tcb): Slip {
  return {
    parts: ['flags', 'ack'],
    of: ({ seq, ack }) => makeSegment({ flags: ['RST'], seq, ack: ack ?? tcb.rcv.nxt }),
  };
}

/** A FIN left out, or added; a FIN without ACK flag; RST for FIN while the connection exists, ACK for RST otherwise. */
function flagSlips({ tcb }: Endpoint, base: Segment): Slip[] {
  const finChanged = has(base, 'FIN') ? [flagSlip(tcb, []), BARE_FIN] : [flagSlip(tcb, ['FIN'])];
  if (tcb.state !== 'CLOSED') return [...finChanged, rstSlip(tcb)];
  return has(base, 'RST') ? [...finChanged, flagSlip(tcb, [])] : finChanged;
}

/** SEQ and ACK each in the place of the other. */
function swap({ tcb }: Endpoint): Slip {
  return {
    parts: ['seq', 'ack'],
    of: (segment) => makeSegment({ ...segment, seq: segment.ack ?? tcb.rcv.nxt, ack: segment.seq }),
  };
}

/** Every slip that a player might make at `endpoint` when thinking of `base`: the segment due, or the ACK that is not. */
export function slipsFrom(endpoint: Endpoint, base: Segment): Slip[] {
  return [...seqSlips(endpoint, base), ...ackSlips(endpoint), ...flagSlips(endpoint, base), swap(endpoint)];
}
