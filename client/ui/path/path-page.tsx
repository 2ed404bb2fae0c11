/** The path through the levels and one's progress. */

import { t } from '../../i18n/i18n.ts';

export function PathPage() {
  return (
    <main class="path" id="main">
      <h1>{t('path.title')}</h1>
    </main>
  );
}
