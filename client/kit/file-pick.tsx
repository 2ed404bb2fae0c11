/** A button that lets the user pick a JSON file and reads it. */

import { useRef, useState } from 'preact/hooks';
import { t } from '../words/i18n.ts';

/** The maximum number of octets read: more than any file that the page has written. */
const MOST_OCTETS = 16_000_000;

/** `onText` gets the content and name of the file; an unreadable file is reported here. */
export function FilePick({
  label,
  onText,
}: {
  readonly label: string;
  readonly onText: (text: string, name: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = await textOf(file);
    setUnreadable(text === null ? file.name : null);
    // So that the same file can be picked again.
    if (input.current !== null) input.current.value = '';
    if (text !== null) onText(text, file.name);
  };
  return (
    <>
      <label class="button file-pick">
        {label}
        <input
          ref={input}
          type="file"
          class="sr-only"
          accept=".json,application/json"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </label>
      {unreadable !== null && (
        <p class="problem file-unreadable" role="alert">
          {t('file.unreadable', { file: unreadable })}
        </p>
      )}
    </>
  );
}

/** @returns null if the file has changed, moved, or may not be read since it was picked */
function textOf(file: File): Promise<string | null> {
  return file
    .slice(0, MOST_OCTETS)
    .text()
    .catch(() => null);
}
