/** The path through the levels and the player's progress, in Spanish. */

import type { PATH_EN } from '../en/path.ts';
import type { InSpanish } from './in-spanish.ts';

export const PATH_ES: InSpanish<typeof PATH_EN> = {
  'path.overall': '{{mastered}} de {{levels}} niveles dominados',
  'path.next': 'Siguiente: {{step}}',
  'path.begin': 'Empezar',
  'path.cards.what':
    'Eliges entre cuatro segmentos. Juega las dos partes sin que te descuenten puntos y sin pistas, y cuenta.',
  'path.fields.what':
    'Los flags vienen dados, tú rellenas seq y ack. Las dos partes sin que te descuenten puntos y sin pistas, y cuenta.',
  'path.free.what':
    'Flags, seq y ack son todos tuyos. Las dos partes sin que te descuenten puntos y sin pistas, y dominas el nivel.',
  'path.stand.clean': '(limpia; jugarla otra vez)',
  'path.stand.next': '(por jugar)',
  'path.stand.later': '(más tarde)',
  'path.runs': 'Partidas limpias: {{title}}',
  'path.mastered': 'dominado',
  'path.all': 'Dominas todos los niveles',
  'path.all.what': 'Repite los que quieras, o vuelve para las posiciones diarias: así no se olvida.',
  'path.bot': 'Contra: {{bot}}',
  'path.bot.any': 'Una partida limpia cuenta contra cualquiera de ellos.',
  'path.besides': 'Además de la ruta',
  'path.first': 'Tu primer cierre',
  'path.first.what': 'Dos minutos, con guía',
  'path.daily': 'Dos minutos al día',
  'path.daily.none': 'Ahora no toca nada',
  'path.daily.due_one': 'Toca {{count}} posición',
  'path.daily.due_other': 'Tocan {{count}} posiciones',
  'path.quiz': 'Preguntas',
  'path.quiz.what': 'Mira lo que sabes',
  'path.storm':
    'La tormenta no está en la ruta: no tiene fin, así que no se puede dominar. La encuentras en la primera página.',
  'path.corner': 'Tu progreso',
  'path.kept':
    'Se guarda en este navegador y en ningún otro sitio: sin cuenta, no se envía nada. Para llevártelo, guárdalo como archivo.',
  'path.kept.session':
    'Este navegador no guarda nada (quizá sea una ventana privada): tu progreso dura hasta que cierres la página. Guárdalo como archivo para conservarlo.',
  'path.export': 'Guardar como archivo',
  'path.import': 'Leer de un archivo',
  'path.import.ask': 'Aquí ya tienes progreso',
  'path.import.holds':
    'En el archivo: niveles jugados: {{levels}}, de ellos dominados: {{mastered}}; posiciones por repasar: {{drills}}; rondas de preguntas: {{quiz}}.',
  'path.import.merge': 'Unir ambos',
  'path.import.replace': 'Quedarme solo con el archivo',
  'path.import.read': 'Leído.',
  'path.import.too-large': 'Este archivo es demasiado grande para ser un progreso guardado.',
  'path.import.no-json': 'Este archivo no es un progreso guardado: no es JSON.',
  'path.import.place':
    'Este archivo no es un progreso guardado que se pueda leer: algo está mal en {{place}}. No se ha cambiado nada.',
  'path.import.top': 'el mismo comienzo',
  'path.reset': 'Empezar de cero',
  'path.reset.ask': '¿Olvidar tu progreso?',
  'path.reset.what':
    'Las partidas, las posiciones por repasar y las respuestas a preguntas de este navegador se pierden para siempre, salvo que las hayas guardado como archivo.',
  'path.reset.yes': 'Olvidarlo todo',
  'path.aside': 'Guardar lo que no se pudo leer',
  'path.aside.what': 'Parte de lo que este navegador guardaba no se pudo leer. Se ha apartado tal como estaba.',
  'path.run.clean': 'Una partida limpia ({{way}})',
  'path.run.nearly': 'Casi una partida limpia',
  'path.run.notYet': 'Jugada hasta el final, pero todavía no es una partida limpia',
  'path.run.cost': 'Lo que ha costado: {{parts}}.',
  'path.run.wrong_one': '{{count}} jugada que costó puntos',
  'path.run.wrong_other': '{{count}} jugadas que costaron puntos',
  'path.run.hints_one': '{{count}} pista',
  'path.run.hints_other': '{{count}} pistas',
  'path.run.challenges_one': '{{count}} reclamación desacertada',
  'path.run.challenges_other': '{{count}} reclamaciones desacertadas',
  'path.run.and': ' y ',
  'path.run.worst': 'Lo que más: «{{mistake}}». Ahora sabes dónde mirar.',
  'path.run.count': 'Limpias: {{clean}} de 3',
  'path.run.mastered': 'Limpias: 3 de 3. Dominas este nivel.',
  'path.run.again': 'Otra vez',
  'path.run.path': 'Todos los niveles',
};
