/** Claims of seats by other devices: the teacher checks, and agrees or refuses. */

import type { SeatClaim } from '../../../shared/class/class-view.ts';
import { t } from '../../words/i18n.ts';
import { useApp } from '../../context/app-context.ts';

export function Claims({ claims }: { readonly claims: readonly SeatClaim[] }) {
  const { classActions } = useApp();
  if (claims.length === 0) return null;
  return (
    <section class="claims grid" role="alert" aria-label={t('teach.claims')}>
      {claims.map(({ id, name }) => (
        <div key={id} class="claim grid">
          <p>{t('teach.claim', { name })}</p>
          <div class="buttons flow">
            <button
              type="button"
              class="button primary"
              onClick={() => void classActions.ask('consent', { claim: id, allow: true })}
            >
              {t('teach.claim.yes')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => void classActions.ask('consent', { claim: id, allow: false })}
            >
              {t('teach.claim.no')}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
