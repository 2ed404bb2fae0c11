/** Why seq or ack was wrong. English. */

import { has, type Segment } from '../../tcp/segment.ts';
import { seqDiff } from '../../lib/sequence.ts';
import {
  after,
  before,
  heldBack,
  isPureAck,
  type MistakeWhys,
  ofOwnFin,
  ofPeerFin,
  ofSegment,
  type PositionFacts,
} from './position-facts.ts';

/** Where a RST gets its seq from. */
function seqOfReset({ reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by === 'abort' || reset.by === 'unread') return `This one has your next number, seq ${reset.seq}.`;
  return reset.ack === null
    ? `What came had ack ${reset.seq}, and that is the seq of the RST: it is the number that the peer expects.`
    : `What came had no ack, so the RST has seq 0 and ack ${reset.ack}.`;
}

function whyZero(segment: Segment, facts: PositionFacts): string | null {
  if (!has(segment, 'RST'))
    return `Your numbers run on from the first byte to the FIN, and your next one is ${facts.sndNxt}. Closing does not set it back to 0.`;
  const due = seqOfReset(facts);
  return due === null ? null : `A RST has seq 0 only when it answers something without an ack. ${due}`;
}

function whyWrong(segment: Segment, facts: PositionFacts): string | null {
  const { finSeq, sndUna, sndNxt } = facts;
  if (has(segment, 'RST')) {
    const due = seqOfReset(facts);
    return due === null ? null : `You gave the RST seq ${segment.seq}. ${due}`;
  }
  const next = `You sent seq ${segment.seq}, but your next number is ${sndNxt}.`;
  if (sndUna === sndNxt && finSeq !== null)
    return `${next} Your FIN is out and acknowledged: you only have ACKs left to send, and all of them have that number.`;
  return sndUna === sndNxt
    ? `${next} Your next segment begins there, with data, with a FIN or with an ACK alone.`
    : `${next} A segment that is sent again keeps its old number: the oldest unacknowledged one begins at ${sndUna}.`;
}

function whyStale(segment: Segment, { rcvNxt, reset }: PositionFacts): string | null {
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `The RST acknowledges all that came, up to number ${before(reset.ack)}: ack ${reset.ack}. You wrote ${ack}.`;
  }
  return `Everything before ${rcvNxt} has arrived in order, so you expect ${rcvNxt} next. Your ack ${ack} says that number ${ack} is still missing.`;
}

function whyNothing(segment: Segment, facts: PositionFacts): string | null {
  const { rcvNxt, arrival, reset } = facts;
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `What came reaches up to number ${before(reset.ack)}, so the RST has ack ${reset.ack}. With ${ack} it would answer something that never came.`;
  }
  const last = before(ack);
  const claimed =
    last === rcvNxt
      ? `number ${rcvNxt} as well, which has not come`
      : `everything up to number ${last}, and not all of that has come`;
  const said = `Without a gap you have everything before ${rcvNxt}. With ack ${ack} you would acknowledge ${claimed}.`;
  if (isPureAck(arrival)) return `${said} The ACK that came takes no number, so your ack stays the same.`;
  const held = heldBack(facts);
  return held === null ? said : `${said} What came begins at ${held.seq}, after a gap.`;
}

