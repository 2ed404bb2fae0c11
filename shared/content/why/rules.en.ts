/** Each rule of an endpoint, as explained to a student. English. */

import type { RuleId } from '../../tcp/rule.ts';

export const RULES_EN: Readonly<Record<RuleId, string>> = {
  TCP1: 'If none of its numbers lies where you are still receiving, it is not taken in: you answer with an ACK that says where you stand.',
  TCP2: 'A RST whose number lies outside what you can receive is old or guessed: drop it and say nothing.',
  TCP3: 'A RST with exactly the number that you expect next ends the connection at once, and nothing is sent.',
  TCP4: 'A RST that lies in your window but is not the very next number may be forged: keep the connection and answer with an ACK.',
  TCP5: 'A SYN has no effect on a connection that exists: you answer with an ACK, and its data and FIN are not taken.',
  TCP6: 'Without the ACK flag a segment does not count: it is dropped without a word, its FIN too.',
  TCP7: 'If it acknowledges something that you never sent, it is dropped whole, and you answer with an ACK that says where you stand.',
  TCP8: 'An ACK of something new takes it off your hands: the retransmission timer starts afresh, or stops when nothing is left.',
  TCP9: 'An ACK that confirms nothing new changes nothing, but what comes with it is still taken.',
  TCP10:
    'In FIN-WAIT-1 only the ACK of your own FIN leads on: to FIN-WAIT-2, and with a FIN in the same segment straight to TIME-WAIT.',
  TCP11: 'In CLOSING the ACK of your FIN leads to TIME-WAIT; it needs no answer itself.',
  TCP12: 'In LAST-ACK the ACK of your FIN is the end: CLOSED at once, with no waiting.',
  TCP13: 'Data that continues what you have is taken and acknowledged: ack moves on past it.',
  TCP14: 'What comes from behind a gap is kept, and your ACK asks for the number that is missing.',
  TCP15: 'Behind its FIN the peer has nothing more to send: what claims to lie there is ignored.',
  TCP16:
    "The peer's FIN, before your own, takes one number and gets its ACK at once; in CLOSE-WAIT your application decides when to close.",
  TCP17:
    'If a FIN comes while yours is still unacknowledged, the two have crossed: acknowledge it, you are in CLOSING.',
  TCP18:
    "In FIN-WAIT-2 the peer's FIN gets the last ACK and leads to TIME-WAIT; its 2MSL runs from when that ACK leaves.",
  TCP19: 'If the FIN comes again in TIME-WAIT, the last ACK goes out again and 2MSL restarts.',
  TCP20:
    'A CLOSED end answers all but a RST with a RST: its seq is the ack that came; if none came, seq is 0 and ack covers all that came.',
  TCP21: 'A RST gets no answer from a CLOSED end: otherwise two ends could reset each other for ever.',
  TCP22:
    'When the application has closed for reading too, new data for it has no reader: a RST says so and ends the connection.',
  TCP23:
    'Whoever closes without having read everything sends a RST and no FIN, for a FIN would pretend that all went well.',
  TCP24: 'CLOSE changes the state at once, to FIN-WAIT-1 or LAST-ACK, even if data has to go out before the FIN.',
  TCP25: 'One CLOSE is enough: a second one is refused and sends no second FIN.',
  TCP26: 'As long as you have not closed you may send: data goes out at your next number, also in CLOSE-WAIT.',
  TCP27: 'After CLOSE nothing more can be sent: the application gets an error and nothing goes on the wire.',
  TCP28:
    'ABORT ends everything at once: with a RST while the peer still counts on you, and silently once both sides have closed.',
  TCP29:
    'When the retransmission timer rings, the oldest thing without an ACK goes again, and next time the timer waits twice as long.',
  TCP30: 'When 2MSL is over TIME-WAIT ends in CLOSED: nothing is sent, and the port is free.',
  TCP31: 'When nothing of yours has been acknowledged for too long, the connection is given up: it is CLOSED.',
  TCP32:
    'What came in order is handed to the application; after the FIN and the last byte there is nothing more to read.',
  TCP33: 'Where the host is set to protect TIME-WAIT, a RST cannot end it early.',
  TCP34:
    'Numbers are counted in a circle of 2^32: behind the largest comes 0, and “before” and “after” are meant on that circle.',
  TCP35:
    'In TIME-WAIT an empty ACK is swallowed; new data or another FIN is answered, but only a FIN that comes again restarts 2MSL.',
  TCP36: 'Some systems end a long FIN-WAIT-2 by a limit of their own; the standard has no timer there.',
  TCP37: 'However much asks for an ACK, one is enough, and data or a FIN that is due anyway carries it along.',
  TCP38: 'Sent again means: the same seq as before, but the ack of now.',
  TCP39: 'The FIN goes behind the last byte of data, in the same segment if there is room.',
  TCP40: 'New data goes only as far as the peer has room for it, and no segment is longer than the limit.',
  TCP400: 'An ACK may be held back for less than half a second; then it has to go, alone if nothing else has left.',
};
