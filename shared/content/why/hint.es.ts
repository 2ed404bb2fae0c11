/** The hints in Spanish: where to look, the deciding rule, the numbers. Never the state, which may still be named for points. */

import type { AppCall } from '../../duel/vocabulary/figure.ts';
import { has, type Segment } from '../../tcp/segment.ts';
import { before } from './position-facts.ts';
import type { HintFacts, HintTexts } from './hint.ts';
import { bytesEs } from './segment-words.es.ts';

function came(segment: Segment, again: boolean): string {
  const text = segment.len > 0 ? bytesEs(segment.len) : null;
  const what = () => {
    if (has(segment, 'RST')) return 'un RST';
    if (has(segment, 'SYN')) return 'un SYN';
    if (has(segment, 'FIN')) return text === null ? 'un FIN' : `${text} y un FIN`;
    return text ?? 'un ACK y nada más';
  };
  const bare = has(segment, 'ACK') || has(segment, 'RST') ? '' : ', sin el flag ACK';
  return `Mira lo que ha llegado: ${what()}${bare}${again ? ', y no por primera vez' : ''}.`;
}

function called({ call, bytes, full }: AppCall): string {
  switch (call) {
    case 'SEND':
      return `tu aplicación ha entregado ${bytesEs(bytes)} para enviar`;
    case 'CLOSE':
      return full ? 'tu aplicación ha cerrado, también para leer' : 'tu aplicación ha cerrado';
    case 'ABORT':
      return 'tu aplicación no cierra: aborta';
    case 'LISTEN':
      return 'tu aplicación pide su puerto, con SO_REUSEADDR';
    case 'CONNECT':
      return 'tu aplicación se conecta otra vez';
    case 'DIE':
      return 'tu proceso fue eliminado, y tu núcleo cierra por él';
    case 'BIND':
      return 'tu aplicación pide su puerto';
  }
}

function happened({ cause }: HintFacts): string {
  switch (cause.kind) {
    case 'call':
      return `Mira tu propio lado: ${called(cause)}.`;
    case 'arrival':
      return `${came(cause.segment, cause.again)}${cause.called === null ? '' : ` Desde entonces ${called(cause.called)}.`}`;
    case 'still-owed':
      return 'Tu última jugada era correcta, pero no lo era todo.';
    case 'timer':
      if (cause.timer === 'retransmission') return 'Mira tu temporizador: ha vencido, y algo tuyo está sin confirmar.';
      if (cause.timer === 'delayed-ack') return 'Mira tu temporizador del ACK: ha vencido, y aún retienes un ACK.';
      if (cause.timer === 'keep-alive') return 'Mira tu temporizador keep-alive: hace mucho que no llega nada.';
      if (cause.timer === 'fin-wait-2') return 'Mira tu sistema: ha dejado de esperar el FIN del otro extremo.';
      return cause.timer === 'time-wait'
        ? 'Mira tu puerto: la espera ha terminado.'
        : 'Mira tu aplicación: ha abandonado la conexión.';
  }
}

const MAY_WAIT = 'Se debe un ACK, pero puede esperar.';

const OWED: Readonly<Record<HintFacts['right']['kind'], string>> = {
  send: 'Ahora se debe un segmento.',
  wait: 'Por eso no se debe nada.',
  bind: 'Al otro extremo no se le debe nada: se trata de tu puerto.',
  claim: 'Se trata del estado de tu extremo.',
};

/** What has arrived in order, without the number that follows from it. */
function inOrder({ peerFin, rcvNxt }: HintFacts): string {
  const last = before(rcvNxt);
  return peerFin === last
    ? `lo último que llegó en orden fue el FIN, número ${last}`
    : `del otro extremo tienes todo hasta el número ${last}`;
}

function resetNumbers({ arrival, sndNxt, rule }: HintFacts): string {
  if (arrival === null || rule === 'reset-abort' || rule === 'reset-unread') return `Tu próximo número es ${sndNxt}.`;
  const ack = arrival.ack === undefined ? 'sin ack' : `ack ${arrival.ack}`;
  const text = arrival.len > 0 ? `, ${bytesEs(arrival.len)}` : '';
  return `Lo que llegó tenía seq ${arrival.seq}, ${ack}${text}${has(arrival, 'FIN') ? ', y el flag FIN' : ''}.`;
}

function sendNumbers(segment: Segment, facts: HintFacts): string {
  const { rule, arrival, sndUna, sndNxt, rcvNxt, pending } = facts;
  if (has(segment, 'RST')) return resetNumbers(facts);
  if (rule === 'again') return `Lo más antiguo sin confirmar empieza en el número ${sndUna}; ${inOrder(facts)}.`;
  if (rule === 'first-fin-bare') return `El último número que has usado es ${before(sndNxt)}.`;
  const waiting = pending > 0 ? `, con ${bytesEs(pending)} esperando` : '';
  const gap =
    rule === 'ack-gap' && arrival !== null ? ` Lo que llegó empieza en ${arrival.seq}; falta el número ${rcvNxt}.` : '';
  return `Tu próximo número es ${sndNxt}${waiting}; ${inOrder(facts)}.${gap}`;
}

