/** A pause: the lesson's text for it, and a clock that is legible from the door. */

import type { TeacherView } from '../../../shared/class/class-view.ts';
import { locale, t } from '../../words/i18n.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { RoundClock } from '../round-clock.tsx';

export function PauseBoard({ view }: { readonly view: TeacherView }) {
  const { round } = view;
  const words = round?.kind === 'pause' && round.words !== null ? inLanguage(round.words, locale.value) : '';
  return (
    <div class="pause-board grid">
      <p class="huge-words">{words === '' ? t('teach.pause.words') : words}</p>
      <RoundClock view={view} big />
    </div>
  );
}
