/** The lessons that were made in this browser, and a link to a new one. */

import { locale, t } from '../../words/i18n.ts';
import { teacherShelf } from '../../context/teacher-shelf.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { goTo } from '../../context/route.ts';
import { dayOf } from './own-classes.tsx';

export function OwnLessons() {
  return (
    <section class="teach-part box grid wide" aria-labelledby="own-lessons">
      <h2 id="own-lessons">{t('teach.lessons')}</h2>
      <p class="dim">{t('teach.lessons.what')}</p>
      <ul class="own-list">
        {teacherShelf.lessons.value.map(({ key, title, at }) => (
          <li key={key}>
            <span class="own-what in-line">
              <span>
                <b>{inLanguage(title, locale.value)}</b>
                <span class="dim">{dayOf(at)}</span>
              </span>
            </span>
            <div class="own-links flow">
              <button type="button" class="button" onClick={() => goTo({ kind: 'lesson', key })}>
                {t('teach.lesson.edit')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={() => goTo({ kind: 'lesson', key: null })}>
        {t('teach.lesson.new')}
      </button>
    </section>
  );
}
