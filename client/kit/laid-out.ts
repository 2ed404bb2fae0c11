/** What measures or scrolls after a change waits for the browser's own layout: otherwise the page is laid out twice. */

/**
 * Calls `use` when the element has been laid out, before the frame is painted. To be called in a layout effect.
 * @returns ends the waiting
 */
export function onceLaidOut(element: Element | null, use: () => void): () => void {
  if (element === null) return () => undefined;
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    use();
  });
  observer.observe(element);
  return () => observer.disconnect();
}
