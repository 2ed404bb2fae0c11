/** The guided first duel, in Spanish. */

import type { FIRST_EN } from '../en/first.ts';
import type { InSpanish } from './in-spanish.ts';

export const FIRST_ES: InSpanish<typeof FIRST_EN> = {
  'first.title': 'Tu primer cierre',
  'first.lead':
    'Dos programas han hablado por TCP, y ahora cuelgan. Tú eres uno de los dos extremos; un bot es el otro.',
  'first.begin': 'Empezar',
  'first.beginning': 'Un momento…',
  'first.promise': 'Menos de dos minutos, sin reloj. No hace falta saber nada de antemano.',
  'first.skip.intro': 'Esto ya lo sé',
  'first.guide': 'Guía',
  'first.skip': 'Saltar',
  'first.next': 'Siguiente',
  'first.you.title': 'Esta línea eres tú',
  'first.you': 'El tiempo baja por ella. Todo lo que envías sale de aquí como una flecha, hacia el otro extremo.',
  'first.close.title': 'Tu programa cuelga',
  'first.close':
    'CLOSE significa: no tengo nada más que enviar. TCP lo dice con el flag FIN. ACK solo confirma lo que ha llegado; RST no cerraría: cortaría.',
  'first.card.title': '¿Qué carta dice eso?',
  'first.card':
    'seq es tu número: el próximo libre es {{u}}, llamado u. El FIN lo ocupa, como lo haría un byte. ack es el número que esperas del otro: {{v}}, llamado v.',
  'first.fog.title': 'Hacia la niebla',
  'first.fog':
    'La figura muestra lo que salió de verdad: toda pila añade ACK, ack {{v}}. Los apuntes lo omiten. Solo una respuesta puede decir si llega.',
  'first.ack.title': 'Una respuesta',
  'first.ack': 'ack {{u1}}, o u+1, dice: todo lo anterior a {{u1}} está aquí. O sea, tu FIN, el número u, ha llegado.',
  'first.wait.title': '¿Y ahora?',
  'first.wait':
    'Un ACK nunca se confirma, y tú no tienes nada que enviar. No hacer nada también es una jugada: espera.',
  'first.half.title': 'Medio cerrada',
  'first.half': 'Tú has terminado, el otro no: podría seguir enviando hasta que cierre su propio programa.',
  'first.fin.title': 'Ahora cierra también el otro',
  'first.fin':
    'Su FIN tiene el número {{w}}, llamado w. No ha enviado datos desde v, así que aquí w y v son el mismo número: v=w.',
  'first.last.title': 'El último ACK',
  'first.last':
    'ack nombra el próximo número que esperas: w está ocupado, así que {{w1}}: w+1. Tu propio FIN ocupó u, así que tu seq es {{u1}}: u+1.',
  'first.ring.title': '¿Por qué no irse ya?',
  'first.ring':
    'Tu ACK podría perderse. Entonces el otro envía su FIN otra vez, y alguien tiene que estar aquí para responder. Por eso esperas 2MSL.',
  'first.port.title': 'Tu puerto espera contigo',
  'first.port':
    'El puerto {{port}} sigue ocupado hasta que se vacíe el anillo: los segmentos viejos mueren antes de que alguien vuelva a usarlo.',
  'first.free.title': '2MSL ha terminado',
  'first.free': 'No llegó otra vez ningún FIN, así que tu ACK ha llegado. El puerto está libre: tómalo.',
  'first.wrong.title': 'No del todo',
  'first.wrong.needless': 'Permitido, pero para nada',
  'first.wrong.again': 'Inténtalo otra vez.',
  'first.done': 'Cerrada, en los dos sentidos',
  'first.done.what': 'Lo que acabas de hacer, en cuatro pasos:',
  'first.done.1': 'FIN, seq {{u}}: dijiste que de ti no viene nada más. Un FIN ocupa un número.',
  'first.done.2': 'ACK {{u1}}: el otro lo tenía todo. Tu mitad estaba cerrada, la suya aún abierta.',
  'first.done.3': 'FIN, seq {{w}}: su programa cerró, cuando estuvo listo y no antes.',
  'first.done.4': 'ACK {{w1}}, y 2MSL de espera, por si se pierde este último ACK.',
  'first.to.path': 'A la ruta de práctica',
  'first.to.friend': 'Invitar a alguien',
};
