/** A saved file, and how to get it if the browser saves none: in Spanish. */

import type { SAVED_EN } from '../en/saved.ts';
import type { InSpanish } from './in-spanish.ts';

export const SAVED_ES: InSpanish<typeof SAVED_EN> = {
  'saved.label': 'Tu archivo',
  'saved.handed': 'Tu navegador debería haber guardado {{name}}.',
  'saved.ask': '¿No está? Obtén un enlace',
  'saved.inApp':
    'El navegador de esta aplicación no puede guardar {{name}}. Puedes obtenerlo con un enlace: el servidor lo guarda entonces diez minutos.',
  'saved.get': 'Obtener un enlace',
  'saved.making': 'Creando el enlace…',
  'saved.ready': '{{name}} está listo. El enlace funciona diez minutos, para cualquiera que lo tenga.',
  'saved.elsewhere': '¿No pasa nada? Copia el enlace y ábrelo en otro navegador.',
  'saved.open': 'Abrir el archivo',
  'saved.copy': 'Copiar el enlace',
  'saved.picture': 'O mantén pulsada la imagen para guardarla.',
  'saved.over': 'El enlace a {{name}} ya no funciona.',
  'saved.refused.bad-file': 'El servidor no acepta este archivo.',
  'saved.refused.file-too-long': 'Este archivo es demasiado grande para un enlace.',
  'saved.refused.too-many-files':
    'El servidor guarda demasiados archivos en este momento. Inténtalo de nuevo dentro de unos minutos.',
  'saved.again': 'Intentar otra vez',
  'saved.text': 'El texto de {{name}}: pégalo en un editor y guárdalo con este nombre.',
  'saved.text.copy': 'Copiar el texto',
  'saved.close': 'Cerrar',
};
