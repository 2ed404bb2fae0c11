/** Days on the reader's clock: when one begins, how it is written, how many in a row something was done. */

function midnight(at: number, days: number): Date {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

/** When the local day of `at` began, and when the next one begins (epoch ms). */
export function dayBegins(at: number): number {
  return midnight(at, 0).getTime();
}

export function dayAfter(at: number): number {
  return midnight(at, 1).getTime();
}

/** The local day as YYYY-MM-DD. */
export function dayOf(at: number): string {
  return written(new Date(at));
}

function written(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** How many days in a row, up to today (or to yesterday, while today may still count). */
export function daysInRow(days: Readonly<Record<string, number>>, now: number): number {
  const done = (ago: number) => (days[written(midnight(now, -ago))] ?? 0) > 0;
  const from = done(0) ? 0 : 1;
  let count = 0;
  while (done(from + count)) count++;
  return count;
}

/** In how many calendar days something is: 0 is today. */
export function daysUntil(at: number, now: number): number {
  return Math.max(0, Math.round((dayBegins(at) - dayBegins(now)) / 86_400_000));
}
