/** What a programmer meets in practice, in Spanish. */

import type { PracticeTexts } from './in-practice.ts';

export const PRACTICE_ES: PracticeTexts = {
  line: (line) => `Aquí tcpdump -S muestra: ${line}.`,
  texts: {
    'ack-from-closed':
      'Ya no hay socket: `ss -tan` no muestra nada. El núcleo responde con RST y el otro programa lee «Connection reset by peer».',
    'no-reset-from-closed':
      'Ningún programa interviene: el RST lo envía el núcleo. El siguiente read() o write() del otro programa falla con ECONNRESET.',
    'rst-for-close':
      'Esto es close() con SO_LINGER y tiempo 0. El otro programa lee ECONNRESET en lugar del final de los datos.',
    'no-ack-flag':
      'tcpdump muestra el FIN de todo cierre real como [F.]; el punto es ACK. Un [F] solo viene de un escáner de puertos, y Linux lo descarta.',
    'fin-too-early':
      'El FIN sigue a close() o a shutdown(SHUT_WR), no al FIN del otro extremo. Linux envía antes lo que queda en el búfer.',
    'data-after-fin':
      'Después de shutdown(SHUT_WR), write() falla con EPIPE y el programa recibe SIGPIPE. No sale nada.',
    'fin-twice': 'Un segundo close() falla con EBADF; un segundo shutdown() no cambia nada. Ninguno envía un segmento.',
    'seq-fin-not-counted':
      'Con números relativos tcpdump también lo cuenta: sin datos antes, el FIN tiene seq 1 y lo siguiente que envías, seq 2.',
    'ack-fin-not-counted':
      'Con números relativos se ve enseguida en tcpdump: sin datos antes, el FIN tiene seq 1 y su ACK, ack 2.',
    'ack-overdue': 'Linux retiene un ACK unos 40 ms. El programa que lo necesita enseguida usa TCP_QUICKACK.',
    'no-reply-to-fin':
      'Este ACK lo envía el núcleo, y el read() del programa devuelve 0. `ss -tan` muestra el nuevo estado en cuanto llega el FIN.',
    'close-forgotten':
      'Tras close() el núcleo envía el FIN por sí solo. Lo que se olvida es close(): `ss -tanp state close-wait` muestra esas conexiones y sus procesos.',
    'no-retransmission':
      'Linux espera al menos 200 ms y luego el doble cada vez. `ss -tno` muestra el temporizador; tcpdump, otra vez la misma línea.',
    'seq-new-for-retransmission':
      'tcpdump muestra un segmento repetido con el mismo seq. Wireshark lo marca [TCP Retransmission] justo por ese número.',
    'no-reack-in-time-wait':
      'Ya no hay programa: responde el núcleo desde TIME-WAIT. `ss -tano` muestra el temporizador, de nuevo cerca de 60 s tras cada FIN.',
    'port-too-early':
      'bind() falla con EADDRINUSE, «Address already in use». Un servidor pone SO_REUSEADDR antes de bind() y puede escuchar enseguida; Linux mantiene TIME-WAIT 60 s.',
    'state-fin-closes-both':
      'read() devuelve 0, pero write() aún funciona. `ss -tan` muestra CLOSE-WAIT en tu extremo y FIN-WAIT-2 en el otro.',
    'state-time-wait-on-passive':
      'Ejecuta `ss -tan` en ambas máquinas: solo la que cerró primero muestra TIME-WAIT. La otra no muestra nada.',
    'state-skips-time-wait':
      'El programa puede haber terminado hace tiempo, pero `ss -tan` aún muestra TIME-WAIT, 60 s en Linux. No es de ningún proceso.',
    'state-closing-for-time-wait':
      'CLOSING es raro en `ss -tan`: hacen falta dos FIN que se crucen, y acaba con el siguiente ACK.',
    'state-any-ack-fin-wait-2':
      '`ss -tan` muestra FIN-WAIT-1 mientras tus datos o tu FIN no estén confirmados; Send-Q cuenta lo que falta.',
    'state-fin-means-fin-wait-2':
      '`ss -tan` muestra FIN-WAIT-2 mientras el otro programa no cierre. Tras close(), Linux lo termina a los 60 s (tcp_fin_timeout).',
  },
};
