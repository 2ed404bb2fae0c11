/** Hands a file to the player: the browser saves it in its usual place, and the page says what to do if it does not. */

import { savedFile, savesNothing } from './saved-file.ts';

const READ_MS = 60_000;

/** Saves `content` under `name`. */
export function saveFile(name: string, content: BlobPart, type = 'application/json'): void {
  const file = new Blob([content], { type });
  const byLink = savesNothing(navigator.userAgent);
  if (!byLink) download(name, file);
  savedFile.value = { name, file, byLink, at: performance.now() };
}

function download(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers start reading it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
}
