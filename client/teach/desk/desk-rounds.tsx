/** The rounds of the lesson: any of them can be started at any time, including one that has been played. */

import { levelText } from '../../words/explanations.ts';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import type { Round } from '../../../shared/class/lesson.ts';
import { locale, t } from '../../words/i18n.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { useApp } from '../../context/app-context.ts';

export function DeskRounds({ view }: { readonly view: TeacherView }) {
  const { classActions } = useApp();
  const { phase, next } = view.frame;
  const free = phase === 'lobby' || phase === 'between';
  return (
    <details class="desk-part box">
      <summary>{t('teach.rounds', { count: view.lesson.rounds.length })}</summary>
      {!free && <p class="dim">{t('teach.rounds.busy')}</p>}
      <ol class="desk-rounds">
        {view.lesson.rounds.map((round, index) => (
          <li key={index} class={index === next ? 'next' : ''}>
            <span>
              <b>{index + 1}</b> {roundTitle(round)}
              {index === next && <span class="next-mark"> {t('teach.rounds.next')}</span>}
            </span>
            <button
              type="button"
              class="button"
              disabled={!free}
              onClick={() => void classActions.ask('start', { index })}
            >
              {t('teach.rounds.start')} <span class="sr-only">{index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A round in one line. */
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
