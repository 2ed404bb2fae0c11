/** The time of a position and the current value of a right move. Updated four times a second; CSS glides in between. */

import type { PositionView } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { t } from '../words/i18n.ts';
import { speedNow, timeLeft } from './situation.ts';
import { useNow } from '../context/use-now.ts';

const BEAT_MS = 250;

export function TimeLeft({ view, position }: { readonly view: SeatView; readonly position: PositionView }) {
  const now = useNow(position.limitAt === null && view.timeWait === null ? null : BEAT_MS);
  return (
    <div class="time-left">
      <Bars key={position.id} position={position} now={now} />
      <p class="time-words">
        <span>{timeWords(view, now)}</span>
        <span class="price">{priceWords(view, position, now)}</span>
      </p>
    </div>
  );
}

/** Until `speedUntil` speed counts; after that, the position is given up at `limitAt`. */
function Bars({ position, now }: { readonly position: PositionView; readonly now: number }) {
  const { openedAt, speedUntil, limitAt } = position;
  if (speedUntil === null || limitAt === null) return <div class="bars unlimited" />;
  return (
    <div class="bars" aria-hidden="true">
      <Bar name="speed" from={openedAt} to={speedUntil} now={now} />
      <Bar name="limit" from={speedUntil} to={limitAt} now={now} />
    </div>
  );
}

function Bar({
  name,
  from,
  to,
  now,
}: {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly now: number;
}) {
  const left = Math.max(0, Math.min(1, (to - now) / (to - from)));
  return (
    <div class={`bar ${name}`} style={{ flexGrow: to - from }}>
      <i style={{ transform: `scaleX(${left.toFixed(4)})` }} />
    </div>
  );
}

const TIME_KEYS = { speed: 'time.left', limit: 'time.limit', 'two-msl': 'time.two-msl' } as const;

function timeWords(view: SeatView, now: number): string {
  const { kind, ms } = timeLeft(view, now);
  return kind === 'none' ? t('time.none') : t(TIME_KEYS[kind], { count: Math.ceil(ms / 1000) });
}

function priceWords(view: SeatView, position: PositionView, now: number): string {
  const speed = speedNow(view, now);
  const parts = [
    t('price.right', { points: position.base }),
    speed > 0 ? t('price.speed', { points: speed }) : '',
    position.streakBonus > 0 ? t('price.streak', { points: position.streakBonus }) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
