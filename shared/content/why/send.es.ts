/** Why the kind of a segment was wrong: flags that do not belong there, a FIN too early or too often. Spanish. */

import { has, type Segment } from '../../tcp/segment.ts';
import { seqAdd } from '../../lib/sequence.ts';
import {
  after,
  finNumberDue,
  finNumberOf,
  type MistakeWhys,
  ofOwnFin,
  ofSegment,
  type PositionFacts,
  before,
} from './position-facts.ts';
import { bytesEs, segmentEs } from './segment-words.es.ts';

function whyNoReset({ arrival, reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by === 'abort')
    return `Tu aplicación ha abortado, y el otro extremo aún no lo sabe. Se lo dice un RST, con tu próximo número: seq ${reset.seq}.`;
  if (reset.by === 'unread')
    return `Tu aplicación ha cerrado sin leer todo lo que había llegado. Un FIN lo ocultaría; lo dice un RST, con tu próximo número: seq ${reset.seq}.`;
  if (arrival === null) return null;
  const what =
    reset.by === 'deaf'
      ? `Tu aplicación ha llamado a close(), así que nadie leerá esto: ${segmentEs(arrival)}.`
      : `Lo que llegó, ${segmentEs(arrival)}, no pertenece a ninguna conexión de tu extremo.`;
  return reset.ack === null
    ? `${what} La respuesta es un RST, y su seq es el ack que traía: ${reset.seq}, el número que pide el otro extremo.`
    : `${what} No traía ack, así que el RST tiene seq 0 y confirma todo lo que llegó: ack ${reset.ack}.`;
}

function rfcOfReset({ reset }: PositionFacts): string | null {
  switch (reset?.by) {
    case 'abort':
      return 'ABORT envía un RST en SND.NXT, tu próximo número, y termina la conexión de inmediato.';
    case 'unread':
      return 'Cuando una aplicación cierra con datos sin leer, TCP envía un RST para mostrar que se perdieron datos.';
    case 'deaf':
      return 'Cuando llegan datos nuevos para una aplicación que ha llamado a close(), TCP envía un RST: se perdieron datos.';
    default:
      return null;
  }
}

/** What a RST would do to both ends. */
function harm({ peerWould }: PositionFacts): string {
  switch (peerWould) {
    case 'be-reset':
      return 'Terminaría la conexión en los dos extremos, y se perderían los datos que aún están en camino.';
    case 'drop-silently':
      return 'Tu extremo desaparecería de inmediato. El otro descartaría el RST y conservaría su lado de la conexión.';
    case 'challenge-ack':
      return 'Tu extremo desaparecería de inmediato. El otro conservaría su lado y respondería con un ACK.';
    default:
      return 'Tu extremo desaparecería de inmediato, haga lo que haga el otro.';
  }
}

function whyReset({ seq }: Segment, facts: PositionFacts): string {
  const sent = `Enviaste un RST con seq ${seq}.`;
  if (facts.finSeq !== null)
    return `${sent} Tu FIN, número ${facts.finSeq}, ya ha terminado tu sentido como es debido. ${harm(facts)}`;
  if (!facts.closed)
    return `${sent} Tu aplicación ni ha cerrado ni ha abortado: tu próximo número es ${facts.sndNxt} y aún puedes enviar. ${harm(facts)}`;
  return `${sent} Tu aplicación ha cerrado con normalidad, y eso pide un FIN, número ${finNumberDue(facts)}. ${harm(facts)}`;
}

function whyNoAck(segment: Segment, { reset, rcvNxt }: PositionFacts): string | null {
  if (!has(segment, 'RST')) {
    return `Enviaste ${segmentEs(segment)}: sin el flag ACK. Desde que se estableció la conexión cada segmento dice también qué número esperas, aquí ${rcvNxt}. Sin el flag se descarta entero, lleve lo que lleve.`;
  }
  if (reset === null || reset.ack === null) return null;
  return `Lo que llegó no traía ningún ack del que tu RST pudiera tomar su seq. Por eso tiene seq 0 y dice con ACK a qué responde: ack ${reset.ack}.`;
}

