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
} from './position-facts.ts';
import { bytesEn, segmentEn } from './segment-words.en.ts';

function whyNoReset({ arrival, reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by === 'abort')
    return `Your application has aborted, and the peer does not know it yet. A RST tells it, with your next number: seq ${reset.seq}.`;
  if (reset.by === 'unread')
    return `Your application has closed without reading all that had come. A FIN would hide that; a RST says it, with your next number: seq ${reset.seq}.`;
  if (arrival === null) return null;
  const what = `What came, ${segmentEn(arrival)}, finds nobody at your end who could take it.`;
  return reset.ack === null
    ? `${what} The answer is a RST, and its seq is the ack that was brought: ${reset.seq}, the number that the peer asks for.`
    : `${what} It brought no ack, so the RST has seq 0 and acknowledges all that came: ack ${reset.ack}.`;
}

function whyReset({ seq }: Segment, facts: PositionFacts): string {
  const sent = `You sent a RST with seq ${seq}.`;
  const harm = 'A RST breaks the connection off, and what is still on its way is lost.';
  if (facts.finSeq !== null)
    return `${sent} Your FIN, number ${facts.finSeq}, has ended your direction in good order. ${harm}`;
  if (!facts.closed)
    return `${sent} Your application has neither closed nor aborted: your numbers stand at ${facts.sndNxt} and may go on. ${harm}`;
  return `${sent} Your application has closed in good order, and that calls for a FIN, number ${finNumberDue(facts)}. ${harm}`;
}

function whyNoAck(segment: Segment, { reset, rcvNxt }: PositionFacts): string | null {
  if (!has(segment, 'RST')) {
    return `You sent ${segmentEn(segment)}: no ACK flag. Since the handshake each segment also says which number you expect next, here ${rcvNxt}. Without the flag it is dropped whole, whatever else is in it.`;
  }
  if (reset === null || reset.ack === null) return null;
  return `What came brought no ack from which your RST could take its seq. So it has seq 0 and says with ACK what it answers: ack ${reset.ack}.`;
}

function whyTooEarly(segment: Segment, facts: PositionFacts): string {
  const { closed, pending, peerFinSeq, sndNxt } = facts;
  if (closed)
    return `Your application has closed, but not everything is sent: ${bytesEn(pending)} still waiting, from number ${sndNxt} on. The FIN comes behind that, as number ${finNumberDue(facts)}.`;
  const waiting = pending > 0 ? ` and still has ${bytesEn(pending)} to send` : '';
  if (peerFinSeq !== null)
    return `The peer's FIN, number ${peerFinSeq}, asks you for an ACK only: ack ${after(peerFinSeq)}. Your own FIN waits for your application, which has not closed${waiting}. Only it knows when it is done.`;
  return `Your application has not closed${waiting}. A FIN at number ${finNumberOf(segment)} would say that this is the end of your data, and only your application may say that.`;
}

