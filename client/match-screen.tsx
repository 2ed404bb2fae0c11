/** A match: the screen that belongs to the view of the seat, and in a class its bar above. */

import { useEffect } from 'preact/hooks';
import type { StudentView } from '../shared/class/class-view.ts';
import type { SeatView } from '../shared/duel/vocabulary/seat.ts';
import { lazily } from './kit/lazily.tsx';
import { Briefing } from './match/briefing.tsx';
import { screenOf } from './match/situation.ts';
import { Waiting } from './match/waiting.tsx';
import { ClassBar } from './student/class-bar.tsx';

const Arena = lazily(() => import('./match/arena.tsx').then((page) => page.Arena));
const Result = lazily(() => import('./result.tsx').then((page) => page.Result));
const Interval = lazily(() => import('./match/interval.tsx').then((page) => page.Interval));

/** `student`: the match belongs to their class. */
export function MatchScreen({ view, student }: { readonly view: SeatView; readonly student: StudentView | null }) {
  useEffect(() => {
    Arena.ahead();
    Interval.ahead();
    Result.ahead();
  }, []);
  return (
    <>
      {student !== null && <ClassBar view={student} />}
      <OwnScreen view={view} />
    </>
  );
}

function OwnScreen({ view }: { readonly view: SeatView }) {
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
