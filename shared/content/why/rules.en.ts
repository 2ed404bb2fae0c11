/** Each rule of an endpoint, as explained to a student. English. */

import type { RuleId } from '../../tcp/rule.ts';

export const RULES_EN: Readonly<Record<RuleId, string>> = {
  TCP1: 'If none of its numbers lies in your window, it is not accepted: you answer with an ACK of your current numbers.',
  TCP2: 'A RST whose number lies outside your window is old or guessed: drop it silently.',
  TCP3: 'A RST with exactly the number that you expect next ends the connection at once, and nothing is sent.',
  TCP4: 'A RST in your window, but not at the very next number, may be forged: keep the connection and answer with an ACK.',
  TCP5: 'A SYN has no effect on a connection that exists: you answer with an ACK, and accept neither its data nor its FIN.',
  TCP6: 'Without the ACK flag a segment does not count: it is dropped silently, its FIN too.',
  TCP7: 'If it acknowledges something that you never sent, it is dropped whole, and you answer with an ACK of your current numbers.',
  TCP8: 'An ACK of something new means that you no longer have to keep it: the timer restarts, or stops if nothing is left.',
  TCP9: 'An ACK of nothing new changes nothing, but the rest of its segment still counts.',
  TCP10:
    'In FIN-WAIT-1 only the ACK of your own FIN leads to FIN-WAIT-2; with a FIN in the same segment it leads to TIME-WAIT.',
  TCP11: 'In CLOSING the ACK of your FIN leads to TIME-WAIT; it needs no answer.',
  TCP12: 'In LAST-ACK the ACK of your FIN is the end: your end is CLOSED at once, without waiting.',
  TCP13: 'Data that continues what you have is accepted and acknowledged: ack moves past it.',
  TCP14: 'What comes after a gap is kept, and your ACK asks for the number that is missing.',
  TCP15: 'After its FIN the peer has nothing more to send: whatever claims to come after it is ignored.',
  TCP16:
    "If the peer's FIN comes while you have not closed, it takes one number and is acknowledged; your application decides when to close.",
  TCP17: 'If a FIN comes while yours is unacknowledged, the two have crossed: acknowledge it; you are in CLOSING.',
  TCP18: "In FIN-WAIT-2 the peer's FIN gets the last ACK and leads to TIME-WAIT; 2MSL runs from when that ACK leaves.",
  TCP19: 'If the FIN comes again in TIME-WAIT, the last ACK is sent again and 2MSL restarts.',
  TCP20:
    'A CLOSED end answers all but a RST with a RST. Its seq is the ack that came; if none came, seq is 0 and ack covers all of it.',
  TCP21: 'A CLOSED end never answers a RST: otherwise two ends could reset each other forever.',
  TCP22: 'After close() nobody reads: new data for the application is answered with a RST, which ends the connection.',
  TCP23:
    'If the application closes with unread data, a RST is sent and no FIN: a FIN would pretend that all went well.',
  TCP24: 'CLOSE changes the state at once, to FIN-WAIT-1 or LAST-ACK, even if data has to be sent before the FIN.',
  TCP25: 'One CLOSE is enough: a second one is refused and sends no second FIN.',
  TCP26: 'Until you close you may send: data takes your next numbers, in CLOSE-WAIT too.',
  TCP27: 'After CLOSE nothing more can be sent: the application gets an error, and no segment leaves.',
  TCP28:
    'ABORT ends everything at once: with a RST while the peer still counts on you, silently once both sides have closed.',
  TCP29:
    'When the retransmission timer rings, the oldest unacknowledged segment is sent again, and the next wait is twice as long.',
  TCP30: 'When 2MSL is over, TIME-WAIT ends in CLOSED: nothing is sent, and the port is free.',
  TCP31: 'If nothing of yours is acknowledged for too long, the connection is given up: it is CLOSED.',
  TCP32:
    'What came in order is handed to the application; after the FIN and the last byte there is nothing more to read.',
  TCP33: 'Where the host is set to protect TIME-WAIT, a RST cannot end it early.',
  TCP34:
    'Numbers run in a circle of 2^32: after the largest comes 0, and “before” and “after” are meant on that circle.',
  TCP35:
    'In TIME-WAIT an empty ACK is ignored; new data or another FIN is answered, but only a repeated FIN restarts 2MSL.',
  TCP36: 'Some systems end a long FIN-WAIT-2 after a limit of their own; the standard has no timer there.',
  TCP37: 'However many events ask for an ACK, one is enough, and data or a FIN that is due carries it.',
  TCP38: 'Sent again means: the same seq as before, but the current ack.',
  TCP39: 'The FIN follows the last byte of data, in the same segment if there is room.',
  TCP40: 'New data is sent only as far as the peer has room for it, and no segment is longer than the limit.',
  TCP400:
    'An ACK may be held back for less than half a second; then it has to be sent, alone if nothing else has left.',
  TCP401:
    'A SYN beyond all numbers of the old connection counts as new: if a socket listens there, it ends TIME-WAIT and is answered with SYN,ACK.',
  TCP402: 'A keep-alive probe repeats a number that the peer has already; if it is still there, it must answer.',
};
