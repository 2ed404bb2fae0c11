/** The daily positions: one at a time in the arena's clothes, or what there is to say when none is due. */

import { useEffect } from 'preact/hooks';
import { keeping, progress } from '../../model/progress.ts';
import { beginSitting, sitting } from '../../model/sitting.ts';
import { AskingScreen } from './asking-screen.tsx';
import { RestScreen } from './rest-screen.tsx';

export function DailyPage() {
  const ready = keeping.value !== 'loading';
  // The sitting begins when what is kept has been read, and ends with the page.
  useEffect(() => {
    if (!ready) return;
    sitting.value ??= beginSitting(progress.peek(), Date.now(), performance.now());
    return () => {
      sitting.value = null;
    };
  }, [ready]);
  const { value: now } = sitting;
  if (now === null) return <main id="main" aria-busy="true" />;
  return now.asking === null ? <RestScreen sitting={now} /> : <AskingScreen sitting={now} asking={now.asking} />;
}
