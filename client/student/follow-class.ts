/**
 * Keeps the page where its class is: in the class of the address, and in the duel that the class has for its student.
 */

import { computed, effect, untracked } from '@preact/signals';
import { codeOfClassKey } from '../../shared/class-protocol.ts';
import type { Place } from '../context/place.ts';
import { duelNow } from './class-screen.ts';
import type { AppParts } from '../context/app-context.ts';
import { place } from '../context/route.ts';

/** @returns a function that stops it */
export function followClass(parts: AppParts): () => void {
  const stops = [followAddress(parts), followDuels(parts), followPause(parts)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The class that a page belongs to, or null. */
function classOf(at: Place): string | null {
  if (at.kind === 'class') return at.code;
  return at.kind === 'board' || at.kind === 'desk' ? codeOfClassKey(at.key) : null;
}

/** A student's page leads back into their seat; going to another page leaves the class. */
function followAddress({ classSession, classActions }: AppParts): () => void {
  return effect(() => {
    const at = place.value;
    untracked(() => {
      const known = classSession.grant.value?.code ?? null;
      if (known === classOf(at)) return;
      if (known !== null) void classActions.leave();
      if (at.kind === 'class') void classActions.resume(at.code);
    });
  });
}

function followDuels({ session, actions, classSession }: AppParts): () => void {
  const wanted = computed(() => {
    const stands = classSession.connection.value.kind !== 'ended' && place.value.kind === 'class';
    return stands ? duelNow(classSession.student.value) : null;
  });
  let entered: string | null = null;
  const enter = async (code: string | null) => {
    if (entered !== null || (code !== null && session.grant.value !== null)) await actions.leave();
    entered = code;
    const grant = classSession.grant.value;
    if (code !== null && wanted.value === code && grant?.as === 'student') await actions.enterSeat(code, grant.key);
  };
  const stopEntering = effect(() => {
    const { value } = wanted;
    untracked(() => void enter(value));
  });
  // If a duel ends while the round goes on, the class's own page says why, since it has a way back.
  const stopEnding = effect(() => {
    const ended = session.connection.value.kind === 'ended';
    if (ended && untracked(() => entered) !== null) void actions.leave();
  });
  return () => {
    stopEntering();
    stopEnding();
  };
}

/** The clock of a duel stands still while the class is paused. */
function followPause({ session, actions, classSession }: AppParts): () => void {
  let held = false;
  return effect(() => {
    const paused = classSession.student.value?.frame.paused === true && session.view.value !== null;
    if (paused === held) return;
    held = paused;
    untracked(() => actions.pause(paused));
  });
}
