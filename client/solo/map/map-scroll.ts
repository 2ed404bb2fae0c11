/** Where the page of the map is scrolled to. */

import { reducedMotion } from '../../kit/motion.ts';
import type { MapLevel } from '../../context/level-groups.ts';
import type { MapLayout } from './map-layout.ts';

/** Px between an opened station and the edge of the screen; below it, on a phone, for the thumb. */
const EDGE = 10;
const THUMB = 96;

/**
 * Scrolls as little as shows the whole of a station. `first`: when the page comes, on a phone its button is where the thumb is.
 */
export function bringIntoView(map: HTMLElement, layout: MapLayout, id: MapLevel, first: boolean): void {
  const page = map.closest('main');
  const box = layout.legs.flatMap(({ stations }) => stations).find((station) => station.id === id)?.box;
  if (page === null || box === undefined) return;
  const scale = map.clientHeight / layout.height;
  const above = map.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop;
  const top = above + box.top * scale;
  const bottom = top + box.height * scale;
  const least = bottom - page.clientHeight + (first && layout.upright ? THUMB : EDGE) * scale;
  const most = top - EDGE * scale;
  const nearest = Math.min(most, Math.max(least, page.scrollTop));
  // The heading stays as long as the thumb still reaches the button.
  const to = !(first && layout.upright) ? nearest : least < (THUMB - EDGE) * scale ? 0 : least;
  if (Math.abs(to - page.scrollTop) < 1) return;
  page.scrollTo({ top: Math.max(0, to), behavior: first || reducedMotion() ? 'auto' : 'smooth' });
}
