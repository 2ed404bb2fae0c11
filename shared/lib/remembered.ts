/** What was made last of some values: the same values give the same object again. */
export class Remembered<R> {
  #last: { readonly of: readonly unknown[]; readonly made: R } | null = null;

  /** @param values all that `make` depends on, none of which ever changes within */
  of(values: readonly unknown[], make: () => R): R {
    const last = this.#last;
    if (last !== null && last.of.length === values.length && last.of.every((value, at) => value === values[at]))
      return last.made;
    const made = make();
    this.#last = { of: values, made };
    return made;
  }
}

/**
 * The same for a list that mostly grows: an entry that has been made stays the same object while what it is made of does,
 * and so does the list while all its entries do. `Context`: all that `make` depends on beside the entry and its place.
 */
export class RememberedList<Entry, Context, R> {
  readonly #markOf: (entry: Entry, context: Context) => unknown;
  readonly #make: (entry: Entry, at: number, context: Context) => R;
  #last: { readonly of: readonly Entry[]; readonly context: Context; readonly made: readonly R[] } | null = null;

  /** @param markOf what the context means to an entry: the same values of a kind that `===` compares give the same result */
  constructor(
    markOf: (entry: Entry, context: Context) => unknown,
    make: (entry: Entry, at: number, context: Context) => R,
  ) {
    this.#markOf = markOf;
    this.#make = make;
  }

  of(entries: readonly Entry[], context: Context): readonly R[] {
    const last = this.#last;
    let isSame = last !== null && last.made.length === entries.length;
    const made = entries.map((entry, at) => {
      const kept = last?.made[at];
      if (kept !== undefined && last?.of[at] === entry && this.#isAsBefore(entry, last.context, context)) return kept;
      isSame = false;
      return this.#make(entry, at, context);
    });
    this.#last = { of: entries, context, made: isSame && last !== null ? last.made : made };
    return this.#last.made;
  }

  #isAsBefore(entry: Entry, before: Context, now: Context): boolean {
    return this.#markOf(entry, before) === this.#markOf(entry, now);
  }
}

/** Some entries of a list to which entries are only ever added: the same list of them until one more is among them. */
export class RememberedPart<Entry> {
  #all: readonly Entry[] | null = null;
  #part: readonly Entry[] = [];

  /** @param isIn always the same for one list and those that it grows into */
  of(all: readonly Entry[], isIn: (entry: Entry) => boolean): readonly Entry[] {
    if (all === this.#all) return this.#part;
    this.#all = all;
    const part = all.filter(isIn);
    const [before, length] = [this.#part, part.length];
    const isSame = length === before.length && part[0] === before[0] && part[length - 1] === before[length - 1];
    if (!isSame) this.#part = part;
    return this.#part;
  }
}
