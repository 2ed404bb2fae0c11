/** The answers to what students ask, in English: at most 80 words each. */

import type { AskText } from './student-asks.ts';

export const ASK_EN: AskText = {
  title: 'What students ask',
  lead: '25 questions about closing a connection, from lectures, interviews and forums. Each answer leads to where the game shows it.',
  groups: {
    waves: 'The four waves',
    waiting: 'TIME-WAIT and the port',
    losses: 'When something is lost',
    trouble: 'Trouble on real systems',
  },
  inLecture: 'The lecture: {{part}}',
  questions: {
    four: {
      question: 'Why four waves to close, when three are enough to open?',
      answer:
        'Each direction is closed by itself: one FIN, one ACK. The ACK of the first FIN goes out soon. The second FIN must wait until the other application closes, and it may still have data to send. So ACK and FIN cannot always share a segment. In the handshake nothing has to wait: SYN and ACK share one.',
    },
    three: {
      question: 'Why does my capture show only three segments?',
      answer:
        'TCP may hold the ACK of the FIN back for a moment, on Linux about 40 ms. If the application closes meanwhile, ACK and FIN leave in one segment. Most captures look like this. Four segments appear when the application needs longer, or still has data.',
    },
    'fin-number': {
      question: 'Why does a FIN take a sequence number, and an ACK none?',
      answer:
        'The FIN must be acknowledged and, if lost, sent again. So it needs a place in the order, right after the last byte: a receiver then sees whether anything before it is missing. ack=u+1 says that the FIN has arrived as well. A pure ACK is never acknowledged, so it needs no number.',
    },
    'fin-ack': {
      question: 'Why is the first FIN shown as [FIN, ACK]?',
      answer:
        'After the handshake every segment carries ACK, and one without it is dropped. So the first FIN has it too; its ack number repeats what its sender expects next. tcpdump prints the pair as [F.]. The lecture leaves this ACK out, because it tells the receiver nothing new.',
    },
    'close-shutdown': {
      question: 'What is the difference between close() and shutdown()?',
      answer:
        'shutdown(SHUT_WR) sends a FIN and closes one direction: you can read on until the peer’s FIN. close() gives the socket up altogether. It sends a FIN too, but if unread data is there, or more comes, the peer gets a RST. A half-closed connection needs shutdown().',
    },
    crossing: {
      question: 'What if both ends close at the same time?',
      answer:
        'The FINs cross. Each end is in FIN-WAIT-1 when a FIN comes that does not acknowledge its own. It answers with an ACK and enters CLOSING. When the ACK of its own FIN comes, it enters TIME-WAIT. There are four segments, none of them shared, and both ends wait 2MSL.',
    },
    'time-wait': {
      question: 'What is TIME-WAIT for?',
      answer:
        'It has two purposes. If the last ACK is lost, the peer’s FIN comes again, and somebody must be there to answer it. And old segments must die out before the same addresses and ports are used again. Otherwise a late one could be taken for data of the new connection.',
    },
    'two-msl': {
      question: 'Why 2MSL, and not one?',
      answer:
        'MSL is the longest time that a segment can live in the network. Your last ACK may need up to one MSL. Just before it arrives, the peer may have sent its FIN again, and that FIN lives one MSL at most. After both, nothing of the connection is left. A FIN that comes again restarts the timer.',
    },
    'who-waits': {
      question: 'TIME-WAIT or CLOSE-WAIT: which end is in which?',
      answer:
        'TIME-WAIT is at the end that closed first. Both directions are closed, a timer runs, and the state ends by itself. CLOSE-WAIT is at the other end: the peer has closed, the program has not. No timer ends it. Many in TIME-WAIT are normal; many in CLOSE-WAIT are a bug.',
    },
    'server-time-wait': {
      question: 'Why does my server have so many connections in TIME-WAIT?',
      answer:
        'Because it closes first: without HTTP keep-alive, after an idle timeout, after errors. That is allowed and mostly harmless. Each entry needs little memory, and new clients come with other addresses and ports. To have fewer, keep connections open longer or let the clients close.',
    },
    'many-time-wait': {
      question: 'Do many connections in TIME-WAIT do harm?',
      answer:
        'Mostly not: each holds a pair of addresses and ports and a little memory. It hurts where one client opens many short connections to one server port. Linux has about 28,000 ports for that; when all are held, connect() fails. Keep connections open and reuse them. Ending them with RST is no cure.',
    },
    'in-use': {
      question: '“Address already in use” after a restart: what now?',
      answer:
        'The server closed first, so its old connections are in TIME-WAIT, and a plain bind() is refused. Servers set SO_REUSEADDR before bind(). Then they can listen again at once, and TIME-WAIT still guards the old pairs. If another program listens on the port, the option does not help.',
    },
    'tw-reuse': {
      question: 'May I switch on tcp_tw_reuse or tcp_tw_recycle?',
      answer:
        'tcp_tw_reuse is for clients: connect() may take a port in TIME-WAIT if timestamps prove that the new connection is later. It does nothing for a server that accepts. By default Linux allows it on loopback only. tcp_tw_recycle broke clients behind NAT and was removed in Linux 4.12.',
    },
    'syn-in-time-wait': {
      question: 'What happens if a SYN or a RST arrives in TIME-WAIT?',
      answer:
        'A SYN may begin a new connection if its number or timestamp is clearly later. Otherwise TIME-WAIT sends an ACK; the caller did not expect it and answers with RST. A RST can end TIME-WAIT early. RFC 1337 warns of that; Linux ignores such a RST if tcp_rfc1337 is set.',
    },
    'first-lost': {
      question: 'What if the first FIN is lost?',
      answer:
        'No ACK comes. The retransmission timer rings, and the FIN is sent again with the same seq. Each wait is twice as long. The state stays FIN-WAIT-1. After close(), Linux tries about eight times (tcp_orphan_retries) and then gives up. The peer notices nothing of all this.',
    },
    'second-lost': {
      question: 'What if the ACK of the first FIN is lost?',
      answer:
        'An ACK has no timer, so nobody sends it again by itself. The FIN’s timer rings at the other end, the FIN comes again, and the ACK answers it once more. If the second FIN comes first, its ack covers the first FIN as well.',
    },
    'third-lost': {
      question: 'What if the second FIN is lost?',
      answer:
        'Its sender is in LAST-ACK. Its timer rings, and it sends the FIN again. The end in FIN-WAIT-2 notices nothing and waits. Linux keeps such an end for 60 seconds after close() (tcp_fin_timeout). A FIN that comes later gets a RST.',
    },
    'fourth-lost': {
      question: 'What if the last ACK is lost?',
      answer:
        'The peer is in LAST-ACK. Its timer rings, and its FIN comes again. You are in TIME-WAIT: you send the same ACK again, and 2MSL starts again. If it is lost every time, the peer gives up at last and closes anyway. No data is missing: the FIN came after all of it.',
    },
    'out-of-order': {
      question: 'What if the FIN arrives before the data?',
      answer:
        'It does not count yet, because numbers before it are missing. The receiver sends its last ACK once more: it names the gap. The state does not change, and the application learns nothing. When the missing data comes, data and FIN are taken together, and one ACK covers both.',
    },
    'many-close-wait': {
      question: 'Why do connections pile up in CLOSE-WAIT, and how do I find the cause?',
      answer:
        'The peer has closed, and your program has not called close(). No timer ends this, and no kernel setting helps. `ss -tanp state close-wait` names the process. Then look for the place where read() returns 0, or an error is handled, without close(). Killing the process also closes them.',
    },
    'fin-wait-2': {
      question: 'Does FIN-WAIT-2 wait forever?',
      answer:
        'By the standard, yes: it has no timer and waits for the peer’s FIN. After close() nobody owns the socket any more, and Linux gives it up after tcp_fin_timeout, 60 seconds. After shutdown(SHUT_WR) the program still owns it, and there the wait has no limit.',
    },
    'fin-timeout': {
      question: 'Is tcp_fin_timeout the length of TIME-WAIT?',
      answer:
        'No. It limits how long Linux keeps a closed socket in FIN-WAIT-2: 60 seconds by default. TIME-WAIT lasts 60 seconds on Linux as well, but that is a constant in the kernel, which no setting changes. The standard says 2MSL, four minutes.',
    },
    reset: {
      question: 'When is a RST sent, and what is “connection reset by peer”?',
      answer:
        'When a segment meets no connection, when an application aborts, or when it has closed and data is unread or still comes. The other program reads “Connection reset by peer” (ECONNRESET). A closed end answers everything with RST, except a RST: that is never answered.',
    },
    linger: {
      question: 'What does SO_LINGER with time 0 do?',
      answer:
        'close() then sends RST instead of FIN and drops all unsent data. No TIME-WAIT is left, which is why people use it. The peer reads an error, perhaps before it has read everything, and nothing guards the next connection from old segments. It aborts; it does not close.',
    },
    'dead-host': {
      question: 'What if the process dies, the power fails, or the cable is pulled?',
      answer:
        'When a process dies, the kernel closes its sockets: FIN, or RST if data was unread. Without power nothing is sent: the peer stays ESTABLISHED, and the connection is half-open; after a restart the answer is RST. With the cable pulled neither end knows. Plugged in again soon, it goes on; else data that is never acknowledged shows it, or keep-alive after two hours.',
    },
  },
};
