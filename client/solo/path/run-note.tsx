/** What a finished match means for the path, and the button to the next step. */

import { explanation } from '../../words/explanations.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { locale, t } from '../../words/i18n.ts';
import { isClean, isOnceMore, masteryOf, type Run, stepAfter } from './path.ts';
import { runOf } from './run-of.ts';
import { progress } from '../../context/progress.ts';
import { Icon } from '../../kit/icon.tsx';
import { useApp } from '../../context/app-context.ts';
import { leaveMatch } from '../../context/leave.ts';
import { NextButton } from '../../ending/next-button.tsx';
import { Pips } from './pips.tsx';
import { stepWords } from './path-step-words.ts';
import { useStep } from './use-step.ts';

export function RunNote({ view }: { readonly view: SeatView }) {
  const run = runOf(view);
  return run === null ? null : <Note run={run} />;
}

function Note({ run }: { readonly run: Run }) {
  const mastery = masteryOf(progress.value, run.levelId);
  const clean = isClean(run);
  return (
    <section class={clean ? 'run-note grid clean-run' : 'run-note grid'} aria-labelledby="run-note">
      <h2 id="run-note">
        {clean && <Icon name="check" />} {t(headingOf(run), { way: t(`path.way.${run.compose}`) })}
      </h2>
      {!clean && <p>{costWords(run)}</p>}
      {run.worst !== null && <p>{t('path.run.worst', { mistake: explanation(run.worst, locale.value).name })}</p>}
      <p>{t(mastery.mastered ? 'path.run.mastered' : 'path.run.count', { clean: mastery.clean.length })}</p>
      <Pips mastery={mastery} />
      <div class="buttons flow">
        <ToPath />
      </div>
    </section>
  );
}

/** With more than this it was not a near miss, and is not called one. */
const NEARLY = 2;

function headingOf(run: Run): 'path.run.clean' | 'path.run.nearly' | 'path.run.notYet' {
  if (isClean(run)) return 'path.run.clean';
  return run.wrong + run.hints + run.challenges <= NEARLY ? 'path.run.nearly' : 'path.run.notYet';
}

/** The reasons why the run was not clean, as far as there are any. */
function costWords({ wrong, hints, challenges }: Run): string {
  const parts = [
    wrong > 0 ? t('path.run.wrong', { count: wrong }) : null,
    hints > 0 ? t('path.run.hints', { count: hints }) : null,
    challenges > 0 ? t('path.run.challenges', { count: challenges }) : null,
  ].filter((part) => part !== null);
  return t('path.run.cost', { parts: parts.join(t('path.run.and')) });
}

/** The one button after a run: the same level until it is mastered, then the next. */
export function NextStep({ run }: { readonly run: Run }) {
  const begin = useStep();
  const step = stepAfter(progress.value, run);
  if (step === null) return <ToPath primary />;
  const again = isOnceMore(progress.value, run);
  return (
    <NextButton onPress={() => void begin(step)}>
      {again ? t('path.run.again') : t('path.next', { step: stepWords(step) })}
    </NextButton>
  );
}

function ToPath({ primary = false }: { readonly primary?: boolean }) {
  const parts = useApp();
  const go = () => leaveMatch(parts, { kind: 'path' });
  if (primary) return <NextButton onPress={go}>{t('path.run.path')}</NextButton>;
  return (
    <button type="button" class="button" onClick={go}>
      {t('path.run.path')}
    </button>
  );
}
