/** Where a match that is over leads: to its review, by oneself or by link, and from practice back to where it began. */

import type { SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { type Place, pathOf } from '../model/place.ts';
import { useApp } from './app-context.ts';
import { CopyButton } from './copy-button.tsx';
import { leaveMatch } from './leave.ts';
import { hrefOf, inClass } from './route.ts';
import { useOrigin } from './use-origin.ts';

/** Whoever is in a class stays there: the review opens beside it. */
export function ReviewLink({ matchId }: { readonly matchId: string }) {
  const parts = useApp();
  const review: Place = { kind: 'review', matchId };
  const link = useOrigin() + pathOf(review);
  const stays = inClass();
  return (
    <div class="buttons review-link">
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
      <CopyButton text={link} label={t('review.result.link')} />
    </div>
  );
}

/** After practice: the same position once more, or back to the match in which it was. */
export function PracticeOnward({ view, from }: { readonly view: SeatView; readonly from: Practised }) {
  const parts = useApp();
  const back: Place = { kind: 'review', matchId: from.matchId };
  const again = async () => {
    // If the match is not kept any more, its page says so.
    leaveMatch(parts, back);
    await parts.actions.practise({ name: view.you.name, seat: view.you.seat, ...from });
  };
  return (
    <div class="buttons onward">
      <button type="button" class="button primary" onClick={() => void again()}>
        {t('review.practice.again')}
      </button>
      <button type="button" class="button" onClick={() => leaveMatch(parts, back)}>
        {t('review.practice.back')}
      </button>
    </div>
  );
}

type Practised = NonNullable<SeatView['practice']>;
