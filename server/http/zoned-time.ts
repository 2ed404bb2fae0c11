/** Times as the clock on the class's wall showed them: a zone name from the page is checked before use. */

/** The zone of this machine, if the request names none. */
export function serverZone(): string {
  return new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
}

/** Whether this is a known IANA time zone name, such as `Asia/Shanghai`. */
export function isZone(name: string): boolean {
  try {
    return (
      /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    );
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...numeric, second: 'numeric', timeZone: zone, hourCycle: 'h23' });
  formats.set(zone, format);
  return format;
}

/**
 * The local time in a zone.
 * @param at epoch ms
 * @returns a date whose UTC fields are that local time, to the second: the value of a spreadsheet cell
 */
export function wallClock(at: number, zone: string): Date {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')));
}

const two = (value: number) => String(value).padStart(2, '0');

/** Local date, time and offset in ISO 8601, `2026-09-21T10:15:00+08:00`. */
export function zonedTime(at: number, zone: string): string {
  const local = wallClock(at, zone);
  const offset = Math.round((local.getTime() - Math.floor(at / 1000) * 1000) / 60_000);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local.toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}
