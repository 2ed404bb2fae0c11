/**
 * The ring around the target of a callout, and the callout's point, which is turned towards it. They follow the target, and
 * do not block touches.
 */

import { useEffect, useRef } from 'preact/hooks';
import { fogArea, ownLine } from '../../figure/layout/figure-metrics.ts';
import type { FirstTarget } from './first-steps.ts';

/** The place of a target on the page; of several the first visible one. */
const PLACES: Readonly<Record<FirstTarget, readonly string[]>> = {
  line: ['.fig-stage'],
  cause: ['.panel .cause'],
  cards: ['.panel .cards'],
  fog: ['.fig-stage'],
  wait: ['.control[aria-keyshortcuts=W]'],
  peer: ['.fig-head .end.peer'],
  ring: ['.fig-ring'],
  port: ['.fig-ring .port', '.fig-ring.strip'],
  take: ['.control[aria-keyshortcuts=P]'],
};
/** Figure and panel move by themselves, without any event. */
const FOLLOW_MS = 120;
const MARGIN_PX = 5;

/** Own line and fog are drawn on a canvas and have no boxes of their own: theirs are in the figure's stage. */
const DRAWN = { line: ownLine, fog: fogArea } as const;

function drawnIn(stage: DOMRect, target: keyof typeof DRAWN): DOMRect {
  const place = document.querySelector('.figure-place') ?? document.documentElement;
  const { x, width } = DRAWN[target](place.clientWidth, place.clientHeight);
  return new DOMRect(stage.left + x, stage.top + MARGIN_PX, width, stage.height - 2 * MARGIN_PX);
}

/** A strip has the figure's scrolling words right above it: its frame is not drawn over them. */
function belowText({ left, top, width, height }: DOMRect): DOMRect {
  return new DOMRect(left, top + MARGIN_PX, width, height - MARGIN_PX);
}

function boxOf(target: FirstTarget): DOMRect | null {
  for (const selector of PLACES[target]) {
    const place = document.querySelector(selector);
    const box = place?.getBoundingClientRect();
    if (place === null || box === undefined || box.width === 0 || box.height === 0) continue;
    if (target === 'line' || target === 'fog') return drawnIn(box, target);
    return place.matches('.strip') ? belowText(box) : box;
  }
  return null;
}

/** Px of a callout's edge that its point keeps free at either end. */
const CORNER_PX = 24;

/** Turns the callout's point towards the middle of the target, along its edge. */
function point(target: DOMRect): void {
  const callout = document.querySelector<HTMLElement>('.first-callout');
  if (callout === null) return;
  const { left, top, width, height } = callout.getBoundingClientRect();
  const within = (at: number, length: number) => Math.min(Math.max(at, CORNER_PX), length - CORNER_PX);
  callout.style.setProperty('--point-x', `${within(target.left + target.width / 2 - left, width)}px`);
  callout.style.setProperty('--point-y', `${within(target.top + target.height / 2 - top, height)}px`);
}

function follow(ring: HTMLElement, target: FirstTarget): void {
  const box = boxOf(target);
  ring.hidden = box === null;
  if (box === null) return;
  point(box);
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
