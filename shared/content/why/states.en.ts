/** Why the state that was named is not the one that the end is in. English. */

import type { State } from '../../tcp/connection-state.ts';
import { after, before, type MistakeWhys, ofOwnFin, ofPeerFin, type PositionFacts } from './position-facts.ts';

function whyNotTimeWait({ finSeq, sndUna, peerFinSeq }: PositionFacts): string {
  const own =
    finSeq === null
      ? 'Your own FIN has not even been sent.'
      : `Your FIN is number ${finSeq} and needs ack ${after(finSeq)}; so far the peer has acknowledged only up to ${before(sndUna)}.`;
  const theirs =
    peerFinSeq === null
      ? "The peer's FIN has not come either."
      : `The peer's FIN, number ${peerFinSeq}, is only one half.`;
  return `TIME-WAIT needs two things: the peer's FIN, and the ACK of yours. ${own} ${theirs}`;
}

/** The facts that decide, and the state that follows from them. */
const NAMED: Readonly<Record<State, (facts: PositionFacts) => string>> = {
  ESTABLISHED: ({ sndNxt }) =>
    `You have not closed, and the peer's FIN has not come. Both sides may send, you from number ${sndNxt} on: that is ESTABLISHED.`,
  'FIN-WAIT-1': ({ finSeq, sndNxt }) =>
    finSeq === null
      ? `You have closed, and the peer's FIN has not come. Your FIN, number ${sndNxt} at the earliest, is not out yet, but close() changes the state: that is FIN-WAIT-1.`
      : `You have closed, your FIN, number ${finSeq}, is not acknowledged, and the peer's FIN has not come: that is FIN-WAIT-1.`,
  'FIN-WAIT-2': ({ finSeq }) =>
    `Your FIN, number ${finSeq}, is acknowledged, and the peer's FIN has not come: that is FIN-WAIT-2.`,
  'CLOSE-WAIT': ({ peerFinSeq }) =>
    `The peer's FIN, number ${peerFinSeq}, has come, and you have not closed: that is CLOSE-WAIT.`,
  CLOSING: ({ finSeq, peerFinSeq }) =>
    `The peer's FIN, number ${peerFinSeq}, came before the ACK of yours, number ${finSeq}. The FINs crossed: that is CLOSING.`,
  'LAST-ACK': ({ finSeq, peerFinSeq, sndNxt }) =>
    finSeq === null
      ? `The peer's FIN, number ${peerFinSeq}, came first, and now you have closed too. Your FIN, number ${sndNxt} at the earliest, is not out yet, but close() changes the state: that is LAST-ACK.`
      : `The peer's FIN, number ${peerFinSeq}, came first, and yours, number ${finSeq}, is not acknowledged: that is LAST-ACK.`,
  'TIME-WAIT': ({ finSeq, peerFinSeq }) =>
    `Your FIN, number ${finSeq}, is acknowledged, and the peer's, number ${peerFinSeq}, has come. You did not close second: that is TIME-WAIT.`,
  CLOSED: ({ finSeq, finAcked, peerFinSeq }) =>
    finAcked && peerFinSeq !== null
      ? `Both FINs, yours with number ${finSeq} and the peer's with ${peerFinSeq}, are acknowledged. Nothing is left to wait for: that is CLOSED.`
      : 'The connection was ended early, by a RST, an abort or a wait that was too long: that is CLOSED.',
};

function whyOther(facts: PositionFacts): string | null {
  return facts.state === null ? null : NAMED[facts.state](facts);
}

