/** Where the installed Chromium is. */

import { findProgram } from './program.ts';

/** The path of an executable Chromium: `CHROMIUM` when set, else the first on `PATH`; null when there is none. */
export function findChromium(): string | null {
  return findProgram('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
}

/**
 * The path of Chromium without the window around its pages, which takes as long as the pages themselves: `CHROMIUM_SHELL`
 * when set, else the first on `PATH`; null when there is none.
 */
export function findHeadlessShell(): string | null {
  return findProgram('CHROMIUM_SHELL', ['chromium-headless-shell', 'chrome-headless-shell']);
}
