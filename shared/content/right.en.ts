/** Why a move was right, in English: one or two sentences that are true of this exact position. */

import type { Texts } from './text.ts';

export const RIGHT_EN: Texts['right'] = {
  'first-fin':
    'Your application has closed, so the FIN goes out right behind its last byte, and takes the next number of your count.',
  'first-fin-deaf':
    'close() sends the same FIN as shutdown(): nobody can see the difference. But from now on nobody reads at your end, and the peer does not know.',
  'second-fin':
    'No data is left and your application closed: your FIN ends the second direction. seq counts all that you sent meanwhile.',
  'fin-with-ack':
    'Your application closed before you had answered, so one segment does both: your FIN also carries the ACK of the FIN that came. Two waves in one.',
  'fin-with-held-ack':
    'Your application closed while you held the ACK, so the FIN carries it. The peer sees three segments, not four.',
  'fin-again':
    'No ACK came in time, so the same FIN goes again with the same seq. Whether the FIN or its ACK was lost, you cannot know.',
  data: 'Your application handed over text: it goes out at your next number, one number for each byte. ack only repeats what you expect.',
  'data-half-closed':
    'The peer has closed its direction, yours is still open: as long as you have not sent a FIN you may send data.',
  'data-again': 'The data was not acknowledged in time, so the oldest of it goes again under its old number.',
  'ack-first-fin':
    'TCP acknowledges the FIN at once: ack is its number + 1. Your own FIN waits: only your application decides when to close.',
  'ack-fin-not-held':
    'ACK at once is right: ack is the number of the FIN + 1. You might have held it; now your own FIN will need a segment of its own.',
  'ack-delay-over':
    'The ACK has waited as long as it may (Linux: 40 ms, the standard: less than 0.5 s), and nothing left to carry it. So it goes alone.',
  'ack-before-own-fin':
    'The ACK may go first. Your application has closed as well, so your FIN follows at once; it could have carried this ACK.',
  'ack-crossing-fin':
    'The FINs crossed. The FIN that came is acknowledged all the same; yours is still waiting for its ACK.',
  'ack-fin-beyond-hole':
    'Something before this FIN is missing, so it does not count yet: no new state. It is kept, and the ACK names the first missing number.',
  'ack-hole-filled-fin':
    'This text was missing before the FIN that you kept. Now the FIN counts too: one ACK covers text and FIN.',
  'last-ack':
    'The second FIN is acknowledged, ack is its number + 1, and 2MSL starts: nobody will tell you whether this ACK arrives.',
  'last-ack-at-once':
    'This FIN acknowledged yours as well: from FIN-WAIT-1 straight to TIME-WAIT. Your ACK is the last, and with it 2MSL starts.',
  'last-ack-no-time-wait':
    'The second FIN is acknowledged. With TIME-WAIT switched off this end forgets the connection at once, whether the ACK arrives or not.',
  'last-ack-again': 'The FIN came again, so your last ACK may not have arrived. You sent it again, and 2MSL restarts.',
  'ack-fin-again': 'The FIN came again, so your ACK may not have arrived. You repeat the ACK; nothing else changes.',
  'ack-data': 'Data takes numbers, so it is acknowledged, and ack names the next byte that you expect.',
  'ack-beyond-hole':
    'Something before this text is missing. It is kept, but ack goes on naming the first missing number.',
  'ack-hole-filled':
    'This text fills the hole, and what you kept behind it counts now too. ack moves past all of it at once.',
  'ack-partly-old':
    'You have had the first part of this already; only the rest is new. ack names the number after its last byte.',
  'ack-old-data':
    'You have had all of this: a copy, or sent again because your ACK was lost. Take nothing, and say again what you expect.',
  'ack-old-in-time-wait':
    'Old data in TIME-WAIT: it is not taken, but the rules want it answered with your last ACK. 2MSL does not restart, for this was no FIN.',
  'ack-ghost-taken':
    'By its numbers this is new, so TCP takes and acknowledges it. But it is from the old connection: your application now has bytes nobody sent it.',
  'ack-after-ghost':
    'The true data. Its beginning is thrown away, because the old copy has taken those numbers already. TCP did everything right, and the text is wrong.',
  'ack-past-fin':
    'The peer has sent its FIN, so nothing can follow from there. You take none of it and only say where you stand; 2MSL runs on.',
  'ack-outside-window':
    'Its number is not one that you expect: old, or a wrong count. It is not taken, and the ACK says where you stand.',
  'ack-unsent-acked':
    'It acknowledges a number that you never sent. So all of it is dropped, text and FIN as well, and your ACK says how far you are.',
  'challenge-rst':
    'This RST has not exactly the number that you expect, so it may be forged or old. You stay, and your ACK asks: do you mean it?',
  'challenge-syn':
    'A SYN has no place in a connection that exists. It changes nothing; your ACK shows how far you are (RFC 5961).',
  'ack-other': 'An ACK was due: seq is your next number, ack the next one that you expect.',
  abort: 'Your application aborted. RST ends the connection at once, without FIN and without TIME-WAIT.',
  'reset-unread':
    'Your application closed for good while data lay unread. A FIN would look as if all had been read, so RST says that it was lost.',
  'reset-deaf':
    'Your application called close(): nobody will ever read this data. RST tells the sender so, and ends your connection too.',
  'reset-restarted':
    'Your host was restarted and knows of no such connection. RST says so; its seq is the ack of what came, so that the sender believes it.',
  'reset-for-fin':
    'This FIN came when your connection was gone, and nobody is left to acknowledge it. A closed end has only RST.',
  'reset-for-ack':
    'Even an ACK draws RST when it finds you CLOSED. You cannot know whether the peer is still in TIME-WAIT, which your RST cuts short.',
  'reset-from-closed':
    'The connection is gone at this end, and a closed end answers whatever comes with RST, so that the sender stops.',
  'wait-fin-acked':
    "That was an ACK without data, and nobody acknowledges an ACK. Your FIN has arrived; the next wave is the peer's.",
  'wait-fin-not-acked':
    'This ACK covers data, but not your FIN. Nothing is owed for it; your timer watches over the FIN.',
  'wait-crossing-acked':
    'Your FIN is acknowledged, and nobody answers that. Both FINs are done, and all that is left is to let 2MSL pass.',
  'wait-last-ack-came':
    'That was the ACK of your FIN. You closed second, so you are CLOSED at once, and an ACK gets no answer.',
  'wait-data-acked': 'This ACK only tells you what has arrived. It takes no number, so there is nothing to answer.',
  'wait-ack-nothing-new':
    'This ACK says nothing new: a copy, a late one, or one that was not needed. It takes no number, and nobody answers it.',
  'wait-ack-repeated':
    'This ACK acknowledges nothing new: something of yours is missing there, or only late. That is no reason to send again; your timer decides.',
  'wait-ack-in-time-wait': 'An empty ACK in TIME-WAIT changes nothing and needs no answer. 2MSL runs on.',
  'wait-no-ack-flag':
    'Without the ACK flag the whole segment is dropped in silence, even a FIN in it. Its sender must try again.',
  'wait-past-fin': 'The peer has sent its FIN, so nothing more can come after it. What does is ignored.',
  'wait-after-reset':
    'The RST has exactly the number that you expected, so it counts: the connection is gone at once, your application is told, and nobody answers a RST.',
  'wait-reset-when-both-closed':
    'Both applications had closed already, so this RST only ends the waiting for the last ACK. Nobody answers a RST.',
  'wait-reset-in-time-wait':
    'The RST has ended TIME-WAIT before its time: nobody is left to answer a FIN or to keep old copies out (RFC 1337). A RST gets no answer.',
  'wait-reset-when-closed':
    'There is nothing left here that a RST could end. A closed end drops it: if RST answered RST, it would never stop.',
  'wait-reset-outside-window':
    'The number of this RST lies outside your window: old, or a guess. It is dropped, and the connection stays.',
  'wait-two-msl-over':
    '2MSL is over, so no old segment of this connection is left in the network. Nothing is owed, and the port is free.',
  'wait-two-msl-missed':
    '2MSL is over, but the FIN that came again has no answer: a bad end. The peer still repeats it, and this end can only reply with RST.',
  'wait-no-time-wait':
    'TIME-WAIT is switched off: the connection is gone already, and its port free, though old segments may still be under way.',
  'wait-user-timeout':
    'So many tries and no progress: your application gives the connection up (user timeout). It is gone, and nothing is sent.',
  'wait-orphan-limit':
    'Your application called close() and is gone, so nobody waits here. Your system gives FIN-WAIT-2 up (tcp_fin_timeout, Linux 60 s): no segment, no TIME-WAIT.',
  'wait-abort-silent': 'Both sides had closed already, so the abort needs no RST. The connection is simply gone.',
  'wait-call-refused':
    'Your application called for something that is over: it gets an error back, and nothing goes on the wire.',
  'wait-port-held':
    'The application wants its port, but TIME-WAIT holds it: “address already in use”. Nothing helps but to wait until 2MSL is over.',
  'wait-port-free':
    'Nothing is owed to the peer, so silence is no mistake. But your end is CLOSED, and your application could have had its port.',
  'wait-data-owed':
    'No mistake: TCP may hold data back for a moment. But it has to go out, so your stack has sent it, without points.',
  'wait-ack-owed':
    'No mistake: this ACK may wait for a moment. But it is owed, so your stack has sent it, without points.',
  'hold-ack-of-data':
    'You hold this ACK back for a moment: if your application answers in time, its data carries it. Linux waits about 40 ms.',
  'hold-ack-of-fin':
    'You hold the ACK of the FIN back for a moment: if your application closes in time, your FIN carries it. That is why many captures show three segments.',
  'wait-rest-owed': 'No mistake, but something was still to be sent. Your stack has sent it, without points.',
  'wait-nothing-owed':
    'Nothing has arrived that takes a number, no timer has run out, the application wants nothing: silence is right.',
  claim: 'Yes: that is the state your end is in.',
  bind: '2MSL is over, the old connection is gone and its port can be used again.',
  'bind-no-time-wait':
    'TIME-WAIT is switched off, so the port is free at once. Whatever of the old connection is still under way will find the next one.',
  'bind-closed': 'Your end is CLOSED, so the old connection holds the port no longer: it can be used again.',
};
