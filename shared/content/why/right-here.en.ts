/** Why a move was right, with the numbers of its position. English. */

import { has, segEnd } from '../../tcp/segment.ts';
import {
  after,
  before,
  bytesNumbered,
  finNumberOf,
  ofArrival,
  ofArrivedAck,
  ofOwnFin,
  ofPeerFin,
  ofSegment,
  type RightHere,
} from './position-facts.ts';
import { bytesEn } from './segment-words.en.ts';

/** The seq of a RST that answers something. */
const resetSeq = (first: string, last = '') =>
  ofSegment(({ seq }, { arrival }) =>
    arrival?.ack === undefined ? null : `${first} Its seq is the ack that came, ${seq}.${last}`,
  );

export const RIGHT_HERE_EN: RightHere = {
  'first-fin': ofSegment(
    (segment) =>
      `Your application has closed, so the FIN leaves right after its last byte. It takes number ${finNumberOf(segment)}, so your next one is ${segEnd(segment)}.`,
  ),
  'first-fin-deaf': ofSegment(
    (segment) =>
      `close() sends the same FIN as shutdown(), here number ${finNumberOf(segment)}: nobody can see the difference. But from now on nobody reads at your end, and the peer does not know.`,
  ),
  'second-fin': ofSegment(
    (segment) =>
      `Your data is out and your application has closed: your FIN, number ${finNumberOf(segment)}, ends the second direction. ack only repeats that you expect ${segment.ack}.`,
  ),
  'fin-with-ack': ofPeerFin((fin, { sent }) =>
    sent === null
      ? null
      : `Your application closed before you had answered, so your FIN, number ${finNumberOf(sent)}, also acknowledges FIN ${fin} with ack ${after(fin)}. TCP may even hold an ACK back for this (Linux: about 40 ms).`,
  ),
  'fin-with-held-ack': ofSegment(
    (segment) =>
      `Your application closed while you held the ACK back, so your FIN, number ${finNumberOf(segment)}, carries it: ack ${segment.ack}. The peer sees three segments, not four.`,
  ),
  'fin-again': ofSegment(
    (segment) =>
      `ack ${segEnd(segment)} did not come in time, so the same FIN is sent again, still with number ${finNumberOf(segment)}. You cannot know whether the FIN or its ACK was lost.`,
  ),
  data: ofSegment(
    (segment) =>
      `Your application handed over data: ${bytesEn(segment.len)}, ${bytesNumbered(segment, 'number', 'numbers', 'to')}. ack only repeats that you expect ${segment.ack}.`,
  ),
  'data-half-closed': ofSegment(
    (segment) =>
      `The peer has closed its direction; yours is open until you send your FIN. You send ${bytesEn(segment.len)}, ${bytesNumbered(segment, 'number', 'numbers', 'to')}.`,
  ),
  'data-again': ofSegment(
    ({ seq }) =>
      `The data from number ${seq} on was not acknowledged in time, so it is sent again under its old number.`,
  ),
  'ack-first-fin': ofPeerFin(
    (fin) =>
      `The peer's FIN has number ${fin}, so you acknowledge it with ack ${after(fin)}. Your own FIN waits: only your application decides when to close.`,
  ),
  'ack-fin-not-held': ofPeerFin(
    (fin) =>
      `Answering at once is right: the FIN has number ${fin}, so ack is ${after(fin)}. You could have held the ACK back; now your own FIN needs its own segment.`,
  ),
  'ack-before-own-fin': ofPeerFin(
    (fin, { sndNxt }) =>
      `The ACK may go first: the peer's FIN has number ${fin}, so ack is ${after(fin)}. Your application has closed as well: your FIN, number ${sndNxt} or later, could have carried this ACK.`,
  ),
  'ack-crossing-fin': ofPeerFin((fin, { finSeq }) =>
    finSeq === null
      ? null
      : `The FINs crossed. The peer's, number ${fin}, is acknowledged with ack ${after(fin)} all the same; yours, number ${finSeq}, still waits for ack ${after(finSeq)}.`,
  ),
  'ack-fin-beyond-hole': ofSegment(
    ({ ack }) =>
      `Number ${ack} is missing before this FIN, so the FIN does not count yet: no new state. You keep it, and your ack asks for ${ack}.`,
  ),
  'ack-hole-filled-fin': ofPeerFin(
    (fin) =>
      `This data was missing before the FIN that you kept. Now the FIN, number ${fin}, counts too: ack ${after(fin)} covers both.`,
  ),
  'last-ack': ofPeerFin(
    (fin) =>
      `The peer's FIN has number ${fin}, so you acknowledge it with ack ${after(fin)}, and 2MSL starts. Nobody will tell you whether this ACK arrives.`,
  ),
  'last-ack-at-once': ofPeerFin(
    (fin) =>
      `This FIN, number ${fin}, acknowledged yours as well: from FIN-WAIT-1 straight to TIME-WAIT. Your last ACK has ack ${after(fin)}, and 2MSL starts with it.`,
  ),
  'last-ack-no-time-wait': ofPeerFin(
    (fin) =>
      `ack ${after(fin)} acknowledges the peer's FIN, number ${fin}. With TIME-WAIT switched off your end forgets the connection at once, whether the ACK arrives or not.`,
  ),
  'last-ack-again': ofPeerFin(
    (fin) =>
      `The FIN with number ${fin} came again, so your last ACK may be lost. You sent ack ${after(fin)} again, and 2MSL restarts.`,
  ),
  'ack-fin-again': ofPeerFin(
    (fin) =>
      `The FIN with number ${fin} came again, so your ACK may be lost. You repeat ack ${after(fin)}; nothing else changes.`,
  ),
  'ack-data': ofSegment(({ ack }) =>
    ack === undefined
      ? null
      : `What came reaches up to number ${before(ack)}, so you expect ${ack} next: that is your ack.`,
  ),
  'ack-beyond-hole': ofSegment(
    ({ ack }) => `Number ${ack} is missing before this data. You keep what came, but your ack still asks for ${ack}.`,
  ),
  'ack-hole-filled': ofSegment(
    ({ ack }) => `This data fills the gap, and what you kept after it counts now too: ack moves to ${ack}.`,
  ),
  'ack-partly-old': ofSegment(
    ({ ack }) =>
      `You already had the first part of this; only the rest is new. Its last byte is the one before ${ack}, so that is your ack.`,
  ),
  'ack-old-data': ofSegment(
    ({ ack }) =>
      `You already had everything before ${ack}: this is a copy, or was sent again because your ACK was lost. Accept nothing, and repeat ack ${ack}.`,
  ),
  'ack-old-in-time-wait': ofSegment(
    ({ ack }) =>
      `Old data in TIME-WAIT is not accepted, but it is answered with your last ACK, ack ${ack}. 2MSL does not restart, since this was no FIN.`,
  ),
  'ack-ghost-taken': ofSegment(
    ({ ack }) =>
      `By its numbers this is new, so TCP accepts it: ack ${ack}. But it comes from the old connection: your application now has bytes that nobody sent in this one.`,
  ),
  'ack-past-fin': ofPeerFin(
    (fin) =>
      `The peer's FIN had number ${fin}, so nothing can follow it. You accept none of this and only repeat ack ${after(fin)}; 2MSL runs on.`,
  ),
  'ack-outside-window': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `It has seq ${seq}, and you expect ${rcvNxt}: it is old or miscounted. You do not accept it, and your ACK shows your current numbers.`,
  ),
  'ack-unsent-acked': ofArrivedAck(
    (ack, { sndNxt }) =>
      `It acknowledges everything before ${ack}, but you have sent only up to ${before(sndNxt)}. So all of it is dropped, and your ACK shows your current numbers.`,
  ),
  'challenge-rst': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `This RST has seq ${seq}, and you expect exactly ${rcvNxt}: it may be forged or old. You keep the connection, and your ACK asks: do you mean it?`,
  ),
  abort: ofSegment(
    ({ seq }) =>
      `Your application aborted. The RST, with your next number, ${seq}, ends the connection at once, without FIN and without TIME-WAIT.`,
  ),
  'reset-unread': ofSegment(
    ({ seq }) =>
      `Your application closed while data lay unread. A FIN would look as if all had been read, so a RST with your next number, ${seq}, says that data was lost.`,
  ),
  'reset-deaf': resetSeq(
    'Your application called close(): nobody will ever read this data. A RST tells the sender so.',
  ),
  'reset-restarted': resetSeq(
    'Your host was restarted and knows of no such connection. A RST says so.',
    ' That makes the peer believe it.',
  ),
  'reset-for-fin': resetSeq(
    'This FIN came when your connection was gone: nobody is left to acknowledge it. You send a RST.',
  ),
  'reset-for-ack': resetSeq(
    'Even an ACK is answered with a RST when it finds you CLOSED.',
    ' If the peer is still in TIME-WAIT, your RST cuts that short.',
  ),
  'reset-from-closed': resetSeq('The connection is gone at this end, and a RST says so.'),
  'accept-syn': ofSegment(({ seq, ack }) =>
    ack === undefined
      ? null
      : `The SYN has number ${before(ack)}, beyond the old connection, so it counts as new: ack ${ack}. TIME-WAIT ends early, and your seq ${seq} lies beyond your old numbers too.`,
  ),
  'reset-killed': ofSegment(
    ({ seq }) =>
      `The process died with data unread, so its kernel sends a RST with your next number, ${seq}: that data is lost. If everything had been read, it would have sent a FIN.`,
  ),
  'wait-fin-acked': ofOwnFin(
    (fin) =>
      `That was ack ${after(fin)}: your FIN, number ${fin}, has arrived. Nobody acknowledges an ACK; the next wave is the peer's.`,
  ),
  'wait-fin-not-acked': ofOwnFin((fin, { arrival }) =>
    arrival?.ack === undefined
      ? null
      : `ack ${arrival.ack} does not cover your FIN: that has number ${fin} and needs ack ${after(fin)}. No answer is due; your timer watches over the FIN.`,
  ),
  'wait-crossing-acked': ofOwnFin(
    (fin) =>
      `ack ${after(fin)} acknowledges your FIN, number ${fin}, and nobody answers that. Both FINs are done: only 2MSL is left.`,
  ),
  'wait-last-ack-came': ofOwnFin(
    (fin) =>
      `ack ${after(fin)} acknowledges your FIN, number ${fin}. You closed second, so you are CLOSED at once, and an ACK gets no answer.`,
  ),
  'wait-data-acked': ofArrivedAck(
    (ack) =>
      `ack ${ack} only tells you that everything before it has arrived. It takes no number, so there is nothing to answer.`,
  ),
  'wait-ack-nothing-new': ofArrivedAck(
    (ack) =>
      `ack ${ack} says nothing new: a copy, a late one, or one that nobody needed. It takes no number, and nobody answers it.`,
  ),
  'wait-ack-repeated': ofArrivedAck(
    (ack) =>
      `ack ${ack} again: what you sent from there on is missing, or late. One repeated ACK is no reason to send again (three would be); your timer decides.`,
  ),
  'wait-after-reset': ofArrival(
    ({ seq }) =>
      `The RST has seq ${seq}, exactly the number that you expected, so it counts: the connection is gone at once. Nobody answers a RST.`,
  ),
  'wait-reset-outside-window': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `This RST has seq ${seq}, but you expect ${rcvNxt}: it lies outside your window, old or a guess. You drop it, and the connection stays.`,
  ),
  'wait-port-held': ({ twoMslLeft }) =>
    twoMslLeft === null
      ? null
      : `TIME-WAIT holds the port: “address already in use”. A plain bind() waits until 2MSL is over, in ${twoMslLeft} s. A server sets SO_REUSEADDR: it may listen again, while TIME-WAIT guards the old pair.`,
  'hold-ack-of-data': ofArrival((arrival) =>
    has(arrival, 'FIN')
      ? null
      : `You hold ack ${segEnd(arrival)} back for a moment: if your application answers in time, its data carries it. Linux waits about 40 ms.`,
  ),
  'hold-ack-of-fin': ofPeerFin(
    (fin) =>
      `You hold ack ${after(fin)} back for a moment: if your application closes in time, your FIN carries it. That is why many captures show three segments.`,
  ),
};
