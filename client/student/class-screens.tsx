/** The smaller screens of a class: a pause, joining the duel, the end. */

import { levelText } from '../words/explanations.ts';
import type { StudentRound, StudentView } from '../../shared/class/class-view.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { useApp } from '../context/app-context.ts';
import { leaveClass } from '../context/leave.ts';
import { ProblemNotice } from '../context/problem.tsx';
import { partnerWords } from './between.tsx';
import { RoundTime } from './round-time.tsx';
import { Standings } from './student-standings.tsx';

type Round<Kind extends StudentRound['kind']> = Extract<StudentRound, { kind: Kind }>;

function roundWords({ frame }: StudentView): string {
  return t('class.round', { round: frame.round, rounds: frame.rounds });
}

export function PauseScreen({ view, round }: { readonly view: StudentView; readonly round: Round<'pause'> }) {
  const words = inLanguage(round.words ?? {}, locale.value);
  return (
    <main class="sheet grid" id="main">
      <section class="panel-card box grid pause-card" aria-labelledby="pause-title">
        <p class="kicker in-line">
          {t('class.pause')} · {roundWords(view)}
        </p>
        <h1 id="pause-title">{words || t('class.pause')}</h1>
        <RoundTime frame={view.frame} />
        <p class="dim">{t('class.pause.what')}</p>
      </section>
    </main>
  );
}

/** While the page has no view of the duel: it is joining, the seat is out of reach, or there is none. */
export function DuelScreen({ view, round }: { readonly view: StudentView; readonly round: Round<'duel'> }) {
  const { session, actions, classSession } = useApp();
  const { code } = round;
  const key = classSession.grant.value?.as === 'student' ? classSession.grant.value.key : null;
  const lost = code !== null && !round.over && session.connection.value.kind === 'none';
  return (
    <main class="sheet grid" id="main">
      <section class="panel-card box grid duel-card" aria-labelledby="duel-title">
        <p class="kicker in-line">
          {t('class.duel')} · {roundWords(view)}
        </p>
        <h1 id="duel-title">{levelText(round.levelId, locale.value).title}</h1>
        {code !== null && <p class="lead">{partnerWords(round.partner)}</p>}
        <RoundTime frame={view.frame} />
        <p class="lobby-wait in-line" role="status">
          <span class="pulse" /> {duelWords(round, lost)}
        </p>
        {lost && <ProblemNotice />}
        {lost && key !== null && (
          <button type="button" class="button primary big" onClick={() => void actions.enterSeat(code, key)}>
            {t('class.duel.again')}
          </button>
        )}
      </section>
    </main>
  );
}

function duelWords({ code, over }: Round<'duel'>, lost: boolean): string {
  if (code === null) return t('class.duel.late');
  if (over) return `${t('class.duel.over')} ${t('class.duel.over.what')}`;
  return t(lost ? 'class.duel.lost' : 'class.duel.enter');
}

export function OverScreen({ view }: { readonly view: StudentView }) {
  const parts = useApp();
  const { you, frame } = view;
  return (
    <main class="sheet grid" id="main">
      <section class="panel-card box grid over-card" aria-labelledby="over-title">
        <p class="kicker in-line">{inLanguage(frame.title, locale.value)}</p>
        <h1 id="over-title">
          {t(you.place === 1 && you.score > 0 ? 'class.over.first' : 'class.over.title', { name: you.name })}
        </h1>
        <p class="final-score flow">
          <b>{formatNumber(you.score)}</b> <span>{t('score.points')}</span>
          {you.place !== null && (
            <span class="final-place">
              {t('class.place', { place: you.place })}{' '}
              <span class="dim">{t('class.place.of', { students: frame.students })}</span>
            </span>
          )}
        </p>
        <Standings view={view} />
        <p class="lead">{t('class.over.thanks')}</p>
        <p class="dim">{t('class.over.alone')}</p>
        <button type="button" class="button primary big" onClick={() => leaveClass(parts)}>
          {t('class.over.practise')}
        </button>
      </section>
    </main>
  );
}
