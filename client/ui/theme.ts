/** Dark or light: as the system has it, or as the player has chosen. */

import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Preferences, Theme } from '../model/preferences.ts';

const shown = signal<Theme>('dark');
/** The theme that is on the screen. */
export const shownTheme: ReadonlySignal<Theme> = shown;

/** Puts the theme on the document, now and at every change. */
export function followTheme({ theme }: Preferences): void {
  const light = window.matchMedia('(prefers-color-scheme: light)');
  const system = signal<Theme>(light.matches ? 'light' : 'dark');
  light.addEventListener('change', () => {
    system.value = light.matches ? 'light' : 'dark';
  });
  effect(() => {
    shown.value = theme.value ?? system.value;
    document.documentElement.dataset.theme = shown.value;
  });
}
