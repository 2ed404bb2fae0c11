/** The controls of a class on a second device. */

export function Desk(_: { readonly teacherKey: string }) {
  return <main class="desk" id="main" aria-busy="true" />;
}
