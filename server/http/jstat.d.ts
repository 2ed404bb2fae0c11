/** The part of jstat that is used here; the package has no types. */

declare module 'jstat' {
  const jStat: { readonly studentt: { inv(p: number, df: number): number } };
  export = jStat;
}
