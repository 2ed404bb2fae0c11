/** The path through the levels: the next step, the status of each level, and other things for a single player. */

import { formatNumber, t } from '../../words/i18n.ts';
import { dueCount } from '../drills/drill-due.ts';
import { GROUP_NAMES, LEVEL_GROUPS, type LevelGroup } from '../../context/level-groups.ts';
import { masteredCount, nextStep, PATH_LEVELS } from './path.ts';
import { HOME, type Place } from '../../context/place.ts';
import { progress } from '../../context/progress.ts';
import { goTo } from '../../context/route.ts';
import { ProblemNotice } from '../../context/problem.tsx';
import { LevelRow } from './level-row.tsx';
import { NextCard } from './next-card.tsx';
import { ProgressCorner } from '../progress/progress-corner.tsx';

export function PathPage() {
  return (
    <main class="path page grid" id="main">
      <header class="path-head flow">
        <h1>{t('path.title')}</h1>
        <Overall />
      </header>
      <ProblemNotice />
      <div class="path-top grid">
        <NextCard />
        <Besides />
      </div>
      {GROUP_NAMES.map((group) => (
        <Group key={group} group={group} />
      ))}
      <p class="dim">{t('path.storm')}</p>
      <ProgressCorner />
      <button type="button" class="plain" onClick={() => goTo(HOME)}>
        {t('leave.home')}
      </button>
    </main>
  );
}

/** How many levels of the path are mastered, in figures and as a bar. */
function Overall() {
  const mastered = masteredCount(progress.value);
  const levels = PATH_LEVELS.length;
  return (
    <div class="overall grid wide">
      <p id="overall">{t('path.overall', { mastered: formatNumber(mastered), levels: formatNumber(levels) })}</p>
      <progress max={levels} value={mastered} aria-labelledby="overall" />
    </div>
  );
}

/** Other things for a single player. */
function Besides() {
  const due = dueCount(progress.value, Date.now());
  return (
    <nav class="besides grid" aria-label={t('path.besides')}>
      {!progress.value.firstDone && <Way to="first" title={t('path.first')} what={t('path.first.what')} />}
      <Way
        to="daily"
        title={t('path.daily')}
        what={t(due === 0 ? 'path.daily.none' : 'path.daily.due', { count: due })}
        marked={due > 0}
      />
      <Way to="quiz" title={t('path.quiz')} what={t('path.quiz.what')} />
    </nav>
  );
}

type Alone = Extract<Place['kind'], 'first' | 'daily' | 'quiz'>;

function Way({ to, title, what, marked = false }: { to: Alone; title: string; what: string; marked?: boolean }) {
  return (
    <button
      type="button"
      class={marked ? 'beside pick grid due' : 'beside pick grid'}
      onClick={() => goTo({ kind: to })}
    >
      <b>{title}</b>
      <span>{what}</span>
    </button>
  );
}

function Group({ group }: { readonly group: LevelGroup }) {
  const current = nextStep(progress.value)?.levelId ?? null;
  const reached = current === null ? PATH_LEVELS.length : PATH_LEVELS.indexOf(current);
  const levels = PATH_LEVELS.filter((id) => (LEVEL_GROUPS[group] as readonly string[]).includes(id));
  return (
    <section class="path-group grid" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`group.${group}`)}</h2>
      <ol>
        {levels.map((id) => (
          <LevelRow key={id} levelId={id} current={id === current} ahead={PATH_LEVELS.indexOf(id) > reached} />
        ))}
      </ol>
    </section>
  );
}
