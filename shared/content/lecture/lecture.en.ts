/** The lecture, retold in English. */

import type { LectureText } from './lecture.ts';

export const LECTURE_EN: LectureText = {
  title: 'The lecture',
  steps: 'The parts of the lecture',
  sender: 'sender',
  receiver: 'receiver',
  to: '{{from}} to {{to}}',
  bytes: 'bytes',
  figure: 'The close as a sequence diagram: {{part}}',
  inLecture: 'in the lecture',
  onWire: 'on the wire',
  leftOut: 'not written',
  flagHead: 'the flag',
  flag: 'Yes or no: “the ack number counts”.',
  numberHead: 'the number',
  number: 'The next number that I expect.',
  msl: '2 × maximum segment lifetime',
  halves: ['the last ACK', 'a late FIN'],
  next: 'next',
  tryIt: 'Try this moment',
  tryLevel: 'Play: {{level}}',
  replay: 'Replay this step',
  ask: 'What students ask',
  waves: {
    'wave-1': {
      step: 'First',
      name: 'First wave',
      said: '“I’m done.”',
      text: [
        'Two computers have a TCP connection. The lecture calls the one that closes first the *sender*, the other the *receiver*. Both can send data.',
        'The sender’s application has nothing more to send and calls close(). TCP sends {FIN}: I want to release the connection. The FIN takes the next free number, {u}\u00a0=\u00a0{=u}. The state is {FIN-WAIT-1}.',
      ],
      rows: {
        fin: 'no more data from me',
        ackFlag: 'the ack number counts',
        seq: 'the number of my FIN',
        ack: 'the next I expect',
      },
    },
    'wave-2': {
      step: 'Second',
      name: 'Second wave',
      said: '“Got it.”',
      text: [
        'The FIN has arrived. The receiver is in {CLOSE-WAIT} and answers with an ACK. A FIN takes one number, as a byte does, so ack is {u+1}. The ACK itself takes none. When it arrives, the sender is in {FIN-WAIT-2}.',
        'Only one direction is closed. The receiver may have data left, and it can still send it.',
      ],
      rows: {
        ackFlag: 'the ack number counts',
        seq: 'my own next number',
        ack: '{u} is here',
      },
    },
    'wave-3': {
      step: 'Third',
      name: 'Third wave',
      said: '“I’m done too.”',
      text: [
        'The receiver’s last *{=n} bytes* are out and its application has closed, so it sends a FIN of its own. It waits in {LAST-ACK} for the last answer.',
        'Those bytes took {=n} numbers: this FIN has {w}\u00a0=\u00a0{v}\u00a0+\u00a0{=n}. The sender has sent nothing new, so ack is still {u+1}.',
      ],
      rows: {
        fin: 'no more data from me',
        ackFlag: 'the ack number counts',
        seq: 'the number of my FIN',
        ack: 'the next I expect',
      },
    },
    'wave-4': {
      step: 'Fourth',
      name: 'Fourth wave',
      said: '“Got it. Goodbye.”',
      text: [
        'The second FIN has arrived, and the sender answers it: ack is {w+1}. Its own FIN took {u}, so this ACK has seq {u+1}. The receiver is {CLOSED} as soon as this ACK arrives.',
        'The sender is not. It stays in {TIME-WAIT} for 2MSL, two maximum segment lifetimes. Nobody acknowledges an ACK, so it cannot know whether this one arrives.',
      ],
      rows: {
        ackFlag: 'the ack number counts',
        seq: '{u} was my FIN',
        ack: '{w} is here',
      },
    },
  },
  wait: {
    step: 'Waiting 2MSL',
    under: '2 × maximum segment lifetime',
    name: 'The TIME-WAIT timer',
    said: '“Is anything still coming?”',
    text: [
      'MSL is the *maximum segment lifetime*: no segment lives longer in the network. The standard says 2 minutes, so 2MSL is 4 minutes. Linux waits 60 seconds.',
      'Until the timer ends, the side that closed first keeps its port. Another process that wants it reads “Address already in use”.',
    ],
    two: [
      { head: 'the first MSL', text: 'The last ACK may still be on its way.' },
      { head: 'the second MSL', text: 'So may a FIN that was sent again just before that ACK came.' },
    ],
  },
  why: {
    step: 'Why wait',
    under: '',
    name: 'Why wait 2MSL?',
    said: '“What if my last ACK is lost?”',
    text: [
      'The timer starts when the last ACK leaves. Nobody knows yet whether it will arrive. The wait has two purposes.',
    ],
    two: [
      {
        head: 'The last ACK can be sent again',
        text: 'Here it is lost. The receiver’s retransmission timer rings, and its FIN comes again. The sender is still there: it sends the same ACK, and 2MSL starts again.',
      },
      {
        head: 'Old segments die out',
        text: 'After 2MSL nothing of this connection is left in the network. A new connection between the same ports cannot take its data by mistake.',
      },
    ],
  },
  simple: {
    step: 'What it simplifies',
    name: 'What the lecture simplifies',
    lead: 'The lecture is right about the close that it describes. These are the points that it leaves out or simplifies.',
    heads: ['In the lecture', 'In the standard and in real systems', 'See it'],
    rows: {
      'no-ack': {
        lecture: 'The first FIN is FIN=1, seq={u}.',
        really:
          'On the wire it carries ACK as well, as every segment after the handshake does. Without ACK it is dropped (RFC 9293, 3.10.7.4, step 5).',
      },
      state: {
        lecture: 'The state changes after the segment has been sent.',
        really:
          'It changes when the call or the arriving segment is handled (RFC 9293, 3.10.4 and 3.10.7.4). After close() you are in FIN-WAIT-1, even if the FIN is still waiting behind data.',
      },
      three: {
        lecture: 'There are four waves.',
        really:
          'Often three: if the other application closes at once, ACK and FIN share a segment. TCP may hold the ACK back for a moment, on Linux about 40 ms.',
      },
      crossing: {
        lecture: 'One side closes, then the other.',
        really:
          'Both can close at the same time. Then the FINs cross, both ends pass through CLOSING, and both wait 2MSL.',
      },
      'any-lost': {
        lecture: 'Only the last ACK is lost.',
        really:
          'Any of the four can be lost, late or doubled. A FIN is sent again by its own timer. An ACK has no timer: the FIN that comes again asks for it.',
      },
      resend: {
        lecture: 'If no ACK comes within 2MSL, the receiver sends its FIN again.',
        really:
          'It does not wait that long. Its own retransmission timer (RTO) rings after a second or less, and then after twice that time, and so on.',
      },
      sure: {
        lecture: 'The wait makes sure that the last ACK arrives.',
        really:
          'Nothing can make sure of that: the ACK can be lost every time. The wait makes it very likely, because the sender can answer each FIN that comes again.',
      },
      lifetime: {
        lecture: 'The last segment lives for 2MSL.',
        really:
          'One segment lives for 1 MSL at most. The second MSL is for the FIN that was sent again just before the ACK came.',
      },
      minutes: {
        lecture: 'MSL is usually 2 minutes.',
        really:
          'That is the definition in the standard. Linux waits 60 s in all; the game shortens it and shows the real times beside it.',
      },
      port: {
        lecture: 'The port is taken until the timer ends.',
        really:
          'What is taken is the pair: both addresses and both ports. A server that sets SO_REUSEADDR can listen on its port again at once.',
      },
      roles: {
        lecture: 'The sender closes first.',
        really:
          'Either end can close first, client or server, and both send data. The game says active closer and passive closer.',
      },
    },
  },
};
