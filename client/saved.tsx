/** The note about a saved file, loaded once there is one: most players never save any. */

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type SavedFile, savedFile } from './kit/saved-file.ts';
import { bring } from './kit/bring.tsx';

type Note = ComponentType<{ readonly saved: SavedFile }>;

const load = () => import('./saved-note.tsx').then(({ SavedNote }): Note => SavedNote);

export function Saved() {
  const { value: saved } = savedFile;
  const [loaded, setLoaded] = useState<{ readonly SavedNote: Note } | null>(null);
  const wanted = saved !== null;
  useEffect(
    () =>
      wanted
        ? bring(
            load,
            (SavedNote) => setLoaded({ SavedNote }),
            () => undefined,
          )
        : undefined,
    [wanted],
  );
  if (saved === null || loaded === null) return null;
  // For each file again.
  return <loaded.SavedNote key={saved.at} saved={saved} />;
}
