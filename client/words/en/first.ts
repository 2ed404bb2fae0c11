/** The guided first duel, in English. */

export const FIRST_EN = {
  'first.title': 'Your first close',
  'first.lead':
    'Two programs have talked over TCP, and now they close the connection. You are one of the two ends; a bot is the other.',
  'first.begin': 'Begin',
  'first.beginning': 'One moment…',
  'first.promise': 'Under two minutes, no clock. You don’t need to know anything.',
  'first.skip.intro': 'I know this already',
  'first.guide': 'Guide',
  'first.skip': 'Skip',
  'first.next': 'Next',
  'first.you.title': 'This line is you',
  'first.you': 'Time runs down it. Everything you send leaves from here as an arrow, towards the other end.',
  'first.close.title': 'Your program closes',
  'first.close':
    'CLOSE means: I have nothing more to send. TCP says so with the flag FIN. ACK only confirms what has come, and RST would not close but abort.',
  'first.card.title': 'Which card says that?',
  'first.card':
    'seq is your number: the next free one is {{u}}, called u. The FIN takes it, as a byte would. ack is the number that you expect from them: {{v}}, called v.',
  'first.fog.title': 'Into the fog',
  'first.fog':
    'The figure shows what really left: every stack adds ACK, ack {{v}}. The lecture leaves that out. Only an answer can tell you whether it arrives.',
  'first.ack.title': 'An answer',
  'first.ack': 'ack {{u1}}, or u+1, says: everything before {{u1}} has arrived. So your FIN, number u, has arrived.',
  'first.wait.title': 'And now?',
  'first.wait':
    'An ACK on its own is never acknowledged, and you have nothing to send. Doing nothing is a move, too: wait.',
  'first.half.title': 'Half closed',
  'first.half': 'You are done, they are not: they may go on sending until their own program closes.',
  'first.fin.title': 'Now they close, too',
  'first.fin':
    'Their FIN has the number {{w}}, called w. They sent no data since v, so here w and v are the same number: v=w.',
  'first.last.title': 'The last ACK',
  'first.last':
    'ack is the next number that you expect: w is taken, so {{w1}}, or w+1. Your own FIN took u, so your seq is {{u1}}, or u+1.',
  'first.ring.title': 'Why not leave now?',
  'first.ring':
    'Your ACK could be lost. Then they send their FIN again, and somebody must be here to answer. So you wait 2MSL. MSL is the longest time a segment can live in the network: 2 minutes by the RFC.',
  'first.port.title': 'Your port waits with you',
  'first.port':
    'Port {{port}} stays held until the ring is empty: by then every old segment is gone, and the port can be used again.',
  'first.free.title': '2MSL is over',
  'first.free':
    'No FIN came again: your ACK has very probably arrived, and nothing of this connection is left in the network. The port is free: take it.',
  'first.wrong.title': 'Not quite',
  'first.wrong.needless': 'Allowed, but for nothing',
  'first.wrong.again': 'Try once more.',
  'first.done': 'Closed, in both directions',
  'first.done.what':
    'What you have just done, in four waves (the Chinese name: each is a wave goodbye; English books say four-way close):',
  'first.done.1': 'FIN, seq {{u}}: you said that you have no more data. A FIN takes a number.',
  'first.done.2': 'ACK, ack {{u1}}: they had everything. Your direction was closed, theirs still open.',
  'first.done.3': 'FIN, seq {{w}}: their program closed, when it was ready and not before.',
  'first.done.4': 'ACK, ack {{w1}}, and 2MSL of waiting, in case this last ACK is lost.',
  'first.to.path': 'On to the practice path',
  'first.to.friend': 'Play a friend',
} as const;
