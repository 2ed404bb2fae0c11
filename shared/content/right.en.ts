/** Why a move was right, in English: one or two sentences that are true of this exact position. */

import type { Texts } from './text.ts';

export const RIGHT_EN: Texts['right'] = {
  'first-fin': 'Your application has closed, so the FIN leaves right after its last byte and takes your next number.',
  'first-fin-deaf':
    'close() sends the same FIN as shutdown(): nobody can see the difference. But from now on nobody reads at your end, and the peer does not know.',
  'second-fin':
    'Your data is out and your application has closed: your FIN ends the second direction. seq counts everything that you sent in between.',
  'fin-with-ack':
    'Your application closed before you had answered, so your FIN carries the ACK too: two waves in one. TCP may even hold an ACK back for this (Linux: about 40 ms).',
  'fin-with-held-ack':
    'Your application closed while you held the ACK back, so the FIN carries it. The peer sees three segments, not four.',
  'fin-again':
    'No ACK came in time, so the same FIN is sent again with the same seq. You cannot know whether the FIN or its ACK was lost.',
  data: 'Your application handed over data: it takes your next numbers, one for each byte. ack only repeats what you expect.',
  'data-half-closed':
    'The peer has closed its direction; yours is still open. Until you send your FIN you may send data.',
  'data-again': 'The data was not acknowledged in time, so the oldest of it is sent again under its old number.',
  'accept-syn':
    'The SYN lies beyond every number of the old connection, so it counts as new. TIME-WAIT ends early, and your listening socket answers with a seq beyond your old ones.',
  'ack-first-fin':
    'A FIN is acknowledged: ack is its number + 1. Your own FIN waits: only your application decides when to close.',
  'ack-fin-not-held':
    'Answering at once is right: ack is the number of the FIN + 1. You could have held the ACK back; now your own FIN needs its own segment.',
  'ack-delay-over':
    'The ACK has waited as long as it may (Linux: 40 ms; the standard: less than 0.5 s). Nothing came that could carry it, so it is sent alone.',
  'ack-before-own-fin':
    'The ACK may go first. Your application has closed as well, so your FIN follows at once; it could have carried this ACK.',
  'ack-crossing-fin': "The FINs crossed. The peer's is acknowledged all the same; yours is still waiting for its ACK.",
  'ack-fin-beyond-hole':
    'Something before this FIN is missing, so the FIN does not count yet: no new state. You keep it, and your ACK asks for the first missing number.',
  'ack-hole-filled-fin':
    'This data was missing before the FIN that you kept. Now the FIN counts too: one ACK covers both.',
  'last-ack':
    'You acknowledge the second FIN with its number + 1, and 2MSL starts: nobody will tell you whether this ACK arrives.',
  'last-ack-at-once':
    'This FIN acknowledged yours as well: from FIN-WAIT-1 straight to TIME-WAIT. Your ACK is the last one, and 2MSL starts with it.',
  'last-ack-no-time-wait':
    'The second FIN is acknowledged. With TIME-WAIT switched off your end forgets the connection at once, whether the ACK arrives or not.',
  'last-ack-again': 'The FIN came again, so your last ACK may be lost. You sent it again, and 2MSL restarts.',
  'ack-fin-again': 'The FIN came again, so your ACK may be lost. You repeat the ACK; nothing else changes.',
  'ack-data': 'Data takes numbers, so it is acknowledged: ack is the next byte that you expect.',
  'ack-beyond-hole':
    'Something before this data is missing. You keep it, but your ack still asks for the first missing number.',
  'ack-hole-filled': 'This data fills the gap, and what you kept after it counts now too: ack moves past all of it.',
  'ack-partly-old':
    'You already had the first part of this; only the rest is new. ack is the number after its last byte.',
  'ack-old-data':
    'You already had all of this: it is a copy, or was sent again because your ACK was lost. Accept nothing, and repeat your ack.',
  'ack-old-in-time-wait':
    'Old data in TIME-WAIT is not accepted, but it is answered with your last ACK. 2MSL does not restart, since this was no FIN.',
  'ack-ghost-taken':
    'By its numbers this is new, so TCP accepts it. But it comes from the old connection: your application now has bytes that nobody sent in this one.',
  'ack-after-ghost':
    'This is the true data. Its beginning is thrown away, because the old copy has used those numbers. TCP did everything right, and the data is wrong.',
  'ack-past-fin':
    'The peer has sent its FIN, so nothing can follow it. You accept none of this and only repeat your ack; 2MSL runs on.',
  'ack-outside-window':
    'Its number is not one that you expect: it is old or miscounted. You do not accept it, and your ACK shows your current numbers.',
  'ack-unsent-acked':
    'It acknowledges a number that you never sent. So all of it is dropped, and your ACK shows your current numbers.',
  'challenge-rst':
    'This RST does not have exactly the number that you expect: it may be forged or old. You keep the connection, and your ACK asks: do you mean it?',
  'challenge-syn':
    'A SYN has no place in a connection that exists. It changes nothing; your ACK shows your current numbers (RFC 5961).',
  'ack-other': 'An ACK was due: seq is your next number, ack the next one that you expect.',
  abort: 'Your application aborted. The RST ends the connection at once, without FIN and without TIME-WAIT.',
  'reset-unread':
    'Your application closed while data lay unread. A FIN would look as if all had been read, so a RST says that data was lost.',
  'reset-deaf':
    'Your application called close(): nobody will ever read this data. A RST tells the sender so, and ends your connection too.',
  'reset-killed':
    'The process died with data unread, so its kernel sends a RST: that data is lost. If everything had been read, it would have sent a FIN.',
  'reset-restarted':
    'Your host was restarted and knows of no such connection. A RST says so; its seq is the ack of what came, so that the peer believes it.',
  'reset-for-fin':
    'This FIN came when your connection was gone: nobody is left to acknowledge it. A closed end only has RST.',
  'reset-for-ack':
    'Even an ACK is answered with a RST when it finds you CLOSED. If the peer is still in TIME-WAIT, your RST cuts that short.',
  'reset-from-closed':
    'The connection is gone at this end. A closed end answers whatever comes with a RST, so that the sender stops.',
  'wait-fin-acked':
    "Your FIN has arrived: that was its ACK, and nobody acknowledges an ACK. The next wave is the peer's.",
  'wait-fin-not-acked': 'This ACK covers data, but not your FIN. No answer is due; your timer watches over the FIN.',
  'wait-crossing-acked': 'Your FIN is acknowledged, and nobody answers that. Both FINs are done: only 2MSL is left.',
  'wait-last-ack-came':
    'That was the ACK of your FIN. You closed second, so you are CLOSED at once, and an ACK gets no answer.',
  'wait-data-acked': 'This ACK only tells you what has arrived. It takes no number, so there is nothing to answer.',
  'wait-ack-nothing-new':
    'This ACK says nothing new: a copy, a late one, or one that nobody needed. It takes no number, and nobody answers it.',
  'wait-ack-repeated':
    'This ACK acknowledges nothing new: something that you sent is missing there, or late. One repeated ACK is no reason to send again (three would be); your timer decides.',
  'wait-ack-in-time-wait': 'An empty ACK in TIME-WAIT changes nothing and needs no answer. 2MSL runs on.',
  'wait-no-ack-flag':
    'Without the ACK flag the whole segment is dropped silently, even a FIN in it. Its sender must try again.',
  'wait-past-fin': 'The peer has sent its FIN, so nothing more can come after it. Whatever does is ignored.',
  'wait-after-reset':
    'The RST has exactly the number that you expected, so it counts: the connection is gone at once. Nobody answers a RST.',
  'wait-reset-when-both-closed':
    'Both FINs had been sent already, so this RST only ends the wait for the last ACK. Nobody answers a RST.',
  'wait-reset-in-time-wait':
    'The RST has ended TIME-WAIT early: nobody is left to answer a FIN or to keep old copies out (RFC 1337). A RST gets no answer.',
  'wait-reset-when-closed':
    'Nothing is left here that a RST could end. A closed end drops it: if RST answered RST, it would never stop.',
  'wait-reset-outside-window':
    'The number of this RST lies outside your window: old, or a guess. You drop it, and the connection stays.',
  'wait-two-msl-over':
    '2MSL is over, so no old segment of this connection is left in the network. No segment is due, and the port is free.',
  'wait-two-msl-missed':
    '2MSL is over, but the FIN that came again was never answered: a bad end. The peer still repeats it, and your end can only reply with RST.',
  'wait-no-time-wait':
    'TIME-WAIT is switched off: the connection is gone and its port is free, though old segments may still be on their way.',
  'wait-user-timeout':
    'So many tries and no progress: your application gives the connection up (user timeout). It is gone, and nothing is sent.',
  'wait-orphan-limit':
    'Your application is gone after close(), so nobody waits here. Your system gives up FIN-WAIT-2 (tcp_fin_timeout, Linux 60 s): no segment, no TIME-WAIT.',
  'wait-keep-alive':
    'Nobody answered the keep-alive probes, so your system gives the connection up. Without keep-alive it would have stayed ESTABLISHED forever.',
  'wait-abort-silent': 'Both sides had closed already, so the abort needs no RST. The connection is simply gone.',
  'wait-call-refused':
    'Your application called for something that is over: it gets an error back, and no segment is sent.',
  'wait-port-held':
    'TIME-WAIT holds the port: “address already in use”. A plain bind() waits for 2MSL. A server sets SO_REUSEADDR: it may listen again, while TIME-WAIT guards the old pair.',
  'wait-port-free':
    'You owe the peer nothing, so silence is no mistake. But your end is CLOSED: you could have taken the port.',
  'wait-data-owed':
    'No mistake: TCP may hold data back for a moment. But it has to be sent, so your stack has sent it, for no points.',
  'wait-ack-owed':
    'No mistake: this ACK may wait for a moment. But it is due, so your stack has sent it, for no points.',
  'hold-ack-of-data':
    'You hold this ACK back for a moment: if your application answers in time, its data carries it. Linux waits about 40 ms.',
  'hold-ack-of-fin':
    'You hold the ACK of the FIN back for a moment: if your application closes in time, your FIN carries it. That is why many captures show three segments.',
  'wait-rest-owed': 'No mistake, but something else was due. Your stack has sent it, for no points.',
  'wait-nothing-owed':
    'Nothing has arrived that takes a number, no timer has rung, and your application wants nothing: silence is right.',
  claim: 'Yes: you have named the state.',
  bind: '2MSL is over: the old connection is gone, and its port can be used again.',
  'bind-reuse':
    'SO_REUSEADDR: your server listens on its port again. TIME-WAIT goes on: it guards the old pair of addresses and ports, not the port itself.',
  'bind-no-time-wait':
    'TIME-WAIT is switched off, so the port is free at once. Old segments that are still on their way can turn up in the next connection.',
  'bind-closed': 'Your end is CLOSED, so the old connection no longer holds the port: you can use it again.',
};
