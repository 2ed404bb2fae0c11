/** In place of what opens a class, where no server is behind the page. */

import { t } from '../../words/i18n.ts';
import { Icon } from '../../kit/icon.tsx';

export function SampleEntry() {
  return (
    <section class="class-entry grid" aria-label={t('teach.entry')}>
      <p class="class-entry-words in-line">
        <Icon name="board" />
        <span>
          <b>{t('teach.entry')}</b>
          <span class="dim">{t('sample.noServer')}</span>
        </span>
      </p>
    </section>
  );
}
