/** The first page: a move to make at once, and below it every way to begin. */

import { useCallback, useState } from 'preact/hooks';
import { ProblemNotice } from '../context/problem.tsx';
import { place } from '../context/route.ts';
import { Late } from '../kit/bring.tsx';
import { lazily } from '../kit/lazily.tsx';
import { savesData } from '../kit/saves-data.ts';
import { bringLevelTexts } from '../words/explanations.ts';
import { bringWords, t } from '../words/i18n.ts';
import { Opening } from './opening/opening.tsx';

/** [NET161] Its place is below the first screen: nothing moves when it comes. */
const Start = lazily(
  () => Promise.all([import('./start.tsx'), bringWords('start'), bringLevelTexts()]).then(([page]) => page.Start),
  ({ late }) => <section class="start">{late && <Late />}</section>,
);

export function Home() {
  const [down, setDown] = useState(!savesData());
  const [focus, setFocus] = useState<string | null>(null);
  const onFocus = useCallback(() => setFocus(null), []);
  // A link to a storm says what to play: only with whom is open.
  const storm = place.value.kind === 'storm';
  return (
    <main class="home grid" id="main" onScroll={() => setDown(true)}>
      <ProblemNotice />
      {storm ? (
        <h1 class="home-title">{t('app.name')}</h1>
      ) : (
        <Opening
          onGoDown={(selector) => {
            setDown(true);
            setFocus(selector);
          }}
        />
      )}
      {(down || storm) && <Start focus={focus} onFocus={onFocus} />}
    </main>
  );
}
