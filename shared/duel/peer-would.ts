/** What the peer's stack would do with a segment that ought not to be sent, as far as this end can know: it is in step. */

import type { Endpoint } from '../referee/endpoint.ts';
import { createTcb } from '../tcp/create.ts';
import type { RuleId } from '../tcp/rule.ts';
import { has, type Segment } from '../tcp/segment.ts';
import { react } from '../tcp/stack.ts';
import type { State } from '../tcp/state.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { PeerWould } from './view.ts';

/** The state in which a peer is that has received everything we sent, and sent nothing that we have not received. */
function mirrored(tcb: Tcb): State {
  const finOut = tcb.finSeq !== null;
  switch (tcb.state) {
    case 'ESTABLISHED':
      return 'ESTABLISHED';
    case 'FIN-WAIT-1':
      return finOut ? 'CLOSE-WAIT' : 'ESTABLISHED';
    case 'FIN-WAIT-2':
      return 'CLOSE-WAIT';
    case 'CLOSE-WAIT':
      return 'FIN-WAIT-2';
    case 'CLOSING':
      return finOut ? 'TIME-WAIT' : 'FIN-WAIT-2';
    case 'LAST-ACK':
      return finOut ? 'TIME-WAIT' : 'FIN-WAIT-2';
    case 'TIME-WAIT':
      return 'LAST-ACK';
    case 'CLOSED':
      return 'CLOSED';
  }
}

/** The peer in step with this end. In LAST-ACK its FIN is out and waits for our ACK. */
function inStep(tcb: Tcb): Tcb {
  const state = mirrored(tcb);
  const sndUna = state === 'LAST-ACK' ? tcb.rcv.nxt - 1 : tcb.rcv.nxt;
  return createTcb({ state, sndUna, sndNxt: tcb.rcv.nxt, rcvNxt: tcb.snd.nxt }, tcb.config, 0);
}

const BY_RULE: Partial<Record<RuleId, PeerWould>> = {
  TCP1: 'answer-ack-and-drop',
  TCP2: 'drop-silently',
  TCP4: 'challenge-ack',
  TCP5: 'challenge-ack',
  TCP6: 'drop-silently',
  TCP7: 'answer-ack-and-drop',
  TCP21: 'drop-silently',
};

/** What would come of `segment` at the peer; computed from this end's own knowledge, so it tells nothing hidden. */
export function peerWould(endpoint: Endpoint, segment: Segment): PeerWould {
  const peer = inStep(endpoint.tcb);
  const reaction = react(peer, { type: 'segment', segment }, 0);
  if (reaction.segments.some((answer) => has(answer, 'RST'))) return 'answer-reset';
  if (has(segment, 'RST') && reaction.tcb.state === 'CLOSED' && peer.state !== 'CLOSED') return 'be-reset';
  const decided = reaction.rules.map((rule) => BY_RULE[rule]).find((would) => would !== undefined);
  if (decided !== undefined) return decided;
  const unmoved = reaction.tcb.state === peer.state && reaction.segments.length === 0;
  return unmoved ? 'ignore-old' : 'accept';
}
