/** Why a move was right, with the numbers of its position. Spanish. */

import { has, segEnd } from '../../tcp/segment.ts';
import {
  after,
  before,
  bytesNumbered,
  finNumberOf,
  ofArrival,
  ofArrivedAck,
  ofOwnFin,
  ofPeerFin,
  ofSegment,
  type RightHere,
} from './position-facts.ts';
import { bytesEs } from './segment-words.es.ts';

/** The seq of a RST that answers something. */
const resetSeq = (first: string, last = '') =>
  ofSegment(({ seq }, { arrival }) =>
    arrival?.ack === undefined ? null : `${first} Su seq es el ack que llegó, ${seq}.${last}`,
  );

export const RIGHT_HERE_ES: RightHere = {
  'first-fin': ofSegment(
    (segment) =>
      `Tu aplicación ha cerrado, así que el FIN sale justo detrás de su último byte. Ocupa el número ${finNumberOf(segment)}, y tu próximo es ${segEnd(segment)}.`,
  ),
  'first-fin-deaf': ofSegment(
    (segment) =>
      `close() envía el mismo FIN que shutdown(), aquí el número ${finNumberOf(segment)}: nadie puede ver la diferencia. Pero desde ahora nadie lee en tu extremo, y el otro no lo sabe.`,
  ),
  'second-fin': ofSegment(
    (segment) =>
      `No quedan datos y tu aplicación ha cerrado: tu FIN, número ${finNumberOf(segment)}, termina el segundo sentido. ack solo repite que esperas ${segment.ack}.`,
  ),
  'fin-with-ack': ofPeerFin((fin, { sent }) =>
    sent === null
      ? null
      : `Tu aplicación cerró antes de que respondieras, así que tu FIN, número ${finNumberOf(sent)}, confirma además el FIN ${fin} con ack ${after(fin)}. TCP incluso puede retrasar un ACK para eso (Linux: unos 40 ms).`,
  ),
  'fin-with-held-ack': ofSegment(
    (segment) =>
      `Tu aplicación cerró mientras retenías el ACK, así que lo lleva tu FIN, número ${finNumberOf(segment)}: ack ${segment.ack}. El otro extremo ve tres segmentos, no cuatro.`,
  ),
  'fin-again': ofSegment(
    (segment) =>
      `ack ${segEnd(segment)} no llegó a tiempo, así que sale otra vez el mismo FIN, con el mismo número ${finNumberOf(segment)}. No puedes saber si se perdió el FIN o su ACK.`,
  ),
  data: ofSegment(
    (segment) =>
      `Tu aplicación entregó datos: ${bytesEs(segment.len)}, ${bytesNumbered(segment, 'número', 'números', 'a')}. ack solo repite que esperas ${segment.ack}.`,
  ),
  'data-half-closed': ofSegment(
    (segment) =>
      `El otro extremo ha cerrado su sentido; el tuyo sigue abierto hasta tu FIN. Envías ${bytesEs(segment.len)}, ${bytesNumbered(segment, 'número', 'números', 'a')}.`,
  ),
  'data-again': ofSegment(
    ({ seq }) =>
      `Los datos desde el número ${seq} no se confirmaron a tiempo, así que salen otra vez con su número de antes.`,
  ),
  'ack-first-fin': ofPeerFin(
    (fin) =>
      `El FIN del otro extremo tiene el número ${fin}, así que lo confirmas con ack ${after(fin)}. Tu propio FIN espera: solo tu aplicación decide cuándo cerrar.`,
  ),
  'ack-fin-not-held': ofPeerFin(
    (fin) =>
      `Responder enseguida es correcto: el FIN tiene el número ${fin}, así que ack es ${after(fin)}. Podías retener el ACK; ahora tu FIN necesitará su propio segmento.`,
  ),
  'ack-before-own-fin': ofPeerFin(
    (fin, { sndNxt }) =>
      `El ACK puede ir primero: el FIN del otro tiene el número ${fin}, así que ack es ${after(fin)}. Tu aplicación también ha cerrado: tu FIN, número ${sndNxt} o posterior, podía llevar este ACK.`,
  ),
  'ack-crossing-fin': ofPeerFin((fin, { finSeq }) =>
    finSeq === null
      ? null
      : `Los FIN se cruzaron. El del otro extremo, número ${fin}, se confirma igual con ack ${after(fin)}; el tuyo, número ${finSeq}, aún espera ack ${after(finSeq)}.`,
  ),
  'ack-fin-beyond-hole': ofSegment(
    ({ ack }) =>
      `Falta el número ${ack} antes de este FIN, así que aún no cuenta: ningún estado nuevo. Lo guardas, y tu ack pide ${ack}.`,
  ),
  'ack-hole-filled-fin': ofPeerFin(
    (fin) =>
      `Estos datos faltaban antes del FIN que guardaste. Ahora cuenta también el FIN, número ${fin}: ack ${after(fin)} cubre los dos.`,
  ),
  'last-ack': ofPeerFin(
    (fin) =>
      `El FIN del otro extremo tiene el número ${fin}, así que lo confirmas con ack ${after(fin)}, y empieza 2MSL. Nadie te dirá si este ACK llega.`,
  ),
  'last-ack-at-once': ofPeerFin(
    (fin) =>
      `Este FIN, número ${fin}, confirmó también el tuyo: de FIN-WAIT-1 directo a TIME-WAIT. Tu último ACK tiene ack ${after(fin)}, y con él empieza 2MSL.`,
  ),
  'last-ack-no-time-wait': ofPeerFin(
    (fin) =>
      `ack ${after(fin)} confirma el FIN del otro extremo, número ${fin}. Sin TIME-WAIT tu extremo olvida la conexión de inmediato, llegue o no el ACK.`,
  ),
  'last-ack-again': ofPeerFin(
    (fin) =>
      `El FIN con el número ${fin} llegó otra vez, así que tu último ACK puede haberse perdido. Enviaste otra vez ack ${after(fin)}, y 2MSL vuelve a empezar.`,
  ),
  'ack-fin-again': ofPeerFin(
    (fin) =>
      `El FIN con el número ${fin} llegó otra vez, así que tu ACK puede haberse perdido. Repites ack ${after(fin)}; no cambia nada más.`,
  ),
  'ack-data': ofSegment(({ ack }) =>
    ack === undefined
      ? null
      : `Lo que llegó alcanza hasta el número ${before(ack)}, así que esperas ${ack}: ese es tu ack.`,
  ),
  'ack-beyond-hole': ofSegment(
    ({ ack }) => `Falta el número ${ack} antes de estos datos. Los guardas, pero tu ack sigue pidiendo ${ack}.`,
  ),
  'ack-hole-filled': ofSegment(
    ({ ack }) => `Estos datos llenan el hueco, y ahora cuenta también lo que guardaste detrás: ack pasa a ${ack}.`,
  ),
  'ack-partly-old': ofSegment(
    ({ ack }) =>
      `Ya tenías la primera parte; solo el resto es nuevo. Su último byte es el anterior a ${ack}, así que ese es tu ack.`,
  ),
  'ack-old-data': ofSegment(
    ({ ack }) =>
      `Ya tenías todo lo anterior a ${ack}: es una copia, o salió otra vez porque se perdió tu ACK. No aceptas nada y repites ack ${ack}.`,
  ),
  'ack-old-in-time-wait': ofSegment(
    ({ ack }) =>
      `Los datos viejos en TIME-WAIT no se aceptan, pero se responden con tu último ACK, ack ${ack}. 2MSL no vuelve a empezar, pues no era un FIN.`,
  ),
  'ack-ghost-taken': ofSegment(
    ({ ack }) =>
      `Por sus números esto es nuevo, así que TCP lo acepta: ack ${ack}. Pero viene de la conexión anterior: tu aplicación tiene ahora bytes que nadie envió en esta.`,
  ),
  'ack-past-fin': ofPeerFin(
    (fin) =>
      `El FIN del otro extremo tenía el número ${fin}, así que nada puede seguirlo. No aceptas nada y solo repites ack ${after(fin)}; 2MSL sigue.`,
  ),
  'ack-outside-window': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `Tiene seq ${seq}, y tú esperas ${rcvNxt}: es viejo o está mal contado. No lo aceptas, y tu ACK muestra tus números actuales.`,
  ),
  'ack-unsent-acked': ofArrivedAck(
    (ack, { sndNxt }) =>
      `Confirma todo lo anterior a ${ack}, pero solo has enviado hasta ${before(sndNxt)}. Por eso se descarta entero, y tu ACK muestra tus números actuales.`,
  ),
  'challenge-rst': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `Este RST tiene seq ${seq}, y tú esperas exactamente ${rcvNxt}: puede ser falso o viejo. Conservas la conexión, y tu ACK pregunta: ¿va en serio?`,
  ),
  abort: ofSegment(
    ({ seq }) =>
      `Tu aplicación abortó. El RST, con tu próximo número, ${seq}, termina la conexión de inmediato, sin FIN y sin TIME-WAIT.`,
  ),
  'reset-unread': ofSegment(
    ({ seq }) =>
      `Tu aplicación cerró con datos sin leer. Un FIN parecería decir que se leyó todo, así que un RST con tu próximo número, ${seq}, dice que se perdieron datos.`,
  ),
  'reset-deaf': resetSeq('Tu aplicación llamó a close(): nadie leerá ya estos datos. Un RST se lo dice al emisor.'),
  'reset-restarted': resetSeq(
    'Tu equipo se reinició y no conoce esa conexión. Un RST lo dice.',
    ' Por eso el otro extremo lo cree.',
  ),
  'reset-for-fin': resetSeq(
    'Este FIN llegó cuando tu conexión ya no existía: no queda nadie que lo confirme. Envías un RST.',
  ),
  'reset-for-ack': resetSeq(
    'Incluso a un ACK se responde con un RST si te encuentra en CLOSED.',
    ' Si el otro extremo sigue en TIME-WAIT, tu RST lo acorta.',
  ),
  'reset-from-closed': resetSeq('La conexión ya no existe en este extremo, y un RST lo dice.'),
  'accept-syn': ofSegment(({ seq, ack }) =>
    ack === undefined
      ? null
      : `El SYN tiene el número ${before(ack)}, más allá de la conexión anterior, así que cuenta como nuevo: ack ${ack}. TIME-WAIT acaba antes, y tu seq ${seq} también supera tus números anteriores.`,
  ),
  'reset-killed': ofSegment(
    ({ seq }) =>
      `El proceso murió con datos sin leer, así que su kernel envía un RST con tu próximo número, ${seq}: esos datos se pierden. Si se hubiera leído todo, habría enviado un FIN.`,
  ),
  'wait-fin-acked': ofOwnFin(
    (fin) =>
      `Eso era ack ${after(fin)}: tu FIN, número ${fin}, ha llegado. Nadie confirma un ACK; el próximo paso es del otro extremo.`,
  ),
  'wait-fin-not-acked': ofOwnFin((fin, { arrival }) =>
    arrival?.ack === undefined
      ? null
      : `ack ${arrival.ack} no cubre tu FIN: tiene el número ${fin} y necesita ack ${after(fin)}. No toca responder; tu temporizador vigila el FIN.`,
  ),
  'wait-crossing-acked': ofOwnFin(
    (fin) =>
      `ack ${after(fin)} confirma tu FIN, número ${fin}, y a eso no responde nadie. Los dos FIN están hechos: solo queda 2MSL.`,
  ),
  'wait-last-ack-came': ofOwnFin(
    (fin) =>
      `ack ${after(fin)} confirma tu FIN, número ${fin}. Cerraste en segundo lugar, así que estás en CLOSED de inmediato, y a un ACK no se responde.`,
  ),
  'wait-data-acked': ofArrivedAck(
    (ack) =>
      `ack ${ack} solo te dice que ha llegado todo lo anterior. No ocupa ningún número, así que no hay nada que responder.`,
  ),
  'wait-ack-nothing-new': ofArrivedAck(
    (ack) =>
      `ack ${ack} no dice nada nuevo: una copia, uno tardío o uno que no hacía falta. No ocupa ningún número, y nadie lo responde.`,
  ),
  'wait-ack-repeated': ofArrivedAck(
    (ack) =>
      `Otra vez ack ${ack}: lo que enviaste desde ahí falta, o llega tarde. Un ACK repetido no basta para enviar otra vez (tres sí); decide tu temporizador.`,
  ),
  'wait-after-reset': ofArrival(
    ({ seq }) =>
      `El RST tiene seq ${seq}, justo el número que esperabas, así que cuenta: la conexión desaparece de inmediato. Nadie responde a un RST.`,
  ),
  'wait-reset-outside-window': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `Este RST tiene seq ${seq}, pero esperas ${rcvNxt}: está fuera de tu ventana, viejo o adivinado. Lo descartas, y la conexión sigue.`,
  ),
  'wait-port-held': ({ twoMslLeft }) =>
    twoMslLeft === null
      ? null
      : `TIME-WAIT ocupa el puerto: «dirección ya en uso». Un bind() normal espera a que acabe 2MSL, en ${twoMslLeft} s. Un servidor pone SO_REUSEADDR: puede volver a escuchar, y TIME-WAIT guarda el par anterior.`,
  'hold-ack-of-data': ofArrival((arrival) =>
    has(arrival, 'FIN')
      ? null
      : `Retienes ack ${segEnd(arrival)} un momento: si tu aplicación responde a tiempo, lo llevan sus datos. Linux espera unos 40 ms.`,
  ),
  'hold-ack-of-fin': ofPeerFin(
    (fin) =>
      `Retienes ack ${after(fin)} un momento: si tu aplicación cierra a tiempo, lo lleva tu FIN. Por eso muchas capturas muestran tres segmentos.`,
  ),
};
