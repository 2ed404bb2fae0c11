/** The levels as a map, and below it other things for a single player. */

import { BOT_PROFILES } from '../../../shared/duel/options.ts';
import { formatNumber, t } from '../../words/i18n.ts';
import { useApp } from '../../context/app-context.ts';
import { dueCount } from '../drills/drill-due.ts';
import { HOME, type Place } from '../../context/place.ts';
import { keeping, progress } from '../../context/progress.ts';
import { goTo } from '../../context/route.ts';
import { ProblemNotice } from '../../context/problem.tsx';
import { Choice } from '../../kit/choice.tsx';
import { LevelMap } from '../map/level-map.tsx';
import { WAY } from '../map/map-layout.ts';
import { cleanRuns } from '../map/map-stand.ts';
import { ProgressCorner } from '../progress/progress-corner.tsx';

export function PathPage() {
  return (
    <main class="path" id="main">
      <header class="map-head">
        <h1>{t('map.title', { levels: WAY.length })}</h1>
        <Count />
      </header>
      <ProblemNotice />
      {keeping.value !== 'loading' && <Levels />}
    </main>
  );
}

/** The map, and what would move if it were there before the map. */
function Levels() {
  return (
    <>
      <LevelMap />
      <div class="below-map grid">
        <Legend />
        <Besides />
        <Bot />
        <ProgressCorner />
        <button type="button" class="plain" onClick={() => goTo(HOME)}>
          {t('leave.home')}
        </button>
      </div>
    </>
  );
}

function Count() {
  const { clean, runs } = cleanRuns(progress.value);
  const [before = '', after = ''] = t('map.count', { clean: '|', runs: formatNumber(runs) }).split('|');
  return (
    <p class="map-count">
      {before}
      <b>{formatNumber(clean)}</b>
      {after}
    </p>
  );
}

/** What a pill stands for; once nothing is left, that. */
function Legend() {
  const { clean, runs } = cleanRuns(progress.value);
  return (
    <div class="map-legend grid">
      {clean === runs && (
        <p>
          <b>{t('path.all')}</b> {t('path.all.what')}
        </p>
      )}
      <p>{t('map.legend')}</p>
    </div>
  );
}

/** Other things for a single player. */
function Besides() {
  const due = dueCount(progress.value, Date.now());
  return (
    <nav class="besides" aria-label={t('path.besides')}>
      {!progress.value.firstDone && <Way to={{ kind: 'first' }} title={t('path.first')} what={t('path.first.what')} />}
      <Way
        to={{ kind: 'daily' }}
        title={t('path.daily')}
        what={t(due === 0 ? 'path.daily.none' : 'path.daily.due', { count: due })}
        marked={due > 0}
      />
      <Way to={{ kind: 'quiz' }} title={t('path.quiz')} what={t('path.quiz.what')} />
      <Way
        to={{ kind: 'sandbox', experiment: '', run: null }}
        title={t('path.sandbox')}
        what={t('path.sandbox.what')}
      />
    </nav>
  );
}

function Way({ to, title, what, marked = false }: { to: Place; title: string; what: string; marked?: boolean }) {
  return (
    <button type="button" class={marked ? 'beside pick grid due' : 'beside pick grid'} onClick={() => goTo(to)}>
      <b>{title}</b>
      <span>{what}</span>
    </button>
  );
}

/** A run counts against any of them. */
function Bot() {
  const { bot } = useApp().preferences;
  return (
    <details class="options">
      <summary>{t('path.bot', { bot: t(`bot.${bot.value}`) })}</summary>
      <div class="options-body grid wide">
        <Choice
          legend={t('home.bot.which')}
          options={BOT_PROFILES.map((value) => ({ value, label: t(`bot.${value}`) }))}
          value={bot.value}
          onChoose={(value) => {
            bot.value = value;
          }}
        />
        <p class="dim">{t('path.bot.any')}</p>
      </div>
    </details>
  );
}
