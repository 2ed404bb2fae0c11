/** The ring around the target of a callout. It follows the target, and does not block touches. */

import { useEffect, useRef } from 'preact/hooks';
import { ownLine } from '../../figure/layout/figure-metrics.ts';
import type { FirstTarget } from './first-steps.ts';

/** The place of a target on the page; of several the first visible one. */
const PLACES: Readonly<Record<FirstTarget, readonly string[]>> = {
  line: ['.fig-stage'],
  cause: ['.panel .cause'],
  cards: ['.panel .cards'],
  fog: ['.fig-fog', '.figure-place'],
  wait: ['.control[aria-keyshortcuts=W]'],
  peer: ['.fig-head .end.peer'],
  ring: ['.fig-ring.strip', '.fig-ring .dial'],
  port: ['.fig-ring .port', '.fig-ring.strip'],
  take: ['.control[aria-keyshortcuts=P]'],
};
/** Figure and panel move by themselves, without any event. */
const FOLLOW_MS = 120;
const MARGIN_PX = 5;

/** The player's own line in the figure's stage: drawn on a canvas, it has no box of its own. */
function lineIn(stage: DOMRect): DOMRect {
  const place = document.querySelector('.figure-place') ?? document.documentElement;
  const { x, width } = ownLine(place.clientWidth, place.clientHeight);
  return new DOMRect(stage.left + x, stage.top + MARGIN_PX, width, stage.height - 2 * MARGIN_PX);
}

function boxOf(target: FirstTarget): DOMRect | null {
  for (const selector of PLACES[target]) {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    if (box !== undefined && box.width > 0 && box.height > 0) return target === 'line' ? lineIn(box) : box;
  }
  return null;
}

function follow(ring: HTMLElement, target: FirstTarget): void {
  const box = boxOf(target);
  ring.hidden = box === null;
  if (box === null) return;
  const left = Math.max(2, box.left - MARGIN_PX);
  const right = Math.min(window.innerWidth - 2, box.right + MARGIN_PX);
  ring.style.transform = `translate(${left}px, ${box.top - MARGIN_PX}px)`;
  ring.style.width = `${right - left}px`;
  ring.style.height = `${box.height + 2 * MARGIN_PX}px`;
}

export function Spotlight({ target }: { readonly target: FirstTarget | null }) {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = ring;
    if (current === null || target === null) return;
    follow(current, target);
    const timer = setInterval(() => follow(current, target), FOLLOW_MS);
    return () => clearInterval(timer);
  }, [target]);
  return target === null ? null : <div ref={ring} key={target} class="first-spot" aria-hidden="true" hidden />;
}