export const SEND_EN = {
  'ack-from-closed': {
    moment: 'Your end is CLOSED: nothing but a RST can leave it.',
    why: ofSegment(
      (segment) =>
        `You sent ${segmentEn(segment)}. But your end is CLOSED: it has no connection, so it can neither acknowledge nor end one. If something that came needs an answer at all, the answer is a RST.`,
    ),
    lecture: 'The lecture stops at CLOSED: what still arrives there, and what it gets for an answer, it leaves out.',
    rfc: 'For a CLOSED end there is no connection: what arrives is thrown away and answered with a RST, unless it is a RST itself.',
  },
  'no-reset-from-closed': {
    moment: 'Here a RST is due: silence lets the peer believe in a connection that is gone.',
    why: whyNoReset,
    lecture: 'The lecture knows no RST: it leaves out what happens when one side has no connection any more.',
    rfc: 'What reaches an end without a connection, and is no RST, is answered with a RST: SEQ is the ack it brought, or 0 with an ACK of all that came.',
  },
  'syn-in-teardown': {
    moment: 'SYN opens a connection, and nothing is being opened here.',
    why: ofSegment(
      (segment) =>
        `You sent ${segmentEn(segment)}. SYN belongs to the opening, where both sides agree on their first numbers. Those were agreed long ago, and nothing about a close starts them over.`,
    ),
    lecture: 'The lecture starts with an open connection: none of its four waves has a SYN.',
    rfc: 'Where a connection exists, a SYN draws an ACK that says where things stand (as RFC 5961 has it), and its data and FIN are not taken.',
  },
  'rst-for-close': {
    moment: 'RST breaks off, and nobody asked for that: an orderly close is a FIN.',
    why: ofSegment(whyReset),
    lecture: 'The lecture ends a connection with FINs only. RST, the way to break it off, does not occur there.',
    rfc: 'A reset is for what fits no connection and for an application that aborts. Closing is something else: it means “I have no more data to send”.',
  },
  'no-ack-flag': {
    moment: 'The ACK flag is missing: this segment must also say what it acknowledges.',
    why: ofSegment(whyNoAck),
    lecture:
      'The lecture writes the first wave as FIN=1, seq=u, with no ACK. There it simplifies: on a real wire even the first FIN carries ACK.',
    rfc: 'If the ACK bit is off, drop the segment. So everything after the handshake carries it, but for a RST whose seq is proof enough.',
  },
  'fin-too-early': {
    moment: 'FIN says “no more data from me”, and your application is not there yet.',
    why: ofSegment(whyTooEarly),
    lecture:
      'In the lecture each FIN comes when all data of its side has been sent; in CLOSE-WAIT the receiver may go on sending until then.',
    rfc: 'CLOSE waits until everything handed over before it is in segments, and then the FIN is sent. It means “I have no more data to send”.',
  },
  'seq-new-for-retransmission': {
    moment: 'Sent again means the same FIN, with the number it had.',
    why: ofSegment((segment, { finSeq, rcvNxt }) =>
      finSeq === null
        ? null
        : `Your FIN has number ${finSeq}, and that is what nobody has acknowledged. As number ${finNumberOf(segment)} it would be another FIN, and ${finSeq} would stay open. Only ack may be newer than it was: now ${rcvNxt}.`,
    ),
    lecture:
      'The lecture lets the receiver send its third wave once more, the same wave. Of wave 1 it does not say so, but there it is no different.',
    rfc: 'When the timer expires, what was sent is sent again under its old numbers: so the receiver can see that it is not something new.',
  },
  'fin-twice': {
    moment: 'One FIN in each direction: yours has been sent.',
    why: ofSegment((segment, { finSeq, finAcked }) => {
      if (finSeq === null) return null;
      const first = finAcked
        ? 'The first has arrived, for it is acknowledged.'
        : `If the first is lost it goes again, as ${finSeq}.`;
      return `Your FIN was sent as number ${finSeq}: there your direction ends. This one would be number ${finNumberOf(segment)}, behind the end. ${first}`;
    }),
    lecture: 'Of the four waves two are FINs, one from each side: u and w. Neither side has a second.',
    rfc: 'CLOSE a second time is an error (“connection closing”): the end of a direction is announced once, at one number.',
  },
  'data-after-fin': {
    moment: 'After your FIN no more data can come from you.',
    why: ofOwnFin((fin, { sent }) =>
      sent === null
        ? null
        : `Your FIN, number ${fin}, is the end of your direction: from there on no number is left for data. Your ${bytesEn(sent.len)} would reach up to number ${seqAdd(sent.seq, sent.len - 1)}.`,
    ),
    lecture:
      'The lecture lets the sender close because all of its data has been sent. Only the other side may still send, until its own FIN.',
    rfc: 'SEND after CLOSE is refused (“connection closing”): behind the FIN a direction has no place for data.',
  },
} satisfies MistakeWhys;
