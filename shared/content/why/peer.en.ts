/** What the other end does, or would have done, with the numbers of the position. English. */

import type { Segment } from '../../tcp/segment.ts';
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
  return `If all has gone well there, it no longer knows this connection and would answer with a RST${seq}.`;
}

/** What a segment tells a peer that already has its numbers. */
function saysEn({ seq, ack }: Segment): string {
  return ack === undefined ? `seq ${seq}` : `seq ${seq} and ack ${ack}`;
}

export const PEER_EN: PeerWhy = {
  sent: {
    'answer-ack-and-drop': (facts) =>
      `It would not take this in. It would drop it and answer with an ACK of what it has: ${ackOfPeer(facts)}.`,
    'drop-silently': () => null,
    'be-reset': ({ sent, ...facts }) =>
      sent === null
        ? null
        : `${it(facts)} would believe the RST, for seq ${sent.seq} is what it expects: its connection would be gone at once.`,
    'answer-reset': answerOfNobody,
    accept: ({ sent, ...facts }) => {
      if (sent === null) return null;
      return goesPastFin({ sent, ...facts })
        ? `${it(facts)} would take the ACK in this segment and go on; what lies behind your FIN it would ignore.`
        : `${it(facts)} could not see the mistake: what is new to it in this segment, seq ${sent.seq}, it would take, and go on from there.`;
    },
    'ignore-old': ({ sent, ...facts }) =>
      sent === null ? null : `${it(facts)} would find nothing new in ${saysEn(sent)}, and change nothing.`,
    'hold-and-ask': (facts) =>
      `It would put this aside, for something before it is missing, and ask for that: ${ackOfPeer(facts)}.`,
    'challenge-ack': (facts) =>
      `It would not trust this, and answer with an ACK to hear what you really know: ${ackOfPeer(facts)}.`,
  },
  unsent: {
    'no-reset-from-closed': () =>
      'It hears nothing of the end. As long as it believes in the connection it goes on, and sends again what is not acknowledged.',
    'no-reack-in-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `As long as no ACK ${after(peerFinSeq)} reaches it, its timer rings and the FIN ${peerFinSeq} comes once more. After your 2MSL it would meet a RST.`,
    'ack-overdue': ({ rcvNxt }) =>
      `It waits for ack ${rcvNxt}. If that does not come, its retransmission timer rings and it sends again what you already have.`,
    'no-reply-to-fin': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `As long as no ACK ${after(peerFinSeq)} reaches it, its timer rings again and again, and each time it sends the FIN ${peerFinSeq} once more, until it gives up.`,
    'no-retransmission': ({ sndUna }) =>
      `It does nothing about it. What begins at ${sndUna} has not come there, or its ACK has not come here: it cannot tell, and the timer is yours.`,
    'close-forgotten': () =>
      'It does not learn that you are done. No timer tells it; its side of the connection waits on.',
    'port-too-early': () => 'It notices nothing: a port is a matter of your own host, and nothing was sent.',
    'state-fin-closes-both': ({ sndNxt }) =>
      `It has sent its last byte, but for it too the connection is not over: your FIN, number ${sndNxt} or later, is still to come.`,
    'state-skips-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `If your ACK ${after(peerFinSeq)} is lost, it sends the FIN ${peerFinSeq} again. From a CLOSED end it would get a RST for it.`,
  },
};
