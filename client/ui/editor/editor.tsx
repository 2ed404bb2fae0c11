/** The lesson editor. */

export function Editor(_: { readonly lessonKey: string | null }) {
  return <main class="editor" id="main" aria-busy="true" />;
}
