/** Whether this device makes sounds: for a player by themselves, for a student in class, and for the board of a class. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { place } from './route.ts';

/** In a class everybody's device is in the same room: there it is silent until somebody wants it otherwise. */
export const soundSwitch: Readonly<Record<'own' | 'class' | 'board', Signal<boolean>>> = {
  own: signal(true),
  class: signal(false),
  board: signal(false),
};

/** The switch that counts on the current page. */
export function switchHere(): Signal<boolean> {
  const { kind } = place.value;
  if (kind === 'class') return soundSwitch.class;
  return kind === 'board' || kind === 'desk' ? soundSwitch.board : soundSwitch.own;
}

/** Whether sounds are on, on the current page. */
export const isSoundOn: ReadonlySignal<boolean> = computed(() => switchHere().value);
