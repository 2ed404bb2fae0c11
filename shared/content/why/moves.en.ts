/** Why a segment was not enough or too much, why silence was wrong, and why the port was not free. English. */

import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import { seqLt } from '../../lib/sequence.ts';
import {
  after,
  before,
  isPureAck,
  type MistakeWhys,
  ofPeerFin,
  ofSegment,
  type PositionFacts,
} from './position-facts.ts';
import { segmentEn } from './segment-words.en.ts';

function whyNeedlessRepeat(segment: Segment, { sndUna, arrival }: PositionFacts): string {
  if (has(segment, 'RST')) {
    const came = arrival === null ? '' : ` What came, ${segmentEn(arrival)}, needs none.`;
    return `Your end is CLOSED and owes nobody a RST with seq ${segment.seq}.${came}`;
  }
  const what = `What you sent again begins at number ${segment.seq}`;
  return seqLt(sndUna, segEnd(segment))
    ? `${what}. It is not acknowledged yet, but no timer has rung since it was sent: wait for the timer.`
    : `${what}. The peer has it: everything before ${sndUna} is acknowledged.`;
}

function whyNeedlessAck({ ackSent, rcvNxt, arrival }: PositionFacts): string | null {
  if (ackSent !== rcvNxt) return null;
  const said = `You have already sent ack ${rcvNxt}, and nothing that takes a number has come since.`;
  return isPureAck(arrival) ? `${said} What came is an ACK, and nobody acknowledges an ACK.` : said;
}

function whyRepeat({ finSeq, sndUna, sndNxt }: PositionFacts): string | null {
  if (sndUna === sndNxt) return null;
  if (finSeq === sndUna)
    return `Your FIN, number ${finSeq}, is not acknowledged. You cannot tell whether the FIN was lost or its ACK, and it does not matter: send it again with seq ${finSeq}.`;
  return `Nothing from number ${sndUna} on is acknowledged, though you have sent everything up to ${before(sndNxt)}. Send what begins at ${sndUna} again: nobody else can repair that.`;
}

/** How much of 2MSL is left, where the player can see it. */
function left({ twoMslLeft }: PositionFacts): string {
  if (twoMslLeft === null) return '';
  return twoMslLeft === 1 ? ': 1 second is left' : `: ${twoMslLeft} seconds are left`;
}

function whyPort(facts: PositionFacts): string {
  const { finSeq, finAcked, peerFinSeq } = facts;
  if (finSeq === null)
    return 'The connection still exists: your FIN has not even been sent. The port belongs to it until both directions are done.';
  if (!finAcked)
    return `The connection still exists: your FIN, number ${finSeq}, is not acknowledged. Until then it needs its port.`;
  if (peerFinSeq === null)
    return `Your FIN, number ${finSeq}, is acknowledged, but the peer's FIN has not come. Half of the connection is still open and needs the port.`;
  return `Both FINs are done, yours with number ${finSeq} and the peer's with ${peerFinSeq}, but 2MSL is not over${left(facts)}. If ${peerFinSeq} comes again, somebody must be at this port to answer with ack ${after(peerFinSeq)}.`;
}

/** Whether both FINs are done, so that only TIME-WAIT holds the port. */
function onlyTimeWait({ finAcked, peerFinSeq }: PositionFacts): boolean {
  return finAcked && peerFinSeq !== null;
}

