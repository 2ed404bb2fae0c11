/** Chooses the screen: by the view of the seat if there is one, else by the address. */

import { useEffect } from 'preact/hooks';
import type { SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { screenOf } from '../model/situation.ts';
import { AppContext, type AppParts, useApp } from './app-context.ts';
import { Briefing } from './briefing.tsx';
import { ClassBar } from './class/class-bar.tsx';
import { ClassOverlay } from './class/class-overlay.tsx';
import { Header } from './header.tsx';
import { Home } from './home.tsx';
import { Invited } from './invited.tsx';
import { useLanding } from './landing.ts';
import { lazily } from './lazily.tsx';
import { ConnectionOverlay } from './overlay.tsx';
import { place } from './route.ts';
import { Saved } from './saved.tsx';
import { Waiting } from './waiting.tsx';
import { WayBackAsk } from './way-back-ask.tsx';

const Arena = lazily(() => import('./arena.tsx').then((page) => page.Arena));
const Result = lazily(() => import('./result.tsx').then((page) => page.Result));
const WireScreen = lazily(() => import('./wire-screen.tsx').then((page) => page.WireScreen));
const Student = lazily(() => import('./class/student.tsx').then((page) => page.Student));
const Interval = lazily(() => import('./interval.tsx').then((page) => page.Interval));
const CaptureScreen = lazily(() => import('./capture.tsx').then(({ Capture }) => Capture));
const TeachScreen = lazily(() => import('./teach/teach-home.tsx').then(({ TeachHome }) => TeachHome));
const BoardScreen = lazily(() => import('./teach/board.tsx').then(({ Board }) => Board));
const DeskScreen = lazily(() => import('./teach/desk.tsx').then(({ Desk }) => Desk));
const ReportScreen = lazily(() => import('./report/report.tsx').then(({ ReportPage }) => ReportPage));
const EditorScreen = lazily(() => import('./editor/editor.tsx').then(({ Editor }) => Editor));
const ReviewScreen = lazily(() => import('./review/review-page.tsx').then(({ ReviewPage }) => ReviewPage));
const FirstScreen = lazily(() => import('./first/first-page.tsx').then(({ FirstPage }) => FirstPage));
const PathScreen = lazily(() => import('./path/path-page.tsx').then(({ PathPage }) => PathPage));
const DailyScreen = lazily(() => import('./daily/daily-page.tsx').then(({ DailyPage }) => DailyPage));
const QuizScreen = lazily(() => import('./quiz/quiz-page.tsx').then(({ QuizPage }) => QuizPage));

export function App(parts: AppParts) {
  useLanding();
  return (
    <AppContext.Provider value={parts}>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header />
      <Screen />
      <ConnectionOverlay />
      <WayBackAsk />
      <Saved />
    </AppContext.Provider>
  );
}

function Screen() {
  const { session } = useApp();
  const view = session.view.value;
  const { value: at } = place;
  if (at.kind === 'class') return <ClassScreen code={at.code} match={view} />;
  if (at.kind === 'first') return <FirstScreen />;
  if (view !== null) return <MatchScreen view={view} />;
  if (session.wireView.value !== null) return <WireScreen view={session.wireView.value} />;
  switch (at.kind) {
    case 'match':
    case 'wire':
      return <Invited key={at.code} code={at.code} as={at.kind} />;
    case 'capture':
      return <CaptureScreen />;
    case 'review':
      return <ReviewScreen key={at.matchId} matchId={at.matchId} />;
    case 'path':
      return <PathScreen />;
    case 'daily':
      return <DailyScreen />;
    case 'quiz':
      return <QuizScreen />;
    case 'teach':
      return <TeachScreen />;
    case 'board':
      return <BoardScreen key={at.key} teacherKey={at.key} />;
    case 'desk':
      return <DeskScreen key={at.key} teacherKey={at.key} />;
    case 'report':
      return <ReportScreen key={at.keys.join()} keys={at.keys} />;
    case 'lesson':
      return <EditorScreen key={at.key} lessonKey={at.key} />;
    case 'home':
    case 'storm':
      return <Home />;
  }
}

/** The class, or its duel while one is played. */
function ClassScreen({ code, match }: { readonly code: string; readonly match: SeatView | null }) {
  const student = useApp().classSession.student.value;
  return (
    <>
      {match !== null && student !== null ? (
        <>
          <ClassBar view={student} />
          <MatchScreen view={match} />
        </>
      ) : (
        <Student key={code} code={code} />
      )}
      <ClassOverlay />
    </>
  );
}

function MatchScreen({ view }: { readonly view: SeatView }) {
  useEffect(() => {
    Arena.ahead();
    Interval.ahead();
    Result.ahead();
  }, []);
  switch (screenOf(view)) {
    case 'waiting':
      return <Waiting view={view} />;
    case 'briefing':
      return <Briefing view={view} />;
    case 'arena':
      return <Arena view={view} />;
    case 'interval':
      return <Interval view={view} />;
    case 'result':
      return view.review === null ? null : <Result view={view} review={view.review} />;
  }
}
