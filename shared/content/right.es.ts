/** Why a move was right, in Spanish: one or two sentences that are true of this exact position. */

import type { Texts } from './text.ts';

export const RIGHT_ES: Texts['right'] = {
  'first-fin':
    'Tu aplicación ha cerrado, así que el FIN sale justo detrás de su último byte y ocupa el próximo número de tu cuenta.',
  'first-fin-deaf':
    'close() envía el mismo FIN que shutdown(): nadie puede ver la diferencia. Pero desde ahora en tu extremo no lee nadie, y el otro no lo sabe.',
  'second-fin':
    'No quedan datos y tu aplicación ha cerrado: tu FIN termina el segundo sentido. seq cuenta todo lo que enviaste mientras tanto.',
  'fin-with-ack':
    'Tu aplicación cerró antes de que respondieras, así que tu FIN lleva también el ACK: dos pasos en uno. TCP incluso puede retrasar un ACK para eso (Linux: unos 40 ms).',
  'fin-with-held-ack':
    'Tu aplicación cerró mientras retenías el ACK, así que el FIN lo lleva. El otro extremo ve tres segmentos, no cuatro.',
  'fin-again':
    'Ningún ACK llegó a tiempo, así que el mismo FIN sale otra vez con el mismo seq. Si se perdió el FIN o su ACK, no puedes saberlo.',
  data: 'Tu aplicación entregó datos: salen con tu próximo número, un número por byte. ack solo repite lo que esperas.',
  'data-half-closed':
    'El otro extremo ha cerrado su sentido, el tuyo sigue abierto: mientras no hayas enviado un FIN puedes enviar datos.',
  'data-again': 'Los datos no se confirmaron a tiempo, así que lo más antiguo sale otra vez con su número de antes.',
  'accept-syn':
    'El SYN está más allá de todos los números viejos: se puede tomar por nuevo. TIME-WAIT termina antes; tu socket que escucha responde, con un seq también más allá.',
  'ack-first-fin':
    'Un FIN se confirma: ack es su número + 1. Tu propio FIN espera: solo tu aplicación decide cuándo cerrar.',
  'ack-fin-not-held':
    'Confirmar enseguida es correcto: ack es el número del FIN + 1. Podrías haberlo retenido; ahora tu FIN necesitará su propio segmento.',
  'ack-delay-over':
    'El ACK ha esperado todo lo que puede (Linux: 40 ms; el estándar: menos de 0,5 s), y nada salió que lo llevara. Sale solo.',
  'ack-before-own-fin':
    'El ACK puede ir primero. Tu aplicación también ha cerrado, así que tu FIN sigue de inmediato; podría haber llevado este ACK.',
  'ack-crossing-fin': 'Los FIN se cruzaron. El FIN que llegó se confirma de todos modos; el tuyo aún espera su ACK.',
  'ack-fin-beyond-hole':
    'Falta algo antes de este FIN, así que aún no cuenta: no hay estado nuevo. Se guarda, y el ACK nombra el primer número que falta.',
  'ack-hole-filled-fin':
    'Estos datos faltaban antes del FIN que guardaste. Ahora cuenta también el FIN: un ACK cubre los datos y el FIN.',
  'last-ack': 'El segundo FIN queda confirmado, ack es su número + 1, y empieza 2MSL: nadie te dirá si este ACK llega.',
  'last-ack-at-once':
    'Este FIN confirmaba también el tuyo: de FIN-WAIT-1 directamente a TIME-WAIT. Tu ACK es el último, y con él empieza 2MSL.',
  'last-ack-no-time-wait':
    'El segundo FIN queda confirmado. Con TIME-WAIT desactivado este extremo olvida la conexión al instante, llegue o no el ACK.',
  'last-ack-again':
    'El FIN llegó otra vez, así que quizá tu último ACK no llegó. Lo has enviado otra vez, y 2MSL empieza de nuevo.',
  'ack-fin-again': 'El FIN llegó otra vez, así que quizá tu ACK no llegó. Repites el ACK; no cambia nada más.',
  'ack-data': 'Los datos ocupan números, así que se confirman, y ack nombra el próximo byte que esperas.',
  'ack-beyond-hole':
    'Falta algo antes de estos datos. Se guardan, pero ack sigue nombrando el primer número que falta.',
  'ack-hole-filled':
    'Estos datos llenan el hueco, y ahora cuenta también lo que guardabas detrás. ack lo salta todo de una vez.',
  'ack-partly-old':
    'La primera parte de esto ya la tenías; solo el resto es nuevo. ack nombra el número que sigue a su último byte.',
  'ack-old-data':
    'Ya tenías todo esto: una copia, o una retransmisión porque se perdió tu ACK. No aceptes nada y repite qué esperas.',
  'ack-old-in-time-wait':
    'Datos antiguos en TIME-WAIT: no se aceptan, pero las reglas piden responder con tu último ACK. 2MSL no empieza de nuevo, pues no era un FIN.',
  'ack-ghost-taken':
    'Por sus números esto es nuevo, así que TCP lo acepta y lo confirma. Pero es de la conexión anterior: tu aplicación tiene ahora bytes que nadie le envió.',
  'ack-after-ghost':
    'Los datos auténticos. Su comienzo se tira, porque la copia antigua ya ocupó esos números. TCP lo hizo todo bien, y los datos están mal.',
  'ack-past-fin':
    'El otro extremo ha enviado su FIN, así que de ahí no puede venir nada más. No aceptas nada de esto y solo dices por dónde vas; 2MSL sigue corriendo.',
  'ack-outside-window':
    'Su número no es uno de los que esperas: es antiguo, o una cuenta equivocada. No se acepta, y el ACK dice por dónde vas.',
  'ack-unsent-acked':
    'Confirma un número que nunca enviaste. Por eso se descarta entero, también los datos y el FIN, y tu ACK dice por dónde vas.',
  'challenge-rst':
    'Este RST no tiene exactamente el número que esperas, así que puede ser falso o antiguo. Te quedas, y tu ACK pregunta: ¿va en serio?',
  'challenge-syn':
    'Un SYN no tiene lugar en una conexión que existe. No cambia nada; tu ACK muestra por dónde vas (RFC 5961).',
  'ack-other': 'Tocaba un ACK: seq es tu próximo número, ack el próximo que esperas.',
  abort: 'Tu aplicación abortó. RST termina la conexión al instante, sin FIN y sin TIME-WAIT.',
  'reset-unread':
    'Tu aplicación cerró del todo con datos sin leer. Un FIN parecería decir que se leyó todo, así que RST dice que se perdieron.',
  'reset-deaf':
    'Tu aplicación llamó a close(): nadie leerá nunca estos datos. RST se lo dice a quien los envió, y termina también tu conexión.',
  'reset-killed':
    'El proceso ha muerto con datos sin leer, así que su núcleo dice RST: se perdieron. Con todo leído habría enviado un FIN.',
  'reset-restarted':
    'Tu host se reinició y no sabe de tal conexión. RST lo dice; su seq es el ack de lo que llegó, para que quien lo envió le crea.',
  'reset-for-fin':
    'Este FIN llegó cuando tu conexión ya no existía, y no queda nadie que lo confirme. Un extremo cerrado solo tiene RST.',
  'reset-for-ack':
    'Hasta un ACK recibe RST cuando te encuentra en CLOSED. No puedes saber si el otro extremo sigue en TIME-WAIT, que tu RST acorta.',
  'reset-from-closed':
    'En este extremo la conexión ya no existe, y un extremo cerrado responde con RST a lo que llegue, para que el otro pare.',
  'wait-fin-acked':
    'Eso era un ACK sin datos, y nadie confirma un ACK. Tu FIN ha llegado; el próximo paso es del otro extremo.',
  'wait-fin-not-acked':
    'Este ACK cubre datos, pero no tu FIN. No se debe nada por él; de tu FIN se ocupa tu temporizador.',
  'wait-crossing-acked':
    'Tu FIN está confirmado, y a eso nadie responde. Los dos FIN están hechos, y solo queda dejar pasar 2MSL.',
  'wait-last-ack-came':
    'Ese era el ACK de tu FIN. Cerraste en segundo lugar, así que estás en CLOSED al instante, y un ACK no recibe respuesta.',
  'wait-data-acked': 'Este ACK solo te dice qué ha llegado. No ocupa ningún número, así que no hay nada que responder.',
  'wait-ack-nothing-new':
    'Este ACK no dice nada nuevo: es una copia, llegó tarde o no hacía falta. No ocupa ningún número, y nadie responde a él.',
  'wait-ack-repeated':
    'Este ACK no confirma nada nuevo: allí falta algo tuyo, o llega tarde. Un ACK repetido no basta para enviar otra vez (tres sí); decide tu temporizador.',
  'wait-ack-in-time-wait': 'Un ACK vacío en TIME-WAIT no cambia nada y no necesita respuesta. 2MSL sigue corriendo.',
  'wait-no-ack-flag':
    'Sin el flag ACK se descarta en silencio el segmento entero, aunque lleve un FIN. Quien lo envió tiene que intentarlo otra vez.',
  'wait-past-fin':
    'El otro extremo ha enviado su FIN, así que después no puede venir nada más. Lo que venga se ignora.',
  'wait-after-reset':
    'El RST tiene exactamente el número que esperabas, así que cuenta: la conexión desaparece al instante, se avisa a tu aplicación, y nadie responde a un RST.',
  'wait-reset-when-both-closed':
    'Los dos FIN ya se habían enviado, así que este RST solo pone fin a la espera del último ACK. Nadie responde a un RST.',
  'wait-reset-in-time-wait':
    'El RST ha terminado TIME-WAIT antes de tiempo: no queda quien responda a un FIN ni frene copias antiguas (RFC 1337). Un RST no recibe respuesta.',
  'wait-reset-when-closed':
    'Aquí ya no queda nada que un RST pueda terminar. Un extremo cerrado lo descarta: si RST respondiera a RST, no acabaría nunca.',
  'wait-reset-outside-window':
    'El número de este RST cae fuera de tu ventana: es antiguo, o una conjetura. Se descarta, y la conexión sigue.',
  'wait-two-msl-over':
    '2MSL ha terminado, así que en la red ya no queda ningún segmento viejo de esta conexión. No se debe nada, y el puerto está libre.',
  'wait-two-msl-missed':
    '2MSL ha terminado, pero el FIN que llegó otra vez no tiene respuesta: un mal final. El otro extremo lo sigue repitiendo, y este ya solo puede contestar con RST.',
  'wait-no-time-wait':
    'TIME-WAIT está desactivado: la conexión ya no existe y su puerto está libre, aunque puede haber segmentos viejos en camino.',
  'wait-user-timeout':
    'Tantos intentos y ningún avance: tu aplicación abandona la conexión (user timeout). Ya no existe, y no se envía nada.',
  'wait-orphan-limit':
    'Tu aplicación llamó a close() y ya no está: aquí no espera nadie. Tu sistema abandona FIN-WAIT-2 (tcp_fin_timeout, Linux 60 s): sin segmento y sin TIME-WAIT.',
  'wait-keep-alive':
    'Nadie respondió a las sondas keep-alive, así que tu sistema abandona la conexión. Sin keep-alive habría seguido en ESTABLISHED para siempre.',
  'wait-abort-silent':
    'Los dos lados ya habían cerrado, así que el abort no necesita RST. La conexión simplemente desaparece.',
  'wait-call-refused': 'Tu aplicación pidió algo que ya terminó: recibe un error, y nada sale al cable.',
  'wait-port-held':
    'TIME-WAIT retiene el puerto: «dirección ya en uso». Un bind() normal espera a 2MSL. Un servidor pone SO_REUSEADDR: puede volver a escuchar, y TIME-WAIT guarda el par anterior.',
  'wait-port-free':
    'No se debe nada al otro extremo, así que el silencio no es un error. Pero tu extremo está en CLOSED, y tu aplicación podría haber tenido su puerto.',
  'wait-data-owed':
    'No es un error: TCP puede retener datos un momento. Pero tienen que salir, así que los ha enviado tu pila, sin puntos.',
  'wait-ack-owed':
    'No es un error: este ACK puede esperar un momento. Pero se debe, así que lo ha enviado tu pila, sin puntos.',
  'hold-ack-of-data':
    'Retienes este ACK un momento: si tu aplicación responde a tiempo, sus datos lo llevan. Linux espera unos 40 ms.',
  'hold-ack-of-fin':
    'Retienes un momento el ACK del FIN: si tu aplicación cierra a tiempo, tu FIN lo lleva. Por eso muchas capturas muestran tres segmentos.',
  'wait-rest-owed': 'No es un error, pero aún quedaba algo por enviar. Lo ha enviado tu pila, sin puntos.',
  'wait-nothing-owed':
    'No ha llegado nada que ocupe un número, no ha vencido ningún temporizador, la aplicación no quiere nada: callar es lo correcto.',
  claim: 'Sí: has nombrado el estado.',
  bind: '2MSL ha terminado, la conexión anterior ya no existe y su puerto se puede usar otra vez.',
  'bind-reuse':
    'SO_REUSEADDR: tu servidor vuelve a escuchar en su puerto. TIME-WAIT sigue: guarda el par anterior de direcciones y puertos, no el puerto.',
  'bind-no-time-wait':
    'TIME-WAIT está desactivado, así que el puerto queda libre al instante. Los segmentos viejos aún en camino pueden aparecer en la siguiente conexión.',
  'bind-closed':
    'Tu extremo está en CLOSED, así que la conexión anterior ya no ocupa el puerto: se puede usar otra vez.',
};
