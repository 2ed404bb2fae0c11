/** Figures of a report as the reader's language writes them. A dash: there is none. */

import { formatNumber, locale, signed } from '../../i18n/i18n.ts';

const NONE = '–';

/** A share of 0 to 1 in percent. */
export function percent(share: number | null): string {
  if (share === null) return NONE;
  return new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A difference of shares, in percentage points with a sign. */
export function points(difference: number | null): string {
  return difference === null ? NONE : signed(Math.round(difference * 100));
}

/** A number to the whole. */
export function whole(value: number | null): string {
  return value === null ? NONE : formatNumber(Math.round(value));
}

/** A date and a time of day. */
export function dateTime(at: number): string {
  return new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
