/** The hints in English: where to look, the deciding rule, the numbers. Never the state, which may still be named for points. */

import type { AppCall } from '../../duel/vocabulary/figure.ts';
import { has, type Segment } from '../../tcp/segment.ts';
import { before } from './position-facts.ts';
import type { HintFacts, HintTexts } from './hint.ts';
import { bytesEn } from './segment-words.en.ts';

function came(segment: Segment, again: boolean): string {
  const text = segment.len > 0 ? bytesEn(segment.len) : null;
  const what = () => {
    if (has(segment, 'RST')) return 'a RST';
    if (has(segment, 'SYN')) return 'a SYN';
    if (has(segment, 'FIN')) return text === null ? 'a FIN' : `${text} and a FIN`;
    return text ?? 'an ACK and nothing else';
  };
  const bare = has(segment, 'ACK') || has(segment, 'RST') ? '' : ', without the ACK flag';
  return `Look at what came: ${what()}${bare}${again ? ', not for the first time' : ''}.`;
}

function called({ call, bytes, full }: AppCall): string {
  switch (call) {
    case 'SEND':
      return `your application has handed over ${bytesEn(bytes)} to send`;
    case 'CLOSE':
      return full ? 'your application has closed, for reading as well' : 'your application has closed';
    case 'ABORT':
      return 'your application does not close, it aborts';
    case 'LISTEN':
      return 'your application asks for its port, with SO_REUSEADDR';
    case 'CONNECT':
      return 'your application connects again';
    case 'DIE':
      return 'your process was killed, and your kernel closes for it';
    case 'BIND':
      return 'your application asks for its port';
  }
}

function happened({ cause }: HintFacts): string {
  switch (cause.kind) {
    case 'call':
      return `Look at your own side: ${called(cause)}.`;
    case 'arrival':
      return `${came(cause.segment, cause.again)}${cause.called === null ? '' : ` Since then ${called(cause.called)}.`}`;
    case 'still-owed':
      return 'Your last move was right, but something else is due.';
    case 'timer':
      if (cause.timer === 'retransmission')
        return 'Look at your timer: it has rung, and something that you sent is not acknowledged.';
      if (cause.timer === 'delayed-ack') return 'Look at your ACK timer: it has rung, and an ACK is still held back.';
      if (cause.timer === 'keep-alive') return 'Look at your keep-alive timer: nothing has come for a long time.';
      if (cause.timer === 'fin-wait-2') return 'Look at your system: it has given up waiting for the peer’s FIN.';
      return cause.timer === 'time-wait'
        ? 'Look at your port: the wait is over.'
        : 'Look at your application: it has given the connection up.';
  }
}

const MAY_WAIT = 'An ACK is due, but it may wait.';

const OWED: Readonly<Record<HintFacts['right']['kind'], string>> = {
  send: 'A segment is due now.',
  wait: 'No segment is due.',
  bind: 'You owe the peer nothing: this is about your port.',
  claim: 'This is about the state of your end.',
};

/** What has arrived in order, without the number that follows from it. */
function inOrder({ peerFin, rcvNxt }: HintFacts): string {
  const last = before(rcvNxt);
  return peerFin === last
    ? `the last thing that came in order was the FIN, number ${last}`
    : `you have everything from the peer up to number ${last}`;
}

function resetNumbers({ arrival, sndNxt, rule }: HintFacts): string {
  if (arrival === null || rule === 'reset-abort' || rule === 'reset-unread') return `Your next number is ${sndNxt}.`;
  const ack = arrival.ack === undefined ? 'no ack' : `ack ${arrival.ack}`;
  const text = arrival.len > 0 ? `, ${bytesEn(arrival.len)}` : '';
  return `What came had seq ${arrival.seq}, ${ack}${text}${has(arrival, 'FIN') ? ', and the FIN flag' : ''}.`;
}

function sendNumbers(segment: Segment, facts: HintFacts): string {
  const { rule, arrival, sndUna, sndNxt, rcvNxt, pending } = facts;
  if (has(segment, 'RST')) return resetNumbers(facts);
  if (rule === 'again') return `The oldest unacknowledged segment begins at number ${sndUna}; ${inOrder(facts)}.`;
  if (rule === 'first-fin-bare') return `The last number that you have used is ${before(sndNxt)}.`;
  const waiting = pending > 0 ? `, with ${bytesEn(pending)} waiting` : '';
  const gap =
    rule === 'ack-gap' && arrival !== null ? ` What came begins at ${arrival.seq}; number ${rcvNxt} is missing.` : '';
  return `Your next number is ${sndNxt}${waiting}; ${inOrder(facts)}.${gap}`;
}

