/** What the other end does, or would have done, with the numbers of the position. English. */

import { type Segment, segLen } from '../../tcp/segment.ts';
import { after, goesPastFin, type PeerWhy, type PositionFacts } from './position-facts.ts';

/** The ACK with which the peer would answer, certain only if it has confirmed everything that was sent. */
function ackOfPeer({ sndUna, sndNxt }: PositionFacts): string {
  return sndUna === sndNxt ? `ack ${sndNxt}` : `ack ${sndNxt} if all that you sent has arrived`;
}

/** The peer's name at the beginning of a sentence, with the condition of the sentence. */
function it({ sndUna, sndNxt }: Pick<PositionFacts, 'sndUna' | 'sndNxt'>): string {
  return sndUna === sndNxt ? 'It' : 'If all that you sent has arrived, it';
}

/** For a peer whose own close may have ended too, which this end cannot know. */
function answerOfNobody({ sent }: PositionFacts): string | null {
  if (sent === null) return null;
  const seq = sent.ack === undefined ? '' : `, seq ${sent.ack}`;
  return `If all has gone well there, it no longer knows this connection. It would answer with a RST${seq}.`;
}

/** What a segment tells a peer that already has its numbers. */
function saysEn({ seq, ack }: Segment): string {
  return ack === undefined ? `seq ${seq}` : `seq ${seq} and ack ${ack}`;
}

export const PEER_EN: PeerWhy = {
  sent: {
    'answer-ack-and-drop': (facts) =>
      `It would not accept this. It would drop it and answer with an ACK of what it has: ${ackOfPeer(facts)}.`,
    'drop-silently': () => null,
    'be-reset': ({ sent, ...facts }) =>
      sent === null
        ? null
        : `${it(facts)} would believe the RST: seq ${sent.seq} is exactly what it expects. Its connection would be gone at once.`,
    'answer-reset': answerOfNobody,
    accept: ({ sent, ...facts }) => {
      if (sent === null) return null;
      return goesPastFin({ sent, ...facts })
        ? `${it(facts)} would take the ACK in this segment and ignore everything after your FIN.`
        : `${it(facts)} would not notice: by its numbers, seq ${sent.seq}, the segment fits. It would accept it and go on.`;
    },
    'ignore-old': ({ sent, ...facts }) =>
      sent === null ? null : `${it(facts)} would find nothing new in ${saysEn(sent)} and change nothing.`,
    'hold-and-ask': (facts) =>
      `Something before this is missing there. It would keep this and ask for that: ${ackOfPeer(facts)}.`,
    'challenge-ack': (facts) =>
      `It would not trust this. It would answer with an ACK to find out what you really know: ${ackOfPeer(facts)}.`,
  },
  unsent: {
    'no-reset-from-closed': ({ arrival }) =>
      arrival === null || segLen(arrival) === 0
        ? 'It does not learn of the end, and goes on as if the connection still existed.'
        : `It does not learn of the end. Nobody acknowledges what it sent at number ${arrival.seq}, so it sends that again.`,
    'no-reack-in-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `Until ack ${after(peerFinSeq)} reaches it, its timer rings and the FIN with number ${peerFinSeq} comes again. After your 2MSL that FIN would get a RST.`,
    'ack-overdue': ({ rcvNxt }) =>
      `It waits for ack ${rcvNxt}. If that does not come, its retransmission timer rings and it sends again what you already have.`,
    'no-reply-to-fin': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `Until ack ${after(peerFinSeq)} reaches it, its timer rings again and again. Each time it sends the FIN with number ${peerFinSeq}, until it gives up.`,
    'no-retransmission': ({ sndUna }) =>
      `It does nothing. What begins at ${sndUna} has not arrived there, or its ACK has not arrived here: it cannot tell, and only you have the timer.`,
    'close-forgotten': ({ sndNxt }) =>
      `It does not learn that you are done: no timer tells it. It waits for your FIN, number ${sndNxt}.`,
    'port-too-early': () => 'It notices nothing: the port belongs to your own host, and nothing was sent.',
    'state-fin-closes-both': ({ sndNxt }) =>
      `It has sent its last byte, but the connection is not over for it either: your FIN, number ${sndNxt} or later, is still to come.`,
    'state-skips-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `If your ack ${after(peerFinSeq)} is lost, it sends the FIN with number ${peerFinSeq} again. A CLOSED end would answer with a RST.`,
  },
};
