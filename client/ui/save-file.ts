/** Hands a file to the player: the browser puts it where his files go. */

const READ_MS = 60_000;

/** Saves `content` under `name`. */
export function saveFile(name: string, content: BlobPart, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
}
