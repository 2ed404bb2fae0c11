/** Puts a text on the clipboard, or knows that it could not. */

/**
 * Browsers offer the new clipboard only to pages over https or on this machine: elsewhere the older way works.
 * @param place where a field may be for a moment: inside an open dialog, since everything outside it is inert
 * @returns whether the text was copied: false rather than a guess
 */
export async function copyText(text: string, place: Element): Promise<boolean> {
  const { clipboard }: { readonly clipboard?: Clipboard } = navigator;
  // At once: some browsers copy only while the click is being handled.
  if (clipboard === undefined) return copyBySelection(text, place);
  const written = await clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  return written || copyBySelection(text, place);
}

/** Selects the text in a field and has the browser copy the selection. */
function copyBySelection(text: string, place: Element): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'copy-field';
  place.append(field);
  field.focus({ preventScroll: true });
  field.select();
  const selected = document.activeElement === field && field.selectionEnd === text.length;
  const copied = selected && execCopy();
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/** Whether a copy was made: the command alone also returns true if nothing was selected. */
function execCopy(): boolean {
  let heard = false;
  const listen = () => {
    heard = true;
  };
  document.addEventListener('copy', listen, { once: true });
  const said = document.execCommand('copy');
  document.removeEventListener('copy', listen);
  return said && heard;
}
