/** What the peer's stack would do with a segment that should not be sent, as far as this end can know. */

import { seqAdd, seqLt } from '../../lib/sequence.ts';
import type { Endpoint } from '../../referee/endpoint.ts';
import { createTcb } from '../../tcp/create.ts';
import type { RuleId } from '../../tcp/rule.ts';
import { has, type Segment } from '../../tcp/segment.ts';
import { isFinAcked } from '../../tcp/segment-arrives.ts';
import { react } from '../../tcp/stack.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import type { PeerWould } from '../vocabulary/judgement.ts';

/** The state of a CLOSED end's peer: the second to close left the other in TIME-WAIT; otherwise no peer is left. */
function peerOfClosed({ tcb, history }: Endpoint): State {
  return history.passive && isFinAcked(tcb) ? 'TIME-WAIT' : 'CLOSED';
}

/** The state of a peer that has seen all our ACKs, and our FIN if `hasOurFin`. */
function stateOfPeer(endpoint: Endpoint, hasOurFin: boolean): State {
  const { tcb, history } = endpoint;
  if (tcb.state === 'CLOSED') return peerOfClosed(endpoint);
  if (tcb.peerFinSeq === null) return hasOurFin ? 'CLOSE-WAIT' : 'ESTABLISHED';
  // Nothing tells this end whether the last ACK has arrived.
  if (tcb.state === 'TIME-WAIT') return history.crossed ? 'CLOSING' : 'LAST-ACK';
  const finAcked = seqLt(tcb.peerFinSeq, history.ackSent);
  if (hasOurFin) return finAcked ? 'TIME-WAIT' : 'CLOSING';
  return finAcked ? 'FIN-WAIT-2' : 'FIN-WAIT-1';
}

/** A peer that has received everything before `rcvNxt` and sent nothing that has not arrived here. */
function peerAt(endpoint: Endpoint, rcvNxt: number, hasOurFin: boolean): Tcb {
  const { tcb, history } = endpoint;
  const state = stateOfPeer(endpoint, hasOurFin);
  const sndUna = state === 'LAST-ACK' || state === 'CLOSING' ? seqAdd(tcb.rcv.nxt, -1) : history.ackSent;
  return createTcb({ state, sndUna, sndNxt: tcb.rcv.nxt, rcvNxt }, tcb.config, 0);
}

/**
 * The peers that this end cannot tell apart. What it sent is assumed to have arrived, until its retransmission timer has
 * expired: then it may as well have been lost.
 */
function possiblePeers(endpoint: Endpoint): Tcb[] {
  const { tcb } = endpoint;
  if (tcb.owed.opening !== null) return [];
  // An end that never knew the connection, aborted it or gave it up cannot know the state of the other.
  const knows = tcb.outcome === 'normal' || tcb.outcome === 'reset';
  if (tcb.state === 'CLOSED' && !knows) return [];
  const inStep = peerAt(endpoint, tcb.snd.nxt, tcb.finSeq !== null);
  return tcb.owed.retransmission ? [inStep, peerAt(endpoint, tcb.snd.una, isFinAcked(tcb))] : [inStep];
}

const BY_RULE: Partial<Record<RuleId, PeerWould>> = {
  TCP1: 'answer-ack-and-drop',
  TCP2: 'drop-silently',
  TCP4: 'challenge-ack',
  TCP5: 'challenge-ack',
  TCP6: 'drop-silently',
  TCP7: 'answer-ack-and-drop',
  TCP14: 'hold-and-ask',
  TCP21: 'drop-silently',
};

/** Whether a segment changed a number or the state of the peer. */
function moved(before: Tcb, after: Tcb): boolean {
  return before.state !== after.state || before.rcv.nxt !== after.rcv.nxt || before.snd.una !== after.snd.una;
}

/** What this peer does with the segment. */
function reactionOf(peer: Tcb, segment: Segment): PeerWould {
  const { tcb, rules, segments } = react(peer, { type: 'segment', segment }, 0);
  if (segments.some((answer) => has(answer, 'RST'))) return 'answer-reset';
  if (has(segment, 'RST') && tcb.state === 'CLOSED' && peer.state !== 'CLOSED') return 'be-reset';
  const decided = rules.map((rule) => BY_RULE[rule]).find((would) => would !== undefined);
  if (decided !== undefined) return decided;
  if (moved(peer, tcb)) return 'accept';
  if (rules.includes('TCP15')) return 'drop-silently';
  return segments.length > 0 ? 'answer-ack-and-drop' : 'ignore-old';
}

/**
 * What `segment` would do at the peer, computed from this end's own knowledge, so that it reveals nothing hidden;
 * null where it depends on what this end cannot know.
 */
export function peerWould(endpoint: Endpoint, segment: Segment): PeerWould | null {
  const [first, ...others] = possiblePeers(endpoint).map((peer) => reactionOf(peer, segment));
  return first !== undefined && others.every((other) => other === first) ? first : null;
}
