/** One run of the sandbox, as the review of a match. */

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { makeRecord } from '../../shared/duel/views/make-record.ts';
import { playersOf, runClose } from '../../shared/sandbox/run-close.ts';
import { experimentText, type Experiment } from '../../shared/sandbox/experiment.ts';
import { t } from '../words/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { goTo } from '../context/route.ts';
import { Review } from '../review/match-review.tsx';
import type { Reviewed } from '../review/reviewed.ts';
import { CLEAR } from '../review/use-fog.ts';
import { useReading } from '../review/use-reading.ts';

function useRun({ settings }: Experiment, seed: number): Reviewed {
  return useMemo(() => {
    const room = playersOf(settings);
    const { log } = runClose(settings, seed);
    return makeRecord({ playedAt: 0, events: log }, room);
  }, [settings, seed]);
}

export function SandboxRun({ experiment, seed }: { readonly experiment: Experiment; readonly seed: number }) {
  const reading = useReading(useRun(experiment, seed), false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  if (reading === null) return null;
  const back = () => goTo({ kind: 'sandbox', experiment: experimentText(experiment), run: null });
  return (
    <main class="review" id="main">
      <Review
        reading={reading}
        fog={CLEAR}
        head={
          <header class="walk-head flow">
            <h1 ref={title} tabIndex={-1}>
              {t('sandbox.run', { seed })}
            </h1>
            <button type="button" class="button" onClick={back}>
              <Icon name="leave" /> {t('sandbox.back')}
            </button>
          </header>
        }
        practises={false}
      />
    </main>
  );
}
