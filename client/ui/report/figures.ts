/** Figures of a report as the reader's language writes them. A dash: there is none. */

import type { CsvSeparator } from '../../../shared/class-protocol.ts';
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

const CLOCK = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;

/** A date and a time of day by the clock here, with its zone. */
export function dateTime(at: number): string {
  return new Intl.DateTimeFormat(locale.value, { year: 'numeric', month: 'short', day: 'numeric', ...CLOCK }).format(
    at,
  );
}

/** A time of day by the clock here, with its zone. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(locale.value, CLOCK).format(at);
}

/** What parts columns in the spreadsheets of where the browser is set to: where 1.5 is written 1,5 it is the semicolon. */
export function usualSeparator(languages: readonly string[]): CsvSeparator {
  const [first = 'en'] = languages;
  return new Intl.NumberFormat(first).format(1.5).includes(',') ? 'semicolon' : 'comma';
}
