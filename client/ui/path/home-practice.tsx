/** What the first page offers whoever is alone: a newcomer his first duel, others what comes next. */

import { t } from '../../i18n/i18n.ts';
import { dueCount } from '../../model/drill-due.ts';
import { isNewcomer, nextStep } from '../../model/path.ts';
import type { Place } from '../../model/place.ts';
import { keeping, progress } from '../../model/progress.ts';
import { Icon, type IconName } from '../icon.tsx';
import { goTo } from '../route.ts';
import { stepWords } from './step-words.ts';

/** Until what is stored has been read its place is kept free. */
export function HomePractice() {
  return <div class="home-practice">{keeping.value !== 'loading' && <Offer />}</div>;
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
    <button type="button" class={`home-offer to-${to}`} onClick={() => goTo({ kind: to })}>
      <Icon name={icon} />
      <span>{words}</span>
    </button>
  );
}
