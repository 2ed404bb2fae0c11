/** Why the kind of a segment was wrong: flags that do not belong there, a FIN too early or too often. English. */

import { has, type Segment } from '../../tcp/segment.ts';
import { seqAdd } from '../../lib/sequence.ts';
import {
  after,
  finNumberDue,
  finNumberOf,
  type MistakeWhys,
  ofOwnFin,
  ofSegment,
  type PositionFacts,
  before,
} from './position-facts.ts';
import { bytesEn, segmentEn } from './segment-words.en.ts';

function whyNoReset({ arrival, reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by === 'abort')
    return `Your application has aborted, and the peer does not know it yet. A RST tells it. Its seq is your next number, ${reset.seq}.`;
  if (reset.by === 'unread')
    return `Your application has closed without reading everything that came. A FIN would hide that, so a RST is due, with your next number: seq ${reset.seq}.`;
  if (arrival === null) return null;
  const what =
    reset.by === 'deaf'
      ? `Your application has called close(), so nobody will read this: ${segmentEn(arrival)}.`
      : `What came, ${segmentEn(arrival)}, belongs to no connection at your end.`;
  return reset.ack === null
    ? `${what} The answer is a RST. Its seq is the ack that came, ${reset.seq}: the number that the peer expects.`
    : `${what} It had no ack, so the RST has seq 0 and acknowledges all that came: ack ${reset.ack}.`;
}

function rfcOfReset({ reset }: PositionFacts): string | null {
  switch (reset?.by) {
    case 'abort':
      return 'ABORT sends a RST at SND.NXT, your next number, and ends the connection at once.';
    case 'unread':
      return 'When an application closes with unread data, TCP sends a RST to show that data was lost.';
    case 'deaf':
      return 'When new data comes for an application that has called close(), TCP sends a RST to show that data was lost.';
    default:
      return null;
  }
}

/** What a RST would do to both ends. */
function harm({ peerWould }: PositionFacts): string {
  switch (peerWould) {
    case 'be-reset':
      return 'The RST would end the connection at both ends, and data that is still on its way would be lost.';
    case 'drop-silently':
      return 'Your end would be gone at once. The peer would drop the RST and keep its side of the connection.';
    case 'challenge-ack':
      return 'Your end would be gone at once. The peer would keep its side and answer with an ACK.';
    default:
      return 'Your end would be gone at once, whatever the peer makes of it.';
  }
}

function whyReset({ seq }: Segment, facts: PositionFacts): string {
  const sent = `You sent a RST with seq ${seq}.`;
  if (facts.finSeq !== null)
    return `${sent} Your FIN, number ${facts.finSeq}, has already ended your direction as it should. ${harm(facts)}`;
  if (!facts.closed)
    return `${sent} Your application has neither closed nor aborted: your next number is ${facts.sndNxt} and you may still send. ${harm(facts)}`;
  return `${sent} Your application has closed normally, and that calls for a FIN, number ${finNumberDue(facts)}. ${harm(facts)}`;
}

function whyNoAck(segment: Segment, { reset, rcvNxt }: PositionFacts): string | null {
  if (!has(segment, 'RST'))
    return `You sent ${segmentEn(segment)}: the ACK flag is missing. Every segment after the handshake also says which number you expect next, here ${rcvNxt}. Without the flag the peer drops it whole.`;
  if (reset === null || reset.ack === null) return null;
  return `What came had no ack from which your RST could take its seq. So it has seq 0 and says with ACK what it answers: ack ${reset.ack}.`;
}

function whyTooEarly(segment: Segment, facts: PositionFacts): string {
  const { closed, pending, peerFinSeq, sndNxt } = facts;
  if (closed)
    return `Your application has closed, but not everything is sent: ${bytesEn(pending)} still waiting, from number ${sndNxt} on. The FIN comes after that, as number ${finNumberDue(facts)}.`;
  const waiting = pending > 0 ? ` and still has ${bytesEn(pending)} to send` : '';
  if (peerFinSeq !== null)
    return `The peer's FIN, number ${peerFinSeq}, asks you for an ACK only: ack ${after(peerFinSeq)}. Your own FIN waits for your application, which has not closed${waiting}.`;
  return `Your application has not closed${waiting}. A FIN at number ${finNumberOf(segment)} would say that your data ends there, and only your application may say that.`;
}

function whyOtherFin(segment: Segment, { finSeq, rcvNxt }: PositionFacts): string | null {
  if (finSeq === null) return null;
  const number = finNumberOf(segment);
  if (segment.seq === finSeq && segment.len > 0)
    return `Your FIN has number ${finSeq}. With ${bytesEn(segment.len)} in front of it, which your application never sent, it would be number ${number}. Send the FIN alone.`;
  return `Your FIN has number ${finSeq}, and nobody has acknowledged it. As number ${number} it would be another FIN, and ${finSeq} would stay missing. Only ack may be newer than it was: now ${rcvNxt}.`;
}

