/** The first page's offer for a single player: the first duel for a newcomer, the next step for others. */

import { t } from '../../words/i18n.ts';
import { dueCount } from '../drills/drill-due.ts';
import { nextStep } from './path.ts';
import type { Place } from '../../context/place.ts';
import { isNewcomer, keeping, progress } from '../../context/progress.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { goTo } from '../../context/route.ts';
import { stepWords } from './path-step-words.ts';

/** Its place is reserved until stored progress has been read. */
export function HomePractice() {
  return <div class="home-practice flow">{keeping.value !== 'loading' && <Offer />}</div>;
}

function Offer() {
  if (isNewcomer(progress.value)) return <Way to="first" icon="after" words={t('path.home.first')} />;
  const step = nextStep(progress.value);
  const due = dueCount(progress.value, Date.now());
  return (
    <>
      <Way
        to="path"
        icon="after"
        words={step === null ? t('path.home.all') : t('path.home.next', { step: stepWords(step) })}
      />
      {due > 0 && <Way to="daily" icon="timer" words={t('path.home.daily', { count: due })} />}
    </>
  );
}

type Alone = Extract<Place['kind'], 'first' | 'path' | 'daily'>;

function Way({ to, icon, words }: { readonly to: Alone; readonly icon: IconName; readonly words: string }) {
  return (
    <button type="button" class={`home-offer pick in-line to-${to}`} onClick={() => goTo({ kind: to })}>
      <Icon name={icon} />
      <span>{words}</span>
    </button>
  );
}