function numbers(facts: HintFacts): string {
  const { right, arrival, sndUna, sndNxt, rcvNxt, rule } = facts;
  if (right.kind === 'send') return sendNumbers(right.segment, facts);
  if (rule === 'silent-reset' && arrival !== null)
    return `Lo que llegó es un RST con seq ${arrival.seq}: ningún número suyo pide respuesta.`;
  if (arrival !== null && arrival.ack !== undefined)
    return `Lo que llegó tiene seq ${arrival.seq} y confirma todo lo anterior a ${arrival.ack}. Has enviado hasta ${before(sndNxt)}, y ${rcvNxt} es lo que esperas.`;
  if (sndUna !== sndNxt)
    return `Has enviado hasta el número ${before(sndNxt)}; todo lo anterior a ${sndUna} está confirmado. Esperas ${rcvNxt}.`;
  return `Todo lo que has enviado, hasta el número ${before(sndNxt)}, está confirmado, y tú has confirmado todo hasta ${before(rcvNxt)}.`;
}

export const HINT_ES: HintTexts = {
  look: (facts) => `${happened(facts)} ${facts.rule === 'silent-may-hold' ? MAY_WAIT : OWED[facts.right.kind]}`,
  rules: {
    'reset-abort': 'Un abort se comunica con un RST y nada más. Su seq es tu próximo número; no pide respuesta.',
    'reset-unread':
      'Quien cierra sin haberlo leído todo no debe fingir que todo fue bien: un RST, con tu próximo número como seq.',
    'reset-by-ack': 'En tu extremo ya nadie puede recibirlo, y un RST lo dice. Su seq es el ack que llegó.',
    'reset-without-ack':
      'En tu extremo ya nadie puede recibirlo, y un RST lo dice. No llegó ningún ack del que tomar su seq: seq es 0, y ack cubre todo lo que llegó.',
    reset:
      'Toca un RST: su seq es el ack de aquello a lo que responde, o tu próximo número si es tu aplicación la que corta.',
    again:
      'Sale otra vez lo más antiguo que no tiene ACK: mismos flags, mismos bytes, mismo seq. Solo ack es el de ahora.',
    'first-fin-bare':
      'Quien no tiene nada más que enviar pone FIN. Su seq es el número que sigue al último que has usado; los apuntes lo escriben sin ACK.',
    fin: 'Quien no tiene nada más que enviar pone FIN, y ACK como siempre. seq es tu próximo número, ack el próximo que esperas.',
    'fin-and-data':
      'Los datos van primero, y el FIN cabe detrás: un solo segmento, con FIN y ACK. seq es el número de su primer byte.',
    'fin-and-ack':
      'Tu FIN puede confirmar de paso el del otro: FIN y ACK en un solo segmento. seq es tu próximo número, ack el que sigue a su FIN.',
    data: 'Los datos salen con tu próximo número, y ACK va como siempre: ack es el próximo número que esperas.',
    'ack-fin': 'Un FIN ocupa un número y se confirma enseguida. seq es tu próximo número, ack el que sigue al FIN.',
    'ack-fin-again':
      'Su FIN llegó otra vez, así que quizá no tenga tu ACK: se confirma una vez más. seq es tu próximo número, ack el que sigue al FIN.',
    'ack-gap':
      'Falta algo anterior. Lo que llegó se guarda, y el ACK pide el primer número que falta; seq es tu próximo número.',
    'ack-not-taken':
      'No se acepta, pero recibe una respuesta: un ACK que dice por dónde vas, con tu próximo número y el que esperas.',
    ack: 'Lo que ocupa números se confirma: ack es el primer número que aún no tienes. seq es tu próximo número, y el ACK mismo no ocupa ninguno.',
    'silent-reset': 'A un RST nunca se le responde.',
    'silent-ack': 'Un ACK no ocupa ningún número, y nadie confirma un ACK.',
    'silent-no-flag': 'Sin el flag ACK un segmento no cuenta: se descarta sin decir nada.',
    'silent-not-taken': 'Lo que llegó no trae nada que aún aceptaras, así que no hay nada que confirmar.',
    'silent-may-hold':
      'Este ACK puede esperar un momento. Si tu aplicación responde o cierra a tiempo, un segmento lleva ambas cosas. Enviarlo enseguida también es correcto.',
    'silent-held': 'Quien cerró primero retiene el puerto un tiempo. Hasta que pase, solo sirve esperar.',
    'silent-call':
      'Lo que pide la aplicación ya terminó o no necesita nada en el cable: se le dice, y no sale ningún segmento.',
    'silent-timer': 'Lo que acaba porque se le agotó el tiempo acaba en silencio: no sale ningún segmento.',
    silent:
      'No ha llegado nada que ocupe un número, no ha vencido ningún temporizador, y tu aplicación no quiere nada.',
    syn: 'Un SYN más allá de los números viejos abre una conexión nueva. La respuesta es SYN y ACK: ack es su número + 1, seq queda más allá de todos tus números viejos.',
    'port-reuse':
      'SO_REUSEADDR permite a un servidor escuchar en un puerto que solo retiene la espera de una conexión anterior.',
    port: 'Cuando ninguna conexión ocupa ya el puerto, se puede usar otra vez.',
    state:
      'Tres preguntas dan el estado: ¿ha cerrado tu aplicación?, ¿está confirmado tu FIN?, ¿ha llegado el FIN del otro?',
  },
  numbers,
  nothing: 'Ahora mismo no tienes nada que decidir.',
};
