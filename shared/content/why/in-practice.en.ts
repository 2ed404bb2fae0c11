/** What a programmer meets in practice, in English. */

import type { PracticeTexts } from './in-practice.ts';

export const PRACTICE_EN: PracticeTexts = {
  line: (line) => `Here tcpdump -S prints: ${line}.`,
  texts: {
    'ack-from-closed':
      'No socket is left, so `ss -tan` lists nothing. The kernel answers with RST, and the other program reads “Connection reset by peer”.',
    'no-reset-from-closed':
      'No program takes part in this: the kernel sends the RST. The other program’s next read() or write() fails with ECONNRESET.',
    'rst-for-close':
      'This is close() with SO_LINGER and time 0. The other program reads ECONNRESET instead of the end of the data.',
    'no-ack-flag':
      'tcpdump prints the FIN of every real close as [F.]; the dot is ACK. A bare [F] comes from port scanners, and Linux drops it.',
    'fin-too-early':
      'The FIN follows close() or shutdown(SHUT_WR), not the peer’s FIN. Linux sends what is still in the buffer first.',
    'data-after-fin':
      'After shutdown(SHUT_WR) a write() fails with EPIPE, and the program gets SIGPIPE. Nothing goes out.',
    'fin-twice': 'A second close() fails with EBADF, a second shutdown() changes nothing. Neither sends a segment.',
    'seq-fin-not-counted':
      'With relative numbers tcpdump counts it too. Without data before it the FIN has seq 1, and what you send next has seq 2.',
    'ack-fin-not-counted':
      'With relative numbers tcpdump shows it at a glance. Without data before it the FIN has seq 1, and its ACK has ack 2.',
    'ack-overdue': 'Linux holds an ACK back for 40 ms or so. A program that needs it at once sets TCP_QUICKACK.',
    'no-reply-to-fin':
      'The kernel sends this ACK, and the program’s read() returns 0. `ss -tan` shows the new state as soon as the FIN has come.',
    'close-forgotten':
      'After close() a kernel sends the FIN by itself. What is forgotten is close(): `ss -tanp state close-wait` lists such connections and their processes.',
    'no-retransmission':
      'Linux waits at least 200 ms, then twice as long each time. `ss -tno` shows the running timer, tcpdump the same line again.',
    'seq-new-for-retransmission':
      'tcpdump prints a repeated segment with the same seq. Wireshark marks it [TCP Retransmission] by just that number.',
    'no-reack-in-time-wait':
      'No program is left; the kernel answers from TIME-WAIT. `ss -tano` shows the timer, near 60 s again after each FIN.',
    'port-too-early':
      'bind() fails with EADDRINUSE, “Address already in use”. A server sets SO_REUSEADDR before bind() and may listen at once; Linux holds TIME-WAIT for 60 s.',
    'state-fin-closes-both':
      'read() returns 0, but write() still works. `ss -tan` shows CLOSE-WAIT at your end and FIN-WAIT-2 at the other.',
    'state-time-wait-on-passive':
      'Run `ss -tan` on both hosts: only the one that closed first lists TIME-WAIT. The other lists nothing.',
    'state-skips-time-wait':
      'The program may have ended long ago, but `ss -tan` still lists TIME-WAIT, for 60 s on Linux. No process owns it.',
    'state-closing-for-time-wait':
      'CLOSING is rare in `ss -tan`: it needs FINs that cross, and it ends with the next ACK.',
    'state-any-ack-fin-wait-2':
      '`ss -tan` shows FIN-WAIT-1 as long as your data or FIN is not acknowledged; Send-Q counts what is missing.',
    'state-fin-means-fin-wait-2':
      '`ss -tan` shows FIN-WAIT-2 while the other program has not closed. After close() Linux ends it after 60 s (tcp_fin_timeout).',
  },
};
