/** The race of TIME-WAIT and the other moments of a match, in English. */

export const RACE_EN = {
  'race.title': 'The FIN is back. What do you send?',
  'race.sub': 'You have seen this one before.',
  'race.answer': 'Answer',
  'race.answer.then': 'and the ring starts again.',
  'race.miss': 'Miss it',
  'race.miss.then': 'and the peer never gets this ACK.',
  'race.again': 'again',
  'race.now': 'now',
  'race.out': 'ring runs out',
  'race.left': 'seconds left',
  'race.first': '1st MSL: your ACK on its way',
  'race.second': '2nd MSL: the FIN sent again',
  'race.spoken_one': 'FIN again, seq {{seq}}, ack {{ack}}. {{count}} second left. What do you send?',
  'race.spoken_other': 'FIN again, seq {{seq}}, ack {{ack}}. {{count}} seconds left. What do you send?',
  'race.restarted_one': 'again from {{count}} s',
  'race.restarted_other': 'again from {{count}} s',
  'missed.title': 'The ring ran out',
  'missed.told': 'You left its {{fin}} unanswered, so the next one meets a closed port and gets a {{rst}}.',
  'torn.lost': 'lost',
  'torn.waiting': 'still waiting for one ACK',
  'torn.reset': 'reset',
  'torn.go': 'Close the fog',
  'torn.spoken':
    'The ring ran out. The peer is still in {{state}}. It sends its FIN again, your closed port answers with RST.',
};
