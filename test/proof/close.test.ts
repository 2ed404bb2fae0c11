/** Every run in which two applications SEND and CLOSE: see README.md for what may happen in them. */

import { prove } from './prove.ts';

prove('close');
