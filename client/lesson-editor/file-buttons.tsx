/** Export and import of the lesson as a file; and, once saved, its deletion from the server. */

import { useState } from 'preact/hooks';
import type { Lesson } from '../../shared/class/lesson.ts';
import { locale, t } from '../words/i18n.ts';
import { withoutEmptyWords } from './lesson-draft.ts';
import { lessonFileName, lessonFileText, readLessonFile } from './lesson-file.ts';
import { takeFromShelf, teacherShelf } from '../context/teacher-shelf.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { useApp } from '../context/app-context.ts';
import { FilePick } from '../kit/file-pick.tsx';
import { goTo } from '../context/route.ts';
import { saveFile } from '../kit/save-file.ts';
import { Ask, Yes } from '../kit/ask.tsx';
import { useWriting } from './editor-context.ts';
import { ImportProblem, type Refused } from './import-problem.tsx';

export function FileButtons({ lessonKey }: { readonly lessonKey: string | null }) {
  const { editor } = useWriting();
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <section class="editor-files grid" aria-labelledby="editor-files">
      <h2 id="editor-files">{t('editor.files')}</h2>
      {refused !== null && <ImportProblem refused={refused} />}
      <div class="buttons flow">
        <button type="button" class="button" onClick={() => download(withoutEmptyWords(editor.lesson.value))}>
          {t('editor.export')}
        </button>
        <Import onRefused={setRefused} />
        {lessonKey !== null && <Delete lessonKey={lessonKey} />}
      </div>
    </section>
  );
}

function download(lesson: Lesson): void {
  saveFile(lessonFileName(lesson), lessonFileText(lesson));
}

/** An imported lesson replaces the current one; if anything would be lost, it asks first. */
function Import({ onRefused }: { readonly onRefused: (refused: Refused | null) => void }) {
  const { editor } = useWriting();
  const [waiting, setWaiting] = useState<Lesson | null>(null);
  const take = (lesson: Lesson) => editor.replaceBy(lesson);
  const read = (text: string, file: string) => {
    const found = readLessonFile(text);
    onRefused(found.ok ? null : { file, issues: found.issues });
    if (!found.ok) return;
    if (editor.unsaved) setWaiting(found.lesson);
    else take(found.lesson);
  };
  return (
    <>
      <FilePick label={t('editor.import')} onText={read} />
      {waiting !== null && (
        <Ask title={t('editor.import.ask')} what={t('editor.import.ask.what')} onClose={() => setWaiting(null)}>
          {(close) => (
            <Yes
              label={t('editor.import.yes')}
              onYes={() => {
                take(waiting);
                close();
              }}
            />
          )}
        </Ask>
      )}
    </>
  );
}

function Delete({ lessonKey }: { readonly lessonKey: string }) {
  const { classActions } = useApp();
  const { editor } = useWriting();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    if (!(await classActions.deleteLesson(lessonKey))) return;
    takeFromShelf(teacherShelf.lessons, lessonKey);
    editor.keep(withoutEmptyWords(editor.lesson.value));
    goTo({ kind: 'teach' });
  };
  return (
    <>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        {t('editor.delete')}
      </button>
      {asking && (
        <Ask
          title={t('editor.delete.ask', { title: inLanguage(editor.lesson.value.title, locale.value) })}
          what={t('editor.delete.what')}
          onClose={() => setAsking(false)}
        >
          {(close) => (
            <Yes
              label={t('editor.delete.yes')}
              onYes={() => {
                close();
                void remove();
              }}
            />
          )}
        </Ask>
      )}
    </>
  );
}
