/** Values of JSON in few bytes, for a reader that knows the forms of the objects and the words in them. */

export interface Code {
  /** The fields of each kind of object. */
  readonly forms: readonly (readonly string[])[];
  /** The most frequent strings; no more than 31. */
  readonly words: readonly string[];
}

/** Stands before the entries of a list, where an object has the number of its form. */
const LIST = -1;
/** How many words there can be: each is one control character. */
const WORDS_MAX = 31;
/** Stands before a string that begins with a control character. */
const PLAIN = String.fromCharCode(WORDS_MAX);

type Fields = Readonly<Record<string, unknown>>;

/** Writes by a code. */
export class Compacter {
  readonly #code: Code;
  readonly #signs: ReadonlyMap<string, string>;
  /** By fields in the order in which objects have them: the number of their form. */
  readonly #numbers = new Map<string, number>();

  constructor(code: Code) {
    this.#code = code;
    const words = code.words.slice(0, WORDS_MAX);
    this.#signs = new Map(words.map((word, number) => [word, String.fromCharCode(number)]));
  }

  /** An object as the number of its form and the values of that. One whose form is not known keeps its fields. */
  compact(value: unknown): unknown {
    if (typeof value === 'string') return this.#signs.get(value) ?? (isSign(value) ? PLAIN + value : value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return [LIST, ...value.map((entry) => this.compact(entry))];
    const fields = value as Fields;
    const number = this.#numberOf(Object.keys(fields));
    const form = this.#code.forms[number];
    if (form !== undefined) return [number, ...form.map((key) => this.compact(fields[key]))];
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, this.compact(field)]));
  }

  /** @returns the number of the form with these fields, in whatever order; -1: none */
  #numberOf(keys: readonly string[]): number {
    const joined = keys.join();
    const known = this.#numbers.get(joined);
    if (known !== undefined) return known;
    const number = this.#code.forms.findIndex(
      (form) => form.length === keys.length && keys.every((key) => form.includes(key)),
    );
    // Only known forms are remembered: there is no limit to how many unknown ones a client can send.
    if (number !== -1) this.#numbers.set(joined, number);
    return number;
  }
}

function isSign(text: string): boolean {
  return text !== '' && text < ' ';
}

/** The value that a Compacter of the same version made this from. */
export function expand(compacted: unknown, code: Code): unknown {
  if (typeof compacted === 'string') return isSign(compacted) ? wordOf(compacted, code) : compacted;
  if (typeof compacted !== 'object' || compacted === null) return compacted;
  if (!Array.isArray(compacted))
    return Object.fromEntries(Object.entries(compacted).map(([key, field]) => [key, expand(field, code)]));
  const [first, ...rest] = compacted as readonly unknown[];
  const values = rest.map((entry) => expand(entry, code));
  if (first === LIST) return values;
  const form = code.forms[first as number] ?? [];
  return Object.fromEntries(form.map((key, at) => [key, values[at]]));
}

function wordOf(sign: string, { words }: Code): string {
  return sign.startsWith(PLAIN) ? sign.slice(1) : (words[sign.charCodeAt(0)] ?? '');
}
