/** A teacher's start page: opens a class, finds their classes and lessons. */

import { t } from '../../words/i18n.ts';
import { ClassProblemNotice } from '../../context/class-problem.tsx';
import { SocketNotice } from '../../context/socket-notice.tsx';
import { hasServer } from '../../kit/root.ts';
import { OpenClassForm } from './open-class-form.tsx';
import { OwnClasses } from './own-classes.tsx';
import { OwnLessons } from './own-lessons.tsx';
import { SampleEntry } from './sample-entry.tsx';
import { ShelfFile } from './shelf-buttons.tsx';

/** What needs a server. */
function Served() {
  return (
    <>
      <SocketNotice />
      <ClassProblemNotice />
      <OpenClassForm />
      <OwnClasses />
      <OwnLessons />
      <ShelfFile />
    </>
  );
}

export function TeachHome() {
  return (
    <main class="teach page grid" id="main">
      <header class="teach-head grid">
        <h1>{t('teach.home.title')}</h1>
        <p class="lead">{t('teach.home.what')}</p>
      </header>
      {hasServer() && <Served />}
      <SampleEntry />
    </main>
  );
}
