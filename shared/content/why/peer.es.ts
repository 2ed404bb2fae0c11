/** What the other end does, or would have done, with the numbers of the position. Spanish. */

import type { Segment } from '../../tcp/segment.ts';
import { after, goesPastFin, type PeerWhy, type PositionFacts } from './position-facts.ts';

/** The ACK with which the peer would answer, certain only if it has confirmed everything that was sent. */
function ackOfPeer({ sndUna, sndNxt }: PositionFacts): string {
  return sndUna === sndNxt ? `ack ${sndNxt}` : `ack ${sndNxt} si ha llegado todo lo que enviaste`;
}

/** A sentence about the peer, with its condition. */
function ifAll({ sndUna, sndNxt }: Pick<PositionFacts, 'sndUna' | 'sndNxt'>, does: string): string {
  const sentence = sndUna === sndNxt ? does : `si ha llegado todo lo que enviaste, ${does}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** For a peer whose own close may have ended too, which this end cannot know. */
function answerOfNobody({ sent }: PositionFacts): string | null {
  if (sent === null) return null;
  const seq = sent.ack === undefined ? '' : `, seq ${sent.ack}`;
  return `Si allí todo ha ido bien, ya no conoce esta conexión y respondería con un RST${seq}.`;
}

/** What a segment tells a peer that already has its numbers. */
function saysEs({ seq, ack }: Segment): string {
  return ack === undefined ? `seq ${seq}` : `seq ${seq} y ack ${ack}`;
}

export const PEER_ES: PeerWhy = {
  sent: {
    'answer-ack-and-drop': (facts) =>
      `No lo aceptaría. Lo descartaría y respondería con un ACK de lo que tiene: ${ackOfPeer(facts)}.`,
    'drop-silently': () => null,
    'be-reset': ({ sent, ...facts }) =>
      sent === null
        ? null
        : ifAll(facts, `creería al RST, pues seq ${sent.seq} es lo que espera: su conexión desaparecería al instante.`),
    'answer-reset': answerOfNobody,
    accept: ({ sent, ...facts }) => {
      if (sent === null) return null;
      return goesPastFin({ sent, ...facts })
        ? ifAll(facts, 'aceptaría el ACK de este segmento y seguiría; lo que hay detrás de tu FIN lo ignoraría.')
        : ifAll(
            facts,
            `no podría ver el error: lo que para él es nuevo en este segmento, seq ${sent.seq}, lo aceptaría, y seguiría a partir de ahí.`,
          );
    },
    'ignore-old': ({ sent, ...facts }) =>
      sent === null ? null : ifAll(facts, `no encontraría nada nuevo en ${saysEs(sent)}, y no cambiaría nada.`),
    'hold-and-ask': (facts) => `Lo apartaría, pues falta algo anterior, y pediría eso: ${ackOfPeer(facts)}.`,
    'challenge-ack': (facts) =>
      `No se fiaría, y respondería con un ACK para oír qué sabes de verdad: ${ackOfPeer(facts)}.`,
  },
  unsent: {
    'no-reset-from-closed': () =>
      'No se entera del final. Mientras crea en la conexión sigue adelante, y envía otra vez lo que no se confirma.',
    'no-reack-in-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `Mientras no le llegue ningún ACK ${after(peerFinSeq)}, vence su temporizador y el FIN ${peerFinSeq} llega una vez más. Después de tu 2MSL se toparía con un RST.`,
    'ack-overdue': ({ rcvNxt }) =>
      `Espera ack ${rcvNxt}. Si no llega, vence su temporizador de retransmisión y envía otra vez lo que ya tienes.`,
    'no-reply-to-fin': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `Mientras no le llegue ningún ACK ${after(peerFinSeq)}, su temporizador vence una y otra vez, y cada vez envía de nuevo el FIN ${peerFinSeq}, hasta que abandona.`,
    'no-retransmission': ({ sndUna }) =>
      `No hace nada al respecto. Lo que empieza en ${sndUna} no ha llegado allí, o su ACK no ha llegado aquí: no puede saberlo, y el temporizador es tuyo.`,
    'close-forgotten': () =>
      'No se entera de que has terminado. Ningún temporizador se lo dice; su lado de la conexión sigue esperando.',
    'port-too-early': () => 'No nota nada: un puerto es asunto de tu propio host, y no se envió nada.',
    'state-fin-closes-both': ({ sndNxt }) =>
      `Ha enviado su último byte, pero para él la conexión tampoco ha terminado: tu FIN, número ${sndNxt} o posterior, está por venir.`,
    'state-skips-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `Si se pierde tu ACK ${after(peerFinSeq)}, envía otra vez el FIN ${peerFinSeq}. De un extremo en CLOSED recibiría por ello un RST.`,
  },
};
