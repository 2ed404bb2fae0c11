/** Why the state that was named is not the state of the end. Spanish. */

import type { State } from '../../tcp/connection-state.ts';
import { after, type MistakeWhys, ofOwnFin, ofPeerFin, type PositionFacts } from './position-facts.ts';

function whyNotTimeWait({ finSeq, peerFinSeq, sndUna }: PositionFacts): string {
  const own =
    finSeq === null
      ? 'tu propio FIN ni siquiera se ha enviado'
      : `de tu FIN, número ${finSeq}, no ha llegado el ACK ${after(finSeq)}; lo confirmado acaba antes de ${sndUna}`;
  const theirs =
    peerFinSeq === null
      ? 'El FIN del otro extremo tampoco ha llegado.'
      : `El FIN del otro extremo, número ${peerFinSeq}, es solo la mitad.`;
  return `TIME-WAIT necesita dos cosas, y ${own}. ${theirs}`;
}

/** The facts that decide, and the state that follows from them. */
const NAMED: Readonly<Record<State, (facts: PositionFacts) => string>> = {
  ESTABLISHED: ({ sndNxt }) =>
    `No has cerrado, y el FIN del otro extremo no ha llegado. Los dos pueden enviar, tú desde el número ${sndNxt}: eso es ESTABLISHED.`,
  'FIN-WAIT-1': ({ finSeq, sndNxt }) =>
    finSeq === null
      ? `Has cerrado, y el FIN del otro extremo no ha llegado. Tu FIN, número ${sndNxt} como pronto, aún no ha salido, pero close() ya cambia el estado: eso es FIN-WAIT-1.`
      : `Has cerrado, tu FIN, número ${finSeq}, está sin confirmar, y el del otro extremo no ha llegado: eso es FIN-WAIT-1.`,
  'FIN-WAIT-2': ({ finSeq }) =>
    `Tu FIN, número ${finSeq}, está confirmado, y el del otro extremo no ha llegado: eso es FIN-WAIT-2.`,
  'CLOSE-WAIT': ({ peerFinSeq }) =>
    `El FIN del otro extremo, número ${peerFinSeq}, ha llegado, y tú no has cerrado: eso es CLOSE-WAIT.`,
  CLOSING: ({ finSeq, peerFinSeq }) =>
    `El FIN del otro extremo, número ${peerFinSeq}, llegó antes que el ACK del tuyo, número ${finSeq}. Los FIN se cruzaron: eso es CLOSING.`,
  'LAST-ACK': ({ finSeq, peerFinSeq, sndNxt }) =>
    finSeq === null
      ? `El FIN del otro extremo, número ${peerFinSeq}, llegó primero, y ahora has cerrado tú. Tu FIN, número ${sndNxt} como pronto, aún no ha salido, pero close() ya cambia el estado: eso es LAST-ACK.`
      : `El FIN del otro extremo, número ${peerFinSeq}, llegó primero, y el tuyo, número ${finSeq}, está sin confirmar: eso es LAST-ACK.`,
  'TIME-WAIT': ({ finSeq, peerFinSeq }) =>
    `Tu FIN, número ${finSeq}, está confirmado, y el del otro extremo, número ${peerFinSeq}, ha llegado. No cerraste en segundo lugar: eso es TIME-WAIT.`,
  CLOSED: ({ finSeq, finAcked, peerFinSeq }) =>
    finAcked && peerFinSeq !== null
      ? `Los dos FIN, el tuyo con el número ${finSeq} y el del otro con ${peerFinSeq}, están confirmados. No queda nada que esperar: eso es CLOSED.`
      : 'La conexión terminó antes de tiempo, por un RST, un abort o una espera demasiado larga: eso es CLOSED.',
};

function whyOther(facts: PositionFacts): string | null {
  return facts.state === null ? null : NAMED[facts.state](facts);
}

