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
  if (reset.by !== 'arrival') return `This one goes out at your next number, seq ${reset.seq}.`;
  return reset.ack === null
    ? `What came brought ack ${reset.seq}, and that is the seq of the RST: by its ack the peer says which number it expects.`
    : `What came brought no ack, so the RST has seq 0 and ack ${reset.ack}.`;
}

function whyZero(segment: Segment, facts: PositionFacts): string | null {
  if (!has(segment, 'RST'))
    return `Your numbers run on from the first byte to the FIN: your count stands at ${facts.sndNxt}. Nothing in a close sets it back to 0.`;
  const due = seqOfReset(facts);
  return due === null ? null : `A RST has seq 0 only when it answers something without an ack. ${due}`;
}

function whyWrong(segment: Segment, facts: PositionFacts): string | null {
  const { finSeq, sndUna, sndNxt } = facts;
  if (has(segment, 'RST')) {
    const due = seqOfReset(facts);
    return due === null ? null : `You gave the RST seq ${segment.seq}. ${due}`;
  }
  const stands = `You sent seq ${segment.seq}, but your count stands at ${sndNxt}.`;
  if (sndUna === sndNxt && finSeq !== null)
    return `${stands} Your FIN is out and acknowledged: only ACKs are left for you to send, and all of them have that number.`;
  return sndUna === sndNxt
    ? `${stands} Whatever leaves you next begins there, be it data, a FIN or only an ACK.`
    : `${stands} What is sent again keeps its old number: the oldest that is not acknowledged begins at ${sndUna}.`;
}

function whyStale(segment: Segment, { rcvNxt, reset }: PositionFacts): string | null {
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `The RST acknowledges all that came, and that reaches up to number ${before(reset.ack)}: ack ${reset.ack}. You wrote ${ack}.`;
  }
  return `Everything before ${rcvNxt} has arrived in order, so ${rcvNxt} is what you expect next. Your ack ${ack} says that number ${ack} is still missing.`;
}

function whyNothing(segment: Segment, facts: PositionFacts): string | null {
  const { rcvNxt, arrival, reset } = facts;
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `What came reaches up to number ${before(reset.ack)}, so the RST says ack ${reset.ack}. With ${ack} it would answer something that never came.`;
  }
  const last = before(ack);
  const claimed =
    last === rcvNxt
      ? `number ${rcvNxt} as well, which has not come`
      : `everything up to number ${last}, and not all of that has come`;
  const said = `What has come without a gap ends before ${rcvNxt}. With ack ${ack} you would confirm ${claimed}.`;
  if (isPureAck(arrival)) return `${said} The ACK that came takes no number, so it moves nothing.`;
  const held = heldBack(facts);
  return held === null ? said : `${said} What came begins at ${held.seq}, behind a gap.`;
}

