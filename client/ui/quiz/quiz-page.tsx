/** The questions for one alone. */

import { t } from '../../i18n/i18n.ts';

export function QuizPage() {
  return (
    <main class="quiz" id="main">
      <h1>{t('quiz.title')}</h1>
    </main>
  );
}
