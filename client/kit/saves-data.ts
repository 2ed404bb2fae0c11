/** What the browser says about loading more than is asked for. */

/** Whether it is told to save data: then only what is needed is loaded. */
export function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
