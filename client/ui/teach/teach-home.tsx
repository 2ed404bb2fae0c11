/** Where a teacher begins: opens a class, finds his classes and lessons. */

import { t } from '../../i18n/i18n.ts';
import { ClassProblemNotice } from '../class/class-problem.tsx';
import { SocketNotice } from '../socket-notice.tsx';
import { OpenClassForm } from './open-class-form.tsx';
import { OwnClasses } from './own-classes.tsx';
import { OwnLessons } from './own-lessons.tsx';
import { ShelfFile } from './shelf-file.tsx';

export function TeachHome() {
  return (
    <main class="teach" id="main">
      <header class="teach-head">
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
