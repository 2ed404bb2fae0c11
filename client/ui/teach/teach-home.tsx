/** Where a teacher begins: opens a class, finds his classes and lessons. */

export function TeachHome() {
  return <main class="teach" id="main" aria-busy="true" />;
}
