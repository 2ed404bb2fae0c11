/** Tries until it works. */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    const done = await attempt().then(
      (value) => ({ value }),
      () => null,
    );
    if (done !== null) return done.value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
