/**
 * How a view is sent: in named parts, each when it changed. Server and page both use these functions. Knows no network
 * and no view.
 */

/** The fields of a view that are not sent as a whole. */
export interface ViewShape {
  /** Records of many entries: each entry is a part, named `field/key`. */
  readonly records: readonly string[];
  /** Lists that grow at their end: what is sent is where the change begins, and the entries from there on. */
  readonly lists: readonly string[];
}

/** The parts of a view as JSON text, by name; of a list, the text of each entry. */
export type Parts = ReadonlyMap<string, string | readonly string[]>;

/**
 * The messages with parts of a view, as JSON text: an object with a value for each part, null for one that is gone, and
 * `[from, ...entries]` for a list. `view`: these are all parts, and earlier ones are void. `parts`: those that have changed.
 */
export interface ViewMessages {
  readonly view: string;
  readonly parts: string;
}

/** Splits a view. */
export function partsOf(view: object, { records, lists }: ViewShape): Parts {
  const parts = new Map<string, string | readonly string[]>();
  for (const [field, value] of Object.entries(view)) {
    if (lists.includes(field))
      parts.set(
        field,
        (value as readonly unknown[]).map((entry) => JSON.stringify(entry)),
      );
    else if (!records.includes(field)) parts.set(field, JSON.stringify(value));
    else for (const [key, entry] of Object.entries(value)) parts.set(`${field}/${key}`, JSON.stringify(entry));
  }
  return parts;
}

/** @returns the parts that must be sent to a client that has `before`, by name, each as JSON text */
export function changedParts(before: Parts, after: Parts): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const [name, now] of after) {
    const had = before.get(name);
    const text = typeof now === 'string' ? now : tailOf(typeof had === 'object' ? had : null, now);
    if (text !== null && text !== had) changed.set(name, text);
  }
  for (const name of before.keys()) if (!after.has(name)) changed.set(name, 'null');
  return changed;
}

/** Where a list begins to differ, and its entries from there; null: nowhere. */
function tailOf(had: readonly string[] | null, now: readonly string[]): string | null {
  const differs = now.findIndex((entry, at) => entry !== had?.[at]);
  if (differs === -1 && had?.length === now.length) return null;
  const from = differs === -1 ? now.length : differs;
  return `[${[from, ...now.slice(from)].join(',')}]`;
}

/** The text of a message with these parts. */
export function partsText(parts: ReadonlyMap<string, string>): string {
  return `{${Array.from(parts, ([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

/**
 * The view after a message. Parts and entries that did not change are the same objects as before.
 * @param before null: earlier parts are void
 * @param text of the message
 */
export function withParts(before: object | null, text: string, { records, lists }: ViewShape): Record<string, unknown> {
  const view: Record<string, unknown> = { ...(before ?? Object.fromEntries(records.map((field) => [field, {}]))) };
  // The server has written it.
  const parts = JSON.parse(text) as Record<string, unknown>;
  for (const [name, value] of Object.entries(parts)) {
    const [field = '', key] = name.split('/');
    if (key !== undefined) view[field] = withEntry(view[field], key, value);
    else view[field] = lists.includes(field) ? withTail(view[field], value) : value;
  }
  return view;
}

function withEntry(record: unknown, key: string, value: unknown): Record<string, unknown> {
  const entries = Object.entries(record ?? {}).filter(([name]) => name !== key);
  return Object.fromEntries(value === null ? entries : [...entries, [key, value]]);
}

function withTail(list: unknown, sent: unknown): readonly unknown[] {
  const [from, ...tail] = sent as readonly [number, ...unknown[]];
  return [...((list ?? []) as readonly unknown[]).slice(0, from), ...tail];
}
