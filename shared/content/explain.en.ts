/** The explanations in English. Plain words, for a reader who is tired and has one minute. */

import { RIGHT_EN } from './right.en.ts';
import type { Texts } from './text.ts';

export const EN: Texts = {
  mistakes: {
    'syn-refused': {
      name: 'The new connection was turned away',
      why: 'A SYN has come whose number lies beyond the old connection, and your server listens. SYN,ACK takes it; anything else turns a client away.',
      remember: 'New SYN and a listener: SYN,ACK.',
    },
    'reopen-seq': {
      name: 'seq of the old connection',
      why: 'The next connection between the same ports begins above every number of the old one. Otherwise its segments could be taken for old ones.',
      remember: 'A new connection starts beyond the old numbers.',
    },
    'reopen-ack': {
      name: 'ack does not name the SYN',
      why: 'A SYN takes one number, as a FIN does. So the SYN,ACK acknowledges the number of the SYN + 1, and nothing of the old connection.',
      remember: 'ack of a SYN: its number + 1.',
    },
    'ack-from-closed': {
      name: 'A closed end cannot acknowledge',
      why: 'Your end is CLOSED: it has no connection and no numbers, so nothing to acknowledge and nothing to send. A closed end sends nothing but RST, and never answers a RST.',
      remember: 'CLOSED sends RST, or nothing.',
    },
    'no-reset-from-closed': {
      name: 'The RST that was due is missing',
      why: 'A RST is due: your application aborted, or nobody here can take what came. Without it the peer goes on as if nothing had happened.',
      remember: 'Nobody here to take it? Say so with RST.',
    },
    'syn-in-teardown': {
      name: 'SYN in a connection that exists',
      why: 'SYN opens a connection, and this one exists already. The peer does not accept it: it only answers with an ACK of what it already has.',
      remember: 'SYN to open, FIN to close.',
    },
    'rst-for-close': {
      name: 'RST is not a way to close',
      why: 'RST aborts: data that is still on its way is lost, and the other application sees an error. Your application did not ask for that; a normal close is a FIN.',
      remember: 'FIN says goodbye, RST slams the door.',
    },
    'no-ack-flag': {
      name: 'The ACK flag is missing',
      why: 'After the handshake every segment carries ACK, the FIN too; otherwise the peer drops it whole. Only a RST may lack it: after an abort, or if its seq is the ack of what it answers.',
      remember: 'Once connected: ACK on everything.',
    },
    'fin-too-early': {
      name: 'FIN too early',
      why: 'FIN means "my application has nothing more to send". Yours has not closed yet, or still has data waiting, and only the application decides when it is done.',
      remember: 'First the last byte and CLOSE, then FIN.',
    },
    'seq-new-for-retransmission': {
      name: 'The FIN got another number',
      why: 'Sending again means repeating the same FIN under the same number. With another seq, or with data in front of it, it is something new, and the missing FIN stays missing.',
      remember: 'Sent again: same seq.',
    },
    'fin-twice': {
      name: 'A second FIN',
      why: 'Your FIN has been sent and has its number: your direction ends there. A FIN with a later number would come after the end.',
      remember: 'One FIN in each direction.',
    },
    'data-after-fin': {
      name: 'Data after your own FIN',
      why: 'Your FIN promised that no more data would come from you. You may still receive and acknowledge, but you cannot send new data.',
      remember: 'After my FIN I only listen.',
    },
    'swapped-seq-ack': {
      name: 'seq and ack changed places',
      why: 'seq is the next number of your own bytes; ack is the next number that you expect from the peer. You wrote each in the place of the other.',
      remember: 'seq counts mine, ack counts theirs.',
    },
    'seq-from-peer': {
      name: "The peer's number in seq",
      why: 'seq counts the bytes that you send. The number you used is the one that you expect from the peer: it belongs in ack.',
      remember: 'Each direction has its own count.',
    },
    'seq-fin-not-counted': {
      name: 'Your FIN was not counted',
      why: 'Your FIN used up one number, just like a byte of data. If it had seq = x, the next segment you send has seq = x+1.',
      remember: 'After my FIN: seq + 1.',
    },
    'seq-ack-counted': {
      name: 'An ACK was counted',
      why: 'Only data, SYN and FIN take numbers. You sent a pure ACK and counted it, but the next segment still has the seq that the ACK had.',
      remember: 'A pure ACK costs no number.',
    },
    'seq-stale-data': {
      name: 'The data you sent was not counted',
      why: 'Every byte that you send takes one number, and you have sent some since this one. seq continues right after the last byte.',
      remember: 'Next seq = last seq + bytes sent.',
    },
    'seq-zero': {
      name: 'seq started again at 0',
      why: 'The numbers run on through the whole connection; closing does not set them back to 0. A RST has seq = 0 only if what it answers has no ACK.',
      remember: 'Closing never sets seq back.',
    },
    'seq-wrong': {
      name: 'Wrong seq',
      why: 'seq is your next number, or the old number of what you send again. A closed end has no numbers: its RST takes the ack of what came.',
      remember: 'seq = the next number I have not used.',
    },
    'ack-from-own': {
      name: 'Your own number in ack',
      why: 'ack names the next number that you expect from the peer. You wrote the next number of your own bytes, which belongs in seq.',
      remember: 'ack looks at what came in.',
    },
    'ack-fin-not-counted': {
      name: "The peer's FIN was not counted",
      why: 'A FIN takes one number. To acknowledge a FIN at number x you send ack = x+1; ack = x says that you are still waiting for that very FIN.',
      remember: 'ack of a FIN = its number + 1.',
    },
    'ack-counted-twice': {
      name: "The peer's FIN was counted twice",
      why: 'A FIN takes exactly one number. A FIN at number x is acknowledged by x+1; with x+2 you acknowledge something that was never sent.',
      remember: 'One FIN, one number.',
    },
    'ack-stale-data': {
      name: 'ack is behind',
      why: 'More has arrived in order than this ack says. ack is the number right after the last thing that came in order; a smaller one says that something is missing.',
      remember: 'ack = the next number I expect.',
    },
    'ack-of-nothing': {
      name: 'ack for data that has not arrived',
      why: 'Not everything before this number has arrived: something is missing, or was never sent. Data and FIN take numbers; a pure ACK takes none and leaves your ack as it is.',
      remember: 'Only acknowledge what came without a gap.',
    },
    'no-fin': {
      name: 'The FIN is missing',
      why: 'A FIN is due now: your application has closed, or the timer says that your FIN was not acknowledged. Without the FIN flag the peer never learns that you are done.',
      remember: 'CLOSE means: set FIN.',
    },
    'unprompted-reack': {
      name: 'The last ACK again, for no reason',
      why: 'The last ACK is sent again only as an answer: to a FIN that comes again, or to old data. Neither came, so this one changes nothing.',
      remember: 'Repeat the last ACK only as an answer.',
    },
    'needless-retransmission': {
      name: 'Nothing needs a reply here',
      why: 'What this repeats is on its way or acknowledged, and no timer has rung; or it is a RST that answers nothing. Your timer tells you when to send again.',
      remember: 'No timer, no repeat. No RST to a RST.',
    },
    'needless-ack': {
      name: 'An ACK that nobody needs',
      why: 'Only what takes a number is acknowledged: data or a FIN. Neither has come, and if ACKs answered ACKs it would never stop.',
      remember: 'Nobody acknowledges an ACK.',
    },
    'no-reack-in-time-wait': {
      name: 'The FIN came again and was not answered',
      why: 'The FIN came again, so your last ACK may be lost. Send it again, which restarts 2MSL: this is what TIME-WAIT is for.',
      remember: 'FIN again? ACK again, 2MSL again.',
    },
    'ack-overdue': {
      name: 'The ACK was held back for too long',
      why: 'An ACK may wait for a moment, so that another segment can carry it. Its time is up and nothing has carried it: send it alone.',
      remember: 'The ACK timer rings: send the ACK.',
    },
    'no-reply-to-fin': {
      name: 'The FIN was not acknowledged',
      why: 'A FIN has arrived, and a FIN is acknowledged at once. Without your ACK the peer cannot tell whether it arrived, and sends it again.',
      remember: 'Every FIN gets its ACK.',
    },
    'no-retransmission': {
      name: 'The timer rang and nothing was sent',
      why: 'The retransmission timer has rung: what you sent was not acknowledged and may be lost. Only you can repair that, by sending it again.',
      remember: 'Timer rings: send the oldest again.',
    },
    'close-forgotten': {
      name: 'CLOSE without a FIN',
      why: 'Your application has closed and no data is waiting, so nothing holds the FIN back. No timer sends it for you: until it leaves, your direction stays open.',
      remember: 'CLOSE called, data sent: send FIN.',
    },
    'port-too-early': {
      name: 'Address already in use',
      why: 'The old connection still exists and holds its port. TIME-WAIT keeps it for 2MSL: the last ACK may be needed again, and old segments may be on their way.',
      remember: 'The port is free after 2MSL.',
    },
    'state-fin-closes-both': {
      name: 'One FIN does not close both directions',
      why: "The FIN that came only ends the peer's direction. Yours is open until your own FIN is sent and acknowledged, so this is not CLOSED.",
      remember: 'Two directions, two FINs.',
    },
    'state-time-wait-on-passive': {
      name: 'The passive side does not wait 2MSL',
      why: 'The end that closes first sends the last ACK and must wait in case it is lost. You close second: you get that ACK and are done.',
      remember: 'LAST-ACK goes straight to CLOSED.',
    },
    'state-skips-time-wait': {
      name: 'TIME-WAIT was skipped',
      why: 'Your last ACK may be lost, and nobody would tell you. You stay in TIME-WAIT for 2MSL to answer the FIN if it comes again; only then CLOSED.',
      remember: 'First TIME-WAIT, then CLOSED.',
    },
    'state-closing-for-time-wait': {
      name: 'CLOSING is for FINs that cross',
      why: "CLOSING means: both ends closed at the same time, the peer's FIN is here, and yours is not acknowledged yet. But yours is acknowledged.",
      remember: 'My FIN acknowledged: never CLOSING.',
    },
    'state-any-fin-time-wait': {
      name: 'TIME-WAIT too early',
      why: "TIME-WAIT needs both: the peer's FIN has come, and your own FIN is acknowledged. The ACK of your FIN is still missing.",
      remember: 'TIME-WAIT = their FIN + the ACK of mine.',
    },
    'state-any-ack-fin-wait-2': {
      name: 'That ACK does not cover your FIN',
      why: 'If your FIN is at number u, only ack = u+1 acknowledges it. This ACK covers earlier data at most, so you are still in FIN-WAIT-1.',
      remember: 'FIN-WAIT-2 needs ack = u+1.',
    },
    'state-fin-means-fin-wait-2': {
      name: 'Not FIN-WAIT-2: the FIN is here',
      why: "FIN-WAIT-2 waits for the peer's FIN. That FIN has arrived, so this cannot be the state.",
      remember: 'FIN-WAIT-2 waits for their FIN.',
    },
    'state-wrong': {
      name: 'Not the state you are in',
      why: "Three questions give the state: have you closed, is your FIN acknowledged, has the peer's FIN come? Here they give another one. RST and abort lead to CLOSED.",
      remember: 'Have I closed? My ACK? Their FIN?',
    },
  },
  remarks: {
    'lecture-first-fin':
      'Right as the lecture writes it (FIN=1, seq=u). On a real wire the first FIN carries ACK as well, or the peer would drop it.',
    'lecture-state':
      'Right as the lecture counts: there the state changes when the segment has been sent. Real TCP changes it earlier, at close() or when the FIN arrives.',
  },
  peerWould: {
    'answer-ack-and-drop': 'The peer would not accept this; it would answer with an ACK that says what it expects.',
    'drop-silently': 'The peer would drop this without a word, as if it had been lost.',
    'be-reset':
      "This would end the peer's connection at once; an application that still uses it gets the error “connection reset”.",
    'answer-reset': 'The peer no longer knows this connection and would answer with RST.',
    accept: 'The peer cannot see that this is wrong: it would accept it and go on.',
    'ignore-old': 'The peer would take this for something old that it already has, and change nothing.',
    'hold-and-ask':
      'The peer would keep this, because a number before it is missing, and answer with an ACK that asks for that number.',
    'challenge-ack': 'The peer would not trust this; it would answer with an ACK to find out what you really know.',
  },
  states: {
    ESTABLISHED: 'Open in both directions; nobody has closed yet.',
    'FIN-WAIT-1': 'You have closed; waiting for the ACK of your FIN.',
    'FIN-WAIT-2': "Your FIN is acknowledged; waiting for the peer's FIN. Its data may still come.",
    'CLOSE-WAIT': 'The peer has finished sending; waiting for your own application to close. You may still send.',
    CLOSING: "The FINs crossed: the peer's is here; waiting for the ACK of yours.",
    'LAST-ACK': 'You closed second; waiting for the last ACK, that of your FIN.',
    'TIME-WAIT': 'Both FINs are done; waiting 2MSL in case the last ACK was lost. The port stays held.',
    CLOSED: 'There is no connection any more, and no port is held.',
  },
  right: RIGHT_EN,
};