export const NUMBERS_EN = {
  'swapped-seq-ack': {
    moment: 'seq and ack have changed places: seq is yours, ack is theirs.',
    why: ({ sndNxt, rcvNxt }) =>
      `seq speaks of your own numbers, and your count stands at ${sndNxt}. ack speaks of the peer's, and from it you expect ${rcvNxt}. You wrote seq ${rcvNxt} and ack ${sndNxt}.`,
    lecture:
      'The lecture keeps the two apart in every wave: wave 4 has seq=u+1 from its own side and ack=w+1 from the other.',
    rfc: 'SEG.SEQ is the first number of the segment itself; SEG.ACK is the next number that its sender expects from the other side.',
  },
  'seq-from-peer': {
    moment: "seq counts your own bytes, and you took the peer's number.",
    why: ({ sndNxt, rcvNxt }) =>
      `${rcvNxt} is the next number that you expect from the peer: it belongs in ack. Your own count stands at ${sndNxt}, and seq speaks of that one.`,
    lecture:
      "In the lecture u counts for the sender, v and w for the receiver: neither ever writes the other's number into its seq.",
    rfc: 'Each direction of a connection has numbers of its own, with a beginning of its own.',
  },
  'seq-fin-not-counted': {
    moment: 'Your FIN took a number too, so you are one further.',
    why: ofOwnFin(
      (fin, { sndNxt }) =>
        `Your FIN took number ${fin}, so you are at ${sndNxt}. You sent seq ${fin}, the FIN's own number: a FIN counts like one byte.`,
    ),
    lecture: 'Wave 1 has seq=u and wave 4 has seq=u+1. The one between them is the FIN.',
    rfc: 'SYN and FIN take one number each, like a byte of data, so that they can be acknowledged. After the FIN, SND.NXT (the next number to send) is one higher.',
  },
  'seq-ack-counted': {
    moment: 'A pure ACK takes no number: it did not move your count.',
    why: ofSegment(({ seq }, { sndNxt, pureAcks }) => {
      const acks = pureAcks === 1 ? 'the one pure ACK that you sent' : `the ${pureAcks} pure ACKs that you sent`;
      return `Your count stands at ${sndNxt}: ${acks} took no number. With seq ${seq} you are ${seqDiff(seq, sndNxt)} beyond it.`;
    }),
    lecture:
      'Wave 2 is a pure ACK at seq=v. The lecture does not spell it out, but if no data follows, wave 3 begins at the same number: w = v.',
    rfc: 'Only bytes of data, SYN and FIN take numbers. A segment that only acknowledges has length 0, and SND.NXT, the next number to send, stays.',
  },
  'seq-stale-data': {
    moment: 'The data that you have sent took numbers: your count is further.',
    why: ofSegment(
      ({ seq }, { sndNxt, finSeq }) =>
        `From number ${seq} on you have sent data, and every byte of it has taken a number${finSeq === null ? '' : ', and your FIN one more'}. Your count stands at ${sndNxt} now.`,
    ),
    lecture:
      'This is why the third wave has seq=w and not v: in between lies the data that the receiver still had to send.',
    rfc: 'Every byte has a number of its own; after n bytes SND.NXT, the next number to send, is n higher.',
  },
  'seq-zero': {
    moment: 'seq is not 0 here: a close does not set the numbers back.',
    why: ofSegment(whyZero),
    lecture: "The lecture's u, v and w are no fresh starts: each goes on from what its side had sent by then.",
    rfc: 'The numbers of a connection run on from its initial one, modulo 2^32, and the FIN takes the one behind the last byte.',
  },
  'seq-wrong': {
    moment: 'This is not your next sequence number.',
    why: ofSegment(whyWrong),
    lecture:
      'No seq in the lecture is free to choose: u, v and w follow what that side had sent by then, and u+1 follows its FIN.',
    rfc: 'What is sent for the first time, and every ACK, has SEQ=SND.NXT, the next number to send; what is sent again has the number that it had.',
  },
  'ack-from-own': {
    moment: 'ack looks at what came in, and you wrote your own number.',
    why: ({ sndNxt, rcvNxt }) =>
      `${sndNxt} is your own next number: that is a matter for seq. ack names what you expect from the peer next, and that is ${rcvNxt}.`,
    lecture: 'Wave 2 shows both: seq=v is its own number, ack=u+1 is the other side’s.',
    rfc: 'SEG.ACK is RCV.NXT, the next number that is expected from the other side.',
  },
  'ack-fin-not-counted': {
    moment: "The peer's FIN took a number too: acknowledge one higher.",
    why: ofPeerFin(
      (fin) =>
        `The peer's FIN has number ${fin} and has used it up, so the next that you expect is ${after(fin)}. Your ack ${fin} says: I am still waiting for that FIN.`,
    ),
    lecture:
      'The lecture answers the FIN u with ack=u+1 and the FIN w with ack=w+1: one more than the number of the FIN.',
    rfc: 'An ACK of X covers everything before X, and not X itself. The FIN takes one number, so its ACK is one higher.',
  },
  'ack-counted-twice': {
    moment: 'A FIN takes exactly one number, not two.',
    why: ofPeerFin(
      (fin, { rcvNxt }) =>
        `The peer's FIN has number ${fin} and takes only that one: ack ${rcvNxt} covers it. With ack ${after(rcvNxt)} you confirm number ${rcvNxt}, which nobody ever sent: the FIN was the last.`,
    ),
    lecture: 'u+1 and w+1, the lecture says: one more than the FIN, never two.',
    rfc: 'The FIN counts as one byte behind the last of the data. An ACK of something that was never sent is not taken.',
  },
  'ack-stale-data': {
    moment: 'More has arrived in order than this ack admits.',
    why: ofSegment(whyStale),
    lecture: 'For the lecture ack is the first byte expected next: whatever has come in order moves it on.',
    rfc: 'What comes in order moves RCV.NXT, the next number expected, and every segment sent from then on names it, also one that is sent again.',
  },
  'ack-of-nothing': {
    moment: 'You acknowledge something that has not arrived.',
    why: ofSegment(whyNothing),
    lecture:
      'ack names the byte expected next; only what takes a number moves it. That is why ack=u+1 is the same in waves 2 and 3.',
    rfc: 'An ACK of X says that everything before X has been received, without a gap.',
  },
} satisfies MistakeWhys;
