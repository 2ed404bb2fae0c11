/** What page and server agree on for a file that the page has made and its browser cannot save: the server offers a link. */

/** The media type of such a file, by its ending; nothing else is kept. */
export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pcapng: 'application/vnd.tcpdump.pcap',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type FileEnding = keyof typeof FILE_TYPES;

/** How long the link works, in milliseconds. */
export const KEEP_MS = 10 * 60_000;

/** In octets: the longest file that the page makes is a report of a term's classes. */
export const LONGEST_FILE = 8 * 1024 * 1024;

/** In characters; a name is letters, digits, dots, dashes and underscores. */
const LONGEST_NAME = 255;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;

/** Why a file is not kept; the page has a sentence for each. */
export const FILE_REFUSALS = ['bad-file', 'file-too-long', 'too-many-files', 'too-fast'] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** The ending of a name under which a file can be kept; null: the name is not allowed. */
export function endingOf(name: string): FileEnding | null {
  if (name.length > LONGEST_NAME || !NAME.test(name)) return null;
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(FILE_TYPES, ending) ? (ending as FileEnding) : null;
}
