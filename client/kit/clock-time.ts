/** Durations in clock notation. */

/** @returns minutes and seconds, such as `1:05`; below zero `0:00` */
export function clockTime(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
