/** Bets in the fog, in Spanish. */

import type { BETS_EN } from '../en/bets.ts';
import type { InSpanish } from './in-spanish.ts';

export const BETS_ES: InSpanish<typeof BETS_EN> = {
  'bet.segment.arrived': 'Ha llegado',
  'bet.segment.lost': 'Perdido',
  'bet.segment.on-the-way': 'En camino',
  'bet.state.other': 'Otro estado',
  'bet.settled_one': 'Apuestas en la niebla: {{right}} de {{count}} acertadas',
  'bet.settled_other': 'Apuestas en la niebla: {{right}} de {{count}} acertadas',
  'bet.review': 'Apuestas en la niebla',
  'bet.review.segment': 'El segmento de {{name}}: {{guess}}',
  'bet.review.state': 'El estado de {{peer}}: {{guess}}',
  'bet.review.right': 'Así era.',
  'bet.review.wrong': 'En realidad: {{truth}}',
  'bet.review.did.segment': '{{name}} apuesta por su último segmento: {{guess}}',
  'bet.review.did.state': '{{name}} apuesta por el estado de {{peer}}: {{guess}}',
};
