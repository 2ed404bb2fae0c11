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
