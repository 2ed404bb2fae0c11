/** Whether the reader wants things to move. */

/** Whether the system asks for less motion: then things appear where they end. */
export function reducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
