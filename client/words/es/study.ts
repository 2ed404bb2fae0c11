/** The links into the lecture and to what students ask, in Spanish. */

import type { STUDY_EN } from '../en/study.ts';
import type { InSpanish } from './in-spanish.ts';

export const STUDY_ES: InSpanish<typeof STUDY_EN> = {
  'study.back': 'Volver a lo que leía',
  'study.ask': 'Lo que se pregunta sobre esto',
  'study.also': 'También se pregunta',
  'study.practice': 'En la práctica',
  'study.dump': 'Como lo muestra tcpdump',
  'study.dump.absolute': 'números absolutos (-S)',
  'study.dump.at': 'captura en',
  'study.dump.none': 'Aún no se ha enviado ni recibido nada.',
  'study.part.wave-1': 'primera onda',
  'study.part.wave-2': 'segunda onda',
  'study.part.wave-3': 'tercera onda',
  'study.part.wave-4': 'cuarta onda',
  'study.part.wait': 'la espera de 2MSL',
  'study.part.why': 'por qué esperar',
  'study.part.simple': 'lo que simplifica',
  'study.read': 'La lección: {{part}}',
};
