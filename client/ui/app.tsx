/** Chooses the screen: by the view of the seat if there is one, else by the address. */

import type { SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { screenOf } from '../model/situation.ts';
import { AppContext, type AppParts, useApp } from './app-context.ts';
import { Arena } from './arena.tsx';
import { Briefing } from './briefing.tsx';
import { CaptureScreen } from './capture-screen.tsx';
import { Header } from './header.tsx';
import { Home } from './home.tsx';
import { Interval } from './interval.tsx';
import { Invited } from './invited.tsx';
import { ConnectionOverlay } from './overlay.tsx';
import { Result } from './result.tsx';
import { place } from './route.ts';
import { Waiting } from './waiting.tsx';
import { WireScreen } from './wire-screen.tsx';

export function App(parts: AppParts) {
  return (
    <AppContext.Provider value={parts}>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header />
      <Screen />
      <ConnectionOverlay />
    </AppContext.Provider>
  );
}

function Screen() {
  const { session } = useApp();
  const view = session.view.value;
  if (view !== null) return <MatchScreen view={view} />;
  if (session.wireView.value !== null) return <WireScreen view={session.wireView.value} />;
  const { value: at } = place;
  switch (at.kind) {
    case 'match':
    case 'wire':
      return <Invited key={at.code} code={at.code} as={at.kind} />;
    case 'capture':
      return <CaptureScreen />;
    case 'home':
    case 'storm':
      return <Home />;
  }
}

function MatchScreen({ view }: { readonly view: SeatView }) {
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
