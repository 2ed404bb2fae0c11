/** The way from a finished match to its review, directly or by a link to copy. */

import { t } from '../words/i18n.ts';
import type { Place } from '../context/place.ts';
import { useApp } from '../context/app-context.ts';
import { leaveMatch } from '../context/leave.ts';
import { hrefOf, inClass } from '../context/route.ts';
import { ShareLink } from './share-link.tsx';

/** A student stays in the class: the review opens beside it. */
export function ReviewLink({ matchId }: { readonly matchId: string }) {
  const parts = useApp();
  const review: Place = { kind: 'review', matchId };
  const stays = inClass();
  return (
    <div class="buttons flow review-link">
      <a
        class="button"
        href={hrefOf(review)}
        target={stays ? '_blank' : undefined}
        onClick={(event) => {
          if (stays) return;
          event.preventDefault();
          leaveMatch(parts, review);
        }}
      >
        {t('review.result.open')}
      </a>
      <ShareLink matchId={matchId} label={t('review.result.link')} />
    </div>
  );
}
