/** The controls of a class on a second device: a phone in the teacher's hand, while the board is on the wall. */

import { useEffect, useState } from 'preact/hooks';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { locale, t } from '../../words/i18n.ts';
import { nextStep, somebodyBusy } from '../board/board-scene.ts';
import { hrefOf } from '../../context/route.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { useApp } from '../../context/app-context.ts';
import { ClassProblemNotice } from '../../context/class-problem.tsx';
import { ClassAsk } from '../class-ask.tsx';
import { doneWords } from '../board/board-strip.tsx';
import { ClassSettingsFields } from './settings-form.tsx';
import { Claims } from './desk-claims.tsx';
import { DeskRounds } from './desk-rounds.tsx';
import { DeskStudents } from './desk-students.tsx';
import { RoundClock } from '../round-clock.tsx';
import { TeacherDoor } from '../door/teacher-door.tsx';
import { goToNext, MORE_SECONDS } from '../board/use-board-actions.ts';
import { AnswersLine, presentIn } from '../class-status.tsx';
import { UnopenedNotice } from '../unopened-notice.tsx';

export function Desk({ teacherKey }: { readonly teacherKey: string }) {
  return (
    <TeacherDoor teacherKey={teacherKey}>{(view) => <DeskPage view={view} teacherKey={teacherKey} />}</TeacherDoor>
  );
}

/** While the remote is shown, this device is told each student's score; also after it has had to come in again. */
function useScores(): void {
  const { classActions, classSession } = useApp();
  const grant = classSession.grant.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: who has come in again begins as a board
  useEffect(() => {
    void classActions.ask('remote', { shown: true });
    return () => void classActions.ask('remote', { shown: false });
  }, [classActions, grant]);
}

function DeskPage({ view, teacherKey }: { readonly view: TeacherView; readonly teacherKey: string }) {
  const { classActions } = useApp();
  useScores();
  return (
    <main class="desk page grid" id="main">
      <div class="desk-lead">
        <ClassProblemNotice />
        <UnopenedNotice duels={view.unopened} />
        <DeskStatus view={view} />
        <Claims claims={view.claims} />
        <DeskControls view={view} />
      </div>
      <DeskStudents view={view} />
      <div class="desk-rest">
        <DeskRounds view={view} />
        <details class="desk-part box">
          <summary>{t('teach.settings')}</summary>
          <ClassSettingsFields
            settings={view.settings}
            running
            onChange={(settings) => void classActions.ask('settings', { settings })}
          />
        </details>
        <nav class="buttons flow" aria-label={t('teach.desk.more')}>
          <a class="button" href={hrefOf({ kind: 'board', key: teacherKey })}>
            {t('teach.board')}
          </a>
          <a class="button" href={hrefOf({ kind: 'report', keys: [teacherKey] })}>
            {t('teach.report')}
          </a>
          <a class="button" href={hrefOf({ kind: 'teach' })}>
            {t('teach.home.title')}
          </a>
        </nav>
        <EndClass view={view} />
      </div>
    </main>
  );
}

function DeskStatus({ view }: { readonly view: TeacherView }) {
  const { frame, round } = view;
  return (
    <header class="desk-status in-line">
      <div>
        <h1>{inLanguage(frame.title, locale.value)}</h1>
        <p>
          <b class="code" translate={false}>
            {frame.code}
          </b>{' '}
          · {t('teach.desk.present', { here: presentIn(view), of: frame.students })}
        </p>
        <p role="status">
          {frame.paused
            ? t('teach.paused')
            : t(`teach.phase.${frame.phase}`, { round: frame.round, rounds: frame.rounds })}
          {frame.phase === 'round' && doneWords(round) !== '' && ` · ${doneWords(round)}`}
        </p>
        <AnswersLine answers={view.answers} />
      </div>
      <RoundClock view={view} />
    </header>
  );
}

/** The four that a teacher needs while walking about, large enough for a thumb. */
function DeskControls({ view }: { readonly view: TeacherView }) {
  const { classActions } = useApp();
  const [asking, setAsking] = useState<'skip' | 'end' | null>(null);
  const { frame } = view;
  const running = frame.phase === 'round';
  const step = nextStep(view);
  if (frame.phase === 'over') return null;
  return (
    <section class="desk-controls grid" aria-label={t('teach.bar')}>
      <button
        type="button"
        class="button primary big"
        disabled={step === null}
        onClick={() => goToNext(view, classActions, setAsking)}
      >
        {t(frame.phase === 'lobby' ? 'teach.begin' : step === 'end' ? 'teach.end' : 'teach.next')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => void (frame.paused ? classActions.ask('resume', {}) : classActions.ask('pause', {}))}
      >
        {t(frame.paused ? 'teach.resume' : 'teach.pause')}
      </button>
      <button
        type="button"
        class="button"
        disabled={!running || frame.endsAt === null}
        onClick={() => void classActions.ask('more-time', { seconds: MORE_SECONDS })}
      >
        {t('teach.more')}
      </button>
      <button
        type="button"
        class="button"
        disabled={!running}
        onClick={() => (somebodyBusy(view) ? setAsking('skip') : void classActions.ask('skip', {}))}
      >
        {t('teach.skip')}
      </button>
      {asking !== null && <ClassAsk asking={asking} view={view} onClose={() => setAsking(null)} />}
    </section>
  );
}

function EndClass({ view }: { readonly view: TeacherView }) {
  const [asking, setAsking] = useState(false);
  if (view.frame.phase === 'over') return <p class="dim">{t('teach.over.what')}</p>;
  return (
    <>
      <button type="button" class="button danger" onClick={() => setAsking(true)}>
        {t('teach.end')}
      </button>
      {asking && <ClassAsk asking="end" view={view} onClose={() => setAsking(false)} />}
    </>
  );
}
