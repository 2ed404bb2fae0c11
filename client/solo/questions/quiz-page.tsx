/** The questions for a single player: which set, one question after another, and the result. */

import { useState } from 'preact/hooks';
import type { TestSet } from '../../../shared/class/lesson.ts';
import { t } from '../../words/i18n.ts';
import { HOME } from '../../context/place.ts';
import { progress } from '../../context/progress.ts';
import { afterPass, beginPass, drawnSet, isComplete, type QuizPass, readPass, runOfPass } from './quiz.ts';
import { goTo } from '../../context/route.ts';
import { QuizQuestion } from './quiz-question.tsx';
import { QuizResult } from './quiz-result.tsx';
import { QuizStart } from './quiz-start.tsx';

/** Where an unfinished pass waits for its player. */
const KEPT = 'last-ack.quiz';

export function QuizPage() {
  const [kept, setKept] = useState(() => readPass(read()));
  const [pass, setPass] = useState<QuizPass | null>(null);
  const [over, setOver] = useState(false);
  const [drawn] = useState(() => drawnSet(newSeed()));
  const follow = (next: QuizPass | null) => {
    write(next);
    setKept(next);
    setPass(next);
  };
  const begin = (set: TestSet) => {
    setOver(false);
    follow(beginPass(set, newSeed()));
  };
  const finish = (done: QuizPass) => {
    progress.value = afterPass(progress.value, runOfPass(done, Date.now()));
    write(null);
    setKept(null);
    setOver(true);
  };
  return (
    <main class="quiz page grid" id="main">
      {pass === null && <QuizStart kept={kept} drawn={drawn} onBegin={begin} onGoOn={() => setPass(kept)} />}
      {pass !== null && !over && (
        <QuizQuestion
          pass={pass}
          onAnswer={follow}
          onFinish={() => (isComplete(pass) ? finish(pass) : undefined)}
          onPause={() => setPass(null)}
        />
      )}
      {pass !== null && over && <QuizResult pass={pass} onBegin={begin} />}
      <button type="button" class="plain" onClick={() => goTo(HOME)}>
        {t('leave.home')}
      </button>
    </main>
  );
}

function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function write(pass: QuizPass | null): void {
  try {
    if (pass === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify(pass));
  } catch {
    // Full or forbidden: the pass then lasts until the page is left.
  }
}
