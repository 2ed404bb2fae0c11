/** When the page loads what a lone player needs: once it can be used. From then on they need no server. */

import type { Place } from './context/place.ts';
import { savesData } from './kit/saves-data.ts';

/** A page that has stood for so long can be used, ms. */
const AFTER_MS = 1_500;

const ALONE: readonly Place['kind'][] = ['home', 'storm', 'own', 'first', 'path', 'daily', 'quiz'];

/** Whether a player may be alone at this place: there, practice and progress are looked for at once. */
export function mayBeAlone({ kind }: Place): boolean {
  return ALONE.includes(kind);
}

/** Runs once the page has stood for a while, so that it costs its first seconds nothing. */
export function afterwards(run: () => void): void {
  window.setTimeout(run, AFTER_MS);
}

/** Begins where a lone player may be, unless the browser is told to save data. What does not arrive is loaded when needed. */
export function loadAhead(place: Place): void {
  if (!mayBeAlone(place) || savesData()) return;
  afterwards(() => void import('./needed-alone.tsx').then(({ loadAll }) => loadAll()).catch(() => undefined));
}
