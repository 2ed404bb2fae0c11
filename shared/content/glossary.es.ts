/** The Spanish terms: one word for one thing in all texts that students read. `npm run check:texts` holds them. */

import type { GlossaryEntry } from './glossary.ts';

export const GLOSSARY_ES: readonly GlossaryEntry[] = [
  { term: 'segmento', not: ['paquetes?', 'datagramas?'], note: 'Lo que envía TCP.' },
  { term: 'el otro extremo', not: ['la contraparte', 'el par remoto'], note: 'Con quien se tiene la conexión.' },
  { term: 'los apuntes', not: ['la lección dice', 'la clase dice'], note: 'El texto que el juego hace jugable.' },
  { term: 'byte', not: ['octetos?'], note: 'Lo que se numera.' },
  { term: 'paso', not: ['saludos? de despedida', 'olas?'], note: 'Uno de los cuatro segmentos del cierre.' },
  { term: 'temporizador', not: ['cronómetros?', 'timers?'], note: 'Vence; una espera termina.' },
  {
    term: 'paso 8',
    not: ['(?:\\d+\\.)+\\d+,? (?:first|second|third|fourth|fifth|sixth|seventh|eighth)'],
    note: 'De una cláusula de RFC 9293.',
  },
];
