/** The time of a position and the price of being right now. The bars run by CSS; only the numbers need a clock. */

import type { PositionView, SeatView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';
import { speedNow } from '../model/situation.ts';
import { useApp } from './app-context.ts';
import { useNow } from './use-now.ts';

export function TimeLeft({ view, position }: { readonly view: SeatView; readonly position: PositionView }) {
  const now = useNow(position.limitAt === null ? null : 250);
  return (
    <div class="time-left">
      {position.speedUntil !== null && position.limitAt !== null ? (
        <Bars key={position.id} position={position} />
      ) : (
        <div class="bars unlimited" />
      )}
      <p class="time-words">
        <span>{timeWords(position, now)}</span>
        <span class="price">{priceWords(view, position, now)}</span>
      </p>
    </div>
  );
}

/** Until `speedUntil` speed counts; after that, until `limitAt`, the position is about to be given up. */
function Bars({ position }: { readonly position: PositionView }) {
  const { session } = useApp();
  const { openedAt, speedUntil, limitAt } = position;
  if (speedUntil === null || limitAt === null) return null;
  const now = session.serverNow();
  const run = (from: number, to: number) => ({
    animationDuration: `${Math.max(1, to - from)}ms`,
    animationDelay: `${Math.round(from - now)}ms`,
  });
  return (
    <div class="bars" aria-hidden="true">
      <div class="bar speed" style={{ flexGrow: speedUntil - openedAt }}>
        <i style={run(openedAt, speedUntil)} />
      </div>
      <div class="bar limit" style={{ flexGrow: limitAt - speedUntil }}>
        <i style={run(speedUntil, limitAt)} />
      </div>
    </div>
  );
}

function timeWords({ speedUntil, limitAt }: PositionView, now: number): string {
  if (speedUntil === null || limitAt === null) return t('time.none');
  const seconds = (until: number) => Math.max(0, Math.ceil((until - now) / 1000));
  return now < speedUntil
    ? t('time.left', { count: seconds(speedUntil) })
    : t('time.limit', { count: seconds(limitAt) });
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
