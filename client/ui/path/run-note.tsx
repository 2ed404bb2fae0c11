/** What a match that is over means for the path, and the one press to what comes next. */

import { explanation } from '../../../shared/content/explain.ts';
import type { SeatView } from '../../../shared/duel/view.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { isClean, isOnceMore, masteryOf, type Run, runOf, type Step, stepAfter } from '../../model/path.ts';
import { progress } from '../../model/progress.ts';
import { Icon } from '../icon.tsx';
import { useApp } from '../app-context.ts';
import { leaveMatch } from '../leave.ts';
import { Pips } from './pips.tsx';
import { stepWords } from './step-words.ts';
import { useStep } from './use-step.ts';

export function RunNote({ view }: { readonly view: SeatView }) {
  const run = runOf(view);
  return run === null ? null : <Note run={run} />;
}

function Note({ run }: { readonly run: Run }) {
  const mastery = masteryOf(progress.value, run.levelId);
  const clean = isClean(run);
  return (
    <section class={clean ? 'run-note clean-run' : 'run-note'} aria-labelledby="run-note">
      <h2 id="run-note">
        {clean && <Icon name="check" />} {t(headingOf(run), { way: t(`path.${run.compose}`) })}
      </h2>
      {!clean && <p>{costWords(run)}</p>}
      {run.worst !== null && <p>{t('path.run.worst', { mistake: explanation(run.worst, locale.value).name })}</p>}
      <p>{t(mastery.mastered ? 'path.run.mastered' : 'path.run.count', { clean: mastery.clean.length })}</p>
      <Pips mastery={mastery} />
      <NextStep run={run} step={stepAfter(progress.value, run)} />
    </section>
  );
}

/** With more than this it was not a near miss, and is not called one. */
const NEARLY = 2;

function headingOf(run: Run): 'path.run.clean' | 'path.run.nearly' | 'path.run.notYet' {
  if (isClean(run)) return 'path.run.clean';
  return run.wrong + run.hints + run.calls <= NEARLY ? 'path.run.nearly' : 'path.run.notYet';
}

/** What kept the run from being clean; the parts that there are. */
function costWords({ wrong, hints, calls }: Run): string {
  const parts = [
    wrong > 0 ? t('path.run.wrong', { count: wrong }) : null,
    hints > 0 ? t('path.run.hints', { count: hints }) : null,
    calls > 0 ? t('path.run.calls', { count: calls }) : null,
  ].filter((part) => part !== null);
  return t('path.run.cost', { parts: parts.join(t('path.run.and')) });
}

function NextStep({ run, step }: { readonly run: Run; readonly step: Step | null }) {
  const begin = useStep();
  const again = isOnceMore(progress.value, run);
  return (
    <div class="buttons">
      {step !== null && (
        <button type="button" class="button primary" onClick={() => void begin(step)}>
          {again ? t('path.run.again') : t('path.next', { step: stepWords(step) })}
        </button>
      )}
      <ToPath />
    </div>
  );
}

function ToPath() {
  const parts = useApp();
  return (
    <button type="button" class="button" onClick={() => leaveMatch(parts, { kind: 'path' })}>
      {t('path.run.path')}
    </button>
  );
}
