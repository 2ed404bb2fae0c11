/**
 * What the log may tell of an error. Databases and parsers quote what they were given, which may be a name or an answer:
 * of an error's own fields only its kind and code are kept, of its message the first line without quotations.
 */

const LONGEST_TEXT = 200;
const FRAMES = 5;

interface ErrorFacts {
  readonly type: string;
  /** As Node and databases have it: ENOSPC, SQLITE_FULL, 57P01. */
  readonly code?: string;
  readonly message?: string;
  /** The innermost calls. */
  readonly at?: readonly string[];
}

export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && /^[\w-]{1,40}$/.test(String(error.code)) ? { code: String(error.code) } : {};
  // JSON.parse quotes the text that it cannot read.
  const message = error instanceof SyntaxError ? {} : { message: harmless(error.message) };
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.slice('    at '.length, LONGEST_TEXT));
  return { type: error.name.slice(0, 40), ...code, ...message, at };
}

/** The first line of a text, short, without keys, addresses, quotations after a colon, and control characters. */
export function harmless(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/(couldn't decode message): .*/, '$1')
    .replace(/: ?["'`].*/, ': …')
    .replace(/\b[A-Z0-9]{4,7}-[\w-]{16,}/g, '[key]')
    .replace(/\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b/g, '$1.x')
    .replace(
      /(?<![\w:])(?:[\da-f]{1,4}:){2,7}(?::?[\da-f]{1,4}){1,6}(?![\w:])|(?<![\w:])::(?:[\da-f]{1,4}:?)+/gi,
      '[address]',
    );
}
