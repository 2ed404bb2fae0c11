/** The questions for a single player, in Spanish. */

import type { QUIZ_EN } from '../en/quiz.ts';
import type { InSpanish } from './in-spanish.ts';

export const QUIZ_ES: InSpanish<typeof QUIZ_EN> = {
  'quiz.title': '¿Qué sabes?',
  'quiz.what':
    'Dos series preguntan por los mismos hechos con otras palabras y otros números. Haz una antes de practicar y la otra después. Cuál va primero se sortea.',
  'quiz.set': 'Serie {{set}}',
  'quiz.before': 'Antes de practicar',
  'quiz.after': 'Después de practicar',
  'quiz.length': '{{count}} preguntas, unos {{minutes}} minutos',
  'quiz.last': 'La última vez {{right}} de {{of}}',
  'quiz.never': 'Todavía sin hacer',
  'quiz.begin': 'Empezar',
  'quiz.goOn': 'Seguir en la pregunta {{n}}',
  'quiz.n': 'Serie {{set}} · pregunta {{n}} de {{of}}',
  'quiz.answer': 'Responder',
  'quiz.right': 'Correcto',
  'quiz.wrong': 'No del todo',
  'quiz.rule': 'La regla: {{clause}}',
  'quiz.next': 'Siguiente pregunta',
  'quiz.finish': 'Ver cómo ha ido',
  'quiz.pause': 'Dejarlo aquí',
  'quiz.score': '{{right}} de {{of}} correctas',
  'quiz.gain.up': 'Antes {{before}} de {{of}}, ahora {{after}}: {{more}} más.',
  'quiz.gain.same': 'Antes {{before}} de {{of}}, ahora {{after}}.',
  'quiz.gain.clear':
    'La suerte sola rara vez da tal diferencia. Cuenta todo desde la primera serie: la práctica y las explicaciones que leíste allí.',
  'quiz.gain.unclear': 'Con tan pocas preguntas, la suerte sola puede dar esta diferencia.',
  'quiz.gain.none': 'Practica ahora, y vuelve para la serie {{set}}.',
  'quiz.all': 'Todas. No queda nada por explicar.',
  'quiz.missed': 'Para mirarlo otra vez',
  'quiz.was': 'Correcto:',
  'quiz.chose': 'Tu respuesta:',
  'quiz.other': 'A la serie {{set}}',
  'quiz.practise': 'A la ruta de práctica',
};
