/** A button that takes a JSON file from its user. */

import { useRef } from 'preact/hooks';

export function FilePick({ label, onFile }: { readonly label: string; readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    onFile(file);
    // So that the same file can be taken again.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <label class="button file-pick">
      {label}
      <input
        ref={input}
        type="file"
        class="sr-only"
        accept=".json,application/json"
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
    </label>
  );
}
