/** The path of the installed Chromium. */

import { findProgram } from './program.ts';

/** @returns the path of an executable Chromium: `CHROMIUM` if set, else the first on `PATH`; null if there is none */
export function findChromium(): string | null {
  return findProgram('CHROMIUM', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
}

/**
 * @returns the path of Chromium's headless shell, which is faster without the window around its pages: `CHROMIUM_SHELL`
 * if set, else the first on `PATH`; null if there is none
 */
export function findHeadlessShell(): string | null {
  return findProgram('CHROMIUM_SHELL', ['chromium-headless-shell', 'chrome-headless-shell']);
}
