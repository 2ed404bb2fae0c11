/** Why seq or ack was wrong. Spanish. */

import { has, type Segment } from '../../tcp/segment.ts';
import { seqDiff } from '../../lib/sequence.ts';
import {
  after,
  before,
  heldBack,
  isPureAck,
  type MistakeWhys,
  ofOwnFin,
  ofPeerFin,
  ofSegment,
  type PositionFacts,
} from './position-facts.ts';

/** Where a RST gets its seq from. */
function seqOfReset({ reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by !== 'arrival') return `Este sale con tu próximo número, seq ${reset.seq}.`;
  return reset.ack === null
    ? `Lo que llegó traía ack ${reset.seq}, y ese es el seq del RST: con su ack el otro extremo dice qué número espera.`
    : `Lo que llegó no traía ack, así que el RST tiene seq 0 y ack ${reset.ack}.`;
}

function whyZero(segment: Segment, facts: PositionFacts): string | null {
  if (!has(segment, 'RST'))
    return `Tus números siguen de corrido desde el primer byte hasta el FIN: tu cuenta va por ${facts.sndNxt}. Nada en un cierre la devuelve a 0.`;
  const due = seqOfReset(facts);
  return due === null ? null : `Un RST solo tiene seq 0 cuando responde a algo sin ack. ${due}`;
}

function whyWrong(segment: Segment, facts: PositionFacts): string | null {
  const { finSeq, sndUna, sndNxt } = facts;
  if (has(segment, 'RST')) {
    const due = seqOfReset(facts);
    return due === null ? null : `Le diste al RST seq ${segment.seq}. ${due}`;
  }
  const stands = `Enviaste seq ${segment.seq}, pero tu cuenta va por ${sndNxt}.`;
  if (sndUna === sndNxt && finSeq !== null)
    return `${stands} Tu FIN está enviado y confirmado: ya solo te quedan ACK por enviar, y todos tienen ese número.`;
  return sndUna === sndNxt
    ? `${stands} Lo próximo que salga de ti empieza ahí, sean datos, un FIN o solo un ACK.`
    : `${stands} Lo que se envía otra vez conserva su número: lo más antiguo sin confirmar empieza en ${sndUna}.`;
}

function whyStale(segment: Segment, { rcvNxt, reset }: PositionFacts): string | null {
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `El RST confirma todo lo que llegó, y eso alcanza hasta el número ${before(reset.ack)}: ack ${reset.ack}. Tú pusiste ${ack}.`;
  }
  return `Todo lo anterior a ${rcvNxt} ha llegado en orden, así que ${rcvNxt} es lo próximo que esperas. Tu ack ${ack} dice que el número ${ack} aún falta.`;
}

function whyNothing(segment: Segment, facts: PositionFacts): string | null {
  const { rcvNxt, arrival, reset } = facts;
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `Lo que llegó alcanza hasta el número ${before(reset.ack)}, así que el RST dice ack ${reset.ack}. Con ${ack} respondería a algo que nunca llegó.`;
  }
  const last = before(ack);
  const claimed =
    last === rcvNxt
      ? `también el número ${rcvNxt}, que no ha llegado`
      : `todo hasta el número ${last}, y no todo eso ha llegado`;
  const said = `Lo que ha llegado sin huecos acaba antes de ${rcvNxt}. Con ack ${ack} confirmarías ${claimed}.`;
  if (isPureAck(arrival)) return `${said} El ACK que llegó no ocupa ningún número, así que no mueve nada.`;
  const held = heldBack(facts);
  return held === null ? said : `${said} Lo que llegó empieza en ${held.seq}, detrás de un hueco.`;
}

