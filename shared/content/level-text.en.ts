/** What a player reads about each level before playing it, in English. */

import type { LevelText, LevelTexts } from './text.ts';

const ANY_CAPTURE: LevelText = {
  title: 'A recorded close',
  goal: 'Replay the close of a real connection, with the numbers and losses of the recording.',
  teaches: 'How the rules look in traffic captured on a real network.',
};

export const LEVEL_TEXTS_EN: LevelTexts = {
  'four-waves': {
    title: 'Four-way close',
    goal: 'Close the connection with four segments; the side that closed first then waits 2MSL.',
    teaches: 'Who sends what in each wave; what takes a number, and what does not.',
    own: {
      A: 'Close the connection with four segments. Two of them are yours, and so is the wait of 2MSL.',
      B: 'Close the connection with four segments. Two of them are yours; your peer then waits 2MSL.',
    },
  },
  'last-words': {
    title: 'Last words',
    goal: 'The first side has closed, the second still has data: deliver it, then close.',
    teaches: 'What CLOSE-WAIT is for, and why the third wave has seq = w and not v.',
    own: {
      A: 'You close first, and your peer still has data. Receive it until your peer closes, too.',
      B: 'Your peer closes first, and you still have data. Deliver it, then close.',
    },
  },
  'three-waves': {
    title: 'Close in three segments',
    goal: 'The second side has nothing left to send and closes as soon as the FIN comes. How few segments do you need?',
    teaches: 'Why a capture often shows three segments of a close and not four.',
    own: {
      A: 'Your peer has nothing left to send and closes as soon as your FIN comes. How few segments do you need?',
      B: 'You have nothing left to send: your application closes as soon as the FIN comes. How few segments do you need?',
    },
  },
  'delayed-ack': {
    title: 'The ACK that waits',
    goal: 'An ACK does not have to leave at once: it may wait for a segment to travel in. How many segments does the close take?',
    teaches: 'Why most captures show three segments: the delayed ACK (Linux: about 40 ms), and how long it may wait.',
    own: {
      A: 'Your server sends its last data and closes. Count the segments that come back, and when they come.',
      B: 'You may hold an ACK back for a moment, so that something else carries it. When does that pay?',
    },
  },
  'lost-fin': {
    title: 'The first FIN is lost',
    goal: 'The first FIN gets lost, and nobody says so. Its sender must find the moment to act, and the number.',
    teaches: 'Who notices a loss, and how; and which number a FIN has that is sent again.',
    own: {
      A: 'Your first FIN gets lost, and nobody says so. Find the moment to act, and the number.',
      B: 'Your peer’s first FIN gets lost, so for a while nothing reaches you. Answer what comes then.',
    },
  },
  'lost-ack': {
    title: 'The first ACK is lost',
    goal: 'The FIN arrived, its ACK did not. To its sender both losses look the same; the receiver sees the FIN twice.',
    teaches: 'What each side can know about a loss, and how to answer a FIN that comes again.',
    own: {
      A: 'Your FIN arrives, but its ACK does not. To you it looks as if the FIN itself were lost.',
      B: 'Your ACK of the first FIN gets lost, so you see that FIN twice. How do you answer it?',
    },
  },
  'lost-second-fin': {
    title: 'The second FIN is lost',
    goal: 'The third wave gets lost. One side waits in FIN-WAIT-2, the other in LAST-ACK: who must act?',
    teaches: 'Which of the two states has a timer, and who sends a lost FIN again.',
    own: {
      A: 'Your peer’s FIN gets lost while you are in FIN-WAIT-2. Which of you two must act?',
      B: 'Your FIN gets lost while you are in LAST-ACK. Which of you two must act?',
    },
  },
  'lost-last-ack': {
    title: 'The last ACK is lost',
    goal: 'Nobody tells you whether your last ACK arrives. In TIME-WAIT the sender stays ready until 2MSL is over.',
    teaches: 'Why the side that closed first waits 2MSL, and why its port stays held.',
    own: {
      A: 'Nobody tells you whether your last ACK arrives. In TIME-WAIT you stay ready until 2MSL is over.',
      B: 'Your peer sends the last ACK, and it gets lost. You are in LAST-ACK: how do you get another?',
    },
  },
  'lost-last-ack-twice': {
    title: 'The last ACK is lost twice',
    goal: 'Two last ACKs in a row get lost. Does the FIN still come before 2MSL is over?',
    teaches: 'How the timers of both sides fit together when segments are lost again and again.',
    own: {
      A: 'Your last ACK gets lost twice in a row. Does the FIN still come before your 2MSL is over?',
      B: 'Your peer’s last ACK gets lost twice in a row. Does your FIN still come before their 2MSL is over?',
    },
  },
  crossing: {
    title: 'The FINs cross',
    goal: 'Both applications close at the same moment: each side sends a FIN, and then sees the other’s.',
    teaches: 'What happens when nobody is second: a rare state, and who waits in the end.',
  },
  hole: {
    title: 'The FIN overtakes the data',
    goal: 'Data and FIN leave in order but arrive the other way round. The receiver sees a FIN with a hole before it.',
    teaches: 'When a FIN counts, and what an ACK says while something is missing.',
    own: {
      A: 'You send data, then your FIN; on its way the FIN overtakes the data. What do the ACKs tell you?',
      B: 'Your peer’s FIN reaches you before the data that it follows. What do you acknowledge while something is missing?',
    },
  },
  'half-open-reader': {
    title: 'close() instead of shutdown()',
    goal: 'One side has closed and will not read any more; the other does not know that and still sends.',
    teaches: 'How shutdown() and close() differ on the wire, and what the difference can cost.',
    own: {
      A: 'Your application closes and will not read any more, but your peer still sends. How do you answer that data?',
      B: 'Your peer has closed and will not read any more, which you cannot see. You still have data to send.',
    },
  },
  'forgotten-close': {
    title: 'The forgotten close',
    goal: 'One application closes, the other forgets to. Who waits for whom, for how long, and how does it end?',
    teaches: 'What many CLOSE-WAITs on a server mean, and what ends a FIN-WAIT-2 (tcp_fin_timeout).',
    own: {
      A: 'You close and your application is gone, but the server forgets to close. How long do you wait for its FIN?',
      B: 'The FIN has come, but your application forgets to close. Which state are you left in, and what ends it?',
    },
  },
  abort: {
    title: 'Abort',
    goal: 'One application gives up while data from the other is on its way. What is sent, and what comes back?',
    teaches: 'How an abort differs from a close: what happens to the data, and who answers whom.',
    own: {
      A: 'Your application gives up while your peer’s data is on its way. What do you send now, and what when the data comes?',
      B: 'You have just sent data when your peer’s application gives up. What reaches you, and do you have to answer it?',
    },
  },
  'nobody-home': {
    title: 'Nobody home',
    goal: 'The passive closer’s host was restarted and remembers nothing. How does it answer segments of a connection that it does not know?',
    teaches: 'How a half-open connection is discovered: what CLOSED answers, and with which number.',
    own: {
      A: 'Your peer’s host was restarted and remembers nothing. How will it answer your data and your FIN?',
      B: 'Your host was restarted and remembers nothing. How do you answer segments of a connection that you do not know?',
    },
  },
  crash: {
    title: 'Killed process, pulled cable',
    goal: 'First a process is killed, then a cable is pulled. Who is told, and who has to find out?',
    teaches:
      'That a kernel closes for a dead process, and that only timers notice a pulled cable: user timeout, keep-alive.',
    own: {
      A: 'Your server is killed before it has read everything. In the next connection nothing comes any more: is anybody there?',
      B: 'You send to a server that is killed. In the next connection your data is not acknowledged: for how long do you try?',
    },
  },
  'port-rush': {
    title: 'Rush for the port',
    goal: 'Both programs were restarted and want their port back at once. Who may have it, and when? Speed scores.',
    teaches: 'Where “address already in use” comes from, and which side never sees it.',
    own: {
      A: 'Your program was restarted and wants its port back at once, but you closed first. When may you have it?',
      B: 'Your program was restarted and wants its port back at once. You closed second: when may you have it?',
    },
  },
  'reuse-address': {
    title: 'SO_REUSEADDR',
    goal: 'The server closed first, was restarted, and wants port 8080 back during TIME-WAIT. Then its client connects again.',
    teaches: 'What TIME-WAIT really holds, what SO_REUSEADDR is for, and when a new SYN may end it (RFC 6191).',
    own: {
      A: 'Your server closed first, was restarted and wants port 8080 at once. What can it get, and what may a new SYN do?',
      B: 'The server closes first and you close second; then your program connects again from the same port.',
    },
  },
  ghost: {
    title: 'A ghost in TIME-WAIT',
    goal: 'Only the wait is left when an old copy of the data turns up. How is it answered, and what does that lead to?',
    teaches: 'What else TIME-WAIT protects from, besides a lost ACK, and a weakness that it has (RFC 1337).',
    own: {
      A: 'You only have to wait when an old copy of your peer’s data turns up. How do you answer it?',
      B: 'You send data and close. An old copy of your data is still on its way to your peer: what does it lead to?',
    },
  },
  'skip-time-wait': {
    title: 'What if there were no TIME-WAIT',
    goal: 'TIME-WAIT is switched off, the same ports are used again at once, and an old copy is still on its way.',
    teaches: 'What the 2MSL wait keeps out of the next connection.',
    own: {
      A: 'TIME-WAIT is switched off, your port is used again at once, and an old copy of your peer’s data is still on its way.',
      B: 'TIME-WAIT is switched off, the ports are used again at once, and an old copy of your data is still on its way.',
    },
  },
  wraparound: {
    title: 'Around the end of the numbers',
    goal: 'Real 32-bit numbers, close to the highest one: 4294967295. Keep counting.',
    teaches: 'How the numbers continue when 32 bits are used up.',
  },
  storm: {
    title: 'Storm',
    goal: 'Everything that can happen to a segment happens, and each round is rougher than the last. Play for as long as you like.',
    teaches:
      'All of it together: random losses, copies and delays, data before and after the first FIN, and FINs that cross.',
  },
  'capture:lost-last-ack': {
    title: 'Recorded: the last ACK is lost',
    goal: 'Play a close that really happened between two Linux machines, with their 32-bit numbers.',
    teaches: 'That a real kernel does exactly this: the FIN comes again, and TIME-WAIT answers it.',
  },
  'capture:half-close-data': {
    title: 'Recorded: data after the first FIN',
    goal: 'One Linux host has closed, the other still sends three times: acknowledge it all, then finish.',
    teaches: 'A half-closed connection on a real wire, with w far beyond v.',
  },
  anyCapture: ANY_CAPTURE,
};
