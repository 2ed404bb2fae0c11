/** Every run in which two applications SEND and CLOSE: README.md says what may happen in them. */

import { prove } from './prove.ts';

prove('close');
