/**
 * How a view is sent: in named parts, each when it changed. Server and page both use these functions. Knows no network
 * and no view.
 */

import { type Code, type Compacter, expand } from './compact.ts';

/** How the views of a kind are split, and what both sides know of them beforehand. */
export interface ViewShape {
  /** Fields that are records of many entries: each entry is a part, named `field/key`. */
  readonly records: readonly string[];
  /** Lists that grow at their end: what is sent is where the change begins, and the entries from there on. */
  readonly lists: readonly string[];
  /** The field with the view's time, or its object with the time as `now`: time alone is never news. */
  readonly clock: string;
  /** Names of parts that are sent as their place in this list. */
  readonly names: readonly string[];
  /** In which all values are written. */
  readonly code: Code;
}

/** A view as it was made: nothing in it is ever changed afterwards. */
export type View = Readonly<Record<string, unknown>>;

/** Parts of a view with their values, in the order in which they are sent; null: it is gone; of a list, `[from, ...entries]`. */
export type Parts = readonly (readonly [name: string, value: unknown])[];

/** Parts as they are sent: for each its name, or the place of that among the names, and its value, compacted. */
export type SentParts = readonly unknown[];

/**
 * The messages with parts of a view. `view`: these are all parts, and earlier ones are void. `parts`: those that have
 * changed. `answer`: `[id, reply, ...parts]` to a request that was sent as `[id, message]`, with the parts that it has
 * changed, if any.
 */
export interface ViewMessages {
  readonly view: SentParts;
  readonly parts: SentParts;
  readonly answer: readonly unknown[];
}

/** Whether two values are the same as JSON. Those that are one object are not looked into. */
function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (!Array.isArray(one) || !Array.isArray(other))
    return Array.isArray(one) === Array.isArray(other) && sameFields(one as View, other as View);
  return one.length === other.length && one.every((entry, at) => sameValue(entry, other[at]));
}

function sameFields(one: View, other: View): boolean {
  let more = 0;
  for (const key in one) {
    if (!(key in other) || !sameValue(one[key], other[key])) return false;
    more += 1;
  }
  for (const _ in other) more -= 1;
  return more === 0;
}

/**
 * The parts in which a view differs from the one before, and with them its time.
 * @param before null: none; then these are all parts
 */
export function changedParts(before: View | null, after: View, shape: ViewShape): Parts {
  const changed: [string, unknown][] = [];
  for (const field in after) {
    const [had, has] = [before?.[field], after[field]];
    // What is one object with what it was cannot have changed.
    if (had === has && before !== null) continue;
    if (shape.records.includes(field)) changed.push(...changedEntries(field, had, has as View));
    else if (shape.lists.includes(field))
      changed.push(...changedTail(field, before === null ? null : had, has as readonly unknown[]));
    else if (before === null || !sameBesideTime(field, had, has, shape.clock)) changed.push([field, has]);
  }
  const tellsTime = changed.length > 0 && typeof after[shape.clock] === 'number' && before !== null;
  if (tellsTime) changed.push([shape.clock, after[shape.clock]]);
  return changed;
}

function sameBesideTime(field: string, had: unknown, has: unknown, clock: string): boolean {
  if (field !== clock) return sameValue(had, has);
  return typeof has === 'number' || sameValue({ ...(had as View), now: 0 }, { ...(has as View), now: 0 });
}

function changedEntries(field: string, had: unknown, has: View): [string, unknown][] {
  const before = (had ?? {}) as View;
  const changed = Object.keys(has).filter((key) => !sameValue(before[key], has[key]));
  const gone = Object.keys(before).filter((key) => !(key in has));
  return [
    ...changed.map((key): [string, unknown] => [`${field}/${key}`, has[key]]),
    ...gone.map((key): [string, unknown] => [`${field}/${key}`, null]),
  ];
}

/** Where a list begins to differ, and its entries from there; nothing: nowhere. @param had null: it was not sent yet */
function changedTail(field: string, had: unknown, has: readonly unknown[]): [string, unknown][] {
  const before = had as readonly unknown[] | null;
  const differs = has.findIndex((entry, at) => !sameValue(entry, before?.[at]));
  if (differs === -1 && before?.length === has.length) return [];
  const from = differs === -1 ? has.length : differs;
  return [[field, [from, ...has.slice(from)]]];
}

/** The parts as they are sent. */
export function sentParts(parts: Parts, { names }: ViewShape, compacter: Compacter): SentParts {
  const sent: unknown[] = [];
  for (const [name, value] of parts) {
    const place = names.indexOf(name);
    sent.push(place === -1 ? name : place, compacter.compact(value));
  }
  return sent;
}

/**
 * The view after a message. Parts and entries that did not change are the same objects as before.
 * @param before null: earlier parts are void
 */
export function withParts(before: View | null, parts: SentParts, shape: ViewShape): View {
  const view: Record<string, unknown> = {
    ...(before ?? Object.fromEntries(shape.records.map((field) => [field, {}]))),
  };
  for (let at = 0; at < parts.length; at += 2) {
    const [sent, value] = [parts[at], expand(parts[at + 1], shape.code)];
    const [field = '', key] = String(typeof sent === 'number' ? shape.names[sent] : sent).split('/');
    if (key !== undefined) view[field] = withEntry(view[field], key, value);
    else view[field] = shape.lists.includes(field) ? withTail(view[field], value) : value;
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
