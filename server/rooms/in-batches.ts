/** How many rooms are opened, read or handed over at a time: players of other rooms must not wait for all of them. */
const AT_ONCE = 8;

/** Does the task for each, a few at a time, in their order. @throws the first error; then nothing more is begun */
export async function inBatches<T>(all: readonly T[], task: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(task));
}
