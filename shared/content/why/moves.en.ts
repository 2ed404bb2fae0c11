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
    return `Your end is CLOSED and owes nobody the RST with seq ${segment.seq}.${came}`;
  }
  const what = `What you sent again begins at number ${segment.seq}`;
  return seqLt(sndUna, segEnd(segment))
    ? `${what}. It is not acknowledged yet, but no timer has rung since it went out, and the timer alone says when to repeat it.`
    : `${what}. The peer has it: everything before ${sndUna} is acknowledged.`;
}

function whyNeedlessAck({ ackSent, rcvNxt, arrival }: PositionFacts): string | null {
  if (ackSent !== rcvNxt) return null;
  const said = `You have already said that you expect ${rcvNxt}, and nothing has come that moves this on.`;
  return isPureAck(arrival) ? `${said} What came is an ACK: it takes no number, and nobody acknowledges it.` : said;
}

function whyRepeat({ finSeq, sndUna, sndNxt }: PositionFacts): string | null {
  if (sndUna === sndNxt) return null;
  if (finSeq === sndUna)
    return `Your FIN, number ${finSeq}, is not acknowledged. Whether it was lost or its ACK, you cannot tell, and it does not matter: it goes again with seq ${finSeq}.`;
  return `From number ${sndUna} on nothing is acknowledged, though you have sent everything up to ${before(sndNxt)}. What begins at ${sndUna} has to go again: nobody but you can repair that.`;
}

function whyPort({ finSeq, finAcked, peerFinSeq }: PositionFacts): string {
  if (finSeq === null)
    return 'The connection is still there: your FIN has not even been sent. Its port belongs to it until both directions are done.';
  if (!finAcked)
    return `The connection is still there: your FIN, number ${finSeq}, is not acknowledged. Until then it needs its port.`;
  if (peerFinSeq === null)
    return `Your FIN, number ${finSeq}, is acknowledged, but the peer's FIN has not come. Half of the connection is still open and needs the port.`;
  return `Both FINs are done, yours with number ${finSeq} and the peer's with ${peerFinSeq}, but 2MSL is not over. If ${peerFinSeq} comes again, somebody must be at this port to answer with ack ${after(peerFinSeq)}.`;
}

export const MOVES_EN = {
  'no-fin': {
    moment: 'A FIN is due here, and this segment has none.',
    why: ({ finSeq, sndNxt }) =>
      finSeq === null
        ? `Your application has closed and no byte is waiting: the FIN is due, at your next number, ${sndNxt}. Without the flag the peer does not learn that you are done.`
        : `The timer rang because your FIN, number ${finSeq}, is not acknowledged. It has to go again, and what you sent does not bring it.`,
    lecture: 'Waves 1 and 3 have FIN=1: that flag alone says “I want to release this”.',
    rfc: 'After CLOSE, once all data is in segments, the FIN is sent. Nothing else ends a direction.',
  },
  'unprompted-reack': {
    moment: 'The last ACK is out, and nothing asks for it again.',
    why: ofPeerFin((fin, { ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `You have answered the FIN, number ${fin}, with ack ${rcvNxt}, and nothing since has asked again. Should that ACK be lost, the FIN comes back by itself: then you repeat it.`
        : null,
    ),
    lecture: 'In the lecture the fourth wave goes again only because the third has come again.',
    rfc: 'An ACK has no timer of its own: in TIME-WAIT it is an arrival that draws it again, as a rule the FIN.',
  },
  'needless-retransmission': {
    moment: 'Nothing needs this segment: no timer has rung, and nobody is waiting for it.',
    why: ofSegment(whyNeedlessRepeat),
    lecture: 'In the lecture a wave is sent again only when the answer to it has stayed away.',
    rfc: 'When to send again is told by the retransmission timer. A RST answers what finds no connection, and never another RST.',
  },
  'needless-ack': {
    moment: 'Nothing is waiting for an ACK: this one changes nothing.',
    why: whyNeedlessAck,
    lecture: 'The lecture acknowledges the two FINs. Its waves 2 and 4 are ACKs, and nobody answers them.',
    rfc: 'What takes a number is acknowledged, and an ACK takes none: otherwise two ends would acknowledge each other for ever.',
  },
  'no-reack-in-time-wait': {
    moment: 'The FIN came again: your last ACK is wanted once more.',
    why: ofPeerFin((fin, { sndNxt, ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `The FIN with number ${fin} has come again, so your ACK of it may be lost. Send it again, seq ${sndNxt} and ack ${after(fin)}, and your 2MSL restarts.`
        : `The FIN with number ${fin} has come again, and it is still waiting for its ACK: seq ${sndNxt}, ack ${after(fin)}. Your 2MSL runs from when that leaves.`,
    ),
    lecture:
      'This is the very reason for TIME-WAIT in the lecture: the third wave comes again, so the fourth goes again. It does not mention that 2MSL then restarts.',
    rfc: 'In TIME-WAIT the FIN that comes again is acknowledged again, and the 2MSL timer restarts.',
  },
  'ack-overdue': {
    moment: 'The time for holding the ACK is over: it goes now.',
    why: ({ sndNxt, rcvNxt }) =>
      `Everything before ${rcvNxt} has arrived, and the peer still does not know: seq ${sndNxt}, ack ${rcvNxt}. Nothing else left in time to carry the ACK.`,
    lecture: 'The lecture has no delayed ACK: in it each wave is answered at once.',
    rfc: 'An ACK may be delayed, but for less than 0.5 seconds (MUST-40).',
  },
  'no-reply-to-fin': {
    moment: 'A FIN has come, and a FIN gets its ACK at once.',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `The peer's FIN, number ${fin}, is waiting for its ACK: seq ${sndNxt}, ack ${after(fin)}. As long as you are silent the peer cannot tell whether it got through.`,
    ),
    lecture: 'Waves 2 and 4: in the lecture each FIN is followed by its ACK, one number higher.',
    rfc: 'When the FIN has come in order, RCV.NXT (the next number expected) moves past it, and an ACK of it is sent.',
  },
  'no-retransmission': {
    moment: 'The timer rang: the oldest that is not acknowledged has to go again.',
    why: whyRepeat,
    lecture:
      'The lecture says it of the third wave: if no ACK comes, the receiver sends it again. The same holds for wave 1 and for data.',
    rfc: 'When the retransmission timer expires, the first segment that is not acknowledged is sent again, and the timer restarts.',
  },
  'close-forgotten': {
    moment: 'Your application has closed and all is sent: the FIN is due now.',
    why: ({ sndNxt }) =>
      `Your application has closed and no byte is waiting. The FIN takes your next number, ${sndNxt}. No timer will send it for you, and until it goes your direction stays open.`,
    lecture: 'Waves 1 and 3: a side that has sent all of its data says so with FIN=1.',
    rfc: 'CLOSE: once everything handed over is in segments, form a FIN and send it.',
  },
  'port-too-early': {
    moment: 'The old connection is still there and holds the port.',
    why: whyPort,
    lecture:
      'So says the lecture: whoever closed first keeps the port until the timer ends, and another process is told that it is in use.',
    rfc: 'A connection that was closed actively must stay in TIME-WAIT for 2MSL; until then its pair of ports is taken.',
  },
} satisfies MistakeWhys;
