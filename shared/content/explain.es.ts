/** The explanations in Spanish. Plain words, for a reader who is tired and has one minute. */

import { RIGHT_ES } from './right.es.ts';
import type { Texts } from './text.ts';

export const ES: Texts = {
  mistakes: {
    'syn-refused': {
      name: 'La conexión nueva fue rechazada',
      why: 'Ha llegado un SYN con un número más allá de la conexión anterior, y tu servidor escucha. SYN,ACK lo acepta; otra cosa rechaza al cliente.',
      remember: 'SYN nuevo y alguien escucha: SYN,ACK.',
    },
    'reopen-seq': {
      name: 'seq de la conexión anterior',
      why: 'La siguiente conexión entre los mismos puertos empieza por encima de todos los números de la anterior. Si no, sus segmentos parecerían viejos.',
      remember: 'Una conexión nueva empieza más allá de los números viejos.',
    },
    'reopen-ack': {
      name: 'ack no confirma el SYN',
      why: 'Un SYN ocupa un número, como un FIN. Por eso el SYN,ACK confirma el número del SYN + 1, y nada de la conexión anterior.',
      remember: 'ack de un SYN: su número + 1.',
    },
    'ack-from-closed': {
      name: 'Un extremo cerrado no puede confirmar',
      why: 'Tu extremo está en CLOSED: no tiene conexión ni números, así que no hay nada que confirmar ni que enviar. Un extremo cerrado solo envía RST, y a un RST no le responde nada.',
      remember: 'CLOSED dice RST, o nada.',
    },
    'no-reset-from-closed': {
      name: 'Falta el RST que tocaba',
      why: 'Tu extremo debe un RST: tu aplicación abortó, o llegó algo que aquí no acepta ninguna conexión. Sin el RST el otro extremo sigue como si nada hubiera pasado.',
      remember: '¿Aquí no hay conexión? Dilo con RST.',
    },
    'syn-in-teardown': {
      name: 'SYN en una conexión que ya existe',
      why: 'SYN abre una conexión, y esta ya existe. El otro extremo no lo acepta: solo responde con un ACK de lo que ya tiene.',
      remember: 'SYN para abrir, FIN para cerrar.',
    },
    'rst-for-close': {
      name: 'RST no es una forma de cerrar',
      why: 'RST aborta: lo que aún está en camino se pierde y la otra aplicación ve un error. Tu aplicación no pidió eso; un cierre ordenado es un FIN.',
      remember: 'FIN se despide, RST da un portazo.',
    },
    'no-ack-flag': {
      name: 'Falta el flag ACK',
      why: 'Establecida la conexión, todo segmento lleva ACK, también el FIN, o el otro extremo lo descarta entero. Solo puede faltarle a un RST: el de un abort, o uno cuyo seq es el ack de aquello a lo que responde.',
      remember: 'Con la conexión hecha: ACK en todo.',
    },
    'fin-too-early': {
      name: 'FIN demasiado pronto',
      why: 'FIN significa «mi aplicación no tiene nada más que enviar». La tuya aún no ha cerrado, o le quedan datos esperando, y solo la aplicación decide cuándo ha terminado.',
      remember: 'Primero el último byte y CLOSE, después FIN.',
    },
    'seq-new-for-retransmission': {
      name: 'El FIN recibió otro número',
      why: 'Retransmitir es repetir el mismo FIN con el mismo número. Con otro seq, o con datos delante, es algo nuevo, y el FIN que falta sigue faltando.',
      remember: 'Retransmitido: mismo seq.',
    },
    'fin-twice': {
      name: 'Un segundo FIN',
      why: 'Tu FIN está enviado y tiene su número; es el final de tu sentido. Un FIN con un número posterior lo terminaría por segunda vez, después del final.',
      remember: 'Un FIN en cada sentido.',
    },
    'data-after-fin': {
      name: 'Datos después de tu propio FIN',
      why: 'Tu FIN prometió que de ti no vendrían más datos. Aún puedes recibir y confirmar, pero los datos nuevos tuyos ya no tienen lugar.',
      remember: 'Después de mi FIN solo escucho.',
    },
    'swapped-seq-ack': {
      name: 'seq y ack cambiados de sitio',
      why: 'seq es el próximo número de tus propios bytes; ack es el próximo número que esperas del otro extremo. Has puesto cada uno en el lugar del otro.',
      remember: 'seq es lo mío, ack es lo tuyo.',
    },
    'seq-from-peer': {
      name: 'El número del otro extremo en seq',
      why: 'seq cuenta los bytes que envías tú. El número que has usado es el que esperas del otro extremo: su lugar es ack, y solo ack.',
      remember: 'Cada sentido lleva su propia cuenta.',
    },
    'seq-fin-not-counted': {
      name: 'No contaste tu FIN',
      why: 'Tu FIN consumió un número, igual que un byte de datos. Si tenía seq = x, el próximo segmento que envías tiene seq = x+1.',
      remember: 'Después de mi FIN: seq + 1.',
    },
    'seq-ack-counted': {
      name: 'Contaste un ACK',
      why: 'Solo los datos, SYN y FIN ocupan números. Enviaste un ACK puro y lo contaste, pero el próximo segmento sigue teniendo el seq que tenía el ACK.',
      remember: 'Un ACK puro no cuesta ningún número.',
    },
    'seq-stale-data': {
      name: 'No contaste los datos que enviaste',
      why: 'Cada byte que envías ocupa un número, y desde este has enviado algunos. seq continúa justo después del último byte.',
      remember: 'Próximo seq = último seq + bytes enviados.',
    },
    'seq-zero': {
      name: 'seq volvió a empezar en 0',
      why: 'Los números siguen de corrido toda la conexión, y un cierre no los devuelve a 0. Un RST solo tiene seq = 0 cuando aquello a lo que responde no lleva ACK.',
      remember: 'Un cierre nunca devuelve seq a 0.',
    },
    'seq-wrong': {
      name: 'seq incorrecto',
      why: 'seq continúa donde va tu cuenta, o repite el número antiguo de lo que retransmites. Un extremo cerrado no lleva cuenta: su RST toma el ack de lo que llegó.',
      remember: 'seq = el próximo número que no he usado.',
    },
    'ack-from-own': {
      name: 'Tu propio número en ack',
      why: 'ack nombra el próximo número que esperas del otro extremo. Has puesto el próximo número de tus propios bytes, que va en seq.',
      remember: 'ack mira lo que ha llegado.',
    },
    'ack-fin-not-counted': {
      name: 'No contaste el FIN del otro extremo',
      why: 'Un FIN ocupa un número. Para confirmar un FIN de número x envías ack = x+1; ack = x dice que aún esperas ese mismo FIN.',
      remember: 'ack de un FIN = su número + 1.',
    },
    'ack-counted-twice': {
      name: 'Contaste dos veces el FIN del otro extremo',
      why: 'Un FIN ocupa exactamente un número. Un FIN de número x se confirma con x+1; con x+2 confirmas algo que nunca se envió.',
      remember: 'Un FIN, un número.',
    },
    'ack-stale-data': {
      name: 'ack se queda atrás',
      why: 'Ha llegado en orden más de lo que este ack reconoce. ack es el número que sigue a lo último que llegó en orden; uno menor dice que eso falta.',
      remember: 'ack = el próximo número que espero.',
    },
    'ack-of-nothing': {
      name: 'ack de datos que no han llegado',
      why: 'No ha llegado todo lo anterior a este número: algo falta, o nunca se envió. Los datos y el FIN ocupan números; un ACK puro no ocupa ninguno y no mueve tu ack.',
      remember: 'Confirma solo lo que llegó sin huecos.',
    },
    'no-fin': {
      name: 'Falta el FIN',
      why: 'Ahora toca un FIN: tu aplicación ha cerrado, o el temporizador dice que tu FIN no se confirmó. Sin el flag FIN el otro extremo nunca se entera de que has terminado.',
      remember: 'CLOSE significa: pon FIN.',
    },
    'unprompted-reack': {
      name: 'El último ACK otra vez, sin que lo pidan',
      why: 'El último ACK solo se repite como respuesta: al FIN que llega otra vez, o a datos antiguos. No ha llegado nada de eso, así que este no cambia nada.',
      remember: 'El último ACK se repite solo como respuesta.',
    },
    'needless-retransmission': {
      name: 'Aquí nada necesita respuesta',
      why: 'Lo que esto repite está en camino o confirmado, y no ha vencido ningún temporizador; o es un RST que no responde a nada. Se retransmite cuando lo dice el temporizador.',
      remember: 'Sin temporizador no se repite. Ni RST a un RST.',
    },
    'needless-ack': {
      name: 'Un ACK que nadie necesita',
      why: 'Solo se confirma lo que ocupa un número: datos o un FIN. No ha llegado nada así que cuente, y si los ACK respondieran a los ACK, no acabaría nunca.',
      remember: 'Nadie confirma un ACK.',
    },
    'no-reack-in-time-wait': {
      name: 'El FIN llegó otra vez y no se respondió',
      why: 'El FIN llegó otra vez, así que quizá tu último ACK no alcanzó al otro extremo. Envía otra vez ese ACK, con lo que 2MSL empieza de nuevo: para esto está TIME-WAIT.',
      remember: '¿Otra vez el FIN? Otra vez el ACK, otra vez 2MSL.',
    },
    'ack-overdue': {
      name: 'El ACK se retuvo demasiado',
      why: 'Un ACK puede esperar un momento, para que otro segmento lo lleve. Su tiempo ha pasado y nada lo ha llevado: sale solo.',
      remember: 'Vence el temporizador del ACK: envía el ACK.',
    },
    'no-reply-to-fin': {
      name: 'No se confirmó el FIN',
      why: 'Ha llegado un FIN, y un FIN se confirma enseguida. Sin tu ACK el otro extremo no puede saber si llegó, y lo envía otra vez.',
      remember: 'Todo FIN recibe su ACK.',
    },
    'no-retransmission': {
      name: 'Venció el temporizador y no se envió nada',
      why: 'Ha vencido el temporizador de retransmisión: lo que enviaste no se confirmó y puede haberse perdido. Solo tú puedes repararlo, enviándolo otra vez.',
      remember: 'Vence el temporizador: envía otra vez lo más antiguo.',
    },
    'close-forgotten': {
      name: 'CLOSE sin FIN',
      why: 'Tu aplicación ha cerrado y no hay datos esperando, así que nada retiene el FIN. Ningún temporizador lo envía por ti: hasta que salga, tu sentido sigue abierto.',
      remember: 'CLOSE llamado, datos fuera: envía FIN.',
    },
    'port-too-early': {
      name: 'La dirección ya se está usando',
      why: 'La conexión anterior aún no ha desaparecido y ocupa su puerto. TIME-WAIT lo retiene 2MSL: quizá haya que repetir el último ACK, quizá queden segmentos viejos en camino.',
      remember: 'El puerto queda libre después de 2MSL.',
    },
    'state-fin-closes-both': {
      name: 'Un FIN no cierra los dos sentidos',
      why: 'El FIN que llegó solo termina el sentido del otro extremo. El tuyo está abierto hasta que tu propio FIN se envíe y se confirme, así que esto no es CLOSED.',
      remember: 'Dos sentidos, dos FIN.',
    },
    'state-time-wait-on-passive': {
      name: 'El lado pasivo no espera 2MSL',
      why: 'El extremo que cierra primero envía el último ACK y debe esperar por si se pierde. Tú cierras en segundo lugar: recibes ese ACK y has terminado.',
      remember: 'De LAST-ACK se pasa directamente a CLOSED.',
    },
    'state-skips-time-wait': {
      name: 'Te saltaste TIME-WAIT',
      why: 'Tu último ACK puede perderse, y nadie te lo diría. Te quedas en TIME-WAIT 2MSL para responder al FIN si llega otra vez; solo después CLOSED.',
      remember: 'Primero TIME-WAIT, después CLOSED.',
    },
    'state-closing-for-time-wait': {
      name: 'CLOSING es para los FIN que se cruzan',
      why: 'CLOSING significa: los dos extremos cerraron a la vez, el FIN del otro está aquí y el tuyo aún no está confirmado. Pero el tuyo está confirmado.',
      remember: 'Mi FIN confirmado: nunca CLOSING.',
    },
    'state-any-fin-time-wait': {
      name: 'TIME-WAIT demasiado pronto',
      why: 'TIME-WAIT necesita las dos cosas: que haya llegado el FIN del otro extremo y que tu propio FIN esté confirmado. Aún falta el ACK de tu FIN.',
      remember: 'TIME-WAIT = su FIN + el ACK del mío.',
    },
    'state-any-ack-fin-wait-2': {
      name: 'Ese ACK no cubre tu FIN',
      why: 'Si tu FIN tiene el número u, solo lo confirma ack = u+1. Este ACK cubre como mucho datos anteriores, así que sigues en FIN-WAIT-1.',
      remember: 'FIN-WAIT-2 necesita ack = u+1.',
    },
    'state-fin-means-fin-wait-2': {
      name: 'No es FIN-WAIT-2: el FIN está aquí',
      why: 'FIN-WAIT-2 es la espera del FIN del otro extremo. Ese FIN ha llegado, así que no puede ser este estado.',
      remember: 'FIN-WAIT-2 espera el FIN del otro.',
    },
    'state-wrong': {
      name: 'No es el estado en el que estás',
      why: 'Dos preguntas dan el estado: ¿está tu FIN enviado y confirmado?, ¿ha llegado el FIN del otro extremo? Aquí las respuestas llevan a otro. RST y abort llevan a CLOSED.',
      remember: '¿Mi FIN? ¿Su ACK? ¿El FIN del otro?',
    },
  },
  remarks: {
    'lecture-first-fin':
      'Correcto tal como lo escriben los apuntes (FIN=1, seq=u). En un cable real el primer FIN lleva también ACK, o el otro extremo lo descartaría.',
    'lecture-state':
      'Correcto según los apuntes: allí el estado cambia cuando el segmento se ha enviado. El TCP real lo cambia antes, con close() o cuando llega el FIN.',
  },
  peerWould: {
    'answer-ack-and-drop': 'El otro extremo no lo aceptaría; respondería con un ACK que dice qué espera.',
    'drop-silently': 'El otro extremo lo descartaría sin decir nada, como si se hubiera perdido.',
    'be-reset':
      'Esto terminaría de golpe la conexión del otro extremo; una aplicación que aún la use recibe el error «conexión reiniciada».',
    'answer-reset': 'El otro extremo ya no conoce esta conexión y respondería con RST.',
    accept: 'El otro extremo no puede ver que esto está mal: lo aceptaría y seguiría a partir de ahí.',
    'ignore-old': 'El otro extremo lo tomaría por algo antiguo que ya tiene y no cambiaría nada.',
    'hold-and-ask':
      'El otro extremo lo apartaría, porque falta un número anterior, y respondería con un ACK que pide ese número.',
    'challenge-ack': 'El otro extremo no se fiaría; respondería con un ACK para averiguar qué sabes de verdad.',
  },
  states: {
    ESTABLISHED: 'Abierta en los dos sentidos; nadie ha cerrado todavía.',
    'FIN-WAIT-1': 'Has cerrado; se espera el ACK de tu FIN.',
    'FIN-WAIT-2': 'Tu FIN está confirmado; se espera el FIN del otro extremo. Aún pueden llegar datos suyos.',
    'CLOSE-WAIT':
      'El otro extremo ha terminado de enviar; se espera a que cierre tu propia aplicación. Aún puedes enviar.',
    CLOSING: 'Los FIN se cruzaron: el del otro está aquí; se espera el ACK del tuyo.',
    'LAST-ACK': 'Has cerrado en segundo lugar; se espera el último ACK, el de tu FIN.',
    'TIME-WAIT': 'Los dos FIN están hechos; se espera 2MSL por si se perdió el último ACK. El puerto sigue ocupado.',
    CLOSED: 'Ya no hay conexión; no ocupa ningún puerto.',
  },
  right: RIGHT_ES,
};
