/** Saves the lesson on the server, and says whether it is saved. */

import { useEffect, useState } from 'preact/hooks';
import type { Lesson } from '../../shared/class/lesson.ts';
import { t } from '../words/i18n.ts';
import { withoutEmptyWords } from './lesson-draft.ts';
import type { LessonEditor } from './lesson-editor.ts';
import { putOnShelf, teacherShelf } from '../context/teacher-shelf.ts';
import { type AppParts, useApp } from '../context/app-context.ts';
import { goTo } from '../context/route.ts';
import { PasswordField } from '../context/password-field.tsx';
import { acceptedPassword, learnPassword } from '../context/use-open-class.ts';
import { useWriting } from './editor-context.ts';
import { handOn } from './use-lesson.ts';

interface SaveBarProps {
  readonly lessonKey: string | null;
  /** An error must be fixed first. */
  readonly onProblem: () => void;
}

export function SaveBar({ lessonKey, onProblem }: SaveBarProps) {
  const { classActions } = useApp();
  const { editor } = useWriting();
  const [password, setPassword] = useState('');
  const asked = useHouseAsks(lessonKey === null);
  const { value: state } = editor.state;
  const problems = editor.issues.value.length;
  const press = () => {
    const [first] = editor.issues.value;
    if (first === undefined) return void save({ editor, lessonKey, password, classActions });
    if (first.path[0] === 'rounds' && typeof first.path[1] === 'number') editor.chosen.value = first.path[1];
    onProblem();
  };
  return (
    <div class="save-bar flow">
      {asked && <PasswordField value={password} onInput={setPassword} />}
      <p class={`save-state ${state}`} role="status">
        {t(`editor.state.${state}`)}
        {editor.strict.value && problems > 0 && <b> {t('editor.problems', { count: problems })}</b>}
      </p>
      <button type="button" class="button primary" disabled={state === 'saved' || state === 'saving'} onClick={press}>
        {t('editor.save')}
      </button>
    </div>
  );
}

interface Saving {
  readonly editor: LessonEditor;
  readonly lessonKey: string | null;
  readonly password: string;
  readonly classActions: AppParts['classActions'];
}

async function save({ editor, lessonKey, password, classActions }: Saving): Promise<void> {
  const lesson = withoutEmptyWords(editor.lesson.value);
  editor.saving.value = true;
  const key =
    lessonKey === null
      ? await saveNew(lesson, password, classActions)
      : (await classActions.saveLesson(lessonKey, lesson))
        ? lessonKey
        : null;
  editor.saving.value = false;
  if (key === null) return;
  kept(editor, lesson, key);
  if (lessonKey !== null) return;
  handOn(editor, key);
  goTo({ kind: 'lesson', key });
}

async function saveNew(lesson: Lesson, typed: string, actions: AppParts['classActions']): Promise<string | null> {
  const password = acceptedPassword.peek() ?? typed;
  const key = await actions.saveNewLesson(lesson, password);
  if (key !== null) learnPassword(password, true);
  return key;
}

/** The key is the only way back to the lesson. */
function kept(editor: LessonEditor, lesson: Lesson, key: string): void {
  editor.keep(lesson);
  editor.strict.value = false;
  putOnShelf(teacherShelf.lessons, { key, title: lesson.title, at: Date.now() });
}

/** Whether the server requires its password for a new lesson. */
function useHouseAsks(isNew: boolean): boolean {
  const { classActions } = useApp();
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    if (isNew) void classActions.instance().then((rules) => setAsks(rules?.password === true));
  }, [isNew, classActions]);
  return isNew && asks && acceptedPassword.value === null;
}
