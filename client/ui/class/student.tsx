/** A class as a student sees it. */

export function Student(_: { readonly code: string }) {
  return <main class="student" id="main" aria-busy="true" />;
}
