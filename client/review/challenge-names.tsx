/** What a player named a challenged segment, and what it was. */

import { explanation } from '../words/explanations.ts';
import type { Challenge } from '../../shared/duel/vocabulary/challenge.ts';
import { locale, signed, t } from '../words/i18n.ts';

export function ChallengeNames({ challenge }: { readonly challenge: Challenge | undefined }) {
  if (challenge === undefined) return null;
  const { named, mistake, points } = challenge;
  return (
    <div class={points < 0 ? 'verdict grid wrong' : 'verdict grid correct'}>
      <p class="verdict-head in-line">
        <span class="points">{points === 0 ? t('points.none') : signed(points)}</span>
      </p>
      {named !== null && <p>{t('review.named', { mistake: explanation(named, locale.value).name })}</p>}
      {mistake !== null && <p>{t('review.itWas', { mistake: explanation(mistake, locale.value).name })}</p>}
    </div>
  );
}
