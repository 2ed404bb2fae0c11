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

/** A step in finding the form of an object by its fields, in their order. */
interface Step {
  readonly next: Map<string, Step>;
  /** The form that ends here; -1: none does. */
  number: number;
}

const newStep = (): Step => ({ next: new Map(), number: -1 });

/** Writes by a code. */
export class Compacter {
  readonly #code: Code;
  readonly #signs: ReadonlyMap<string, string>;
  readonly #first = newStep();

  constructor(code: Code) {
    this.#code = code;
    const words = code.words.slice(0, WORDS_MAX);
    this.#signs = new Map(words.map((word, number) => [word, String.fromCharCode(number)]));
    for (const [number, form] of code.forms.entries()) this.#learn(form, number);
  }

  /** An object as the number of its form and the values of that. One whose form is not known keeps its fields. */
  compact(value: unknown): unknown {
    if (typeof value === 'string') return this.#signs.get(value) ?? (isSign(value) ? PLAIN + value : value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.#list(value);
    return this.#known(value as Fields) ?? this.#unordered(value as Fields);
  }

  #list(entries: readonly unknown[]): unknown[] {
    const compacted: unknown[] = [LIST];
    for (const entry of entries) compacted.push(this.compact(entry));
    return compacted;
  }

  /** Null: no form has these fields in this order. */
  #known(fields: Fields): unknown[] | null {
    const compacted: unknown[] = [-1];
    let step: Step | undefined = this.#first;
    for (const key in fields) {
      step = step.next.get(key);
      if (step === undefined) return null;
      compacted.push(this.compact(fields[key]));
    }
    if (step.number === -1) return null;
    compacted[0] = step.number;
    return compacted;
  }

  #unordered(fields: Fields): unknown {
    const keys = Object.keys(fields);
    const number = this.#code.forms.findIndex(
      (form) => form.length === keys.length && keys.every((key) => form.includes(key)),
    );
    const form = this.#code.forms[number];
    if (form !== undefined) return [number, ...form.map((key) => this.compact(fields[key]))];
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, this.compact(field)]));
  }

  #learn(form: readonly string[], number: number): void {
    let step = this.#first;
    for (const key of form) {
      const next = step.next.get(key) ?? newStep();
      step.next.set(key, next);
      step = next;
    }
    step.number = number;
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
