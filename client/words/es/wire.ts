/** The third player, who is the wire, in Spanish. */

import type { WIRE_EN } from '../en/wire.ts';
import type { InSpanish } from './in-spanish.ts';

export const WIRE_ES: InSpanish<typeof WIRE_EN> = {
  'wire.you': 'Tú eres el cable',
  'wire.figure': 'Lo que hay en el cable',
  'wire.panel': 'Lo que hace el cable',
  'wire.what':
    'Dos jugadores cierran una conexión TCP, y todos los segmentos pasan por ti. Gasta tus fallos donde más duelan: ninguno de los dos te ve hacerlo.',
  'wire.waiting': 'Esperando a los dos jugadores',
  'wire.ready': 'Esperando a que los dos puedan empezar',
  'wire.between': 'La parte ha terminado. Ahora se cambian los extremos.',
  'wire.quiet': 'Todavía no hay nada en el cable. Elige ahora qué le pasará al próximo segmento.',
  'wire.left_other': 'Quedan {{count}} fallos de {{of}}',
  'wire.next': 'El próximo segmento de {{name}}',
  'wire.armed.none': 'pasa intacto',
  'wire.armed.lose': 'se perderá',
  'wire.armed.delay': 'se retrasará',
  'wire.armed.duplicate': 'llegará dos veces',
  'order.lose': 'Perder',
  'order.delay': 'Retrasar',
  'order.duplicate': 'Duplicar',
  'order.back': 'Deshacer',
  'wire.aim': 'Tu objetivo: que pierdan puntos. Tú no puntúas; al final se dice lo que perdieron.',
  'wire.fair':
    'Juego limpio: en cada parte se pueden perder o retrasar como mucho dos FIN o ACK de un FIN. La orden que sobre espera a otro segmento.',
  'order.late': '+{{seconds}} s',
  'traffic.flying': 'en camino',
  'traffic.arrived': 'llegó',
  'traffic.lost': 'perdido',
  'traffic.lose': 'perdido: lo quitaste tú',
  'traffic.delay': 'retrasado por ti',
  'traffic.duplicate': 'duplicado por ti',
  'traffic.again': 'otra vez',
  'wire.cost_one': 'Entre los dos perdieron {{points}} punto.',
  'wire.cost_other': 'Entre los dos perdieron {{points}} puntos.',
  'wire.result': 'Tú lo has visto todo; ahora lo ven también los dos.',
  'wire.left_one': 'Queda {{count}} fallo de {{of}}',
};
