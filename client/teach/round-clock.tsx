/** The time left of a round, in large figures; red and framed when it runs out. */

import type { TeacherView } from '../../shared/class/class-view.ts';
import { t } from '../words/i18n.ts';
import { roundLeft } from './board/board-scene.ts';
import { clockTime } from '../kit/clock-time.ts';
import { useClassNow } from '../context/use-now.ts';

const BEAT_MS = 250;
const SOON_MS = 10_000;

export function RoundClock({ view, big = false }: { readonly view: TeacherView; readonly big?: boolean }) {
  const now = useClassNow(BEAT_MS);
  const left = roundLeft(view.frame, now);
  if (left === null) return null;
  const soon = left <= SOON_MS && !view.frame.paused;
  return (
    <p class={`round-clock in-line${soon ? ' soon' : ''}${big ? ' big' : ''}`} role="timer">
      <span class="sr-only">{t('teach.left')} </span>
      {view.frame.paused && <i class="paused-sign" aria-hidden="true" />}
      {clockTime(left)}
    </p>
  );
}
