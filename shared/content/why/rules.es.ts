/** Each rule of an endpoint, as explained to a student. Spanish. */

import type { RuleId } from '../../tcp/rule.ts';

export const RULES_ES: Readonly<Record<RuleId, string>> = {
  TCP1: 'Si ninguno de sus números cae donde aún recibes, no se acepta: respondes con un ACK que dice por dónde vas.',
  TCP2: 'Un RST cuyo número cae fuera de lo que puedes recibir es antiguo o adivinado: descártalo y no digas nada.',
  TCP3: 'Un RST con exactamente el próximo número que esperas termina la conexión al instante, y no se envía nada.',
  TCP4: 'Un RST que cae en tu ventana sin ser justo el próximo número puede ser falso: conserva la conexión y responde con un ACK.',
  TCP5: 'Un SYN no tiene efecto en una conexión que existe: respondes con un ACK, y sus datos y su FIN no se aceptan.',
  TCP6: 'Sin el flag ACK un segmento no cuenta: se descarta sin decir nada, también su FIN.',
  TCP7: 'Si confirma algo que nunca enviaste, se descarta entero, y respondes con un ACK que dice por dónde vas.',
  TCP8: 'Un ACK de algo nuevo te lo quita de encima: el temporizador de retransmisión empieza de nuevo, o se para si no queda nada.',
  TCP9: 'Un ACK que no confirma nada nuevo no cambia nada, pero lo que viene con él se acepta igualmente.',
  TCP10:
    'En FIN-WAIT-1 solo avanza el ACK de tu propio FIN: a FIN-WAIT-2, y con un FIN en el mismo segmento directamente a TIME-WAIT.',
  TCP11: 'En CLOSING el ACK de tu FIN lleva a TIME-WAIT; él mismo no necesita respuesta.',
  TCP12: 'En LAST-ACK el ACK de tu FIN es el final: CLOSED al instante, sin esperar.',
  TCP13: 'Los datos que continúan lo que tienes se aceptan y se confirman: ack avanza hasta detrás de ellos.',
  TCP14: 'Lo que llega de detrás de un hueco se guarda, y tu ACK pide el número que falta.',
  TCP15: 'Detrás de su FIN el otro extremo no tiene nada más que enviar: lo que diga estar ahí se ignora.',
  TCP16:
    'El FIN del otro extremo, antes que el tuyo, ocupa un número y recibe su ACK enseguida; en CLOSE-WAIT tu aplicación decide cuándo cerrar.',
  TCP17: 'Si llega un FIN con el tuyo aún sin confirmar, los dos se han cruzado: confírmalo, estás en CLOSING.',
  TCP18:
    'En FIN-WAIT-2 el FIN del otro extremo recibe el último ACK y lleva a TIME-WAIT; su 2MSL corre desde que sale ese ACK.',
  TCP19: 'Si el FIN llega otra vez en TIME-WAIT, el último ACK sale otra vez y 2MSL empieza de nuevo.',
  TCP20:
    'Un extremo en CLOSED responde con RST a todo menos a un RST: su seq es el ack que llegó; si no llegó ninguno, seq es 0 y ack cubre todo lo que llegó.',
  TCP21: 'Un RST no recibe respuesta de un extremo en CLOSED: si no, dos extremos podrían enviarse RST para siempre.',
  TCP22:
    'Cuando la aplicación ha cerrado también para leer, los datos nuevos no tienen quien los lea: un RST lo dice y termina la conexión.',
  TCP23: 'Quien cierra sin haberlo leído todo envía un RST y ningún FIN, pues un FIN fingiría que todo fue bien.',
  TCP24: 'CLOSE cambia el estado al instante, a FIN-WAIT-1 o LAST-ACK, aunque antes del FIN tengan que salir datos.',
  TCP25: 'Basta un CLOSE: el segundo se rechaza y no envía un segundo FIN.',
  TCP26: 'Mientras no hayas cerrado puedes enviar: los datos salen con tu próximo número, también en CLOSE-WAIT.',
  TCP27: 'Después de CLOSE no se puede enviar nada más: la aplicación recibe un error y nada sale al cable.',
  TCP28:
    'ABORT lo termina todo al instante: con un RST mientras el otro extremo aún cuenta contigo, y en silencio cuando los dos lados han cerrado.',
  TCP29:
    'Cuando vence el temporizador de retransmisión sale otra vez lo más antiguo sin ACK, y la próxima vez el temporizador espera el doble.',
  TCP30: 'Cuando termina 2MSL, TIME-WAIT acaba en CLOSED: no se envía nada, y el puerto queda libre.',
  TCP31: 'Cuando durante demasiado tiempo no se ha confirmado nada tuyo, la conexión se abandona: está en CLOSED.',
  TCP32:
    'Lo que llegó en orden se entrega a la aplicación; después del FIN y del último byte no hay nada más que leer.',
  TCP33: 'Donde el host está configurado para proteger TIME-WAIT, un RST no puede terminarlo antes de tiempo.',
  TCP34:
    'Los números se cuentan en un círculo de 2^32: detrás del mayor viene 0, y «antes» y «después» se entienden en ese círculo.',
  TCP35:
    'En TIME-WAIT se traga un ACK vacío; a datos nuevos o a otro FIN se responde, pero solo un FIN que llega otra vez reinicia 2MSL.',
  TCP36:
    'Algunos sistemas terminan un FIN-WAIT-2 largo con un límite propio; el estándar no tiene ahí ningún temporizador.',
  TCP37: 'Por mucho que pida un ACK, basta uno, y los datos o el FIN que toquen de todos modos lo llevan consigo.',
  TCP38: 'Enviar otra vez significa: el mismo seq de antes, pero el ack de ahora.',
  TCP39: 'El FIN va detrás del último byte de datos, en el mismo segmento si cabe.',
  TCP40: 'Los datos nuevos llegan solo hasta donde el otro extremo tiene sitio, y ningún segmento supera el límite.',
  TCP400: 'Un ACK se puede retener menos de medio segundo; después tiene que salir, solo si no lo ha llevado nada.',
  TCP401:
    'Un SYN más allá de todos los números de la conexión anterior vale como nuevo: si allí escucha un socket, termina TIME-WAIT y recibe SYN,ACK.',
  TCP402: 'Una sonda keep-alive repite un número que el otro extremo ya tiene; si sigue ahí, tiene que responder.',
};