export const STATES_EN = {
  'state-fin-closes-both': {
    moment: 'One FIN ends one direction: yours is still open.',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `The peer's FIN, number ${fin}, only says that no more data comes from there. Your direction is open: your FIN has not been sent, and from ${sndNxt} on you may still send.`,
    ),
    lecture:
      'The lecture calls this CLOSE-WAIT: after the first FIN the receiver may still have data, and goes on sending.',
    rfc: 'CLOSE ends one direction: “I have no more data to send”. The other goes on until its own FIN.',
  },
  'state-time-wait-on-passive': {
    moment: 'You close second: it is the peer that waits 2MSL.',
    why: ofPeerFin(
      (fin) =>
        `The peer's FIN, number ${fin}, came before your application closed, so the peer closed first. The side that closes first sends the last ACK and waits 2MSL.`,
    ),
    lecture:
      'In the lecture only the sender, which closed first, waits 2MSL; the receiver is CLOSED as soon as the fourth wave arrives.',
    rfc: 'TIME-WAIT is reached from FIN-WAIT-1, FIN-WAIT-2 and CLOSING only. CLOSE-WAIT leads to LAST-ACK, and that to CLOSED.',
  },
  'state-skips-time-wait': {
    moment: 'First comes TIME-WAIT: your last ACK may still be lost.',
    why: ofPeerFin(
      (fin) =>
        `Nobody will tell you whether your ack ${after(fin)} arrives. If it does not, the FIN with number ${fin} comes again, and somebody must be here to answer. So you stay for 2MSL.`,
    ),
    lecture:
      'In the lecture the sender waits 2MSL after the fourth wave, in case something goes wrong, and is CLOSED only then.',
    rfc: 'The side that closed first must stay in TIME-WAIT for 2MSL.',
  },
  'state-closing-for-time-wait': {
    moment: 'CLOSING waits for the ACK of your FIN, and you have it.',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `Your FIN, number ${fin}, is acknowledged: the peer has sent ack ${sndUna}. In CLOSING the FINs have crossed and just this ACK is missing.`,
    ),
    lecture:
      'The lecture has no CLOSING, since its FINs never cross: there the first FIN is acknowledged before the second comes.',
    rfc: "If your FIN is acknowledged when the peer's FIN comes, the next state is TIME-WAIT; otherwise it is CLOSING.",
  },
  'state-any-fin-time-wait': {
    moment: 'For TIME-WAIT the ACK of your own FIN is still missing.',
    why: whyNotTimeWait,
    lecture:
      'In the lecture the ACK of the first FIN (wave 2) comes long before TIME-WAIT. It does not cover FINs that cross.',
    rfc: 'A FIN in FIN-WAIT-1: if your own FIN has been acknowledged, TIME-WAIT; otherwise CLOSING.',
  },
  'state-any-ack-fin-wait-2': {
    moment: 'That ACK does not reach as far as your FIN.',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `Your FIN has number ${fin}; only ack ${after(fin)} acknowledges it. So far the peer has acknowledged only up to ${before(sndUna)}.`,
    ),
    lecture: 'The second wave has ack=u+1, not just any ack: this one takes the sender to FIN-WAIT-2.',
    rfc: 'Only the ACK of your FIN leads from FIN-WAIT-1 to FIN-WAIT-2.',
  },
  'state-fin-means-fin-wait-2': {
    moment: "FIN-WAIT-2 waits for the peer's FIN, and that has come.",
    why: ofPeerFin(
      (fin) =>
        `The peer's FIN, number ${fin}, has arrived. FIN-WAIT-2 means waiting for it, so you are past that state or were never in it.`,
    ),
    lecture:
      'The lecture enters FIN-WAIT-2 on the second wave, which is an ACK, and leaves it when the third comes, the FIN.',
    rfc: "The peer's FIN leads from FIN-WAIT-2 to TIME-WAIT, from FIN-WAIT-1 to CLOSING or TIME-WAIT, from ESTABLISHED to CLOSE-WAIT.",
  },
  'state-wrong': {
    moment: 'That is not the state your end is in.',
    why: whyOther,
    lecture:
      'The lecture changes the state when a wave has been sent. TCP changes it at the event that makes the wave due: close(), or a FIN that arrives.',
    rfc: 'In the state diagram each event (a call, a segment or a timer) leads to exactly one state, or changes nothing.',
  },
} satisfies MistakeWhys;
