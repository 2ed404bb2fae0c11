/** One file for all keys of a teacher's classes and lessons in this browser. */

import { useState } from 'preact/hooks';
import { t } from '../../words/i18n.ts';
import { shelfFileName, shelfFileText, takeShelfFile } from './shelf-file.ts';
import { teacherShelf } from '../../context/teacher-shelf.ts';
import { FilePick } from '../../kit/file-pick.tsx';
import { KeptHere, SafariNote } from '../../kit/kept-here.tsx';
import { saveFile } from '../../kit/save-file.ts';

export function ShelfFile() {
  const { classes, lessons } = teacherShelf;
  /** How many keys were imported; null: the file holds none. */
  const [loaded, setLoaded] = useState<number | null | 'nothing yet'>('nothing yet');
  const nothing = classes.value.length + lessons.value.length === 0;
  return (
    <section class="teach-part box grid wide" aria-labelledby="shelf-file">
      <h2 id="shelf-file">{t('door.shelf.title')}</h2>
      <KeptHere />
      <SafariNote />
      <p class="dim">{t('door.shelf.what')}</p>
      <div class="buttons flow">
        <button
          type="button"
          class="button"
          disabled={nothing}
          onClick={() => saveFile(shelfFileName(new Date()), shelfFileText(teacherShelf))}
        >
          {t('door.shelf.save')}
        </button>
        <FilePick label={t('door.shelf.load')} onText={(text) => setLoaded(takeShelfFile(text, teacherShelf))} />
      </div>
      {typeof loaded === 'number' && <p role="status">{t('door.shelf.loaded', { count: loaded })}</p>}
      {loaded === null && (
        <p class="problem" role="alert">
          {t('door.shelf.unreadable')}
        </p>
      )}
    </section>
  );
}
