/** Why a segment was not enough or too much, why silence was wrong, and why the port was not free. Spanish. */

import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import { seqLt } from '../../lib/sequence.ts';
import {
  after,
  before,
  isPureAck,
  type MistakeWhys,
  ofPeerFin,
  ofSegment,
  type PositionFacts,
} from './position-facts.ts';
import { segmentEs } from './segment-words.es.ts';

function whyNeedlessRepeat(segment: Segment, { sndUna, arrival }: PositionFacts): string {
  if (has(segment, 'RST')) {
    const came = arrival === null ? '' : ` Lo que llegó, ${segmentEs(arrival)}, no lo necesita.`;
    return `Tu extremo está en CLOSED y no debe a nadie el RST con seq ${segment.seq}.${came}`;
  }
  const what = `Lo que enviaste otra vez empieza en el número ${segment.seq}`;
  return seqLt(sndUna, segEnd(segment))
    ? `${what}. Aún no está confirmado, pero desde que salió no ha vencido ningún temporizador, y solo el temporizador dice cuándo repetirlo.`
    : `${what}. El otro extremo lo tiene: todo lo anterior a ${sndUna} está confirmado.`;
}

function whyNeedlessAck({ ackSent, rcvNxt, arrival }: PositionFacts): string | null {
  if (ackSent !== rcvNxt) return null;
  const said = `Ya has dicho que esperas ${rcvNxt}, y no ha llegado nada que lo haga avanzar.`;
  return isPureAck(arrival) ? `${said} Lo que llegó es un ACK: no ocupa ningún número, y nadie lo confirma.` : said;
}

function whyRepeat({ finSeq, sndUna, sndNxt }: PositionFacts): string | null {
  if (sndUna === sndNxt) return null;
  if (finSeq === sndUna)
    return `Tu FIN, número ${finSeq}, está sin confirmar. Si se perdió él o su ACK, no puedes saberlo, y no importa: sale otra vez con seq ${finSeq}.`;
  return `Desde el número ${sndUna} no hay nada confirmado, aunque has enviado todo hasta ${before(sndNxt)}. Lo que empieza en ${sndUna} tiene que salir otra vez: solo tú puedes repararlo.`;
}

function whyPort({ finSeq, finAcked, peerFinSeq, twoMslLeft }: PositionFacts): string {
  const left = twoMslLeft === null ? '' : `: quedan ${twoMslLeft} s`;
  if (finSeq === null)
    return 'La conexión sigue ahí: tu FIN ni siquiera se ha enviado. Su puerto es de ella hasta que terminen los dos sentidos.';
  if (!finAcked)
    return `La conexión sigue ahí: tu FIN, número ${finSeq}, está sin confirmar. Hasta entonces necesita su puerto.`;
  if (peerFinSeq === null)
    return `Tu FIN, número ${finSeq}, está confirmado, pero el FIN del otro extremo no ha llegado. Media conexión sigue abierta y necesita el puerto.`;
  return `Los dos FIN están hechos, el tuyo con el número ${finSeq} y el del otro con ${peerFinSeq}, pero 2MSL no ha terminado${left}. Si ${peerFinSeq} llega otra vez, alguien debe estar en este puerto para responder con ack ${after(peerFinSeq)}.`;
}

/** Whether both FINs are done, so that only TIME-WAIT holds the port. */
function onlyTimeWait({ finAcked, peerFinSeq }: PositionFacts): boolean {
  return finAcked && peerFinSeq !== null;
}

