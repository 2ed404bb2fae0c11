/** Bets in the fog, and the hurried clock of a player who is alone, in Spanish. */

import type { BETS_EN } from '../en/bets.ts';
import type { InSpanish } from './in-spanish.ts';

export const BETS_ES: InSpanish<typeof BETS_EN> = {
  'bet.kicker': 'Una apuesta en la niebla',
  'bet.last.ack': 'tu último ACK',
  'bet.last.fin': 'tu último FIN',
  'bet.last.rst': 'tu último RST',
  'bet.last.syn': 'tu último SYN',
  'bet.last.data': 'lo último que enviaste',
  'bet.segment': '¿Dónde está {{last}}?',
  'bet.segment.arrived': 'Ha llegado',
  'bet.segment.arrived.hint': '{{peer}} lo tiene',
  'bet.segment.lost': 'Perdido',
  'bet.segment.lost.hint': 'no llegará nunca',
  'bet.segment.on-the-way': 'En camino',
  'bet.segment.on-the-way.hint': 'sigue en la niebla',
  'bet.state': '¿En qué estado está {{peer}}?',
  'bet.state.other': 'Otro',
  'bet.terms': 'Es una apuesta: fallar no cuesta nada, y lo verás al acabar la mitad.',
  'bet.placed.segment': 'Tu apuesta sobre {{last}}: {{guess}}',
  'bet.placed.state': 'Tu apuesta sobre el estado de {{peer}}: {{guess}}',
  'bet.hide': 'Ocultar apuestas',
  'bet.spoken': 'Una apuesta por {{points}}: {{question}} {{options}}.',
  'bet.settled_one': 'Apuestas en la niebla: {{right}} de {{count}} acertadas',
  'bet.settled_other': 'Apuestas en la niebla: {{right}} de {{count}} acertadas',
  'bet.review': 'Apuestas en la niebla',
  'bet.review.segment': 'El segmento de {{name}}: {{guess}}',
  'bet.review.state': 'El estado de {{peer}}: {{guess}}',
  'bet.review.right': 'Así era.',
  'bet.review.wrong': 'En realidad: {{truth}}',
  'bet.review.did.segment': '{{name}} apuesta por su último segmento: {{guess}}',
  'bet.review.did.state': '{{name}} apuesta por el estado de {{peer}}: {{guess}}',
  'hurry.start': 'Diez veces más rápido',
  'hurry.stop': 'Velocidad normal',
  'hurry.hint': 'hasta que pase algo en tu extremo',
};
