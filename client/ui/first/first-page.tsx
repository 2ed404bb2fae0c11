/** The guided first duel. */

import { t } from '../../i18n/i18n.ts';

export function FirstPage() {
  return (
    <main class="first" id="main">
      <h1>{t('first.title')}</h1>
    </main>
  );
}
