/** Figures of a report in the reader's language. A dash: there is none. */

import type { CsvSeparator } from '../../shared/class-protocol.ts';
import { formatNumber, locale, signed } from '../words/i18n.ts';

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

/** A correlation from -1 to 1, with two decimals and its sign if it is negative. */
export function correlation(value: number | null): string {
  if (value === null) return NONE;
  const written = new Intl.NumberFormat(locale.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return written.format(value === 0 ? 0 : value).replace('-', '−');
}

/** A rounded number. */
export function whole(value: number | null): string {
  return value === null ? NONE : formatNumber(Math.round(value));
}

const CLOCK = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;

/** A date and a time of day in the local zone, with its name. */
export function dateTime(at: number): string {
  return new Intl.DateTimeFormat(locale.value, { year: 'numeric', month: 'short', day: 'numeric', ...CLOCK }).format(
    at,
  );
}

/** A time of day in the local zone, with its name. */
export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(locale.value, CLOCK).format(at);
}

/** The column separator of spreadsheets in the browser's locale: a semicolon where 1.5 is written 1,5. */
export function usualSeparator(languages: readonly string[]): CsvSeparator {
  const [first = 'en'] = languages;
  return new Intl.NumberFormat(first).format(1.5).includes(',') ? 'semicolon' : 'comma';
}