export const SEND_EN = {
  'syn-refused': {
    moment: 'A new SYN has come, and your server listens: accept it.',
    why: ({ rcvNxt, sndNxt }) =>
      `The SYN has number ${before(rcvNxt)}, beyond all that the old connection used, so it counts as new. Answer SYN,ACK with ack ${rcvNxt} and a seq above ${before(sndNxt)}.`,
    lecture: 'The lecture ends with TIME-WAIT; it has no new connection between the same ports.',
    rfc: 'A new SYN may reopen a connection directly from TIME-WAIT (MAY-2). One that may be old is answered with an ACK (RFC 5961).',
  },
  'reopen-seq': {
    moment: 'The new connection needs a number that the old one never used.',
    why: ofSegment(
      ({ seq }, { sndNxt }) =>
        `You began with seq ${seq}, but the old connection has used your numbers up to ${before(sndNxt)}. Begin above them.`,
    ),
    lecture: 'The lecture starts with an open connection and says nothing about first numbers.',
    rfc: 'Its first number must be larger than the largest that the previous connection used.',
  },
  'reopen-ack': {
    moment: 'The SYN takes one number, and that is what is acknowledged.',
    why: ({ rcvNxt }) =>
      `The SYN has number ${before(rcvNxt)}; the next that you expect is ${rcvNxt}, so ack ${rcvNxt}.`,
    lecture: 'It is as with a FIN in the lecture: ack is the number + 1.',
    rfc: 'SYN and FIN take one number each, so that they can be acknowledged like data.',
  },
  'ack-from-closed': {
    moment: 'Your end is CLOSED: nothing but a RST can leave it.',
    why: ofSegment(
      (segment) =>
        `You sent ${segmentEn(segment)}. But your end is CLOSED: it has no connection, so it can neither acknowledge nor end one. If what came needs an answer at all, that answer is a RST.`,
    ),
    lecture: 'The lecture stops at CLOSED. What still arrives there, and what is answered, is not part of it.',
    rfc: 'A CLOSED end has no connection: it throws away what arrives and answers with a RST, unless a RST arrived.',
  },
  'no-reset-from-closed': {
    moment: 'A RST is due: if you are silent, the peer believes in a connection that is gone.',
    why: whyNoReset,
    lecture: 'The lecture has no RST: it does not cover a side that has no connection any more.',
    rfc: 'A segment that finds no connection is answered with a RST, unless it is a RST. SEQ is its ack; without one SEQ is 0, and an ACK covers all that came.',
    rfcHere: rfcOfReset,
  },
  'syn-in-teardown': {
    moment: 'SYN opens a connection, and nothing is being opened here.',
    why: ofSegment(
      (segment) =>
        `You sent ${segmentEn(segment)}. SYN belongs to the opening, where both sides agree on their first numbers. Closing does not change those.`,
    ),
    lecture: 'The lecture starts with an open connection: none of its four waves has a SYN.',
    rfc: 'In an existing connection a SYN is answered with an ACK that shows the current numbers (RFC 5961). Its data and FIN are not accepted.',
  },
  'rst-for-close': {
    moment: 'RST aborts, and nobody asked for that: a normal close is a FIN.',
    why: ofSegment(whyReset),
    lecture: 'The lecture ends a connection with FINs only. RST, the flag that aborts, does not occur in it.',
    rfc: 'A RST answers a segment that fits no connection, or tells of an ABORT. CLOSE is something else: it means “I have no more data to send”.',
  },
  'no-ack-flag': {
    moment: 'The ACK flag is missing: this segment must also say what it acknowledges.',
    why: ofSegment(whyNoAck),
    lecture:
      'The lecture writes the first wave as FIN=1, seq=u, with no ACK. That is a simplification: on a real wire even the first FIN carries ACK.',
    rfc: 'If the ACK bit is off, drop the segment. So every segment after the handshake carries it; only some RSTs do not.',
  },
  'fin-too-early': {
    moment: 'FIN says “no more data from me”, and your application is not there yet.',
    why: ofSegment(whyTooEarly),
    lecture:
      'In the lecture each side sends its FIN when all its data has been sent; in CLOSE-WAIT the receiver may go on sending until then.',
    rfc: 'CLOSE waits until everything handed over before it is in segments; then the FIN is sent. It means “I have no more data to send”.',
  },
  'seq-new-for-retransmission': {
    moment: 'Sent again means: the same FIN, with the number that it had.',
    why: ofSegment(whyOtherFin),
    lecture:
      'In the lecture the receiver sends its third wave again, and it is the same wave. For wave 1 the same holds, though the lecture does not say so.',
    rfc: 'When the timer rings, the same data or FIN is sent again under its old numbers, so that the receiver recognizes it.',
  },
  'fin-twice': {
    moment: 'One FIN in each direction: yours has been sent.',
    why: ofSegment((segment, { finSeq, finAcked }) => {
      if (finSeq === null) return null;
      const first = finAcked
        ? 'The first has arrived: it is acknowledged.'
        : `If the first is lost, it is sent again as ${finSeq}.`;
      return `Your FIN was sent as number ${finSeq}: your direction ends there. This one would be number ${finNumberOf(segment)}, after the end. ${first}`;
    }),
    lecture: 'Two of the four waves are FINs, one from each side: u and w. Neither side sends a second one.',
    rfc: 'A second CLOSE is an error (“connection closing”): a direction ends once, at one number.',
  },
  'data-after-fin': {
    moment: 'After your FIN you can send no more data.',
    why: ofOwnFin((fin, { sent }) =>
      sent === null
        ? null
        : `Your FIN, number ${fin}, is the end of your direction: no number after it is left for data. Your ${bytesEn(sent.len)} would reach up to number ${seqAdd(sent.seq, sent.len - 1)}.`,
    ),
    lecture:
      'In the lecture the sender closes because it has sent all its data. After that only the other side may send, until its own FIN.',
    rfc: 'SEND after CLOSE is refused (“connection closing”): after its FIN a direction carries no data.',
  },
} satisfies MistakeWhys;
