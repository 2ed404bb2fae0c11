/** What remains of one or more classes. */

export function ReportPage(_: { readonly keys: readonly string[] }) {
  return <main class="report" id="main" aria-busy="true" />;
}
