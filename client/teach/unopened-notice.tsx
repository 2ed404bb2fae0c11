/** Tells the teacher that a round was started and its duels cannot be opened yet. */

import { t } from '../words/i18n.ts';

/** @param duels how many of them */
export function UnopenedNotice({ duels }: { readonly duels: number }) {
  return duels === 0 ? null : (
    <p class="problem" role="alert">
      {t('door.rooms', { duels })}
    </p>
  );
}
