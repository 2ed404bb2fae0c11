/** What is said of a file that was saved, once one was: most players never save any. */

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type SavedFile, savedFile } from '../model/saved-file.ts';
import { bring } from './bring.tsx';

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
  // Of each file anew.
  return <loaded.SavedNote key={saved.at} saved={saved} />;
}
