#!/usr/bin/env node
/** The command `last-ack`, as `npx last-ack` runs it. Everything else is loaded only by a Node that can parse it. */

import { begin } from './begin.ts';

begin(() => import('./command-line.ts').then(({ runCommand }) => runCommand(process.argv.slice(2), process.env)));
