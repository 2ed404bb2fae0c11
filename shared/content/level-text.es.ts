/** What a player reads about each level before playing it, in Spanish. */

import type { LevelText, LevelTexts } from './text.ts';

const ANY_CAPTURE: LevelText = {
  title: 'Un cierre grabado',
  goal: 'Juega otra vez el cierre de una conexión real, con los números y las pérdidas de la grabación.',
  teaches: 'Qué aspecto tienen las reglas en tráfico capturado en una red real.',
};

export const LEVEL_TEXTS_ES: LevelTexts = {
  'four-waves': {
    title: 'Cierre en cuatro pasos',
    goal: 'Cierra la conexión con cuatro segmentos; quien cerró primero deja pasar después 2MSL.',
    teaches: 'Quién envía qué en cada paso; qué ocupa un número y qué no.',
    own: {
      A: 'Cierra la conexión con cuatro segmentos. Dos son tuyos, y también la espera de 2MSL.',
      B: 'Cierra la conexión con cuatro segmentos. Dos son tuyos; el otro extremo espera 2MSL.',
    },
  },
  'last-words': {
    title: 'Últimas palabras',
    goal: 'El primer lado ha cerrado, al segundo aún le quedan datos: hay que entregarlos y cerrar después.',
    teaches: 'Para qué sirve CLOSE-WAIT, y por qué el tercer paso tiene seq = w y no v.',
    own: {
      A: 'Tú cierras primero, y al otro extremo aún le quedan datos. Recíbelos hasta que cierre también.',
      B: 'El otro extremo cierra primero, y a ti aún te quedan datos. Entrégalos y después cierra.',
    },
  },
  'three-waves': {
    title: 'Cierre en tres segmentos',
    goal: 'El segundo lado no tiene nada más que decir y cierra en cuanto llega el FIN. ¿Con cuántos segmentos basta?',
    teaches: 'Por qué una captura muestra a menudo tres segmentos de un cierre y no cuatro.',
    own: {
      A: 'El otro extremo no tiene nada más que decir y cierra en cuanto llega tu FIN. ¿Con cuántos segmentos basta?',
      B: 'No tienes nada más que decir: tu aplicación cierra en cuanto llega el FIN. ¿Cuántos segmentos necesitas?',
    },
  },
  'delayed-ack': {
    title: 'El ACK que espera',
    goal: 'Un ACK no tiene que salir enseguida: puede esperar a algo que lo lleve. ¿Cuántos segmentos necesita el cierre?',
    teaches:
      'Por qué la mayoría de las capturas muestran tres segmentos: el ACK retrasado (Linux: unos 40 ms), y cuánto puede esperar.',
    own: {
      A: 'Tu servidor envía sus últimos datos y cierra. Cuenta los segmentos que vuelven, y cuándo llegan.',
      B: 'Puedes retener tu ACK un momento, para que otra cosa lo lleve. ¿Cuándo compensa?',
    },
  },
  'lost-fin': {
    title: 'Se pierde el primer FIN',
    goal: 'El primer FIN se pierde, y nadie lo dice. Quien lo envió debe encontrar el momento de actuar, y el número.',
    teaches: 'Quién nota una pérdida y por qué; y el número de un FIN que se envía otra vez.',
    own: {
      A: 'Tu primer FIN se pierde, y nadie lo dice. Encuentra el momento de actuar, y el número.',
      B: 'El primer FIN del otro extremo se pierde, así que durante un rato no te llega nada. Responde a lo que venga después.',
    },
  },
  'lost-ack': {
    title: 'Se pierde el primer ACK',
    goal: 'El FIN llegó, su ACK no. Para quien lo envió ambas cosas parecen iguales; el receptor ve el FIN dos veces.',
    teaches: 'Cuánto puede saber cada lado de una pérdida, y qué pide un FIN que llega otra vez.',
    own: {
      A: 'Tu FIN llega, pero su ACK no. A ti te parece que se ha perdido el propio FIN.',
      B: 'Tu ACK del primer FIN se pierde, así que ves ese FIN dos veces. ¿Qué te pide?',
    },
  },
  'lost-second-fin': {
    title: 'Se pierde el segundo FIN',
    goal: 'El tercer paso se pierde. Un lado espera en FIN-WAIT-2, el otro en LAST-ACK: ¿quién debe actuar?',
    teaches: 'Cuál de los dos estados tiene un temporizador, y quién repara la pérdida de un FIN.',
    own: {
      A: 'El FIN del otro extremo se pierde mientras estás en FIN-WAIT-2. ¿Cuál de los dos debe actuar?',
      B: 'Tu FIN se pierde mientras estás en LAST-ACK. ¿Cuál de los dos debe actuar?',
    },
  },
  'lost-last-ack': {
    title: 'Se pierde el último ACK',
    goal: 'Nadie te dice si tu último ACK llega. Quien está en TIME-WAIT permanece alerta hasta que termina 2MSL.',
    teaches: 'Por qué el lado que cerró primero espera 2MSL, y por qué su puerto sigue ocupado.',
    own: {
      A: 'Nadie te dice si tu último ACK llega. En TIME-WAIT permaneces alerta hasta que termina 2MSL.',
      B: 'El otro extremo envía el último ACK, y se pierde. Estás en LAST-ACK: ¿cómo consigues otro?',
    },
  },
  'lost-last-ack-twice': {
    title: 'Se pierde dos veces el último ACK',
    goal: 'Se pierden dos últimos ACK seguidos. ¿Llega aún el FIN antes de que termine 2MSL?',
    teaches: 'Cómo encajan los temporizadores de los dos lados cuando las pérdidas se repiten.',
    own: {
      A: 'Tu último ACK se pierde dos veces seguidas. ¿Llega aún el FIN antes de que termine tu 2MSL?',
      B: 'El último ACK del otro extremo se pierde dos veces seguidas. ¿Llega aún tu FIN antes de que termine su 2MSL?',
    },
  },
  crossing: {
    title: 'Los FIN se cruzan',
    goal: 'Las dos aplicaciones cierran en el mismo momento: cada lado envía un FIN, y después ve el del otro.',
    teaches:
      'Qué ocurre en un cierre en el que nadie es segundo: un estado que se ve pocas veces, y quién tiene que esperar al final.',
  },
  hole: {
    title: 'El FIN adelanta a los datos',
    goal: 'Los datos y el FIN salen en orden pero llegan al revés. El receptor ve un FIN con un hueco delante.',
    teaches: 'Cuándo cuenta un FIN, y qué dice un ACK mientras falta algo.',
    own: {
      A: 'Envías datos y después tu FIN; por el camino el FIN adelanta a los datos. ¿Qué te dicen los ACK?',
      B: 'El FIN del otro extremo te llega antes que los datos a los que sigue. ¿Qué confirmas mientras falta algo?',
    },
  },
  'half-open-reader': {
    title: 'close() en vez de shutdown()',
    goal: 'Un lado cerró y ya no leerá más; el otro no lo sabe y sigue enviando.',
    teaches: 'En qué se diferencian shutdown() y close() en el cable, y qué puede costar la diferencia.',
    own: {
      A: 'Tu aplicación cierra y ya no leerá más, pero el otro extremo sigue enviando. ¿Qué dices a sus datos?',
      B: 'El otro extremo ha cerrado y ya no leerá más, cosa que no puedes ver. A ti aún te quedan datos por enviar.',
    },
  },
  'forgotten-close': {
    title: 'El cierre olvidado',
    goal: 'Una aplicación cierra, la otra se olvida. ¿Quién espera a quién, cuánto tiempo, y cómo acaba?',
    teaches: 'Qué significan muchos CLOSE-WAIT en un servidor, y qué termina un FIN-WAIT-2 (tcp_fin_timeout).',
    own: {
      A: 'Cierras y tu aplicación ya no está, pero el servidor se olvida de cerrar. ¿Cuánto esperas su FIN?',
      B: 'El FIN ha llegado, pero tu aplicación se olvida de cerrar. ¿En qué estado te quedas, y qué lo termina?',
    },
  },
  abort: {
    title: 'Abortar',
    goal: 'Una aplicación abandona de golpe, con datos de la otra en camino. ¿Qué sale, y qué vuelve?',
    teaches: 'En qué se diferencia abortar de cerrar: qué pasa con los datos, y quién responde a quién.',
    own: {
      A: 'Tu aplicación abandona de golpe, con datos del otro extremo en camino. ¿Qué envías, y qué cuando llegan los datos?',
      B: 'Acabas de enviar datos cuando la aplicación del otro extremo abandona de golpe. ¿Qué te llega, y debes una respuesta?',
    },
  },
  'nobody-home': {
    title: 'No hay nadie en casa',
    goal: 'El host del cierre pasivo se reinició y no recuerda nada. ¿Qué dice a los segmentos de una conexión que no conoce?',
    teaches: 'Cómo sale a la luz una conexión medio abierta: qué responde CLOSED, y con qué número.',
    own: {
      A: 'El host del otro extremo se reinició y no recuerda nada. ¿Qué dirá a tus datos y a tu FIN?',
      B: 'Tu host se reinició y no recuerda nada. ¿Qué dices a los segmentos de una conexión que no conoces?',
    },
  },
  crash: {
    title: 'Proceso eliminado, cable arrancado',
    goal: 'Una vez se elimina un proceso, y la siguiente se arranca el cable. ¿A quién se avisa, y quién lo descubre solo?',
    teaches:
      'Que el núcleo cierra por un proceso muerto, y que de un corte solo avisa un temporizador: user timeout, keep-alive.',
    own: {
      A: 'Tu servidor es eliminado antes de leerlo todo. En la conexión siguiente ya no llega nada: ¿hay alguien?',
      B: 'Envías a un servidor que es eliminado. En la conexión siguiente tus datos no se confirman: ¿cuánto lo intentas?',
    },
  },
  'port-rush': {
    title: 'Carrera por el puerto',
    goal: 'Los dos programas se reiniciaron y quieren su puerto enseguida. ¿Quién puede tenerlo y cuándo? Puntúa la mano más rápida.',
    teaches: 'De dónde viene «la dirección ya se está usando», y qué lado se libra de ello.',
    own: {
      A: 'Tu programa se reinició y quiere su puerto enseguida, pero tú cerraste primero. ¿Cuándo puedes tenerlo?',
      B: 'Tu programa se reinició y quiere su puerto enseguida. Tú cerraste en segundo lugar: ¿cuándo puedes tenerlo?',
    },
  },
  'reuse-address': {
    title: 'SO_REUSEADDR',
    goal: 'El servidor cerró primero, se reinició y quiere el puerto 8080 en pleno TIME-WAIT. Después vuelve su cliente.',
    teaches:
      'Qué retiene de verdad TIME-WAIT, para qué sirve SO_REUSEADDR, y cuándo puede terminarlo un SYN nuevo (RFC 6191).',
    own: {
      A: 'Tu servidor cerró primero, se reinició y quiere ya el puerto 8080. ¿Qué puede tener, y qué puede hacer un SYN nuevo?',
      B: 'El servidor cierra primero y tú después; luego tu programa se conecta otra vez desde el mismo puerto.',
    },
  },
  ghost: {
    title: 'Un fantasma en TIME-WAIT',
    goal: 'Ya solo queda esperar, y aparece una copia antigua de los datos. ¿Qué merece, y qué desencadena eso?',
    teaches: 'De qué protege TIME-WAIT además de un ACK perdido, y una debilidad que tiene (RFC 1337).',
    own: {
      A: 'Solo te queda esperar cuando aparece una copia antigua de los datos del otro extremo. ¿Qué merece?',
      B: 'Envías datos y cierras. Una copia antigua de tus datos va aún camino del otro extremo: ¿qué desencadena?',
    },
  },
  'skip-time-wait': {
    title: 'Si no existiera TIME-WAIT',
    goal: 'TIME-WAIT está desactivado, los mismos puertos se usan otra vez al instante, y una copia antigua sigue en camino.',
    teaches: 'Qué le evita la espera de 2MSL a la conexión siguiente.',
    own: {
      A: 'TIME-WAIT está desactivado, tu puerto se usa otra vez al instante, y una copia antigua de los datos del otro extremo sigue en camino.',
      B: 'TIME-WAIT está desactivado, los puertos se usan otra vez al instante, y una copia antigua de tus datos sigue en camino.',
    },
  },
  wraparound: {
    title: 'La vuelta de los números',
    goal: 'Números reales de 32 bits, cerca del mayor que existe: 4294967295. Sigue contando.',
    teaches: 'Cómo siguen los números cuando se agotan los 32 bits.',
  },
  storm: {
    title: 'Tormenta',
    goal: 'Todo lo que le puede pasar a un segmento pasa, ronda tras ronda, y cada una es más dura. Sigue mientras quieras.',
    teaches:
      'Todo junto: pérdidas, copias y retrasos al azar, datos antes y después del primer FIN, FIN que se cruzan.',
  },
  'capture:lost-last-ack': {
    title: 'Grabado: se pierde el último ACK',
    goal: 'Juega un cierre que dos máquinas Linux vivieron de verdad, con sus números de 32 bits.',
    teaches: 'Que un kernel real hace justo esto: el FIN llega otra vez, TIME-WAIT le responde.',
  },
  'capture:half-close-data': {
    title: 'Grabado: datos después del primer FIN',
    goal: 'Un host Linux ha cerrado, el otro aún envía tres veces: confírmalo todo y después termina.',
    teaches: 'Una conexión medio cerrada en un cable real, con w muy lejos de v.',
  },
  anyCapture: ANY_CAPTURE,
};
