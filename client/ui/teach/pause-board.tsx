/** A pause: what the lesson says meanwhile, and a clock that is seen from the door. */

import type { TeacherView } from '../../../shared/lesson/class-view.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { inLanguage } from '../../model/words.ts';
import { RoundClock } from './round-clock.tsx';

export function PauseBoard({ view }: { readonly view: TeacherView }) {
  const { round } = view;
  const words = round?.kind === 'pause' && round.words !== null ? inLanguage(round.words, locale.value) : '';
  return (
    <div class="pause-board">
      <p class="huge-words">{words === '' ? t('teach.pause.words') : words}</p>
      <RoundClock view={view} big />
    </div>
  );
}
