/** Plays what a player hears while their match goes on. */

import { effect } from '@preact/signals';
import type { Session } from '../context/session.ts';
import { sound } from '../sound/sound.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { heardIn, untilTick } from './heard.ts';

/** Between the sounds of things that were shown at once, ms: they are heard in their order. */
export const APART_MS = 150;
/** When to check a clock again that may have stood still, as while a class is paused, ms. */
const LOOK_AGAIN_MS = 50;

type Played = Pick<Session, 'view' | 'serverNow'>;

/** Follows the match of a session, and each after it, from its present view on. @returns stops it */
export function followSounds({ view, serverNow }: Played, { play } = sound): () => void {
  let before: SeatView | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The moment of the next tick, by the match's clock. */
  const awaitTick = () => {
    clearTimeout(timer);
    const seen = view.peek();
    const wait = seen === null ? null : untilTick(seen, serverNow());
    if (wait === null) return;
    const due = serverNow() + wait;
    timer = setTimeout(
      () => {
        if (serverNow() >= due - LOOK_AGAIN_MS / 2) play('tick');
        awaitTick();
      },
      Math.max(LOOK_AGAIN_MS, wait),
    );
  };
  const stop = effect(() => {
    const after = view.value;
    const heard = after === null ? [] : heardIn(before, after);
    for (const [at, { name, degree }] of heard.entries()) play(name, { degree, after: at * APART_MS });
    before = after;
    awaitTick();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
