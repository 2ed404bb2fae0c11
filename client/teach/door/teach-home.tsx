/** A teacher's start page: opens a class, finds their classes and lessons. */

import { t } from '../../words/i18n.ts';
import { ClassProblemNotice } from '../../context/class-problem.tsx';
import { SocketNotice } from '../../context/socket-notice.tsx';
import { OpenClassForm } from './open-class-form.tsx';
import { OwnClasses } from './own-classes.tsx';
import { OwnLessons } from './own-lessons.tsx';
import { ShelfFile } from './shelf-buttons.tsx';

export function TeachHome() {
  return (
    <main class="teach page grid" id="main">
      <header class="teach-head grid">
        <h1>{t('teach.home.title')}</h1>
        <p class="lead">{t('teach.home.what')}</p>
      </header>
      <SocketNotice />
      <ClassProblemNotice />
      <OpenClassForm />
      <OwnClasses />
      <OwnLessons />
      <ShelfFile />
    </main>
  );
}
