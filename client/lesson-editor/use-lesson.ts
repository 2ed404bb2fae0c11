/** Fetches the lesson of the address, and keeps one left unsaved until its writer comes back. */

import { useEffect, useState } from 'preact/hooks';
import { EMPTY_LESSON } from './lesson-draft.ts';
import { LessonEditor } from './lesson-editor.ts';
import { useApp } from '../context/app-context.ts';

/** Left to try a duel alone, or by a step back. Kept until the page is closed, which asks first. */
const unsavedEditors = new Map<string, LessonEditor>();
/** The open lesson. */
let open: LessonEditor | null = null;
let asksBeforeLeaving = false;

const NEW = 'new';

function askBeforeLeaving(): void {
  if (asksBeforeLeaving) return;
  asksBeforeLeaving = true;
  window.addEventListener('beforeunload', (event) => {
    if (open?.unsaved || unsavedEditors.size > 0) event.preventDefault();
  });
}

/** A new lesson has got its key: the page of that key continues with it. */
export function handOn(editor: LessonEditor, key: string): void {
  unsavedEditors.set(key, editor);
}

/** @returns undefined: loading; null: there is none under this key */
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
    const left = unsavedEditors.get(name);
    unsavedEditors.delete(name);
    if (left !== undefined) begin(left);
    else if (key === null) begin(new LessonEditor(EMPTY_LESSON, null));
    else void classActions.loadLesson(key).then((lesson) => begin(lesson && new LessonEditor(lesson, lesson)));
    return () => {
      gone = true;
      open = null;
      if (found?.unsaved) unsavedEditors.set(name, found);
    };
  }, [key, classActions]);
  return editor;
}
