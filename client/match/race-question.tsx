/** The question of the showdown: what does not matter now is not offered, and the answers stand one below the other. */

import type { ComponentChildren } from 'preact';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { useNow } from '../context/use-now.ts';
import { t } from '../words/i18n.ts';
import { feedbackOf } from './judged.ts';
import { showdownOf } from './moment-of.ts';
import { speedNow } from './situation.ts';

const BEAT_MS = 250;

/** Whether the panel shows nothing but the race: until a wrong try or a hint needs its room. */
export function isRaceAsked(view: SeatView): boolean {
  const isPlain = view.position?.hints.taken === 0 && feedbackOf(view)?.form !== 'full';
  return isPlain && showdownOf(view) !== null;
}

/** The view without what the race does not offer: naming the state, a hint, the port. */
export function offeredIn(view: SeatView): SeatView {
  const { position } = view;
  if (position === null) return view;
  const hints = { ...position.hints, price: null };
  return { ...view, may: { claim: false, bind: 'none' }, position: { ...position, hints } };
}

/** The gain of a right answer now. */
export function RacePrice({ view }: { readonly view: SeatView }) {
  const now = useNow(view.position?.speedUntil === null ? null : BEAT_MS);
  const { position } = view;
  if (position === null) return null;
  const speed = speedNow(view, now);
  return (
    <p class="race-price">
      <b>{t('price.right', { points: position.base + position.streakBonus })}</b>
      {speed > 0 && <span> {t('price.speed', { points: speed })}</span>}
    </p>
  );
}

/** @param children the question's heading */
export function RaceQuestion({ id, children }: { readonly id: number; readonly children: ComponentChildren }) {
  return (
    <div class="question grid" data-position={id}>
      {children}
      <p class="race-sub">{t('race.sub')}</p>
    </div>
  );
}
