/** The first file that runs. Everything else is loaded only by a Node that can parse it. */

import { begin } from './begin.ts';

begin(() => import('./serve.ts').then(({ serve }) => serve(process.env)));