export const STATES_ES = {
  'state-fin-closes-both': {
    moment: 'Un FIN termina un sentido: el tuyo sigue abierto.',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `El FIN del otro extremo, número ${fin}, solo dice que de allí no vienen más datos. Tu sentido está abierto: tu FIN no se ha enviado, y desde ${sndNxt} aún puedes enviar.`,
    ),
    lecture:
      'Los apuntes llaman a esto CLOSE-WAIT: después del primer FIN al receptor pueden quedarle datos, y sigue enviando.',
    rfc: 'CLOSE dice «no tengo más datos que enviar», de un sentido. El otro sigue hasta su propio FIN.',
  },
  'state-time-wait-on-passive': {
    moment: 'Tú cierras en segundo lugar: la espera no es tuya.',
    why: ofPeerFin(
      (fin) =>
        `El FIN del otro extremo, número ${fin}, llegó antes de que cerrara tu aplicación, así que el otro extremo cerró primero. La espera de 2MSL es para el lado que envía el último ACK, y ese no eres tú.`,
    ),
    lecture:
      'En los apuntes solo el emisor, que cerró primero, espera 2MSL; el receptor está en CLOSED en cuanto llega el cuarto paso.',
    rfc: 'A TIME-WAIT se llega solo desde FIN-WAIT-1, FIN-WAIT-2 y CLOSING. Desde CLOSE-WAIT el camino es LAST-ACK y CLOSED.',
  },
  'state-skips-time-wait': {
    moment: 'Primero viene TIME-WAIT: tu último ACK aún puede perderse.',
    why: ofPeerFin(
      (fin) =>
        `Nadie te dirá si llega tu ACK ${after(fin)}. Si no llega, el FIN con el número ${fin} viene otra vez, y alguien tiene que estar ahí para responder. Por eso te quedas 2MSL.`,
    ),
    lecture:
      'Después del cuarto paso, dicen los apuntes, el emisor espera 2MSL para asegurarse de que nada salió mal, y solo entonces está en CLOSED.',
    rfc: 'Quien cierra activamente debe permanecer en TIME-WAIT 2MSL.',
  },
  'state-closing-for-time-wait': {
    moment: 'CLOSING espera el ACK de tu FIN, y ya lo tienes.',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `Tu FIN, número ${fin}, está confirmado: el otro extremo ha dicho ack ${sndUna}. CLOSING es el estado en el que los FIN se han cruzado y falta justo ese ACK.`,
    ),
    lecture:
      'Los apuntes no tienen CLOSING: omiten que dos FIN pueden cruzarse. En su orden el primer FIN se confirma antes de que llegue el segundo.',
    rfc: 'Cuando llega el FIN del otro extremo y el nuestro está confirmado, el estado siguiente es TIME-WAIT; solo si no, es CLOSING.',
  },
  'state-any-fin-time-wait': {
    moment: 'Para TIME-WAIT aún falta el ACK de tu propio FIN.',
    why: whyNotTimeWait,
    lecture:
      'En los apuntes el ACK del primer FIN está ahí (paso 2) mucho antes de TIME-WAIT. Qué ocurre cuando los FIN se cruzan, lo omiten.',
    rfc: 'FIN-WAIT-1 y un FIN: si nuestro FIN está confirmado, TIME-WAIT; si no, CLOSING.',
  },
  'state-any-ack-fin-wait-2': {
    moment: 'Ese ACK no alcanza hasta tu FIN.',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `Tu FIN tiene el número ${fin}; solo ack ${after(fin)} lo confirma. Hasta ahora el otro extremo ha confirmado lo anterior a ${sndUna}, y ahí no está el FIN.`,
    ),
    lecture: 'El segundo paso tiene ack=u+1, no un ack cualquiera: con él el emisor entra en FIN-WAIT-2.',
    rfc: 'De FIN-WAIT-1 a FIN-WAIT-2 solo lleva el ACK de nuestro FIN.',
  },
  'state-fin-means-fin-wait-2': {
    moment: 'FIN-WAIT-2 espera el FIN del otro extremo, y ese ya ha llegado.',
    why: ofPeerFin(
      (fin) =>
        `El FIN del otro extremo ha llegado, número ${fin}. FIN-WAIT-2 es justo la espera de ese FIN, así que ha terminado o nunca fue tuya.`,
    ),
    lecture:
      'En los apuntes se entra en FIN-WAIT-2 con el segundo paso, que es un ACK, y se sale cuando llega el tercero, el FIN.',
    rfc: 'El FIN del otro extremo lleva de FIN-WAIT-2 a TIME-WAIT, de FIN-WAIT-1 a CLOSING o TIME-WAIT, de ESTABLISHED a CLOSE-WAIT.',
  },
  'state-wrong': {
    moment: 'Ese no es el estado en el que está tu extremo.',
    why: whyOther,
    lecture:
      'En los apuntes el estado cambia cuando el paso se ha enviado. TCP lo cambia con el evento que lo exige: close(), o un FIN que llega.',
    rfc: 'El diagrama de estados: cada evento, una llamada, un segmento o un temporizador, lleva de un estado a exactamente otro o lo deja igual.',
  },
} satisfies MistakeWhys;
