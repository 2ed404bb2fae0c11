/** The thin bar over a duel of a class: which round, with whom, how long it still runs, the score in the class. */

import type { StudentView } from '../../shared/class/class-view.ts';
import { formatNumber, t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { partnerWords } from './between.tsx';
import { roundTimeWords } from './round-time.tsx';
import { useClassNow } from '../context/use-now.ts';

export function ClassBar({ view }: { readonly view: StudentView }) {
  const { connection } = useApp().classSession;
  const { frame, round, you } = view;
  const now = useClassNow(frame.endsAt === null ? null : 500);
  return (
    <section class="class-bar in-line" aria-label={t('class.bar')}>
      <b>{t('class.round.short', { round: frame.round, rounds: frame.rounds })}</b>
      {round?.kind === 'duel' && <span class="partner">{partnerWords(round.partner)}</span>}
      <span class="space" />
      <span class="presence bad" role="status">
        {connection.value.kind === 'open' ? null : t('connection.lost')}
      </span>
      <span class="bar-time">{roundTimeWords(frame, now)}</span>
      <span class="class-score">
        {t('class.score')} <b>{formatNumber(you.score)}</b>
      </span>
    </section>
  );
}

/** The student's own duel is over, and the others still play. */
export function WaitingForOthers() {
  return (
    <p class="waiting-others in-line" role="status">
      <span class="pulse" /> {t('class.duel.others')}
    </p>
  );
}
