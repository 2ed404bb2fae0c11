/** The daily positions: one at a time in the style of the arena, or a message if none is due. */

import { useEffect } from 'preact/hooks';
import { keeping, progress } from '../../context/progress.ts';
import { beginSitting, sitting } from './drill-sitting.ts';
import { AskingScreen } from './drill-screen.tsx';
import { RestScreen } from './rest-screen.tsx';

export function DailyPage() {
  const ready = keeping.value !== 'loading';
  // The sitting begins when the stored progress has been read, and ends with the page.
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
