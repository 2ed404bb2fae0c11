/** A student's own time to think, where the teacher lets them choose it. Nobody else in the class is shown it. */

import { TIME_FACTORS } from '../../shared/duel/options.ts';
import type { StudentView } from '../../shared/class/class-view.ts';
import { useApp } from '../context/app-context.ts';
import { Choice } from '../kit/choice.tsx';
import { t } from '../words/i18n.ts';

export function TimeChoice({ you }: { readonly you: StudentView['you'] }) {
  const { classActions } = useApp();
  if (you.choosesTime !== true) return null;
  return (
    <div class="grid time-choice">
      <Choice
        legend={t('class.ownTime')}
        options={TIME_FACTORS.map((value) => ({ value, label: value === 'off' ? t('timeFactor.off') : `×${value}` }))}
        value={you.timeFactor}
        onChoose={(factor) => void classActions.ask('own-time', { factor })}
      />
      <p class="dim">{t('class.ownTime.hint')}</p>
    </div>
  );
}
