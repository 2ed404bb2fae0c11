/** The rounds of the lesson: any of them can be begun from anywhere, also one that has been played. */

import { levelText } from '../../../shared/content/explain.ts';
import type { TeacherView } from '../../../shared/lesson/class-view.ts';
import type { Round } from '../../../shared/lesson/lesson.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { inLanguage } from '../../model/words.ts';
import { useApp } from '../app-context.ts';

export function DeskRounds({ view }: { readonly view: TeacherView }) {
  const { classActions } = useApp();
  const { phase, next } = view.frame;
  const free = phase === 'lobby' || phase === 'between';
  return (
    <details class="desk-part">
      <summary>{t('teach.rounds', { count: view.lesson.rounds.length })}</summary>
      {!free && <p class="dim">{t('teach.rounds.busy')}</p>}
      <ol class="desk-rounds">
        {view.lesson.rounds.map((round, index) => (
          <li key={index} class={index === next ? 'next' : ''}>
            <span>
              <b>{index + 1}</b> {roundTitle(round)}
              {index === next && <span class="next-mark"> {t('teach.rounds.next')}</span>}
            </span>
            <button type="button" class="button" disabled={!free} onClick={() => void classActions.start(index)}>
              {t('teach.rounds.start')} <span class="sr-only">{index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What a round is, in a line. */
function roundTitle(round: Round): string {
  const language = locale.value;
  switch (round.kind) {
    case 'duel':
      return t('teach.round.duel', { level: levelText(round.levelId, language).title });
    case 'question':
      return inLanguage(round.question.text, language);
    case 'test':
      return t(`teach.test.${round.when}`);
    case 'pause':
      return t('teach.scene.pause');
  }
}
