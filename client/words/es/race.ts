/** The race of TIME-WAIT and the other moments of a match, in Spanish. */

import type { RACE_EN } from '../en/race.ts';
import type { InSpanish } from './in-spanish.ts';

export const RACE_ES: InSpanish<typeof RACE_EN> = {
  'race.title': 'El FIN ha vuelto. ¿Qué envías?',
  'race.sub': 'Este ya lo has visto.',
  'race.answer': 'Responde',
  'race.answer.then': 'y el anillo empieza de nuevo.',
  'race.miss': 'Falla',
  'race.miss.then': 'y al otro nunca le llega este ACK.',
  'race.again': 'otra vez',
  'race.now': 'ahora',
  'race.out': 'el anillo se agota',
  'race.left': 'segundos',
  'race.first': '1.er MSL: tu ACK en camino',
  'race.second': '2.º MSL: el FIN retransmitido',
  'race.spoken_one': 'FIN otra vez, seq {{seq}}, ack {{ack}}. Queda {{count}} segundo. ¿Qué envías?',
  'race.spoken_other': 'FIN otra vez, seq {{seq}}, ack {{ack}}. Quedan {{count}} segundos. ¿Qué envías?',
  'race.restarted_one': 'de nuevo desde {{count}} s',
  'race.restarted_other': 'de nuevo desde {{count}} s',
  'missed.title': 'El anillo se ha agotado',
  'missed.told': 'No respondiste a su {{fin}}: el siguiente llega a un puerto cerrado y recibe un {{rst}}.',
  'torn.lost': 'perdido',
  'torn.waiting': 'aún espera un ACK',
  'torn.reset': 'reiniciado',
  'torn.go': 'Cerrar la niebla',
  'torn.spoken':
    'El anillo se ha agotado. El otro sigue en {{state}}. Reenvía su FIN, y tu puerto cerrado responde con RST.',
};
