/** The page of a match that is over. */

import { t } from '../../i18n/i18n.ts';

export function ReviewPage({ matchId }: { readonly matchId: string }) {
  return (
    <main class="review" id="main" data-match={matchId}>
      <h1>{t('review.title')}</h1>
    </main>
  );
}
