/** Chooses the screen: by the view of the seat if there is one, else by the address. */

import type { ComponentType } from 'preact';
import type { SeatView } from '../shared/duel/vocabulary/seat.ts';
import { bringLevelTexts } from './words/explanations.ts';
import { t } from './words/i18n.ts';
import { withWords } from './words/with-words.ts';
import { AppContext, type AppParts, useApp } from './context/app-context.ts';
import { ClassOverlay } from './student/class-overlay.tsx';
import { Header } from './header.tsx';
import { Home } from './home/home.tsx';
import { Invited } from './home/invited.tsx';
import { Scene } from './home/opening/scene.tsx';
import { useLanding } from './kit/landing.ts';
import { type Lazy, lazily } from './kit/lazily.tsx';
import { ConnectionOverlay } from './overlay.tsx';
import { place } from './context/route.ts';
import { NewVersionNote } from './new-version-note.tsx';
import { Saved } from './saved.tsx';
import { WayBackAsk } from './way-back-ask.tsx';

const MatchScreen = playing(() => import('./match-screen.tsx').then((page) => page.MatchScreen));
const WireSeat = playing(() => import('./wire-seat-screen.tsx').then((page) => page.WireSeat));
const Student = lazily(() => import('./student/student.tsx').then((page) => page.Student));
const CaptureScreen = teaching(() => import('./captures/capture.tsx').then(({ Capture }) => Capture));
const TeachScreen = teaching(() => import('./teach/door/teach-home.tsx').then(({ TeachHome }) => TeachHome));
const BoardScreen = teaching(() => import('./teach/board/board.tsx').then(({ Board }) => Board));
const DeskScreen = teaching(() => import('./teach/desk/desk.tsx').then(({ Desk }) => Desk));
const ReportScreen = teaching(() => import('./report/report-page.tsx').then(({ ReportPage }) => ReportPage));
const EditorScreen = teaching(() => import('./lesson-editor/editor.tsx').then(({ Editor }) => Editor));
const ReviewScreen = playing(() => import('./review/review-page.tsx').then(({ ReviewPage }) => ReviewPage));
const FirstScreen = playing(() => import('./solo/first/first-page.tsx').then(({ FirstPage }) => FirstPage));
/** The map is laid out by the names of the levels. */
const PathScreen = playing(() =>
  Promise.all([import('./solo/path/path-page.tsx'), bringLevelTexts()]).then(([{ PathPage }]) => PathPage),
);
const DailyScreen = playing(() => import('./solo/drills/drill-page.tsx').then(({ DailyPage }) => DailyPage));
const QuizScreen = playing(() => import('./solo/questions/quiz-page.tsx').then(({ QuizPage }) => QuizPage));
const SandboxScreen = playing(() => import('./sandbox/sandbox-page.tsx').then(({ SandboxPage }) => SandboxPage));
const loadStudy = () => import('./lecture/study-pages.tsx').then((pages) => pages.studyPages());
const LectureScreen = playing(() => loadStudy().then((pages) => pages.LecturePage));
const AskScreen = playing(() => loadStudy().then((pages) => pages.AskPage));

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
      <NewVersionNote />
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
  if (view !== null) return <MatchScreen view={view} student={null} />;
  if (session.wireView.value !== null) return <WireSeat view={session.wireView.value} />;
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
    case 'lecture':
      return <LectureScreen part={at.part} />;
    case 'ask':
      return <AskScreen asked={at.part} />;
    case 'sandbox':
      return <SandboxScreen experiment={at.experiment} run={at.run} />;
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
    case 'own':
      // Its view comes from this browser's own log, or the address leads home.
      return <main id="main" aria-busy={true} />;
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
        <MatchScreen view={match} student={student} />
      ) : (
        <Student key={code} code={code} Scene={Scene} />
      )}
      <ClassOverlay />
    </>
  );
}

/** A player's screen, with its sentences. */
function playing<P extends object>(load: () => Promise<ComponentType<P>>): Lazy<P> {
  return lazily(withWords(['play'], load));
}

/** A teacher's screen, with its sentences and those of the game. */
function teaching<P extends object>(load: () => Promise<ComponentType<P>>): Lazy<P> {
  return lazily(withWords(['play', 'teaching'], load));
}
