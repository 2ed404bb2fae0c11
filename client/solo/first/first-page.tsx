/** The guided first duel: one button to begin, a duel with guidance, and a summary. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../words/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { useApp } from '../../context/app-context.ts';
import { ProblemNotice } from '../../context/problem.tsx';
import { Waves } from '../../kit/waves.tsx';
import { FirstDone } from './first-done.tsx';
import { takeBeginning } from './first-seat.ts';
import { GuidedArena } from './guided-arena.tsx';
import { type FirstDuel, useFirstDuel } from './use-first-duel.ts';
import { useEscape } from './use-escape.ts';

export function FirstPage() {
  const duel = useFirstDuel();
  const { view } = duel;
  // At its end the key leads from a step back to the whole of it.
  useEscape(view?.phase === 'over' ? null : () => duel.leave());
  if (view?.phase === 'playing') return <GuidedArena view={view} onSkip={() => duel.leave()} />;
  if (view?.phase === 'over' && view.review !== null)
    return <FirstDone view={view} review={view.review} onLeave={duel.leave} />;
  return <Beginning duel={duel} />;
}

function Beginning({ duel }: { readonly duel: FirstDuel }) {
  const { session } = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const [atOnce] = useState(takeBeginning);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    if (atOnce) duel.begin();
    else button.current?.focus({ preventScroll: true });
  }, []);
  if (atOnce && session.problem.value === null) return <main id="main" aria-busy="true" />;
  return (
    <main class="sheet grid first-begin" id="main">
      <section class="panel-card box grid" aria-labelledby="first-title">
        <h1 id="first-title">{t('first.title')}</h1>
        <p class="lead">{t('first.lead')}</p>
        <Waves />
        <ProblemNotice />
        <div class="first-ways flow">
          <button ref={button} type="button" class="button primary big" disabled={duel.busy} onClick={duel.begin}>
            {t(duel.busy ? 'first.beginning' : 'first.begin')}
          </button>
          <p class="dim">{t('first.promise')}</p>
        </div>
        <button type="button" class="plain" aria-keyshortcuts="Escape" onClick={() => duel.leave()}>
          <Icon name="leave" /> {t('first.skip.intro')}
        </button>
      </section>
    </main>
  );
}
