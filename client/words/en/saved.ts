/** A saved file, and how to get it if the browser saves none: in English. */

export const SAVED_EN = {
  'saved.label': 'Your file',
  'saved.handed': 'Your browser should have saved {{name}}.',
  'saved.ask': 'Not there? Get a link',
  'saved.inApp':
    'The browser in this app cannot save {{name}}. You can get it by a link: the server then keeps it for ten minutes.',
  'saved.get': 'Get a link',
  'saved.making': 'Making the link…',
  'saved.ready': '{{name}} is ready. The link works for ten minutes, for everyone who has it.',
  'saved.elsewhere': 'Nothing happens? Copy the link and open it in another browser.',
  'saved.open': 'Open the file',
  'saved.copy': 'Copy the link',
  'saved.picture': 'Or hold the picture to save it.',
  'saved.over': 'The link to {{name}} no longer works.',
  'saved.refused.bad-file': 'The server does not take this file.',
  'saved.refused.file-too-long': 'This file is too large for a link.',
  'saved.refused.too-many-files': 'The server keeps too many files at the moment. Try again in a few minutes.',
  'saved.again': 'Try again',
  'saved.text': 'The text of {{name}}: paste it into an editor and save it under this name.',
  'saved.text.copy': 'Copy the text',
  'saved.close': 'Close',
} as const;
