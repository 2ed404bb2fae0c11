/** Where the installed Chromium is. */

import { findProgram } from './program.ts';

/** The path of an executable Chromium: `CHROMIUM` when set, else the first on `PATH`; null when there is none. */
export function findChromium(): string | null {
  return findProgram('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
}
