/** Bets in the fog, in English. */

export const BETS_EN = {
  'bet.segment.arrived': 'Arrived',
  'bet.segment.lost': 'Lost',
  'bet.segment.on-the-way': 'On its way',
  'bet.state.other': 'Another state',
  'bet.settled_one': 'Bets in the fog: {{right}} of {{count}} right',
  'bet.settled_other': 'Bets in the fog: {{right}} of {{count}} right',
  'bet.review': 'Bets in the fog',
  'bet.review.segment': 'The segment of {{name}}: {{guess}}',
  'bet.review.state': 'The state of {{peer}}: {{guess}}',
  'bet.review.right': 'That was so.',
  'bet.review.wrong': 'In truth: {{truth}}',
  'bet.review.did.segment': '{{name}} bets on their last segment: {{guess}}',
  'bet.review.did.state': '{{name}} bets on the state of {{peer}}: {{guess}}',
};