export const NUMBERS_EN = {
  'swapped-seq-ack': {
    moment: "seq and ack have changed places: seq is yours, ack the peer's.",
    why: ({ sndNxt, rcvNxt }) =>
      `seq is about your own numbers: your next one is ${sndNxt}. ack is about the peer's numbers: you expect ${rcvNxt} next. You wrote seq ${rcvNxt} and ack ${sndNxt}.`,
    lecture:
      'The lecture keeps the two apart in every wave: wave 4 has seq=u+1 from its own side and ack=w+1 from the other.',
    rfc: 'SEG.SEQ is the first number of the segment; SEG.ACK is the next number that its sender expects from the other side.',
  },
  'seq-from-peer': {
    moment: "seq counts your own bytes, but you took the peer's number.",
    why: ({ sndNxt, rcvNxt }) =>
      `${rcvNxt} is the next number that you expect from the peer: it belongs in ack. seq is about your own numbers, and your next one is ${sndNxt}.`,
    lecture:
      "In the lecture u counts for the sender, v and w for the receiver: neither writes the other's number into its seq.",
    rfc: 'Each direction of a connection has its own numbers, and they begin anywhere.',
  },
  'seq-fin-not-counted': {
    moment: 'Your FIN took a number too, so your next one is one higher.',
    why: ofOwnFin(
      (fin, { sndNxt }) =>
        `Your FIN took number ${fin}, so you are at ${sndNxt}. You sent seq ${fin}, the FIN's own number: a FIN counts like one byte.`,
    ),
    lecture: 'Wave 1 has seq=u and wave 4 has seq=u+1. The number in between is the FIN’s.',
    rfc: 'SYN and FIN take one number each, like a byte of data, so that they can be acknowledged. After the FIN, SND.NXT (the next number to send) is one higher.',
  },
  'seq-ack-counted': {
    moment: 'A pure ACK takes no number: your next one stays the same.',
    why: ofSegment(({ seq }, { sndNxt, pureAcks }) => {
      const acks = pureAcks === 1 ? 'the one pure ACK that you sent' : `the ${pureAcks} pure ACKs that you sent`;
      return `Your next number is ${sndNxt}: ${acks} took none. With seq ${seq} you are ${seqDiff(seq, sndNxt)} beyond it.`;
    }),
    lecture:
      'Wave 2 is a pure ACK at seq=v. If no data follows, wave 3 has the same number, w = v; the lecture does not spell this out.',
    rfc: 'Only bytes of data, SYN and FIN take numbers. A segment that only acknowledges has length 0: SND.NXT, the next number to send, stays the same.',
  },
  'seq-stale-data': {
    moment: 'The data that you have sent took numbers: your next one is higher.',
    why: ofSegment(
      ({ seq }, { sndNxt, finSeq }) =>
        `You have sent data from number ${seq} on, and every byte took a number${finSeq === null ? '' : ', and your FIN one more'}. Your next number is ${sndNxt} now.`,
    ),
    lecture:
      'This is why the third wave has seq=w and not v: in between comes the data that the receiver still had to send.',
    rfc: 'Every byte has its own number; after n bytes SND.NXT, the next number to send, is n higher.',
  },
  'seq-zero': {
    moment: 'seq is not 0 here: a close does not set the numbers back.',
    why: ofSegment(whyZero),
    lecture: "The lecture's u, v and w are no fresh starts: each follows what its side had sent before.",
    rfc: 'Numbers run on from the initial one, modulo 2^32, and the FIN takes the one after the last byte.',
  },
  'seq-wrong': {
    moment: 'This is not your next sequence number.',
    why: ofSegment(whyWrong),
    lecture:
      'No seq in the lecture is chosen freely. u, v and w follow what that side had sent before, and u+1 follows its FIN.',
    rfc: 'A new segment has SEQ=SND.NXT, the next number to send, and so has every ACK. A segment that is sent again keeps its number.',
  },
  'ack-from-own': {
    moment: 'ack is about what came in, but you wrote your own number.',
    why: ({ sndNxt, rcvNxt }) =>
      `${sndNxt} is your own next number: it belongs in seq. ack names what you expect from the peer next, and that is ${rcvNxt}.`,
    lecture: 'Wave 2 shows both: seq=v is its own number, ack=u+1 is the other side’s.',
    rfc: 'SEG.ACK is RCV.NXT, the next number expected from the other side.',
  },
  'ack-fin-not-counted': {
    moment: "The peer's FIN took a number too: acknowledge one higher.",
    why: ofPeerFin(
      (fin) =>
        `The peer's FIN has number ${fin} and has used it up, so the next number that you expect is ${after(fin)}. Your ack ${fin} says: I am still waiting for that FIN.`,
    ),
    lecture: 'The lecture answers the FIN u with ack=u+1 and the FIN w with ack=w+1: one more than the FIN.',
    rfc: 'An ACK of X covers everything before X, but not X itself. The FIN takes one number, so its ACK is one higher.',
  },
  'ack-counted-twice': {
    moment: 'A FIN takes exactly one number, not two.',
    why: ofPeerFin(
      (fin, { rcvNxt }) =>
        `The peer's FIN has number ${fin} and takes only that one: ack ${rcvNxt} covers it. With ack ${after(rcvNxt)} you acknowledge number ${rcvNxt}, which was never sent: the FIN was the last.`,
    ),
    lecture: 'The lecture has ack=u+1 and ack=w+1: one more than the FIN, never two.',
    rfc: 'The FIN counts as one byte after the data. A segment that acknowledges something never sent is dropped.',
  },
  'ack-stale-data': {
    moment: 'More has arrived in order than this ack admits.',
    why: ofSegment(whyStale),
    lecture: 'In the lecture ack is the next byte expected: everything that comes in order moves it on.',
    rfc: 'What comes in order moves RCV.NXT, the next number expected. Every segment from then on carries it, even one that is sent again.',
  },
  'ack-of-nothing': {
    moment: 'You acknowledge something that has not arrived.',
    why: ofSegment(whyNothing),
    lecture:
      'In the lecture ack is the next byte expected, and only what takes a number moves it. So waves 2 and 3 have the same ack=u+1.',
    rfc: 'An ACK of X says that everything before X has been received without a gap.',
  },
} satisfies MistakeWhys;
