/** Why the state that was named is not the state of the end. English. */

import { after, type MistakeWhys, ofOwnFin, ofPeerFin, type PositionFacts } from './position-facts.ts';

function whyNotTimeWait({ finSeq, peerFinSeq, sndUna }: PositionFacts): string {
  const own =
    finSeq === null
      ? 'your own FIN has not even been sent'
      : `for your FIN, number ${finSeq}, the ACK ${after(finSeq)} has not come; what is acknowledged ends before ${sndUna}`;
  const theirs =
    peerFinSeq === null
      ? "The peer's FIN has not come either."
      : `The peer's FIN, number ${peerFinSeq}, is only one half.`;
  return `TIME-WAIT needs two things, and ${own}. ${theirs}`;
}

function whyOther({ closed, finSeq, finAcked, peerFinSeq }: PositionFacts): string {
  const own =
    finSeq === null
      ? `not sent${closed ? ' yet, and close() does not wait for it' : ''}`
      : `number ${finSeq}, ${finAcked ? 'acknowledged' : 'not acknowledged'}`;
  const theirs = peerFinSeq === null ? 'not here' : `here, number ${peerFinSeq}`;
  const both =
    finAcked && peerFinSeq !== null
      ? ' Both done: TIME-WAIT if you closed first or they crossed, CLOSED if second.'
      : '';
  return `Has your application closed? ${closed ? 'Yes' : 'No'}. Your FIN: ${own}. The peer's FIN: ${theirs}. These answers, and who closed first, give the state, unless a RST, an abort or a wait that ran out has led to CLOSED.${both}`;
}

export const STATES_EN = {
  'state-fin-closes-both': {
    moment: 'One FIN ends one direction: yours is still open.',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `The peer's FIN, number ${fin}, says only that no more data comes from there. Your direction is open: your FIN has not been sent, and from ${sndNxt} on you may still send.`,
    ),
    lecture:
      'The lecture calls this CLOSE-WAIT: after the first FIN the receiver may still have data, and goes on sending.',
    rfc: 'CLOSE says “I have no more data to send”, of one direction. The other goes on until its own FIN.',
  },
  'state-time-wait-on-passive': {
    moment: 'You close second: the waiting is not yours.',
    why: ofPeerFin(
      (fin) =>
        `The peer's FIN, number ${fin}, came before your application closed, so the peer closed first. The wait of 2MSL is for the side that sends the last ACK, and that is not you.`,
    ),
    lecture:
      'In the lecture only the sender, who closed first, waits 2MSL; the receiver is CLOSED as soon as the fourth wave arrives.',
    rfc: 'TIME-WAIT is reached from FIN-WAIT-1, FIN-WAIT-2 and CLOSING only. From CLOSE-WAIT the way is LAST-ACK and CLOSED.',
  },
  'state-skips-time-wait': {
    moment: 'First comes TIME-WAIT: your last ACK may still be lost.',
    why: ofPeerFin(
      (fin) =>
        `Nobody will tell you whether your ACK ${after(fin)} arrives. If it does not, the FIN with number ${fin} comes again, and somebody must be there to answer. So you stay for 2MSL.`,
    ),
    lecture:
      'After the fourth wave, says the lecture, the sender waits 2MSL to be sure that nothing went wrong, and is CLOSED only then.',
    rfc: 'The active closer must linger in TIME-WAIT for 2MSL.',
  },
  'state-closing-for-time-wait': {
    moment: 'CLOSING waits for the ACK of your FIN, and you have it.',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `Your FIN, number ${fin}, is acknowledged: the peer has said ack ${sndUna}. CLOSING is the state in which FINs have crossed and just this ACK is still missing.`,
    ),
    lecture:
      'The lecture has no CLOSING: it leaves out that two FINs can cross. In its order the first FIN is acknowledged before the second comes.',
    rfc: "When the peer's FIN comes and ours has been acknowledged, the next state is TIME-WAIT; only otherwise is it CLOSING.",
  },
  'state-any-fin-time-wait': {
    moment: 'For TIME-WAIT the ACK of your own FIN is still missing.',
    why: whyNotTimeWait,
    lecture:
      'In the lecture the ACK of the first FIN is there (wave 2) long before TIME-WAIT. What happens when FINs cross it leaves out.',
    rfc: 'FIN-WAIT-1 and a FIN: if our FIN has been acknowledged, TIME-WAIT; otherwise CLOSING.',
  },
  'state-any-ack-fin-wait-2': {
    moment: 'That ACK does not reach as far as your FIN.',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `Your FIN has number ${fin}; only ack ${after(fin)} acknowledges it. So far the peer has confirmed what lies before ${sndUna}, and the FIN is not among it.`,
    ),
    lecture: 'The second wave has ack=u+1, not just any ack: with that the sender enters FIN-WAIT-2.',
    rfc: 'From FIN-WAIT-1 to FIN-WAIT-2 leads only the ACK of our FIN.',
  },
  'state-fin-means-fin-wait-2': {
    moment: "FIN-WAIT-2 waits for the peer's FIN, and that has come.",
    why: ofPeerFin(
      (fin) =>
        `The peer's FIN has arrived, number ${fin}. FIN-WAIT-2 is exactly the wait for it, so it is over or was never yours.`,
    ),
    lecture:
      'The lecture enters FIN-WAIT-2 on the second wave, which is an ACK, and leaves it when the third comes, the FIN.',
    rfc: "The peer's FIN leads from FIN-WAIT-2 to TIME-WAIT, from FIN-WAIT-1 to CLOSING or TIME-WAIT, from ESTABLISHED to CLOSE-WAIT.",
  },
  'state-wrong': {
    moment: 'That is not the state your end is in.',
    why: whyOther,
    lecture:
      'The lecture says with each of its four waves who changes into which state: see which of them have left you, and which have come.',
    rfc: 'The state diagram: each event, a call, a segment or a timer, leads from one state to exactly one other or leaves it.',
  },
} satisfies MistakeWhys;
