/** Fetches the lesson of the address, and keeps one that was left unsaved until somebody comes back to it. */

import { useEffect, useState } from 'preact/hooks';
import { EMPTY_LESSON } from '../../model/lesson-draft.ts';
import { LessonEditor } from '../../model/lesson-editor.ts';
import { useApp } from '../app-context.ts';

/** What was left: to try a duel alone, or by a step back. Until the page is closed, and it asks before. */
const parked = new Map<string, LessonEditor>();
/** The lesson that is open. */
let open: LessonEditor | null = null;
let asksBeforeLeaving = false;

const NEW = 'new';

function askBeforeLeaving(): void {
  if (asksBeforeLeaving) return;
  asksBeforeLeaving = true;
  window.addEventListener('beforeunload', (event) => {
    if (open?.unsaved || parked.size > 0) event.preventDefault();
  });
}

/** A new lesson has got its key: the page of that key goes on with it. */
export function handOn(editor: LessonEditor, key: string): void {
  parked.set(key, editor);
}

/** @returns undefined: it is being fetched; null: there is none under this key */
export function useLesson(key: string | null): LessonEditor | null | undefined {
  const { classActions } = useApp();
  const [editor, setEditor] = useState<LessonEditor | null | undefined>(undefined);
  useEffect(() => {
    const name = key ?? NEW;
    let gone = false;
    let found: LessonEditor | null = null;
    const begin = (begun: LessonEditor | null) => {
      if (gone) return;
      found = begun;
      open = begun;
      setEditor(begun);
    };
    askBeforeLeaving();
    const left = parked.get(name);
    parked.delete(name);
    if (left !== undefined) begin(left);
    else if (key === null) begin(new LessonEditor(EMPTY_LESSON, null));
    else void classActions.loadLesson(key).then((lesson) => begin(lesson && new LessonEditor(lesson, lesson)));
    return () => {
      gone = true;
      open = null;
      if (found?.unsaved) parked.set(name, found);
    };
  }, [key, classActions]);
  return editor;
}