function numbers(facts: HintFacts): string {
  const { right, arrival, sndUna, sndNxt, rcvNxt, rule } = facts;
  if (right.kind === 'send') return sendNumbers(right.segment, facts);
  if (rule === 'silent-reset' && arrival !== null)
    return `What came is a RST with seq ${arrival.seq}: nothing in it needs an answer.`;
  if (arrival !== null && arrival.ack !== undefined)
    return `What came has seq ${arrival.seq} and acknowledges everything before ${arrival.ack}. You have sent up to ${before(sndNxt)}, and you expect ${rcvNxt} next.`;
  if (sndUna !== sndNxt)
    return `You have sent up to number ${before(sndNxt)}; everything before ${sndUna} is acknowledged. You expect ${rcvNxt} next.`;
  return `Everything that you have sent, up to number ${before(sndNxt)}, is acknowledged, and you have acknowledged everything up to ${before(rcvNxt)}.`;
}

export const HINT_EN: HintTexts = {
  look: (facts) => `${happened(facts)} ${facts.rule === 'silent-may-hold' ? MAY_WAIT : OWED[facts.right.kind]}`,
  rules: {
    'reset-abort': 'To abort, send a RST and nothing else. Its seq is your next number, and nobody answers it.',
    'reset-unread':
      'If you close with unread data you must not pretend that all went well: send a RST, with your next number as seq.',
    'reset-by-ack': 'Nobody at your end can take it any more, and a RST says so. Its seq is the ack that came.',
    'reset-without-ack':
      'Nobody at your end can take it any more, and a RST says so. No ack came, so seq is 0, and ack covers all that came.',
    reset: 'A RST is due. Its seq is the ack of what it answers, or your next number if your application aborts.',
    again: 'Send the oldest unacknowledged segment again: same flags, same bytes, same seq. Only ack is up to date.',
    'first-fin-bare':
      'Nothing left to send: set FIN. Its seq is the number after the last one that you used; the lecture writes it without ACK.',
    fin: 'Nothing left to send: set FIN, and ACK as always. seq is your next number, ack the next that you expect.',
    'fin-and-data':
      'The data is sent first, and the FIN fits behind it: one segment, with FIN and ACK. seq is the number of its first byte.',
    'fin-and-ack':
      "Your FIN can carry the ACK of the peer's: FIN and ACK in one segment. seq is your next number, ack the one after the peer's FIN.",
    data: 'The data begins at your next number, and ACK is set as always: ack is the next number that you expect.',
    'ack-fin':
      'A FIN takes one number and is acknowledged at once. seq is your next number, ack the one after the FIN.',
    'ack-fin-again':
      "The peer's FIN came again, so your ACK of it may be lost: acknowledge it again. seq is your next number, ack the one after the FIN.",
    'ack-gap':
      'Something before it is missing. Keep what came, and let your ACK ask for the first missing number; seq is your next one.',
    'ack-not-taken':
      'It is not accepted, but it gets an answer: an ACK with your next number and the one that you expect.',
    ack: 'What takes numbers is acknowledged: ack is the first number that you do not have yet. seq is your next one, and the ACK itself takes none.',
    'silent-reset': 'A RST is never answered.',
    'silent-ack': 'An ACK takes no number, and nobody acknowledges an ACK.',
    'silent-no-flag': 'Without the ACK flag a segment does not count: it is dropped without a word.',
    'silent-not-taken': 'What came contains nothing that you still accept, so there is nothing to acknowledge.',
    'silent-may-hold':
      'This ACK may wait for a moment. If your application answers or closes in time, one segment carries both. Sending it at once is right as well.',
    'silent-held':
      'The side that closed first keeps the port for a while. A plain bind() has to wait until that is over.',
    'silent-call':
      'What the application asks for is over, or needs nothing on the wire: it is told so, and no segment is sent.',
    'silent-timer': 'What ends because its time is up ends silently: no segment is sent.',
    silent: 'Nothing has come that takes a number, no timer has rung, and your application wants nothing.',
    port: 'No connection holds the port any more: you can take it back.',
    state:
      "Three questions give the state: has your application closed, is your FIN acknowledged, has the peer's FIN come?",
    syn: 'A SYN beyond the old numbers opens a new connection. The answer is SYN and ACK: ack is its number + 1, seq lies beyond all of your old numbers.',
    'port-reuse': 'SO_REUSEADDR lets a server listen on a port that only the wait of an old connection still holds.',
  },
  numbers,
  nothing: 'There is nothing for you to decide right now.',
};