export const MOVES_EN = {
  'no-fin': {
    moment: 'A FIN is due here, and this segment has none.',
    why: ({ finSeq, sndNxt }) =>
      finSeq === null
        ? `Your application has closed and no byte is waiting: the FIN is due, at your next number, ${sndNxt}. Without the flag the peer does not learn that you are done.`
        : `The timer rang because your FIN, number ${finSeq}, is not acknowledged. The FIN has to be sent again, and this segment is not it.`,
    lecture: 'Waves 1 and 3 have FIN=1: that flag alone says “I want to release this”.',
    rfc: 'After CLOSE, once all data is in segments, the FIN is sent. Nothing else ends a direction.',
  },
  'unprompted-reack': {
    moment: 'The last ACK is out, and nothing has asked for it again.',
    why: ofPeerFin((fin, { ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `You have answered the FIN, number ${fin}, with ack ${rcvNxt}, and it has not come again. If that ACK is lost, it will: then you repeat the ACK.`
        : null,
    ),
    lecture: 'In the lecture the fourth wave is sent again only because the third has come again.',
    rfc: 'An ACK has no timer of its own: in TIME-WAIT it is sent again only when something arrives, normally the FIN.',
  },
  'needless-retransmission': {
    moment: 'Nothing needs this segment: no timer has rung, and nobody is waiting for it.',
    why: ofSegment(whyNeedlessRepeat),
    lecture: 'In the lecture a wave is sent again only if the answer to it does not come.',
    lectureHere: ofSegment((segment) =>
      has(segment, 'RST') ? 'The lecture has no RST: after CLOSED it sends nothing.' : null,
    ),
    rfc: 'The retransmission timer decides when to send again.',
    rfcHere: ofSegment((segment) =>
      has(segment, 'RST') ? 'A RST answers a segment that finds no connection, and never another RST.' : null,
    ),
  },
  'needless-ack': {
    moment: 'Nothing is waiting for an ACK: this one changes nothing.',
    why: whyNeedlessAck,
    lecture: 'The lecture acknowledges the two FINs. Its waves 2 and 4 are ACKs, and nobody answers them.',
    rfc: 'What takes a number is acknowledged, and an ACK takes none: otherwise two ends would acknowledge each other forever.',
  },
  'no-reack-in-time-wait': {
    moment: 'The FIN came again: the peer needs your last ACK once more.',
    why: ofPeerFin((fin, { sndNxt, ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `The FIN with number ${fin} has come again, so your ACK of it may be lost. Send it again, seq ${sndNxt} and ack ${after(fin)}, and your 2MSL restarts.`
        : `The FIN with number ${fin} has come again, and it is still waiting for its ACK: seq ${sndNxt}, ack ${after(fin)}. Your 2MSL runs from when that leaves.`,
    ),
    lecture:
      'This is the very reason for TIME-WAIT in the lecture: the third wave comes again, so the fourth is sent again. It does not mention that 2MSL then starts again.',
    rfc: 'In TIME-WAIT a FIN that comes again is acknowledged again, and the 2MSL timer restarts.',
  },
  'ack-overdue': {
    moment: 'The ACK has been held back long enough: send it now.',
    why: ({ sndNxt, rcvNxt }) =>
      `Everything before ${rcvNxt} has arrived, but the peer does not know: seq ${sndNxt}, ack ${rcvNxt}. No other segment left in time to carry the ACK.`,
    lecture: 'The lecture has no delayed ACK: there each wave is answered at once.',
    rfc: 'An ACK may be delayed, but for less than 0.5 seconds (MUST-40).',
  },
  'no-reply-to-fin': {
    moment: 'A FIN has come, and a FIN is acknowledged at once.',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `The peer's FIN, number ${fin}, is waiting for its ACK: seq ${sndNxt}, ack ${after(fin)}. As long as you are silent the peer cannot tell whether it has arrived.`,
    ),
    lecture: 'Waves 2 and 4: in the lecture each FIN is followed by its ACK, one number higher.',
    rfc: 'A FIN that has come in order moves RCV.NXT, the next number expected, past it, and is acknowledged.',
  },
  'no-retransmission': {
    moment: 'The timer rang: send the oldest unacknowledged segment again.',
    why: whyRepeat,
    lecture:
      'The lecture says it of the third wave: if no ACK comes, the receiver sends it again. The same holds for wave 1 and for data.',
    rfc: 'When the retransmission timer rings, the first unacknowledged segment is sent again, and the timer restarts.',
  },
  'close-forgotten': {
    moment: 'Your application has closed and all data is sent: the FIN is due now.',
    why: ({ sndNxt }) =>
      `Your application has closed and no byte is waiting. The FIN takes your next number, ${sndNxt}. No timer will send it for you, and until it leaves your direction stays open.`,
    lecture: 'Waves 1 and 3: a side that has sent all its data says so with FIN=1.',
    rfc: 'CLOSE: once everything handed over is in segments, form a FIN and send it.',
  },
  'port-too-early': {
    moment: 'The old connection is still there and holds the port.',
    why: whyPort,
    lecture:
      'As the lecture says, the side that closed first keeps the port until the timer rings; another process is told “port in use”.',
    lectureHere: (facts) =>
      onlyTimeWait(facts) ? null : 'In the lecture a connection occupies its port, and not only after the fourth wave.',
    rfc: 'After an active close TIME-WAIT holds the connection for 2MSL: this pair of addresses and ports stays taken.',
    rfcHere: (facts) =>
      onlyTimeWait(facts) ? null : 'A connection is known by its pair of addresses and ports, as long as it exists.',
  },
} satisfies MistakeWhys;