function whyTooEarly(segment: Segment, facts: PositionFacts): string {
  const { closed, pending, peerFinSeq, sndNxt } = facts;
  if (closed)
    return `Tu aplicación ha cerrado, pero no está todo enviado: queda por salir ${bytesEs(pending)}, desde el número ${sndNxt}. El FIN va detrás, con el número ${finNumberDue(facts)}.`;
  const waiting = pending > 0 ? ` y aún tiene ${bytesEs(pending)} por enviar` : '';
  if (peerFinSeq !== null)
    return `El FIN del otro extremo, número ${peerFinSeq}, solo te pide un ACK: ack ${after(peerFinSeq)}. Tu propio FIN espera a tu aplicación, que no ha cerrado${waiting}. Solo ella sabe cuándo ha terminado.`;
  return `Tu aplicación no ha cerrado${waiting}. Un FIN con el número ${finNumberOf(segment)} diría que ahí acaban tus datos, y eso solo puede decirlo tu aplicación.`;
}

function whyOtherFin(segment: Segment, { finSeq, rcvNxt }: PositionFacts): string | null {
  if (finSeq === null) return null;
  const number = finNumberOf(segment);
  if (segment.seq === finSeq && segment.len > 0)
    return `Tu FIN tiene el número ${finSeq}. Con ${bytesEs(segment.len)} delante, que tu aplicación nunca entregó, tendría el número ${number}. Envía solo el FIN.`;
  return `Tu FIN tiene el número ${finSeq}, y es ese el que nadie ha confirmado. Con el número ${number} sería otro FIN, y ${finSeq} seguiría pendiente. Solo ack puede ser más nuevo que antes: ahora ${rcvNxt}.`;
}

