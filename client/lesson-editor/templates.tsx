/** A ready lesson as a starting point. */

import { READY_LESSONS } from '../../shared/content/lessons.ts';
import { locale, t } from '../words/i18n.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { useWriting } from './editor-context.ts';

export function Templates() {
  const { editor } = useWriting();
  return (
    <section class="editor-templates grid" aria-labelledby="editor-templates">
      <h2 id="editor-templates">{t('editor.templates')}</h2>
      <div class="buttons flow">
        {READY_LESSONS.map(({ id, lesson }) => (
          <button key={id} type="button" class="button" onClick={() => editor.replaceBy(lesson)}>
            {inLanguage(lesson.title, locale.value)}
          </button>
        ))}
      </div>
    </section>
  );
}
