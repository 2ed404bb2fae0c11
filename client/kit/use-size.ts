/** The size of an element as a component's state. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of the element that gets the ref, CSS px; null before it is mounted. */
export function useSize<T extends HTMLElement>(): readonly [RefObject<T | null>, Size | null] {
  const host = useRef<T>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [host, size];
}

/** Px of a root at arm's length: the unit of the styles (postcss.config.js). */
const ROOT_PX = 16;

/** The same in design px, which a large screen enlarges: for a viewBox, and for positions in rem. */
export function useRoom<T extends HTMLElement>(): readonly [RefObject<T | null>, Size | null] {
  const [host, size] = useSize<T>();
  if (size === null) return [host, null];
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / ROOT_PX;
  return [host, { width: Math.floor(size.width / scale), height: Math.floor(size.height / scale) }];
}

/** A design length as CSS. */
export function rem(px: number): string {
  return `${px / ROOT_PX}rem`;
}