export const SEND_ES = {
  'syn-refused': {
    moment: 'Ha llegado un SYN nuevo, y tu servidor escucha: se acepta.',
    why: ({ rcvNxt, sndNxt }) =>
      `El SYN tiene el número ${before(rcvNxt)}, más allá de todo lo que usó la conexión anterior: vale como nuevo. Responde SYN,ACK con ack ${rcvNxt} y un seq por encima de ${before(sndNxt)}.`,
    lecture: 'Los apuntes terminan en TIME-WAIT; no tratan una conexión nueva entre los mismos puertos.',
    rfc: 'Un SYN nuevo puede reabrir una conexión directamente desde TIME-WAIT (MAY-2); a un SYN que puede ser viejo TIME-WAIT responde con un ACK (RFC 5961).',
  },
  'reopen-seq': {
    moment: 'La conexión nueva necesita un número que la anterior nunca usó.',
    why: ofSegment(
      ({ seq }, { sndNxt }) =>
        `Empezaste con seq ${seq}, pero la conexión anterior usó tus números hasta ${before(sndNxt)}. Empieza por encima.`,
    ),
    lecture: 'Los apuntes empiezan con la conexión establecida y no hablan de los primeros números.',
    rfc: 'Su primer número debe ser mayor que el más alto que usó la conexión anterior.',
  },
  'reopen-ack': {
    moment: 'El SYN ocupa un número, y eso es lo que se confirma.',
    why: ({ rcvNxt }) =>
      `El SYN tiene el número ${before(rcvNxt)}; el próximo que esperas es ${rcvNxt}, así que ack ${rcvNxt}.`,
    lecture: 'Es como con un FIN en los apuntes: ack es el número + 1.',
    rfc: 'SYN y FIN ocupan un número cada uno, para que se puedan confirmar sin dudas.',
  },
  'ack-from-closed': {
    moment: 'Tu extremo está en CLOSED: de él solo puede salir un RST.',
    why: ofSegment(
      (segment) =>
        `Enviaste ${segmentEs(segment)}. Pero tu extremo está en CLOSED: no tiene conexión, así que no puede confirmar ni terminar ninguna. Si algo de lo que llegó necesita respuesta, la respuesta es un RST.`,
    ),
    lecture: 'Los apuntes acaban en CLOSED: lo que aún llega allí, y qué recibe como respuesta, lo omiten.',
    rfc: 'Para un extremo en CLOSED no hay conexión: lo que llega se tira y se responde con un RST, salvo que sea él mismo un RST.',
  },
  'no-reset-from-closed': {
    moment: 'Aquí toca un RST: el silencio deja al otro extremo creyendo en una conexión que ya no existe.',
    why: whyNoReset,
    lecture: 'Los apuntes no conocen RST: omiten qué ocurre cuando un lado ya no tiene conexión.',
    rfc: 'A lo que llega a un extremo sin conexión, y no es un RST, se responde con un RST: SEQ es el ack que traía, o 0 con un ACK de todo lo que llegó.',
    rfcHere: rfcOfReset,
  },
  'syn-in-teardown': {
    moment: 'SYN abre una conexión, y aquí no se abre nada.',
    why: ofSegment(
      (segment) =>
        `Enviaste ${segmentEs(segment)}. SYN es de la apertura, donde los dos lados acuerdan sus primeros números. Esos se acordaron hace mucho, y nada en un cierre los hace empezar de nuevo.`,
    ),
    lecture: 'Los apuntes parten de una conexión abierta: ninguno de sus cuatro pasos tiene un SYN.',
    rfc: 'Donde existe una conexión, un SYN provoca un ACK que dice por dónde va todo (como dispone RFC 5961), y sus datos y su FIN no se aceptan.',
  },
  'rst-for-close': {
    moment: 'RST corta, y nadie pidió eso: un cierre ordenado es un FIN.',
    why: ofSegment(whyReset),
    lecture: 'Los apuntes terminan una conexión solo con FIN. RST, la forma de cortarla, no aparece en ellos.',
    rfc: 'Un reset es para lo que no encaja en ninguna conexión y para una aplicación que aborta. Cerrar es otra cosa: significa «no tengo más datos que enviar».',
  },
  'no-ack-flag': {
    moment: 'Falta el flag ACK: este segmento también debe decir qué confirma.',
    why: ofSegment(whyNoAck),
    lecture:
      'Los apuntes escriben el primer paso como FIN=1, seq=u, sin ACK. Ahí simplifican: en un cable real hasta el primer FIN lleva ACK.',
    rfc: 'Si el bit ACK está a 0, descarta el segmento. Por eso lo lleva todo lo que sigue al establecimiento, salvo un RST cuyo seq es prueba suficiente.',
  },
  'fin-too-early': {
    moment: 'FIN dice «de mí no hay más datos», y tu aplicación aún no ha llegado ahí.',
    why: ofSegment(whyTooEarly),
    lecture:
      'En los apuntes cada FIN llega cuando se han enviado todos los datos de su lado; hasta entonces, en CLOSE-WAIT, el receptor puede seguir enviando.',
    rfc: 'CLOSE espera a que todo lo entregado antes esté en segmentos, y entonces se envía el FIN. Significa «no tengo más datos que enviar».',
  },
  'seq-new-for-retransmission': {
    moment: 'Enviar otra vez es enviar el mismo FIN, con el número que tenía.',
    why: ofSegment(whyOtherFin),
    lecture:
      'Los apuntes hacen que el receptor envíe una vez más su tercer paso, el mismo paso. Del paso 1 no lo dicen, pero allí no es distinto.',
    rfc: 'Cuando vence el temporizador, lo enviado se envía otra vez con sus números de antes: así el receptor puede ver que no es algo nuevo.',
  },
  'fin-twice': {
    moment: 'Un FIN en cada sentido: el tuyo ya está enviado.',
    why: ofSegment((segment, { finSeq, finAcked }) => {
      if (finSeq === null) return null;
      const first = finAcked
        ? 'El primero ha llegado, pues está confirmado.'
        : `Si el primero se pierde, sale otra vez, como ${finSeq}.`;
      return `Tu FIN se envió con el número ${finSeq}: ahí acaba tu sentido. Este tendría el número ${finNumberOf(segment)}, detrás del final. ${first}`;
    }),
    lecture: 'De los cuatro pasos, dos son FIN, uno de cada lado: u y w. Ningún lado tiene un segundo.',
    rfc: 'CLOSE por segunda vez es un error («connection closing»): el final de un sentido se anuncia una vez, con un número.',
  },
  'data-after-fin': {
    moment: 'Después de tu FIN ya no pueden venir datos de ti.',
    why: ofOwnFin((fin, { sent }) =>
      sent === null
        ? null
        : `Tu FIN, número ${fin}, es el final de tu sentido: desde ahí no queda ningún número para datos. Con ${bytesEs(sent.len)} llegarías hasta el número ${seqAdd(sent.seq, sent.len - 1)}.`,
    ),
    lecture:
      'En los apuntes el emisor cierra porque ha enviado todos sus datos. Solo el otro lado puede aún enviar, hasta su propio FIN.',
    rfc: 'SEND después de CLOSE se rechaza («connection closing»): detrás del FIN un sentido no tiene lugar para datos.',
  },
} satisfies MistakeWhys;
