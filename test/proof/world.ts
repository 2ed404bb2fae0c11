/**
 * Two ends, a wire and what may still happen: the whole state of the exploration. Each direction of the wire is a line
 * without overtaking; segments duplicated or delayed by a fault lie beside it and arrive at any time.
 */

/** One of the two ends and the segments on their way to it: strings with one character for each segment's number. */
export interface Place {
  readonly end: number;
  /** In sending order. */
  readonly line: string;
  /** Delayed segments and second copies, sorted: their order does not matter. */
  readonly late: string;
}

export interface World {
  readonly places: readonly [Place, Place];
  /** How many faults the wire has left, and how many segments of text the two applications may still send. */
  readonly faults: number;
  readonly texts: number;
}

export type Index = 0 | 1;
export const INDICES = [0, 1] as const satisfies readonly Index[];
export const other = (index: Index): Index => (index === 0 ? 1 : 0);

/** A character that is not the number of any segment. */
const SEPARATOR = '\uffff';

function placeKey({ end, line, late }: Place): string {
  return `${String.fromCharCode(end)}${line}${SEPARATOR}${late}${SEPARATOR}`;
}

/** The world as a short string. Both ends start alike, so a world and its mirror image are the same. */
export function keyOf({ places, faults, texts }: World): string {
  const a = placeKey(places[0]);
  const b = placeKey(places[1]);
  return String.fromCharCode(faults * 8 + texts) + (a < b ? a + b : b + a);
}

/** The world with this key, or its mirror image. */
export function worldOf(key: string): World {
  const line0 = key.indexOf(SEPARATOR);
  const late0 = key.indexOf(SEPARATOR, line0 + 1);
  const line1 = key.indexOf(SEPARATOR, late0 + 2);
  const budget = key.charCodeAt(0);
  return {
    places: [
      { end: key.charCodeAt(1), line: key.slice(2, line0), late: key.slice(line0 + 1, late0) },
      { end: key.charCodeAt(late0 + 1), line: key.slice(late0 + 2, line1), late: key.slice(line1 + 1, -1) },
    ],
    faults: budget >> 3,
    texts: budget & 7,
  };
}

/** The world with another place at `index`. */
export function withPlace({ places, faults, texts }: World, index: Index, place: Place): World {
  return { places: index === 0 ? [place, places[1]] : [places[0], place], faults, texts };
}

/** The place with one segment more beside its line. */
export function withLate({ end, line, late }: Place, segment: string): Place {
  let at = 0;
  while (at < late.length && late.charAt(at) < segment) at++;
  return { end, line, late: late.slice(0, at) + segment + late.slice(at) };
}

/** Whether no segment is in flight in order; delayed ones may be. */
export function isQuiet({ places: [a, b] }: World): boolean {
  return a.line === '' && b.line === '';
}

/** Whether nothing of the connection is on the wire. */
export function isWireEmpty({ places: [a, b] }: World): boolean {
  return a.line === '' && b.line === '' && a.late === '' && b.late === '';
}
