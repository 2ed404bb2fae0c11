/** What somebody said of a segment that he called wrong, and what it was. */

import { explanation } from '../../../shared/content/explain.ts';
import type { Call } from '../../../shared/duel/view.ts';
import { locale, signed, t } from '../../i18n/i18n.ts';

export function ChallengeNames({ call }: { readonly call: Call | undefined }) {
  if (call === undefined) return null;
  const { named, mistake, points } = call;
  return (
    <div class={points < 0 ? 'verdict wrong' : 'verdict correct'}>
      <p class="verdict-head">
        <span class="points">{points === 0 ? t('points.none') : signed(points)}</span>
      </p>
      {named !== null && <p>{t('review.named', { mistake: explanation(named, locale.value).name })}</p>}
      {mistake !== null && <p>{t('review.itWas', { mistake: explanation(mistake, locale.value).name })}</p>}
    </div>
  );
}
