/** What is used of jstat, which comes without types. */

declare module 'jstat' {
  const jStat: { readonly studentt: { inv(p: number, df: number): number } };
  export = jStat;
}
