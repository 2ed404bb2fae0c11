/** The daily positions. */

import { t } from '../../i18n/i18n.ts';

export function DailyPage() {
  return (
    <main class="daily" id="main">
      <h1>{t('daily.title')}</h1>
    </main>
  );
}