export const NUMBERS_ES = {
  'swapped-seq-ack': {
    moment: 'seq y ack han cambiado de sitio: seq es lo tuyo, ack es lo del otro.',
    why: ({ sndNxt, rcvNxt }) =>
      `seq habla de tus propios números, y tu cuenta va por ${sndNxt}. ack habla de los del otro extremo, y de él esperas ${rcvNxt}. Pusiste seq ${rcvNxt} y ack ${sndNxt}.`,
    lecture:
      'Los apuntes distinguen los dos en cada paso: el paso 4 tiene seq=u+1 de su propio lado y ack=w+1 del otro.',
    rfc: 'SEG.SEQ es el primer número del propio segmento; SEG.ACK es el próximo número que quien lo envía espera del otro lado.',
  },
  'seq-from-peer': {
    moment: 'seq cuenta tus propios bytes, y tomaste el número del otro extremo.',
    why: ({ sndNxt, rcvNxt }) =>
      `${rcvNxt} es el próximo número que esperas del otro extremo: su lugar es ack. Tu propia cuenta va por ${sndNxt}, y seq habla de esa.`,
    lecture:
      'En los apuntes u cuenta para el emisor, v y w para el receptor: ninguno escribe nunca en su seq el número del otro.',
    rfc: 'Cada sentido de una conexión tiene sus propios números, con su propio comienzo.',
  },
  'seq-fin-not-counted': {
    moment: 'Tu FIN también ocupó un número, así que vas uno más allá.',
    why: ofOwnFin(
      (fin, { sndNxt }) =>
        `Tu FIN ocupó el número ${fin}, así que vas por ${sndNxt}. Enviaste seq ${fin}, el número del propio FIN: un FIN cuenta como un byte.`,
    ),
    lecture: 'El paso 1 tiene seq=u y el paso 4 tiene seq=u+1. El uno que hay entre ellos es el FIN.',
    rfc: 'SYN y FIN ocupan un número cada uno, como un byte de datos, para que se puedan confirmar. Después del FIN, SND.NXT (el próximo número que se envía) es uno mayor.',
  },
  'seq-ack-counted': {
    moment: 'Un ACK puro no ocupa ningún número: no movió tu cuenta.',
    why: ofSegment(({ seq }, { sndNxt, pureAcks }) => {
      const acks =
        pureAcks === 1
          ? 'el único ACK puro que enviaste no ocupó ningún número'
          : `los ${pureAcks} ACK puros que enviaste no ocuparon ningún número`;
      return `Tu cuenta va por ${sndNxt}: ${acks}. Con seq ${seq} te pasas de ella en ${seqDiff(seq, sndNxt)}.`;
    }),
    lecture:
      'El paso 2 es un ACK puro con seq=v. Los apuntes no lo dicen expresamente, pero si después no van datos, el paso 3 empieza en el mismo número: w = v.',
    rfc: 'Solo ocupan números los bytes de datos, SYN y FIN. Un segmento que solo confirma tiene longitud 0, y SND.NXT, el próximo número que se envía, no cambia.',
  },
  'seq-stale-data': {
    moment: 'Los datos que has enviado ocuparon números: tu cuenta va más allá.',
    why: ofSegment(
      ({ seq }, { sndNxt, finSeq }) =>
        `Desde el número ${seq} has enviado datos, y cada byte ha ocupado un número${finSeq === null ? '' : ', y tu FIN uno más'}. Tu cuenta va ahora por ${sndNxt}.`,
    ),
    lecture:
      'Por eso el tercer paso tiene seq=w y no v: en medio están los datos que el receptor aún tenía que enviar.',
    rfc: 'Cada byte tiene su propio número; después de n bytes SND.NXT, el próximo número que se envía, es n mayor.',
  },
  'seq-zero': {
    moment: 'Aquí seq no es 0: un cierre no devuelve los números al principio.',
    why: ofSegment(whyZero),
    lecture:
      'Las letras u, v y w de los apuntes no son comienzos nuevos: cada una continúa lo que su lado había enviado hasta entonces.',
    rfc: 'Los números de una conexión siguen de corrido desde el inicial, módulo 2^32, y el FIN ocupa el que sigue al último byte.',
  },
  'seq-wrong': {
    moment: 'Este no es tu próximo número de secuencia.',
    why: ofSegment(whyWrong),
    lecture:
      'En los apuntes ningún seq se elige libremente: u, v y w siguen a lo que ese lado había enviado hasta entonces, y u+1 sigue a su FIN.',
    rfc: 'Lo que se envía por primera vez, y todo ACK, tiene SEQ=SND.NXT, el próximo número que se envía; lo que se envía otra vez tiene el número que tenía.',
  },
  'ack-from-own': {
    moment: 'ack mira lo que ha llegado, y pusiste tu propio número.',
    why: ({ sndNxt, rcvNxt }) =>
      `${sndNxt} es tu propio próximo número: eso es asunto de seq. ack nombra lo próximo que esperas del otro extremo, y eso es ${rcvNxt}.`,
    lecture: 'El paso 2 muestra los dos: seq=v es su propio número, ack=u+1 es del otro lado.',
    rfc: 'SEG.ACK es RCV.NXT, el próximo número que se espera del otro lado.',
  },
  'ack-fin-not-counted': {
    moment: 'El FIN del otro extremo también ocupó un número: confirma uno más.',
    why: ofPeerFin(
      (fin) =>
        `El FIN del otro extremo tiene el número ${fin} y lo ha consumido, así que lo próximo que esperas es ${after(fin)}. Tu ack ${fin} dice: aún espero ese FIN.`,
    ),
    lecture: 'Los apuntes responden al FIN u con ack=u+1 y al FIN w con ack=w+1: uno más que el número del FIN.',
    rfc: 'Un ACK de X cubre todo lo anterior a X, y no X mismo. El FIN ocupa un número, así que su ACK es uno mayor.',
  },
  'ack-counted-twice': {
    moment: 'Un FIN ocupa exactamente un número, no dos.',
    why: ofPeerFin(
      (fin, { rcvNxt }) =>
        `El FIN del otro extremo tiene el número ${fin} y ocupa solo ese: ack ${rcvNxt} lo cubre. Con ack ${after(rcvNxt)} confirmas el número ${rcvNxt}, que nadie envió nunca: el FIN fue lo último.`,
    ),
    lecture: 'u+1 y w+1, dicen los apuntes: uno más que el FIN, nunca dos.',
    rfc: 'El FIN cuenta como un byte detrás del último de los datos. Un ACK de algo que nunca se envió no se acepta.',
  },
  'ack-stale-data': {
    moment: 'Ha llegado en orden más de lo que este ack reconoce.',
    why: ofSegment(whyStale),
    lecture: 'Para los apuntes ack es el próximo byte que se espera: todo lo que llega en orden lo hace avanzar.',
    rfc: 'Lo que llega en orden hace avanzar RCV.NXT, el próximo número esperado, y todo segmento enviado desde entonces lo nombra, también uno que se envía otra vez.',
  },
  'ack-of-nothing': {
    moment: 'Confirmas algo que no ha llegado.',
    why: ofSegment(whyNothing),
    lecture:
      'ack nombra el próximo byte que se espera; solo lo mueve lo que ocupa un número. Por eso ack=u+1 es igual en los pasos 2 y 3.',
    rfc: 'Un ACK de X dice que se ha recibido todo lo anterior a X, sin huecos.',
  },
} satisfies MistakeWhys;
