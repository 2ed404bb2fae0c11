/**
 * How a view of a class travels: as parts by name, each sent when it changed. A record of many entries (students, duels)
 * is a part for each entry, named `field/key`. Both ends work from these functions. Knows no network.
 */

/** The parts that changed, by name; null: the part is gone. `fresh`: all that there is, forget what was there. */
export interface PartsMessage {
  readonly fresh: boolean;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** The fields that travel entry by entry. */
const RECORDS: ReadonlySet<string> = new Set(['students', 'duels']);

/** The parts of a view, each as JSON text, by name. */
export function partsOf(view: object): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [field, value] of Object.entries(view)) {
    if (!RECORDS.has(field)) parts.set(field, JSON.stringify(value));
    else for (const [key, entry] of Object.entries(value)) parts.set(`${field}/${key}`, JSON.stringify(entry));
  }
  return parts;
}

/** What must be sent to somebody who has `before`; null: nothing. */
export function changedParts(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): PartsMessage['parts'] | null {
  const changed: Record<string, unknown> = {};
  for (const [name, text] of after) if (before.get(name) !== text) changed[name] = JSON.parse(text);
  for (const name of before.keys()) if (!after.has(name)) changed[name] = null;
  return Object.keys(changed).length === 0 ? null : changed;
}

/**
 * The view after a message. Parts that did not change are the same objects as before.
 * @param before null: nothing was there yet
 */
export function withParts(before: object | null, { fresh, parts }: PartsMessage): Record<string, unknown> {
  const view: Record<string, unknown> = fresh || before === null ? { students: {}, duels: {} } : { ...before };
  for (const [name, value] of Object.entries(parts)) {
    const [field = '', key] = name.split('/');
    if (key === undefined) view[field] = value;
    else view[field] = withEntry(view[field], key, value);
  }
  return view;
}

function withEntry(record: unknown, key: string, value: unknown): Record<string, unknown> {
  const entries = Object.entries(record ?? {}).filter(([name]) => name !== key);
  return Object.fromEntries(value === null ? entries : [...entries, [key, value]]);
}
