/** The way to the recorded class, which everybody may look at: no server, no key. */

import { t } from '../../words/i18n.ts';
import { goTo } from '../../context/route.ts';
import { SAMPLE_KEY } from '../../context/sample-key.ts';
import { Icon } from '../../kit/icon.tsx';
import { hasServer } from '../../kit/root.ts';

export function SampleEntry() {
  return (
    <section class="class-entry grid" aria-label={t('sample.title')}>
      <p class="class-entry-words in-line">
        <Icon name="board" />
        <span>
          <b>{t('sample.title')}</b>
          <span class="dim">{t('sample.what')}</span>
        </span>
      </p>
      <div class="buttons flow">
        <button type="button" class="button" onClick={() => goTo({ kind: 'board', key: SAMPLE_KEY })}>
          {t('sample.open')}
        </button>
        <button type="button" class="plain" onClick={() => goTo({ kind: 'report', keys: [SAMPLE_KEY] })}>
          {t('sample.report')}
        </button>
      </div>
      {!hasServer() && <p class="no-server dim">{t('sample.noServer')}</p>}
    </section>
  );
}
