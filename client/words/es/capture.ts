/** Captures explained, in Spanish. */

import type { CAPTURE_EN } from '../en/capture.ts';
import type { InSpanish } from './in-spanish.ts';

export const CAPTURE_ES: InSpanish<typeof CAPTURE_EN> = {
  'capture.title': 'Explicar una captura',
  'capture.what':
    'Todos los cierres de un archivo pcap o pcapng, segmento a segmento. El archivo se queda en este navegador: no se sube nada.',
  'capture.drop': 'Suelta aquí una captura, o elígela',
  'capture.drop.hint': 'pcap o pcapng; dos archivos de la misma conexión, uno de cada host, dicen qué se perdió',
  'capture.reading': 'Leyendo: {{percent}} %',
  'capture.cancel': 'Dejar de leer',
  'capture.broken': 'Algo ha fallado al leer este archivo.',
  'capture.closes': 'Los cierres de esta captura',
  'capture.holds': '{{frames}}, {{segments}}, {{connections}}, {{closes}}',
  'capture.frames_one': '{{count}} trama',
  'capture.frames_other': '{{count}} tramas',
  'capture.segments_one': '{{count}} segmento TCP',
  'capture.segments_other': '{{count}} segmentos TCP',
  'capture.connections_one': '{{count}} conexión',
  'capture.connections_other': '{{count}} conexiones',
  'capture.closed_one': '{{count}} cierre',
  'capture.closed_other': '{{count}} cierres',
  'capture.frame': 'trama {{number}}',
  'capture.figure': 'Este cierre como figura; la lista de segmentos de abajo dice lo mismo en palabras',
  'capture.scale': 'El tiempo va hacia abajo, sin escala.',
  'capture.left-out_one': '{{count}} segmento no se dibuja; la lista lo tiene.',
  'capture.left-out_other': '{{count}} segmentos no se dibujan; la lista los tiene todos.',
  'capture.whole': 'El cierre entero',
  'capture.step.sent': '{{end}} envía este segmento:',
  'capture.step.arrived': 'Este segmento llega a {{end}}:',
  'capture.more': 'Mostrar más ({{rest}})',
  'capture.play.bot': 'Jugar este cierre contra el bot',
  'capture.play.friend': 'Jugar este cierre con otra persona',
  'capture.unplayable': 'De este cierre no sale un nivel: {{why}}.',
  'file.unreadable':
    '{{file}} no se puede leer. Puede que haya cambiado o se haya movido desde que lo elegiste: elígelo otra vez.',
};
