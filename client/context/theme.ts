/** Dark or light: the system's theme, or the player's choice. */

import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Preferences, Theme } from './preferences.ts';

const shown = signal<Theme>('dark');
/** The current theme. */
export const shownTheme: ReadonlySignal<Theme> = shown;

/** Applies the theme to the document, now and at every change. */
export function followTheme({ theme }: Preferences): void {
  const light = window.matchMedia('(prefers-color-scheme: light)');
  const system = signal<Theme>(light.matches ? 'light' : 'dark');
  light.addEventListener('change', () => {
    system.value = light.matches ? 'light' : 'dark';
  });
  effect(() => {
    shown.value = theme.value ?? system.value;
    document.documentElement.dataset.theme = shown.value;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
      meta.media = meta.dataset.theme === shown.value ? 'all' : 'not all';
  });
}
