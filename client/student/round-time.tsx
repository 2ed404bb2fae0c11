/** How long a round still runs, as a bar and in figures. It stays in place when the time is up. */

import type { ComponentChildren } from 'preact';
import type { ClassFrame } from '../../shared/class/class-view.ts';
import { t } from '../words/i18n.ts';
import { clockTime } from '../kit/clock-time.ts';
import { markPassed, URGENT_S } from '../kit/time-marks.ts';
import { useClassNow } from '../context/use-now.ts';

const BEAT_MS = 250;

/** @param aside the content on the other side under the bar */
export function RoundTime({ frame, aside = null }: { readonly frame: ClassFrame; readonly aside?: ComponentChildren }) {
  const now = useClassNow(frame.endsAt === null ? null : BEAT_MS);
  const { startedAt, endsAt } = frame;
  const mark = startedAt === null || endsAt === null ? null : markPassed(endsAt - now, endsAt - startedAt);
  return (
    <div class="time-left">
      <Bar frame={frame} now={now} />
      <p class="time-words">
        <span>{roundTimeWords(frame, now)}</span>
        <span class="sr-only" role="status">
          {frame.lastCall === true && t('class.time.last.what')}
        </span>
        <span class="sr-only" role="status">
          {mark === null || mark === URGENT_S ? '' : markWords(mark)}
        </span>
        <span class="sr-only" role="alert">
          {mark === URGENT_S && markWords(mark)}
        </span>
        <span class="price">{aside}</span>
      </p>
    </div>
  );
}

/** [UI644] */
function markWords(seconds: number): string {
  return t('class.time', { time: clockTime(seconds * 1_000) });
}

function Bar({ frame: { startedAt, endsAt }, now }: { readonly frame: ClassFrame; readonly now: number }) {
  if (startedAt === null || endsAt === null) return <div class="bars unlimited" />;
  const left = Math.max(0, Math.min(1, (endsAt - now) / (endsAt - startedAt)));
  return (
    <div class="bars" aria-hidden="true">
      <div class="bar">
        <i style={{ transform: `scaleX(${left.toFixed(4)})` }} />
      </div>
    </div>
  );
}

/** The time left of the round, in words. */
export function roundTimeWords({ endsAt, lastCall }: ClassFrame, now: number): string {
  if (endsAt === null) return t('class.time.open');
  if (endsAt <= now) return t('class.time.up');
  return t(lastCall === true ? 'class.time.last' : 'class.time', { time: clockTime(endsAt - now) });
}
