/** Who says that he is a student who is in the class already: the teacher looks, and agrees or not. */

import type { SeatClaim } from '../../../shared/lesson/class-view.ts';
import { t } from '../../i18n/i18n.ts';
import { useApp } from '../app-context.ts';

export function Claims({ claims }: { readonly claims: readonly SeatClaim[] }) {
  const { classActions } = useApp();
  if (claims.length === 0) return null;
  return (
    <section class="claims" role="alert" aria-label={t('teach.claims')}>
      {claims.map(({ id, name }) => (
        <div key={id} class="claim">
          <p>{t('teach.claim', { name })}</p>
          <div class="buttons">
            <button type="button" class="button primary" onClick={() => void classActions.consent(id, true)}>
              {t('teach.claim.yes')}
            </button>
            <button type="button" class="button" onClick={() => void classActions.consent(id, false)}>
              {t('teach.claim.no')}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
