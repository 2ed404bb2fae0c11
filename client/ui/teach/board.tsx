/** A class on the projector. */

export function Board(_: { readonly teacherKey: string }) {
  return <main class="board" id="main" aria-busy="true" />;
}