export const MOVES_ES = {
  'no-fin': {
    moment: 'Aquí toca un FIN, y este segmento no lo lleva.',
    why: ({ finSeq, sndNxt }) =>
      finSeq === null
        ? `Tu aplicación ha cerrado y no hay ningún byte esperando: toca el FIN, con tu próximo número, ${sndNxt}. Sin el flag el otro extremo no se entera de que has terminado.`
        : `El temporizador venció porque tu FIN, número ${finSeq}, está sin confirmar. Tiene que salir otra vez, y lo que enviaste no lo lleva.`,
    lecture: 'Los pasos 1 y 3 tienen FIN=1: solo ese flag dice «quiero liberar esto».',
    rfc: 'Después de CLOSE, cuando todos los datos están en segmentos, se envía el FIN. Ninguna otra cosa termina un sentido.',
  },
  'unprompted-reack': {
    moment: 'El último ACK ha salido, y nada lo pide otra vez.',
    why: ofPeerFin((fin, { ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `Has respondido al FIN, número ${fin}, con ack ${rcvNxt}, y desde entonces nada ha vuelto a pedirlo. Si ese ACK se pierde, el FIN vuelve por sí solo: entonces lo repites.`
        : null,
    ),
    lecture: 'En los apuntes el cuarto paso se repite solo porque el tercero ha llegado otra vez.',
    rfc: 'Un ACK no tiene temporizador propio: en TIME-WAIT es una llegada la que lo provoca otra vez, por lo general el FIN.',
  },
  'needless-retransmission': {
    moment: 'Nada necesita este segmento: no ha vencido ningún temporizador, y nadie lo espera.',
    why: ofSegment(whyNeedlessRepeat),
    lecture: 'En los apuntes un paso se envía otra vez solo cuando no ha llegado su respuesta.',
    lectureHere: ofSegment((segment) =>
      has(segment, 'RST') ? 'Los apuntes no tienen RST: después de CLOSED no envían nada.' : null,
    ),
    rfc: 'Cuándo enviar otra vez lo dice el temporizador de retransmisión.',
    rfcHere: ofSegment((segment) =>
      has(segment, 'RST') ? 'Un RST responde a lo que no encuentra conexión, y nunca a otro RST.' : null,
    ),
  },
  'needless-ack': {
    moment: 'Nada espera un ACK: este no cambia nada.',
    why: whyNeedlessAck,
    lecture: 'Los apuntes confirman los dos FIN. Sus pasos 2 y 4 son ACK, y a esos no responde nadie.',
    rfc: 'Se confirma lo que ocupa un número, y un ACK no ocupa ninguno: si no, dos extremos se confirmarían uno a otro para siempre.',
  },
  'no-reack-in-time-wait': {
    moment: 'El FIN llegó otra vez: se pide de nuevo tu último ACK.',
    why: ofPeerFin((fin, { sndNxt, ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `El FIN con el número ${fin} ha llegado otra vez, así que tu ACK quizá se perdió. Envíalo otra vez, seq ${sndNxt} y ack ${after(fin)}, y tu 2MSL empieza de nuevo.`
        : `El FIN con el número ${fin} ha llegado otra vez, y aún espera su ACK: seq ${sndNxt}, ack ${after(fin)}. Tu 2MSL corre desde que ese salga.`,
    ),
    lecture:
      'Esta es en los apuntes la razón misma de TIME-WAIT: el tercer paso llega otra vez, así que el cuarto se repite. No mencionan que entonces 2MSL empieza de nuevo.',
    rfc: 'En TIME-WAIT el FIN que llega otra vez se confirma otra vez, y el temporizador 2MSL empieza de nuevo.',
  },
  'ack-overdue': {
    moment: 'El tiempo para retener el ACK ha pasado: sale ahora.',
    why: ({ sndNxt, rcvNxt }) =>
      `Todo lo anterior a ${rcvNxt} ha llegado, y el otro extremo aún no lo sabe: seq ${sndNxt}, ack ${rcvNxt}. Nada más salió a tiempo para llevar el ACK.`,
    lecture: 'En los apuntes no hay ACK retrasado: allí cada paso se responde enseguida.',
    rfc: 'Un ACK se puede retrasar, pero menos de 0,5 segundos (MUST-40).',
  },
  'no-reply-to-fin': {
    moment: 'Ha llegado un FIN, y un FIN recibe su ACK enseguida.',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `El FIN del otro extremo, número ${fin}, espera su ACK: seq ${sndNxt}, ack ${after(fin)}. Mientras calles, el otro extremo no puede saber si llegó.`,
    ),
    lecture: 'Pasos 2 y 4: en los apuntes a cada FIN le sigue su ACK, un número más alto.',
    rfc: 'Cuando el FIN ha llegado en orden, RCV.NXT (el próximo número esperado) lo rebasa, y se envía un ACK de él.',
  },
  'no-retransmission': {
    moment: 'Venció el temporizador: lo más antiguo sin confirmar tiene que salir otra vez.',
    why: whyRepeat,
    lecture:
      'Los apuntes lo dicen del tercer paso: si no llega ningún ACK, el receptor lo envía otra vez. Lo mismo vale para el paso 1 y para los datos.',
    rfc: 'Cuando vence el temporizador de retransmisión, el primer segmento sin confirmar se envía otra vez, y el temporizador empieza de nuevo.',
  },
  'close-forgotten': {
    moment: 'Tu aplicación ha cerrado y todo está enviado: ahora toca el FIN.',
    why: ({ sndNxt }) =>
      `Tu aplicación ha cerrado y no hay ningún byte esperando. El FIN ocupa tu próximo número, ${sndNxt}. Ningún temporizador lo enviará por ti, y hasta que salga tu sentido sigue abierto.`,
    lecture: 'Pasos 1 y 3: un lado que ha enviado todos sus datos lo dice con FIN=1.',
    rfc: 'CLOSE: cuando todo lo entregado está en segmentos, forma un FIN y envíalo.',
  },
  'port-too-early': {
    moment: 'La conexión anterior sigue ahí y ocupa el puerto.',
    why: whyPort,
    lecture:
      'Así lo dicen los apuntes: quien cerró primero retiene el puerto hasta que termina el temporizador, y a otro proceso se le dice que está en uso.',
    lectureHere: (facts) =>
      onlyTimeWait(facts) ? null : 'En los apuntes cada conexión ocupa un puerto, y no solo después del cuarto paso.',
    rfc: 'Una conexión que se cerró activamente debe permanecer en TIME-WAIT 2MSL; hasta entonces su par de puertos está ocupado.',
    rfcHere: (facts) =>
      onlyTimeWait(facts) ? null : 'Una conexión se identifica por su par de direcciones y puertos mientras existe.',
  },
} satisfies MistakeWhys;
