/** Entering the teacher's own class by its key, for board and controls: survives a reload, and says what is wrong. */

import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { t } from '../../words/i18n.ts';
import { HOME } from '../../context/place.ts';
import { putOnShelf, teacherShelf } from '../../context/teacher-shelf.ts';
import { SAMPLE_KEY } from '../../context/sample-key.ts';
import { useApp } from '../../context/app-context.ts';
import { goTo } from '../../context/route.ts';
import { ClassProblemNotice } from '../../context/class-problem.tsx';
import { TeacherOverlay } from '../teacher-overlay.tsx';

export function TeacherDoor({
  teacherKey,
  children,
}: {
  readonly teacherKey: string;
  readonly children: (view: TeacherView) => ComponentChildren;
}) {
  const { classActions, classSession } = useApp();
  const view = classSession.teacher.value;
  const inside = view !== null;
  useEffect(() => void classActions.teach(teacherKey), [classActions, teacherKey]);
  useEffect(() => {
    const title = classSession.teacher.peek()?.frame.title;
    // Everybody has the recorded class: it is nobody's own.
    if (inside && title !== undefined && teacherKey !== SAMPLE_KEY) remember(teacherKey, title);
  }, [inside, classSession, teacherKey]);
  return (
    <>
      {view === null ? <Outside onRetry={() => void classActions.teach(teacherKey)} /> : children(view)}
      <TeacherOverlay onReturn={() => void classActions.teach(teacherKey)} />
    </>
  );
}

/** On the teacher's start page the class keeps the day on which it was first opened. */
function remember(key: string, title: TeacherView['frame']['title']): void {
  if (teacherShelf.classes.peek().some((item) => item.key === key)) return;
  putOnShelf(teacherShelf.classes, { key, title, at: Date.now() });
}

function Outside({ onRetry }: { readonly onRetry: () => void }) {
  const { connection, problem } = useApp().classSession;
  const waits = connection.value.kind === 'joining' || problem.value === null;
  return (
    <main class="sheet grid" id="main" aria-busy={waits}>
      <div class="panel-card box grid invited">
        <h1>{t(waits ? 'teach.door.opening' : 'teach.door.shut')}</h1>
        <ClassProblemNotice />
        {!waits && (
          <div class="buttons flow">
            <button type="button" class="button primary" onClick={onRetry}>
              {t('teach.door.again')}
            </button>
            <button type="button" class="button" onClick={() => goTo({ kind: 'teach' })}>
              {t('teach.home.title')}
            </button>
            <button type="button" class="button" onClick={() => goTo(HOME)}>
              {t('leave.home')}
            </button>
          </div>
        )}
      </div>
    </main>
  );
}
