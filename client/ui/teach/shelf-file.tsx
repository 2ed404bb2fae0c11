/** One file for everything that this browser knows of a teacher's classes and lessons. */

import { useState } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { shelfFileName, shelfFileText, takeShelfFile } from '../../model/shelf-file.ts';
import { teacherShelf } from '../../model/teacher-shelf.ts';
import { FilePick } from '../file-pick.tsx';
import { KeptHere, SafariNote } from '../kept-here.tsx';
import { saveFile } from '../save-file.ts';

export function ShelfFile() {
  const { classes, lessons } = teacherShelf;
  /** How many keys came in; null: what was brought holds none. */
  const [loaded, setLoaded] = useState<number | null | 'nothing yet'>('nothing yet');
  const nothing = classes.value.length + lessons.value.length === 0;
  return (
    <section class="teach-part" aria-labelledby="shelf-file">
      <h2 id="shelf-file">{t('door.shelf.title')}</h2>
      <KeptHere />
      <SafariNote />
      <p class="dim">{t('door.shelf.what')}</p>
      <div class="buttons">
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
